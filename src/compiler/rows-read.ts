import { propertyReader } from '../found-row';
import type { Context } from '../graph/context';
import type { Statement } from '../graph/page-statement';
import { isAbsent } from './write-values';
import type { Parents, Run, Times } from './writing';

/** A row as it was found, or as an object: what it has is read by `propertyReader`. */
export type ReadRow = object;

const askedIdOf = propertyReader('askedId');
const parentOf = propertyReader('__parent');

/** The rows with ids, each of which is there once, by the id that was asked for. `text` takes the ids and gives `askedId`. */
export async function rowsByAskedId(at: Context, text: string, asked: readonly number[]) {
  const byId = new Map<number, ReadRow>();
  if (asked.length === 0) return byId;
  for (const row of await at.db.rows<ReadRow>(text, [listed(asked)], 'FOUND')) byId.set(askedIdOf(row) as number, row);
  return byId;
}

/** The rows of each parent by its id, in their order; nothing for one without. `values` come after the parents' ids. */
export async function rowsByParent(at: Context, { text, values }: Statement, ids: readonly number[]) {
  if (ids.length === 0) return new Map() as RowsByParent;
  return grouped(await at.db.rows<ReadRow>(text, [listed(distinct(ids)), ...values], 'FOUND'));
}

/** As `rowsByParent`, for parents that are not there yet. */
export async function rowsAhead(at: Context, statement: Statement, { sql, given }: Parents) {
  return grouped(await at.db.rows<ReadRow>(textAhead(statement, sql), [given, ...statement.values], 'FOUND'));
}

const aheadOf = new WeakMap<Statement, { sql: string; text: string }>();

/** The text with other parents, the same string each time: by it a prepared statement is found. */
function textAhead(statement: Statement, sql: string): string {
  const known = aheadOf.get(statement);
  if (known?.sql === sql) return known.text;
  const text = statement.text.replaceAll('$1::int[]', () => sql);
  aheadOf.set(statement, { sql, text });
  return text;
}

export type RowsByParent = Map<number, ReadRow[]>;

function grouped(rows: readonly ReadRow[]): RowsByParent {
  const byParent: RowsByParent = new Map();
  for (const row of rows) {
    const parent = parentOf(row) as number;
    const group = byParent.get(parent);
    if (group) group.push(row);
    else byParent.set(parent, [row]);
  }
  return byParent;
}

export const distinct = (ids: readonly (number | null)[]): number[] => [
  ...new Set(ids.filter((id): id is number => !isAbsent(id))),
];

/** As PostgreSQL writes an int[]: pg would look at each number. */
export const listed = (ids: readonly number[]): string => `{${ids.join()}}`;

/** Reads the ids in a property of rows. */
export function idsReader(property: string): (rows: readonly unknown[]) => (number | null)[] {
  const idOf = propertyReader(property) as (row: unknown) => number | null;
  return (rows) => rows.map(idOf);
}

/** Counts the rows into the answer, each as often as it stands there. */
export function spend(run: Run, lists: readonly (readonly unknown[])[], times: Times): void {
  let rows = 0;
  for (let i = 0; i < lists.length; i++) rows += (lists[i] as readonly unknown[]).length * (times?.[i] ?? 1);
  run.ctx.spend(rows);
}
