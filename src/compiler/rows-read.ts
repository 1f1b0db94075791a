import { propertyReader } from '../found-row';
import { isAbsent } from './write-values';
import type { Parents, Run, Times } from './writing';

/** A row as it was found, or as an object: what it has is read by `propertyReader`. */
export type ReadRow = object;

const askedIdOf = propertyReader('askedId');
const parentOf = propertyReader('__parent');

export type RowsById = ReadonlyMap<number, ReadRow>;

/** The rows with ids, each of which is there once, by the id that was asked for (`askedId`). */
export const byAskedId = (rows: readonly ReadRow[]): RowsById =>
  new Map(rows.map((row) => [askedIdOf(row) as number, row]));

export type RowsByParent = ReadonlyMap<number, readonly ReadRow[]>;

/** The rows of each parent by its id (`__parent`), in their order; nothing for one without. */
export function byParent(rows: readonly ReadRow[]): RowsByParent {
  const found = new Map<number, ReadRow[]>();
  for (const row of rows) {
    const parent = parentOf(row) as number;
    const group = found.get(parent);
    if (group) group.push(row);
    else found.set(parent, [row]);
  }
  return found;
}

/** The parents with these ids, each once; null: there is none, and nothing to be asked. */
export function parentsWith(ids: readonly (number | null)[]): Parents | null {
  const distinct = [...new Set(ids.filter((id): id is number => !isAbsent(id)))];
  // as PostgreSQL writes an int[]: pg would look at each number, and join() keeps the text of each for numbers to come
  return distinct.length > 0 ? { given: `{${JSON.stringify(distinct).slice(1, -1)}}`, areLeft: false } : null;
}

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
