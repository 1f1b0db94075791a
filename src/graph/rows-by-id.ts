import type { Loader } from './context';
import { type EntityClass, tableOf } from './row-table';

/** A row, as far as the graph's machinery looks into it. */
export type Row = { id: number } & Record<string, unknown>;

const made = new Map<EntityClass, Loader<Row | null>>();

/** The loader of an entity's rows by primary key; null where a row is absent. */
export function rowsById(entity: EntityClass): Loader<Row | null> {
  let loader = made.get(entity);
  if (!loader) {
    const table = tableOf(entity);
    const text = `select ${table.select('t')} from ${table.name} t where t.id = any($1::int[])`;
    loader = {
      name: `${table.name}.id`,
      batch: async (ctx, ids) => {
        const rows = await ctx.db.rows<Row>(text, [ids]);
        const rowsById = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => rowsById.get(id) ?? null);
      },
    };
    made.set(entity, loader);
  }
  return loader;
}
