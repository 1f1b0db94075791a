import { wholeOf } from '../found-row';
import type { Context } from '../graph/context';
import type { Edge } from '../graph/link-loaders';
import { listStatement, plainly } from '../graph/page-statement';
import type { Picked } from '../graph/reads';
import type { Row } from '../graph/rows-by-id';
import { askAlong, askedAhead } from './ahead';
import type { Collected, Compilation } from './compilation';
import { byParent, idsReader, parentsWith, type RowsByParent } from './rows-read';
import { valuesWriter } from './write-values';
import { type Asked, type FieldPlan, onceRead, type Parents, type Run } from './writing';

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
  const statement = listStatement(link, entity, plainly(link), '', wanted);
  const column = `${collected.place.prefix}id`;
  const idsIn = idsReader(column);
  // which of the rows it is, and so what hangs on it, is known when they are there
  const reading = (parents: Parents, run: Run, at: Context): Asked<RowsByParent> =>
    askAlong({ statement, parents }, null, run, at, byParent);
  const planned: FieldPlan = {
    responseName,
    name: field.name,
    reads: ['id'],
    below: plan,
    issues: true,
    ahead: {
      by: [column],
      ask: ([parents], run) => ({ ...reading(parents as Parents, run, run.ctx), isAll: !plan.issues }),
    },
    writerOf: (objects, times, run, at) => {
      const ids = idsIn(objects) as number[];
      const asked = askedAhead<Asked<RowsByParent>>(planned, run) ?? reading(parentsWith(ids) as Parents, run, at);
      return onceRead(run, plan.issues, asked.reading, (rows) =>
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
