import { dayAfter } from '../words/format';

export const PERIODS = ['week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The same day a period before: ("2026-03-31", "month") → "2026-02-28". */
export function dayBefore(day: string, period: Period): string {
  if (period === 'week') return dayAfter(day, -7);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const months = year * 12 + (month - 1) - MONTHS[period];
  const lastOfMonth = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0));
  lastOfMonth.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}

/** The Monday and the Sunday of a day's week (ISO 8601). */
export function weekOf(day: string): { from: string; to: string } {
  const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
  const from = dayAfter(day, -weekday);
  return { from, to: dayAfter(from, 6) };
}
