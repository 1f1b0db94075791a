import type { Loader } from '../graph/context';
import { tableOf } from '../graph/row-table';
import type { Mergeable } from '../graph/rows-by-id';
import { OWNED_ENTITIES } from './registry';

// asked for with every key that is followed
const made = new Map<string, Loader<number | null>>();

/**
 * The row of another module that an id stands for, null where there is none: the same id, or that of the row that was kept
 * where this one was merged away. Reads the views that its owner publishes, so that a subgraph never answers `{ id }` of an
 * absent row. Served by the primary keys under the views.
 */
export function publishedRowId(type: string): Loader<number | null> {
  let loader = made.get(type);
  if (!loader) {
    loader = make(type);
    made.set(type, loader);
  }
  return loader;
}

function make(type: string): Loader<number | null> {
  const entity = OWNED_ENTITIES[type] as Mergeable | undefined;
  if (!entity) throw new Error(`Nobody owns ${type}.`);
  const view = `published.${tableOf(entity).name}`;
  const text = entity.mergedIn
    ? `select a.id as "askedId", t.id from (
         select id, id as row_id from unnest($1::int[]) as i(id)
         union all select merged_id, kept_id from published.${entity.mergedIn} where merged_id = any($1::int[])) a
         join ${view} t on t.id = a.row_id`
    : `select id as "askedId", id from ${view} where id = any($1::int[])`;
  return {
    name: `${view}.id`,
    batch: async (ctx, ids) => {
      const rows = await ctx.db.rows<{ askedId: number; id: number }>(text, [ids]);
      const found = new Map(rows.map(({ askedId, id }) => [askedId, id]));
      return ids.map((id) => found.get(id) ?? null);
    },
  };
}
