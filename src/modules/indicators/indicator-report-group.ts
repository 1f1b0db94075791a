import { encodeId } from '../../graph/global-id';
import { ref } from '../../graph/key';
import type { IndicatorDimension, IndicatorReportKey } from './indicator-report.types';

type Filter = Readonly<Record<string, unknown>>;

/** What a value of a dimension is: how the report shows it, and under which filter lists find the same indicators. */
interface Dimension {
  key: (value: string) => Partial<IndicatorReportKey>;
  has: (value: string) => Filter;
  hasNone: Filter;
}

const plainly = (value: string): Partial<IndicatorReportKey> => ({ value });
const unit = (value: string): Partial<IndicatorReportKey> => ({ unit: ref('Unit', Number(value)) });
const byId = (type: string, value: string): Filter => ({ id: { eq: encodeId(type, Number(value)) } });

const DIMENSIONS: Readonly<Record<IndicatorDimension, Dimension>> = {
  PLAN: {
    key: (value) => ({ plan: ref('Plan', Number(value)) }),
    has: (value) => ({ plan: byId('Plan', value) }),
    hasNone: { not: { plan: {} } },
  },
  OWNER: { key: unit, has: (value) => ({ owner: byId('Unit', value) }), hasNone: { not: { owner: {} } } },
  ISSUER: {
    key: unit,
    has: (value) => ({ plan: { issuer: byId('Unit', value) } }),
    hasNone: { not: { plan: { issuer: {} } } },
  },
  YEAR: {
    key: plainly,
    has: (value) => ({ plan: { year: { eq: Number(value) } } }),
    hasNone: { plan: { year: { isNull: true } } },
  },
  FIELD: {
    key: plainly,
    has: (value) => ({ plan: { fields: { some: { eq: value } } } }),
    hasNone: { plan: { fields: { none: {} } } },
  },
  MEASURE_UNIT: {
    key: plainly,
    has: (value) => ({ measureUnit: { eq: value } }),
    hasNone: { measureUnit: { isNull: true } },
  },
};

/** A group's key as the report shows it; null: the indicators that have no value there. */
export const groupKey = (dimension: IndicatorDimension, value: string | null): IndicatorReportKey => ({
  dimension,
  value: null,
  unit: null,
  plan: null,
  ...(value === null ? {} : DIMENSIONS[dimension].key(value)),
});

/** The filter under which lists find the indicators of a group. */
export const groupFilter = (dimension: IndicatorDimension, value: string | null): Filter =>
  value === null ? DIMENSIONS[dimension].hasNone : DIMENSIONS[dimension].has(value);
