import { type Report, unitName } from '../../graph/report';
import { bucketSql, standingDaysSql, TASKS_KEPT } from './task-due.queries';

const firstDayOf = (period: string): string => `select date_trunc('${period}', c.due_on::timestamp) as value`;

/** The official report: tasks that have no parts, by bucket; cancelled ones are left out. */
export const TASK_REPORT: Report = {
  type: 'Task',
  rows: `(select v.*, k.has_parts, k.lead_unit_ids, k.days from published.task v join ${TASKS_KEPT.table} k on k.id = v.id)`,
  columns: (
    day,
  ) => `t.id, t.plan_id, t.status, t.completed_on, t.lead_unit_ids, due.asked as due_on, ${bucketSql('t', day)} as bucket,
            t.status <> 'CANCELLED' as is_counted`,
  beside: (day) => `cross join lateral ${standingDaysSql('t', day)} due`,
  condition: 'not t.has_parts',
  buckets: ['COMPLETED_ON_TIME', 'COMPLETED_LATE', 'OPEN_IN_TIME', 'OPEN_OVERDUE', 'NO_DEADLINE'],
  inDoubt: `c.bucket = 'COMPLETED_LATE' and c.completed_on is null`,
  dimensions: {
    LEAD_UNIT: {
      values: 'select u.value from unnest(c.lead_unit_ids) as u(value)',
      label: unitName,
    },
    ROLE: { values: 'select distinct a.role as value from published.assignment a where a.task_id = c.id' },
    PLAN: { values: 'select c.plan_id as value' },
    ISSUER: {
      values: 'select p.issuer_id as value from published.plan p where p.id = c.plan_id',
      label: unitName,
    },
    YEAR: { values: 'select p.year as value from published.plan p where p.id = c.plan_id' },
    STATUS: { values: 'select c.status as value' },
    // as a day, which is grouped by sooner than by its text
    DUE_MONTH: { values: firstDayOf('month'), text: (value) => `to_char(${value}, 'YYYY-MM')` },
    DUE_QUARTER: { values: firstDayOf('quarter'), text: (value) => `to_char(${value}, 'YYYY-"Q"Q')` },
    FIELD: {
      values: 'select distinct f.value from published.plan p, unnest(p.fields) as f(value) where p.id = c.plan_id',
    },
  },
};
