import type { Loader } from '../../graph/context';

/** The other names of a unit, in alphabetical order. Served by unit_alias_unit_id_idx. */
export const aliasesByUnitId: Loader<string[]> = {
  name: 'unit_alias.names',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{ unitId: number; names: string[] }>(
      `select a.unit_id as "unitId", array_agg(distinct a.name order by a.name) as names
         from unit_alias a join unit u on u.id = a.unit_id and u.name <> a.name
        where a.unit_id = any($1::int[]) group by a.unit_id`,
      [ids],
    );
    const namesById = new Map(rows.map((row) => [row.unitId, row.names]));
    return ids.map((id) => namesById.get(id) ?? []);
  },
};
