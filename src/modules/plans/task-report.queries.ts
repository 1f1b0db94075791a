import { type Report, unitName } from '../../graph/report';
import { bucketSql, taskDaysSql } from './task-due.queries';

/** The official report: tasks that have no parts, by bucket; cancelled ones are left out. */
export const TASK_REPORT: Report = {
  type: 'Task',
  columns: (day) => `t.id, t.plan_id, t.status, t.completed_on, due.asked as due_on, ${bucketSql('t', day)} as bucket,
            t.status <> 'CANCELLED' as is_counted`,
  beside: (day) => `cross join lateral ${taskDaysSql('t', day)} due`,
  // that it is not null goes without saying, but lets task_parent_id_idx be read without those that are
  condition: 'not exists (select from published.task part where part.parent_id = t.id and part.parent_id is not null)',
  buckets: ['COMPLETED_ON_TIME', 'COMPLETED_LATE', 'OPEN_IN_TIME', 'OPEN_OVERDUE', 'NO_DEADLINE'],
  inDoubt: `c.bucket = 'COMPLETED_LATE' and c.completed_on is null`,
  dimensions: {
    LEAD_UNIT: {
      // once each as it is: by assignment_task_id_unit_id_role_key
      values: `select a.unit_id as value from published.assignment a where a.task_id = c.id and a.role = 'LEAD'`,
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
    DUE_MONTH: { values: `select to_char(c.due_on, 'YYYY-MM') as value` },
    DUE_QUARTER: { values: `select to_char(c.due_on, 'YYYY-"Q"Q') as value` },
    FIELD: {
      values: 'select distinct f.value from published.plan p, unnest(p.fields) as f(value) where p.id = c.plan_id',
    },
  },
};
