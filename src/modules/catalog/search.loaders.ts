import type { Loader } from '../../graph/context';
import { KINDS } from './search.queries';

/** The passages that an entry can be quoted from, the best first. Served by the primary keys under search.source. */
export const passagesByEntryId: Loader<string[]> = {
  name: 'search.passages',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{ id: number; shown: (string | null)[] }>(
      `select e.id, s.shown from unnest($1::bigint[]) as e (id)
         join search.source s on s.kind = ($2::text[])[e.id % 8] and s.row_id = e.id / 8`,
      [ids, KINDS],
    );
    const shownById = new Map(rows.map(({ id, shown }) => [id, shown.filter((text) => text !== null && text !== '')]));
    return ids.map((id) => (shownById.get(id) ?? []) as string[]);
  },
};
