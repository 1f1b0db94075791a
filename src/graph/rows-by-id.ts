import type { Loader } from './context';
import { ALL, joinedSql, type Wanted } from './joined-rows';
import { type EntityClass, tableOf } from './row-table';

/** A row, as far as the graph's machinery looks into it. */
export type Row = { id: number } & Record<string, unknown>;

const made = new Map<EntityClass, Loader<Row | null>>();

/** An entity of which rows can be made one: the table whose `merged_id` leads from a row that is gone to the `kept_id` it is now. */
export type Mergeable = EntityClass & { mergedIn?: string };

/**
 * The rows with ids, each under the id that it was asked for in `askedId`; one that was merged away is the row that was
 * kept. Served by the primary key.
 */
export function rowsByIdText(entity: EntityClass, { properties, joined }: Wanted = ALL): string {
  const table = tableOf(entity);
  const along = joinedSql('t', table, joined);
  const { mergedIn } = entity as Mergeable;
  const select = `select ${table.select('t', properties)}${along.select}`;
  const own = `${select}, t.id as "askedId" from ${table.name} t${along.joins} where t.id = any($1::int[])`;
  if (!mergedIn) return own;
  // apart, so that the first half goes through the index once, however many ids there are
  return `${own} union all ${select}, m.merged_id as "askedId" from ${mergedIn} m
           join ${table.name} t on t.id = m.kept_id${along.joins} where m.merged_id = any($1::int[])`;
}

/** The loader of an entity's rows by primary key; null where a row is absent. One that was merged away is the row that was kept. */
export function rowsById(entity: EntityClass): Loader<Row | null> {
  let loader = made.get(entity);
  if (!loader) {
    const text = rowsByIdText(entity);
    loader = {
      name: `${tableOf(entity).name}.id`,
      batch: async (ctx, ids) => {
        const rows = await ctx.db.rows<Row & { askedId: number }>(text, [ids]);
        const rowsById = new Map(rows.map(({ askedId, ...row }): [number, Row] => [askedId, row as unknown as Row]));
        return ids.map((id) => rowsById.get(id) ?? null);
      },
    };
    made.set(entity, loader);
  }
  return loader;
}
