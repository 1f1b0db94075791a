import { propertyReader } from '../found-row';
import type { Edge } from '../graph/link-loaders';
import type { OneLink } from '../graph/links';
import type { Collected, Compilation } from './compilation';
import { valuesWriter } from './write-values';
import type { FieldPlan } from './writing';

/**
 * How a link to one row is written where that row is read along with the one that leads to it: no statement of its own is
 * needed. Null where it is to be read by itself: a resolver that is asked for a field of it takes whole rows.
 */
export function joinedPlan(
  compilation: Compilation,
  collected: Collected,
  { link, entity }: Edge<OneLink>,
): FieldPlan | null {
  const { field, responseName, place, index } = collected;
  if (!compilation.joins || !place.canJoin) return null;
  const prefix = `${place.prefix}${index}.`;
  const down = compilation.below(collected, { prefix, canJoin: true });
  const plan = down(link.to);
  if (plan.wanted.properties === null || plan.fields.some(({ isResolved }) => isResolved)) return null;
  const writerOf = valuesWriter(field.type, down);
  const idOf = propertyReader(`${prefix}id`);
  return {
    responseName,
    name: field.name,
    reads: [link.property],
    below: plan,
    issues: plan.issues,
    joined: { ...plan.wanted, property: link.property, entity, prefix },
    writerOf: (objects, times, run) =>
      writerOf(
        objects.map((object) => (idOf(object) === null ? null : object)),
        times,
        run,
      ),
  };
}
