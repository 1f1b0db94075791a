import { encodeId } from '../../graph/global-id';
import type { ShownBesides } from '../../graph/shown-field';

const idOfUnit = (id: unknown): string | null => (typeof id === 'number' ? encodeId('Unit', id) : null);

/** What the history shows of rows that have no type of their own, in the words of the fields that are made from them. */
export const unitShown: ShownBesides = {
  unit: [{ name: 'isKnown', read: (row) => typeof row.registry_key === 'string' }],
  unit_alias: [{ name: 'name', read: (row) => row.name }],
  unit_merge: [
    { name: 'name', read: (row) => row.name },
    { name: 'mergedId', read: (row) => idOfUnit(row.merged_id) },
  ],
  unit_succession: [
    { name: 'predecessor', read: (row) => idOfUnit(row.predecessor_id) },
    { name: 'successor', read: (row) => idOfUnit(row.successor_id) },
  ],
};
