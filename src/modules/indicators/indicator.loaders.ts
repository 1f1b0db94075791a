import type { Loader } from '../../graph/context';
import { NO_PROGRESS, type Progress, type ProgressFormula, percentOf } from '../../graph/progress';

/**
 * The figure observed last against the target, by the formula of the database's `indicator_share`. Served by the primary
 * key of indicator and observation_indicator_id_observed_on_idx.
 */
export const progressByIndicatorId: Loader<Progress> = {
  name: 'indicator.progress',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{
      id: number;
      formula: ProgressFormula;
      numerator: number;
      denominator: number;
      share: number;
    }>(
      `select indicator_id as id, formula, numerator, denominator, share from published.indicator_progress
        where indicator_id = any($1::int[]) and share is not null`,
      [ids],
    );
    const progressById = new Map(
      rows.map(({ id, share, ...inputs }): [number, Progress] => [
        id,
        { ...NO_PROGRESS, ...inputs, percent: percentOf(share), method: 'REPORTED' },
      ]),
    );
    return ids.map((id) => progressById.get(id) ?? NO_PROGRESS);
  },
};
