import type { Report } from '../../graph/report';
import { stateSql } from './indicator-state.queries';

/** Every indicator, by how it stands. */
export const INDICATOR_REPORT: Report = {
  type: 'Indicator',
  columns: ({ bind }, asOf) =>
    `t.id, t.plan_id, t.owner_id, t.measure_unit, ${stateSql('t', `${bind(asOf)}::date`)} as bucket, true as is_counted`,
  condition: 'true',
  buckets: ['MET', 'ON_PATH', 'OFF_PATH', 'NO_DATA'],
  dimensions: {
    PLAN: 'select c.plan_id::text as value, c.plan_id::text as label',
    OWNER: 'select u.id::text as value, u.name as label from published.unit u where u.id = c.owner_id',
    ISSUER: `select u.id::text as value, u.name as label
      from published.plan p join published.unit u on u.id = p.issuer_id where p.id = c.plan_id`,
    YEAR: 'select p.year::text as value, p.year::text as label from published.plan p where p.id = c.plan_id',
    FIELD:
      'select distinct f.value, f.value as label from published.plan p, unnest(p.fields) as f(value) where p.id = c.plan_id',
    MEASURE_UNIT: 'select c.measure_unit as value, c.measure_unit as label',
  },
};
