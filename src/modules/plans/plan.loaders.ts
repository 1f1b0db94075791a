import type { Loader } from '../../graph/context';
import { NO_PROGRESS, type Progress, progress } from '../../graph/progress';

/** The text that a plan's spans point into. Served by the source text's primary key. */
export const planSourceTextById: Loader<string | null> = {
  name: 'plan.source_text',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{ id: number; text: string }>(
      'select id, text from published.source_text where id = any($1::int[])',
      [ids],
    );
    const textById = new Map(rows.map((row) => [row.id, row.text]));
    return ids.map((id) => textById.get(id) ?? null);
  },
};

/**
 * Rolled up over a plan's leaf tasks that were not cancelled: the sum of their shares done, of their number. A task
 * without a report counts as not begun; where none has a report there is no data. Served by task_plan_id_position_idx.
 */
export const planProgressById: Loader<Progress> = {
  name: 'plan.progress',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{ planId: number; done: number | null; tasks: number }>(
      `select t.plan_id as "planId", sum(s.percent) / 100 as done, count(*)::int as tasks
         from task t left join task_share_done s on s.task_id = t.id
        where t.plan_id = any($1::int[]) and t.status <> 'CANCELLED'
          and not exists (select from task c where c.parent_id = t.id)
        group by t.plan_id`,
      [ids],
    );
    const progressById = new Map(rows.map((row) => [row.planId, progress('ROLLED_UP', row.done, row.tasks)]));
    return ids.map((id) => progressById.get(id) ?? NO_PROGRESS);
  },
};
