import type { IndicatorFilter, TaskFilter, Timeliness } from '../../generated/graphql';
import { useViewState } from '../../parts/use-view-state';
import { vietnamToday } from '../../words/format';
import { PERIODS, type Period } from './period';

// Matches: "2026-06-30". Must not match: "30/06/2026".
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the overview is narrowed to: it stands in the address. */
export function useOverviewFilter() {
  const [get, set] = useViewState();
  // a report over every plan there ever was takes longer than who comes without a key has
  const chosen = get('year') ?? vietnamToday().slice(0, 4);
  const year = Number(chosen) || null;
  const given = get('asOf');
  const asOf = given && DAY.test(given) && !Number.isNaN(Date.parse(given)) ? given : vietnamToday();
  const period: Period = PERIODS.find((one) => one === get('against')) ?? 'month';
  const plan = year === null ? {} : { plan: { year: { eq: year } } };
  return { year, asOf, period, tasks: plan satisfies TaskFilter, indicators: plan satisfies IndicatorFilter, set };
}

/** Where the tasks of a bucket are listed under the same filter. */
export const listedAddress = (bucket: Timeliness, { year, asOf }: { year: number | null; asOf: string }): string =>
  `/tasks?${new URLSearchParams({
    timeliness: bucket,
    ...(year !== null && { year: String(year) }),
    ...(asOf !== vietnamToday() && { asOf }),
  })}`;
