import type { Loader } from '../graph/context';
import { tableOf } from '../graph/row-table';
import { OWNED_ENTITIES } from './registry';

/**
 * Is a row of another module there? Reads the view that its owner publishes, so that a subgraph never answers
 * `{ id }` of an absent row. Served by the primary key under the view.
 */
export function publishedRowExists(type: string): Loader<boolean> {
  const entity = OWNED_ENTITIES[type];
  if (!entity) throw new Error(`Nobody owns ${type}.`);
  const view = `published.${tableOf(entity).name}`;
  return {
    name: `${view}.exists`,
    batch: async (ctx, ids) => {
      const rows = await ctx.db.rows<{ id: number }>(`select id from ${view} where id = any($1::int[])`, [ids]);
      const present = new Set(rows.map((row) => row.id));
      return ids.map((id) => present.has(id));
    },
  };
}
