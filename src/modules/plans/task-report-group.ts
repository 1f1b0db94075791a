import { encodeId } from '../../graph/global-id';
import { ref } from '../../graph/key';
import type { TaskDimension, TaskReportKey } from './task-report.types';

type Filter = Readonly<Record<string, unknown>>;

/** What a value of a dimension is: how the report shows it, and under which filter lists find the same tasks. */
interface Dimension {
  key: (value: string) => Partial<TaskReportKey>;
  has: (value: string, asOf: string) => Filter;
  hasNone: Filter;
}

const plainly = (value: string): Partial<TaskReportKey> => ({ value });
const unit = (value: string): Partial<TaskReportKey> => ({ unit: ref('Unit', Number(value)) });
const byUnit = (value: string): Filter => ({ id: { eq: encodeId('Unit', Number(value)) } });

const DIMENSIONS: Readonly<Record<TaskDimension, Dimension>> = {
  LEAD_UNIT: {
    key: unit,
    has: (value) => ({ assignments: { some: { role: { eq: 'LEAD' }, unit: byUnit(value) } } }),
    hasNone: { assignments: { none: { role: { eq: 'LEAD' } } } },
  },
  ROLE: {
    key: plainly,
    has: (value) => ({ assignments: { some: { role: { eq: value } } } }),
    hasNone: { assignments: { none: {} } },
  },
  PLAN: {
    key: (value) => ({ plan: ref('Plan', Number(value)) }),
    has: (value) => ({ plan: { id: { eq: encodeId('Plan', Number(value)) } } }),
    hasNone: { not: { plan: {} } },
  },
  ISSUER: {
    key: unit,
    has: (value) => ({ plan: { issuer: byUnit(value) } }),
    hasNone: { not: { plan: { issuer: {} } } },
  },
  YEAR: {
    key: plainly,
    has: (value) => ({ plan: { year: { eq: Number(value) } } }),
    hasNone: { plan: { year: { isNull: true } } },
  },
  STATUS: { key: plainly, has: (value) => ({ status: { eq: value } }), hasNone: { or: [] } },
  DUE_MONTH: {
    key: plainly,
    has: (value, asOf) => ({ dueOn: { ...daysOf(Number(value.slice(0, 4)), Number(value.slice(5)), 1), asOf } }),
    hasNone: { dueOn: { isNull: true } },
  },
  DUE_QUARTER: {
    key: plainly,
    has: (value, asOf) => ({
      dueOn: { ...daysOf(Number(value.slice(0, 4)), 3 * Number(value.slice(6)) - 2, 3), asOf },
    }),
    hasNone: { dueOn: { isNull: true } },
  },
  FIELD: {
    key: plainly,
    has: (value) => ({ plan: { fields: { some: { eq: value } } } }),
    hasNone: { plan: { fields: { none: {} } } },
  },
};

/** The days of `count` months from one on, as a filter of dates. */
function daysOf(year: number, month: number, count: number): Filter {
  const day = (months: number) => new Date(Date.UTC(year, months - 1, 1)).toISOString().slice(0, 10);
  return { gte: day(month), lt: day(month + count) };
}

/** A group's key as the report shows it; null: the tasks that have no value there. */
export const groupKey = (dimension: TaskDimension, value: string | null): TaskReportKey => ({
  dimension,
  value: null,
  unit: null,
  plan: null,
  ...(value === null ? {} : DIMENSIONS[dimension].key(value)),
});

/** The filter under which lists find the tasks of a group. */
export const groupFilter = (dimension: TaskDimension, value: string | null, asOf: string): Filter =>
  value === null ? DIMENSIONS[dimension].hasNone : DIMENSIONS[dimension].has(value, asOf);
