import type { AssignmentRole, TaskFilter, TaskOrderField, Timeliness } from '../../generated/graphql';
import { BUCKETS } from '../../parts/buckets';
import { COUNTED } from '../../parts/counted-tasks';
import { useReportDay } from '../../parts/report-day';

/** Stands in the address for tasks that are due in no month. */
export const NO_MONTH = 'none';

// Matches: "2026-06". Must not match: "2026-13".
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const ORDERS = ['DUE_ON', 'STATUS', 'PLAN_NUMBER', 'UPDATED_AT'] as const satisfies readonly TaskOrderField[];

/** What a unit's view is narrowed to: it stands in the address. */
export function useUnitFilter(id: string) {
  const { get, ...day } = useReportDay();
  const year = Number(get('year')) || null;
  const role: AssignmentRole = get('role') === 'COORDINATE' ? 'COORDINATE' : 'LEAD';
  const bucket = BUCKETS.find((one) => one === get('timeliness')) ?? null;
  const given = get('month');
  const month = given !== null && (given === NO_MONTH || MONTH.test(given)) ? given : null;
  const text = get('q') ?? '';
  const order = ORDERS.find((one) => one === get('order')) ?? 'DUE_ON';
  const of = (one: AssignmentRole): TaskFilter => ({
    assignments: { some: { role: { eq: one }, unit: { id: { eq: id } } } },
    ...(year !== null && { plan: { year: { eq: year } } }),
  });
  return {
    ...day,
    year,
    role,
    bucket,
    month,
    text,
    order,
    led: of('LEAD'),
    coordinated: of('COORDINATE'),
    listed: { ...of(role), ...narrowed({ bucket, month, text, asOf: day.asOf }) },
  };
}

export type UnitFilterState = ReturnType<typeof useUnitFilter>;

interface Narrowed {
  bucket: Timeliness | null;
  month: string | null;
  text: string;
  asOf: string;
}

/** The tasks of a bucket or a month are those that the report counts. */
function narrowed({ bucket, month, text, asOf }: Narrowed): TaskFilter {
  return {
    ...((bucket || month) && COUNTED),
    ...(bucket && { timeliness: { eq: bucket, asOf } }),
    ...(month && { dueOn: month === NO_MONTH ? { isNull: true, asOf } : { ...daysOf(month), asOf } }),
    ...(text && { text: { contains: text } }),
  };
}

/** "2026-12" → from 2026-12-01, before 2027-01-01. */
function daysOf(month: string): { gte: string; lt: string } {
  const [year = 0, count = 0] = month.split('-').map(Number);
  return { gte: `${month}-01`, lt: new Date(Date.UTC(year, count, 1)).toISOString().slice(0, 10) };
}

/** Where the list of the view is, narrowed so; what else stands in the address stays. */
export function listAddress(search: string, changes: Readonly<Record<string, string | null>>): string {
  const given = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) given.delete(name);
    else given.set(name, value);
  }
  return `?${given}#tasks`;
}
