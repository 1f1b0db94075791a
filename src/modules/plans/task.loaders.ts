import type { Loader } from '../../graph/context';
import { type Edge, listLoader } from '../../graph/link-loaders';
import type { ManyLink } from '../../graph/links';
import { NO_PROGRESS, type Progress, progress } from '../../graph/progress';
import { Deadline } from './deadline.entity';
import { taskLinks } from './task.entity';

const deadlinesEdge: Edge = {
  from: 'Task',
  name: 'deadlines',
  link: taskLinks.links.deadlines as ManyLink,
  entity: Deadline,
};

/** The loader behind Task.deadlines, shared by what is worked out from them. */
export const deadlinesByTaskId = listLoader(deadlinesEdge, {}) as Loader<unknown[]> as Loader<Deadline[]>;

/**
 * As reported last; else rolled up over its parts and theirs, down to those that have a report or no parts; one without
 * a report counts as not begun. Served by progress_report_task_id_idx and task_parent_id_idx.
 */
export const taskProgressById: Loader<Progress> = {
  name: 'task.progress',
  batch: async (ctx, ids) => {
    // union, not union all: a ring of parents ends
    const rows = await ctx.db.rows<{ id: number; percent: number | null; done: number | null; parts: number }>(
      `with recursive part (root, id, percent) as (
         select t.id, c.id, s.percent
           from unnest($1::int[]) as t(id) join task c on c.parent_id = t.id left join task_share_done s on s.task_id = c.id
          where c.status <> 'CANCELLED'
         union
         select p.root, c.id, s.percent
           from part p join task c on c.parent_id = p.id left join task_share_done s on s.task_id = c.id
          where c.status <> 'CANCELLED' and p.percent is null)
       select t.id, s.percent, r.done, coalesce(r.parts, 0) as parts
         from unnest($1::int[]) as t(id) left join task_share_done s on s.task_id = t.id
         left join (select p.root, sum(p.percent) / 100 as done, count(*)::int as parts from part p
                     where p.percent is not null
                        or not exists (select from task c where c.parent_id = p.id and c.status <> 'CANCELLED')
                     group by p.root) r on r.root = t.id`,
      [ids],
    );
    const progressById = new Map(
      rows.map((row) => [
        row.id,
        row.percent === null ? progress('ROLLED_UP', row.done, row.parts) : progress('REPORTED', row.percent, 100),
      ]),
    );
    return ids.map((id) => progressById.get(id) ?? NO_PROGRESS);
  },
};
