import { type Report, unitName } from '../../graph/report';
import { stateSql } from './indicator-state.queries';

/** Every indicator, by how it stands. */
export const INDICATOR_REPORT: Report = {
  type: 'Indicator',
  columns: (day) => `t.id, t.plan_id, t.owner_id, t.measure_unit, ${stateSql('t', day)} as bucket, true as is_counted`,
  condition: 'true',
  buckets: ['MET', 'ON_PATH', 'OFF_PATH', 'NO_DATA'],
  dimensions: {
    PLAN: { values: 'select c.plan_id as value' },
    OWNER: { values: 'select c.owner_id as value', label: unitName },
    ISSUER: {
      values: 'select p.issuer_id as value from published.plan p where p.id = c.plan_id',
      label: unitName,
    },
    YEAR: { values: 'select p.year as value from published.plan p where p.id = c.plan_id' },
    FIELD: {
      values: 'select distinct f.value from published.plan p, unnest(p.fields) as f(value) where p.id = c.plan_id',
    },
    MEASURE_UNIT: { values: 'select c.measure_unit as value' },
  },
};
