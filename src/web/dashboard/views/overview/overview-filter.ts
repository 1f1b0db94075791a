import type { IndicatorFilter, TaskFilter, Timeliness } from '../../generated/graphql';
import { useReportDay } from '../../parts/report-day';
import { vietnamToday } from '../../words/format';

/** What the overview is narrowed to: it stands in the address. */
export function useOverviewFilter() {
  const { get, ...day } = useReportDay();
  // a report over every plan there ever was takes longer than who comes without a key has
  const chosen = get('year') ?? vietnamToday().slice(0, 4);
  const year = Number(chosen) || null;
  const plan = year === null ? {} : { plan: { year: { eq: year } } };
  return { ...day, year, tasks: plan satisfies TaskFilter, indicators: plan satisfies IndicatorFilter };
}

/** Where the tasks of a bucket are listed under the same filter. */
export const listedAddress = (bucket: Timeliness, { year, asOf }: { year: number | null; asOf: string }): string =>
  `/tasks?${new URLSearchParams({
    timeliness: bucket,
    ...(year !== null && { year: String(year) }),
    ...(asOf !== vietnamToday() && { asOf }),
  })}`;
