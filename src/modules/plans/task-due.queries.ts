import { computedFields } from '../../graph/computed-fields';
import { DateScalar } from '../../graph/scalars';
import { Timeliness } from './task.enums';

/** The deadline that counts on a day, as `currentDeadline` of timeliness.ts has it: the earliest that is ahead, else the last. */
const dueOn = (day: string): string => `coalesce(min(d.due_on) filter (where d.due_on >= ${day}), max(d.due_on))`;

/** The day by which the task under `alias` is due, as seen from a day (SQL of a date); null where it has no day. */
export const taskDueSql = (alias: string, day: string): string =>
  `(select ${dueOn(day)} from published.deadline d where d.task_id = ${alias}.id)`;

/** The days of the task under `alias` that its bucket on a day goes by, as one row. Served by deadline_task_id_position_idx alone. */
export const taskDaysSql = (alias: string, day: string): string => `(
  select ${dueOn(day)} as asked, ${dueOn(`${alias}.completed_on`)} as done
    from published.deadline d where d.task_id = ${alias}.id)`;

/** The official bucket of the task under `alias` on a day, as `timelinessOf` of timeliness.ts has it; `due` has its days. */
export const bucketSql = (alias: string, day: string): string => `
  case when ${alias}.status = 'CANCELLED' or due.asked is null then 'NO_DEADLINE'
       when ${alias}.status = 'COMPLETED' and ${alias}.completed_on is null then 'COMPLETED_LATE'
       when ${alias}.status = 'COMPLETED' and ${alias}.completed_on <= ${day}
         then case when ${alias}.completed_on <= due.done then 'COMPLETED_ON_TIME' else 'COMPLETED_LATE' end
       when due.asked >= ${day} then 'OPEN_IN_TIME' else 'OPEN_OVERDUE' end`;

/** The same as one value. */
const timelinessSql = (alias: string, day: string): string =>
  `(select ${bucketSql(alias, day)} from ${taskDaysSql(alias, day)} due)`;

export const taskComputed = computedFields('Task', {
  dueOn: {
    type: () => DateScalar,
    takesDay: true,
    description: 'The day by which it is due: of the earliest deadline that is still ahead, else of the last (hạn).',
    sql: (alias, { bind }, asOf) => taskDueSql(alias, `${bind(asOf)}::date`),
  },
  timeliness: {
    type: () => Timeliness,
    takesDay: true,
    description: 'Against its deadline, in the official buckets (tiến độ).',
    sql: (alias, { bind }, asOf) => timelinessSql(alias, `${bind(asOf)}::date`),
  },
});
