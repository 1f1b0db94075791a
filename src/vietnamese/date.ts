/**
 * Source of a pattern for one date, six groups: day, month, year of the short form, then of the long form.
 * Matches: "16/02/2022", "10 /3/2026", "16 tháng 02 năm 2022", "11 tháng 01 năm 2022của". Must not match: "6/2025", "01/01/20221".
 */
export const DATE_SOURCE =
  '(?:(\\d{1,2})\\s{0,3}[/.⁄-]\\s{0,3}(\\d{1,2})\\s{0,3}[/.⁄-]\\s{0,3}(\\d{4})(?!\\d)|(\\d{1,2})\\s*tháng\\s*(\\d{1,2})\\s*,?\\s*năm\\s*(\\d{4})(?!\\d))';

/** The ISO day, or null where there is no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The number of days of the month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The ISO day that the groups of `DATE_SOURCE` spell, the first of which is group `first`. */
export function dayOfGroups(groups: ReadonlyArray<string | undefined>, first = 1): string | null {
  const [day, month, year] = groups[first] !== undefined ? groups.slice(first) : groups.slice(first + 3);
  return isoDay(Number(year), Number(month), Number(day));
}

// Matches: "ngày 16 tháng 02 năm 2022", "ngày10 /3/2026", "16/02/2022". Must not match: "ngày tháng 6 năm 2026" (a draft's blank day).
const WHOLE_DATE = new RegExp(`^\\s*(?:ngày\\s*)?${DATE_SOURCE}\\s*$`, 'iu');

/** The ISO day that the text as a whole says, else null: no date, a part of one, or an impossible day such as 31/02/2022. */
export function parseDate(text: string): string | null {
  const match = WHOLE_DATE.exec(text.normalize('NFC'));
  return match ? dayOfGroups(match) : null;
}
