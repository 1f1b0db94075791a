import type { Edge } from '../graph/link-loaders';
import { listStatement, plainly } from '../graph/page-statement';
import type { Picked } from '../graph/reads';
import type { Row } from '../graph/rows-by-id';
import type { Collected, Compilation } from './compilation';
import { idsIn, type RowsByParent, rowsAhead, rowsByParent } from './rows-read';
import { valuesWriter } from './write-values';
import { type FieldPlan, writeRead } from './writing';

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
  const statement = { text, values };
  const planned: FieldPlan = {
    responseName,
    name: field.name,
    reads: ['id'],
    below: plan,
    issues: true,
    ahead: (parents, { ctx }) => rowsAhead(ctx, statement, parents),
    write: (objects, times, run, at) => {
      const ids = idsIn(objects, id) as number[];
      const asked = run.ahead?.get(planned) as Promise<RowsByParent> | undefined;
      return writeRead(run, plan.issues, asked ?? rowsByParent(at, statement, ids), (rows) =>
        write(
          ids.map((id) => pick<Row & never>((rows.get(id) ?? []) as never, at.today)),
          times,
          run,
        ),
      );
    },
  };
  return planned;
}
