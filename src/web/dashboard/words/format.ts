import type { Language } from './language';

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;

/** "2026-06-30" → "30/06/2026", in both languages: that is how the documents say it. */
export function dayText(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/** An instant in the viewer's own time: "30/06/2026 14:05". */
export function instantText(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

/** "1.234,5" in Vietnamese. */
export const numberText = (value: number, language: Language, digits = 2): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value);

/** A share of 0 to 100: "12,3 %"; "–" where there is nothing to share. */
export const percentText = (percent: number | null | undefined, language: Language): string =>
  percent === null || percent === undefined ? '–' : `${numberText(percent, language, 1)} %`;

const DAY_MS = 86_400_000;

/** Whole days from one day to another: negative where it is before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / DAY_MS);

/** The day so many days after one: ("2026-06-30", 1) → "2026-07-01". */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Today in Vietnam, as the graph counts days. */
export const vietnamToday = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
