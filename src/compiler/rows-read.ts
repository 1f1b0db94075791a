import type { Context } from '../graph/context';
import type { Statement } from '../graph/page-statement';
import type { Row } from '../graph/rows-by-id';
import { isAbsent } from './write-values';
import type { Parents, Run, Times } from './writing';

/** The rows with ids, by the id that was asked for. `text` takes the ids and gives `askedId`. */
export async function rowsByAskedId(at: Context, text: string, ids: readonly (number | null)[]) {
  const asked = distinct(ids);
  if (asked.length === 0) return new Map<number, Row>();
  const rows = await at.db.rows<Row & { askedId: number }>(text, [listed(asked)]);
  return new Map<number, Row>(rows.map((row) => [row.askedId, row]));
}

/** The rows of each parent by its id, in their order; nothing for one without. `values` come after the parents' ids. */
export async function rowsByParent(at: Context, { text, values }: Statement, ids: readonly number[]) {
  if (ids.length === 0) return new Map() as RowsByParent;
  return grouped(await at.db.rows<ParentedRow>(text, [listed(distinct(ids)), ...values]));
}

/** As `rowsByParent`, for parents that are not there yet. */
export async function rowsAhead(at: Context, { text, values }: Statement, { sql, given }: Parents) {
  return grouped(
    await at.db.rows<ParentedRow>(
      text.replaceAll('$1::int[]', () => sql),
      [given, ...values],
    ),
  );
}

export type RowsByParent = Map<number, Row[]>;
type ParentedRow = Row & { __parent: number };

function grouped(rows: readonly ParentedRow[]): RowsByParent {
  const byParent: RowsByParent = new Map();
  for (const row of rows) {
    const group = byParent.get(row.__parent);
    if (group) group.push(row);
    else byParent.set(row.__parent, [row]);
  }
  return byParent;
}

export const distinct = (ids: readonly (number | null)[]): number[] => [
  ...new Set(ids.filter((id): id is number => !isAbsent(id))),
];

/** As PostgreSQL writes an int[]: pg would look at each number. */
export const listed = (ids: readonly number[]): string => `{${ids.join()}}`;

/** The ids in a property of rows. */
export const idsIn = (rows: readonly unknown[], property: string): (number | null)[] =>
  rows.map((row) => (row as Row)[property] as number | null);

/** Counts the rows into the answer, each as often as it stands there. */
export function spend(run: Run, lists: readonly (readonly unknown[])[], times: Times): void {
  let rows = 0;
  for (let i = 0; i < lists.length; i++) rows += (lists[i] as readonly unknown[]).length * (times?.[i] ?? 1);
  run.ctx.spend(rows);
}
