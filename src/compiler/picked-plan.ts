import type { Edge } from '../graph/link-loaders';
import { listStatement, plainly } from '../graph/page-statement';
import type { Picked } from '../graph/reads';
import type { Row } from '../graph/rows-by-id';
import type { Collected, Compilation } from './compilation';
import { idsIn, rowsByParent } from './rows-read';
import { valuesWriter } from './write-values';
import type { FieldPlan } from './writing';

/** How a field is written that is one of the rows of a list: they are read as the list is, and no more of them than is needed. */
export function pickedPlan(
  compilation: Compilation,
  collected: Collected,
  { link, entity }: Edge,
  { reads, pick }: Picked,
): FieldPlan {
  const { field, responseName } = collected;
  const down = compilation.below(collected);
  const plan = down(link.to);
  const write = valuesWriter(field.type, down);
  const { properties } = plan.wanted;
  const wanted = { ...plan.wanted, properties: properties && new Set([...properties, ...reads]) };
  const { text, values } = listStatement(link, entity, plainly(link), '', wanted);
  const id = `${collected.place.prefix}id`;
  return {
    responseName,
    name: field.name,
    reads: ['id'],
    below: plan,
    write: async (objects, times, run, at) => {
      const ids = idsIn(objects, id) as number[];
      const rows = await rowsByParent(at, { text, values }, ids);
      return write(
        ids.map((id) => pick<Row & never>((rows.get(id) ?? []) as never, at.today)),
        times,
        run,
      );
    },
  };
}
