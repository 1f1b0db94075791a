import { dayText } from '../words/format';
import { words } from '../words/language';
import { useAsOf } from './as-of';
import { dayBefore, PERIODS, type Period } from './period';
import { useViewState } from './use-view-state';

/** The day of a report and the one it is compared with: they stand in the address. */
export function useReportDay() {
  const [get, set] = useViewState();
  const asOf = useAsOf();
  const period: Period = PERIODS.find((one) => one === get('against')) ?? 'month';
  return { asOf, period, before: dayBefore(asOf, period), get, set };
}

export type ReportDay = ReturnType<typeof useReportDay>;

export const REPORT_DAY = words(
  {
    asOf: 'Tính đến ngày',
    compare: 'So với',
    periods: { week: 'tuần trước', month: 'tháng trước', quarter: 'quý trước', year: 'năm trước' },
    against: (day: string, before: string) => `đến ngày ${dayText(day)}, so với ${dayText(before)}`,
  },
  {
    asOf: 'As of',
    compare: 'Against',
    periods: { week: 'a week before', month: 'a month before', quarter: 'a quarter before', year: 'a year before' },
    against: (day: string, before: string) => `as of ${dayText(day)}, against ${dayText(before)}`,
  },
);
