import { wholeOf } from '../found-row';
import type { Edge } from '../graph/link-loaders';
import { listStatement, plainly } from '../graph/page-statement';
import type { Picked } from '../graph/reads';
import type { Row } from '../graph/rows-by-id';
import type { Collected, Compilation } from './compilation';
import { idsReader, type RowsByParent, rowsAhead, rowsByParent } from './rows-read';
import { valuesWriter } from './write-values';
import { type FieldPlan, onceRead } from './writing';

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
  const writerOf = valuesWriter(field.type, down);
  const { properties } = plan.wanted;
  const wanted = { ...plan.wanted, properties: properties && new Set([...properties, ...reads]) };
  const { text, values } = listStatement(link, entity, plainly(link), '', wanted);
  const idsIn = idsReader(`${collected.place.prefix}id`);
  const statement = { text, values };
  const planned: FieldPlan = {
    responseName,
    name: field.name,
    reads: ['id'],
    below: plan,
    issues: true,
    ahead: (parents, { ctx }) => rowsAhead(ctx, statement, parents),
    writerOf: (objects, times, run, at) => {
      const ids = idsIn(objects) as number[];
      const asked = run.ahead?.get(planned) as Promise<RowsByParent> | undefined;
      return onceRead(run, plan.issues, asked ?? rowsByParent(at, statement, ids), (rows) =>
        writerOf(
          ids.map((id) => pick<Row & never>((rows.get(id) ?? []).map(wholeOf) as never, at.today)),
          times,
          run,
        ),
      );
    },
  };
  return planned;
}
