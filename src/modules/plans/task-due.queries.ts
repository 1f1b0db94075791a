import type { KeptRows } from '../../graph/access-path';
import { computedFields } from '../../graph/computed-fields';
import { DateScalar } from '../../graph/scalars';
import { Timeliness } from './task.enums';

/**
 * The day that counts on a day, as `currentDeadline` of timeliness.ts has it, of `days` in their order: the earliest that is
 * ahead, else the last; null where there is none.
 */
const dueIn = (days: string, day: string): string =>
  `coalesce(${days}[width_bucket(${day} - 1, ${days}) + 1], ${days}[cardinality(${days})])`;

/** What tasks are judged and counted by, a narrow row for each (migration 72): `days` are those of its deadlines in their order. */
export const TASKS_KEPT: KeptRows = {
  of: 'Task',
  table: 'derived.task_standing',
  columns: ['id', 'plan_id', 'parent_id', 'position', 'status', 'completed_on', 'has_parts', 'lead_unit_ids', 'days'],
  any: { children: 'has_parts' },
};

/** The day by which the task under `alias` is due, as seen from a day (SQL of a date); null where it has no day. */
export const taskDueSql = (alias: string, day: string): string =>
  `(select ${dueIn('s.days', day)} from ${TASKS_KEPT.table} s where s.id = ${alias}.id)`;

/** The days that the bucket on a day of the kept row under `alias` goes by: `asked` and `done`. */
export const standingDaysSql = (alias: string, day: string): string =>
  `(select ${dueIn(`${alias}.days`, day)} as asked, ${dueIn(`${alias}.days`, `${alias}.completed_on`)} as done)`;

/** The official bucket of the task under `alias` on a day, as `timelinessOf` of timeliness.ts has it; `due` has its days. */
export const bucketSql = (alias: string, day: string): string => `
  case when ${alias}.status = 'CANCELLED' or due.asked is null then 'NO_DEADLINE'
       when ${alias}.status = 'COMPLETED' and ${alias}.completed_on is null then 'COMPLETED_LATE'
       when ${alias}.status = 'COMPLETED' and ${alias}.completed_on <= ${day}
         then case when ${alias}.completed_on <= due.done then 'COMPLETED_ON_TIME' else 'COMPLETED_LATE' end
       when due.asked >= ${day} then 'OPEN_IN_TIME' else 'OPEN_OVERDUE' end`;

/** The same as one value, of the task under `alias`, and of the kept row under it. */
const timelinessSql = (alias: string, day: string): string =>
  `(select ${bucketSql('s', day)} from ${TASKS_KEPT.table} s cross join lateral ${standingDaysSql('s', day)} due where s.id = ${alias}.id)`;
const keptTimelinessSql = (alias: string, day: string): string =>
  `(select ${bucketSql(alias, day)} from ${standingDaysSql(alias, day)} due)`;

export const taskComputed = computedFields('Task', {
  dueOn: {
    type: () => DateScalar,
    takesDay: true,
    description: 'The day by which it is due: of the earliest deadline that is still ahead, else of the last (hạn).',
    sql: (alias, { bind }, asOf) => taskDueSql(alias, `${bind(asOf)}::date`),
    ofKept: (alias, { bind }, asOf) => dueIn(`${alias}.days`, `${bind(asOf)}::date`),
  },
  timeliness: {
    type: () => Timeliness,
    takesDay: true,
    description: 'Against its deadline, in the official buckets (tiến độ).',
    sql: (alias, { bind }, asOf) => timelinessSql(alias, `${bind(asOf)}::date`),
    ofKept: (alias, { bind }, asOf) => keptTimelinessSql(alias, `${bind(asOf)}::date`),
  },
});
