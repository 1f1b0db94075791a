import type { EntityManager, EntityTarget, FindOptionsOrder, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Counts } from '../../graph/import-document';
import type { BeforeRemoval } from './keep-reported';
import { type KeptDecision, newsOf } from './kept-decisions';

/** Row ids in the order of what was wanted, and what it took to get there. */
export interface Synced<Row> {
  ids: number[];
  counts: Counts;
  /** The stored row, as it was, that each wanted one is; null for a new one. */
  matches: (Row | null)[];
  /** Fields of which the document says something else since a person decided them. */
  kept: KeptDecision[];
  /** Rows that are gone. */
  removed: Row[];
}

type Key<Row> = (row: Partial<Row>) => string | null;

/** For each wanted row the stored one that it is, or null. */
export type Matcher<Row> = (stored: readonly Row[], wanted: readonly Partial<Row>[]) => (Row | null)[];

/** PostgreSQL takes 65,535 parameters a statement; rows here have fewer than 60 columns. */
const INSERT_CHUNK = 1000;

/**
 * Makes the rows of `scope` be what is wanted, touching only what differs: ids and everything that people added stay.
 * A wanted row is matched to a stored one by the first of `keys` that both share, each key tried over all rows before
 * the next; a null key matches nothing. Fields that a person decided, and rows that a person added, stay as they are.
 */
export async function syncRows<Row extends ObjectLiteral & { id: number }>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  scope: FindOptionsWhere<Row>,
  wanted: readonly Partial<Row>[],
  keys: readonly Key<Row>[] | Matcher<Row>,
  beforeRemoval?: BeforeRemoval,
): Promise<Synced<Row>> {
  // in one order every time: of two rows alike the first is matched to the first
  const stored = await manager.find(entity, { where: scope, order: { id: 'ASC' } as FindOptionsOrder<Row> });
  const matches = typeof keys === 'function' ? keys(stored, wanted) : matchRows(stored, wanted, keys);
  const counts: Counts = { created: 0, changed: 0, removed: 0, unchanged: 0 };

  const decisions: KeptDecision[] = [];
  const kept = new Set(matches.filter((row) => row !== null));
  const removed = stored.filter((row) => !kept.has(row) && row.origin !== 'PERSON');
  const gone = removed.map((row) => row.id);
  if (gone.length) {
    await beforeRemoval?.(gone);
    await manager.delete(entity, gone);
  }
  counts.removed = gone.length;

  const ids: number[] = [];
  const toInsert: { index: number; row: Partial<Row> }[] = [];
  for (const [index, row] of wanted.entries()) {
    const match = matches[index];
    if (!match) {
      toInsert.push({ index, row });
      continue;
    }
    ids[index] = match.id;
    const { news, kept } = newsOf(match, row);
    decisions.push(...kept);
    if (Object.keys(news).length) {
      await manager.update(entity, match.id, news as never);
      counts.changed++;
    } else counts.unchanged++;
  }
  for (let from = 0; from < toInsert.length; from += INSERT_CHUNK) {
    const chunk = toInsert.slice(from, from + INSERT_CHUNK);
    const made = await manager.insert(entity, chunk.map(({ row }) => ({ ...scope, ...row })) as never);
    for (const [i, { index }] of chunk.entries()) ids[index] = (made.identifiers[i] as { id: number }).id;
  }
  counts.created = toInsert.length;
  return { ids, counts, matches, kept: decisions, removed };
}

/** For each wanted row the stored one that it is, or null. */
export function matchRows<Row>(
  stored: readonly Row[],
  wanted: readonly Partial<Row>[],
  keys: readonly ((row: Partial<Row>) => string | null)[],
): (Row | null)[] {
  const matches: (Row | null)[] = wanted.map(() => null);
  const free = new Set(stored);
  for (const keyOf of keys) {
    const byKey = new Map<string, Row[]>();
    for (const row of free) {
      const key = keyOf(row as Partial<Row>);
      if (key === null) continue;
      const alike = byKey.get(key);
      if (alike) alike.push(row);
      else byKey.set(key, [row]);
    }
    for (const [i, row] of wanted.entries()) {
      if (matches[i] !== null) continue;
      const key = keyOf(row);
      const match = key === null ? undefined : byKey.get(key)?.shift();
      if (match === undefined) continue;
      matches[i] = match;
      free.delete(match);
    }
  }
  return matches;
}
