import type { Loader } from '../../graph/context';

/** The figure observed last, or null. Served by observation_indicator_id_observed_on_idx. */
export const latestValueByIndicatorId: Loader<number | null> = {
  name: 'observation.latest',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{ id: number; value: number }>(
      `select distinct on (o.indicator_id) o.indicator_id as id, o.value
         from observation o where o.indicator_id = any($1::int[])
        order by o.indicator_id, o.observed_on desc, o.id desc`,
      [ids],
    );
    const valueById = new Map(rows.map((row) => [row.id, row.value]));
    return ids.map((id) => valueById.get(id) ?? null);
  },
};
