import { encodeId } from '../../graph/global-id';
import type { ShownBesides } from '../../graph/shown-field';

/** What the history shows of fields that resolvers make from a column. */
export const planShown: ShownBesides = {
  task: [{ name: 'decidedFields', read: (row) => Object.keys((row.decided as object | null) ?? {}).sort() }],
  section: [
    {
      name: 'parentId',
      read: (row) => (typeof row.parent_id === 'number' ? encodeId('Section', row.parent_id) : null),
    },
  ],
};
