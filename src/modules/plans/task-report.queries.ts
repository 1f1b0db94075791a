import type { Report } from '../../graph/report';
import { taskDueSql, timelinessSql } from './task-due.queries';

/** The official report: tasks that have no parts, by bucket; cancelled ones are left out. */
export const TASK_REPORT: Report = {
  type: 'Task',
  columns: ({ bind }, asOf) => {
    const day = `${bind(asOf)}::date`;
    return `t.id, t.plan_id, t.status, t.completed_on, ${taskDueSql('t', day)} as due_on, ${timelinessSql('t', day)} as bucket,
            t.status <> 'CANCELLED' as is_counted`;
  },
  condition: 'not exists (select from published.task part where part.parent_id = t.id)',
  buckets: ['COMPLETED_ON_TIME', 'COMPLETED_LATE', 'OPEN_IN_TIME', 'OPEN_OVERDUE', 'NO_DEADLINE'],
  inDoubt: `c.bucket = 'COMPLETED_LATE' and c.completed_on is null`,
  dimensions: {
    LEAD_UNIT: `select distinct u.id::text as value, u.name as label
      from published.assignment a join published.unit u on u.id = a.unit_id where a.task_id = c.id and a.role = 'LEAD'`,
    ROLE: 'select distinct a.role as value, a.role as label from published.assignment a where a.task_id = c.id',
    PLAN: 'select c.plan_id::text as value, c.plan_id::text as label',
    ISSUER: `select u.id::text as value, u.name as label
      from published.plan p join published.unit u on u.id = p.issuer_id where p.id = c.plan_id`,
    YEAR: 'select p.year::text as value, p.year::text as label from published.plan p where p.id = c.plan_id',
    STATUS: 'select c.status as value, c.status as label',
    DUE_MONTH: `select to_char(c.due_on, 'YYYY-MM') as value, to_char(c.due_on, 'YYYY-MM') as label`,
    DUE_QUARTER: `select to_char(c.due_on, 'YYYY-"Q"Q') as value, to_char(c.due_on, 'YYYY-"Q"Q') as label`,
    FIELD:
      'select distinct f.value, f.value as label from published.plan p, unnest(p.fields) as f(value) where p.id = c.plan_id',
  },
};
