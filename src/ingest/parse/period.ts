import { daysInMonth, isoDay } from '../../vietnamese/date';
import { parseRoman } from '../../vietnamese/roman';

/** What dates are reckoned from where the text leaves the year out. */
export interface Calendar {
  issuedOn: string | null;
  year: number | null;
}

/** A stretch of the calendar named in text, from its first to its last day. */
export interface Period {
  kind: 'DAY' | 'MONTH' | 'QUARTER' | 'HALF' | 'YEAR';
  first: string;
  last: string;
  /** The year is not written but taken from the calendar. */
  yearIsAssumed: boolean;
}

/**
 * Source of a pattern for a period. Matches: "ngày 10 tháng 6 năm 2026", "31/12/2026", "ngày 10/12", "quý III năm 2012",
 * "Quý I/2027", "Tháng 3/2027", "6/2025", "năm 2026", "6 tháng đầu năm 2026". Must not match: "khoản 3", "12".
 * One capture group; read it with `readPeriod`.
 */
export const PERIOD_SOURCE =
  '((?:6|sáu|9|chín) tháng (?:đầu|cuối) năm(?: (?:20\\d{2}))?|(?:đầu|giữa|cuối) năm (?:20\\d{2})|(?:[Qq]u[ýí] |Q)(?:IV|I{1,3}|[1-4])(?![A-Za-zÀ-ɏẠ-ỹ])(?: ?[/-] ?20\\d{2}|,? năm 20\\d{2})?|(?:[Nn]gày )?\\d{1,2} ?/ ?\\d{1,2} ?/ ?20\\d{2}(?!\\d)|[Nn]gày ?\\d{1,2} ?tháng ?\\d{1,2}(?:,? ?năm ?20\\d{2})?|[Nn]gày ?\\d{1,2} ?/ ?\\d{1,2}(?![\\d/])|[Tt]háng ?\\d{1,2}(?!\\d)(?: ?[/-] ?20\\d{2}|,? năm 20\\d{2})?|(?<![A-Za-zÀ-ɏẠ-ỹ\\d])(?:IV|I{1,3}) ?/ ?20\\d{2}(?!\\d)|\\d{1,2}/20\\d{2}(?!\\d)|(?:[Nn]ăm )?20\\d{2}(?![\\d/]))';

// Matches: the quarter of "Quý III/2026". Must not match: "quyết".
const QUARTER = /^(?:(?:qu[ýí] |Q)(IV|I{1,3}|[1-4])|(IV|I{1,3}) ?\/)/iu;
// Matches: "ngày 10 tháng 6", "31/12/2026", "ngày 10/12". Must not match: "6/2025".
const DAY = /(?:^ngày ?)(\d{1,2}) ?(?:tháng|\/) ?(\d{1,2})|^(\d{1,2}) ?\/ ?(\d{1,2}) ?\//iu;
// Matches: "Tháng 3/2027", "6/2025". Must not match: "6 tháng đầu năm".
const MONTH = /^(?:tháng ?)?(\d{1,2})(?!\d| tháng)/iu;
// Matches: "2026". Must not match: "202".
const YEAR = /20\d{2}/u;

/** The period that the matched words of `PERIOD_SOURCE` name, or null where it is impossible or its year is unknown. */
export function readPeriod(words: string, calendar: Calendar): Period | null {
  const written = YEAR.exec(words)?.[0];
  const year = written !== undefined ? Number(written) : (calendar.year ?? yearOf(calendar.issuedOn));
  if (year === null) return null;
  const of = (kind: Period['kind'], fromMonth: number, toMonth: number): Period | null => {
    const first = isoDay(year, fromMonth, 1);
    const last = isoDay(year, toMonth, daysInMonth(year, toMonth));
    return first === null || last === null ? null : { kind, first, last, yearIsAssumed: written === undefined };
  };
  // Matches: "6 tháng đầu năm", "9 tháng đầu năm". Must not match: "đầu năm".
  if (/ tháng đầu năm/u.test(words)) return of('HALF', 1, /^(?:9|chín)/u.test(words) ? 9 : 6);
  if (/ tháng cuối năm/u.test(words)) return of('HALF', 7, 12);
  // Matches: "đầu năm 2026". Must not match: "6 tháng đầu năm".
  if (/^đầu năm/u.test(words)) return of('QUARTER', 1, 3);
  // Matches: "giữa năm 2026". Must not match: "năm 2026".
  if (/^giữa năm/u.test(words)) return of('HALF', 1, 6);
  // Matches: "cuối năm 2026". Must not match: "6 tháng cuối năm".
  if (/^cuối năm/u.test(words)) return of('YEAR', 1, 12);
  const named = QUARTER.exec(words);
  const quarter = named?.[1] ?? named?.[2];
  if (quarter !== undefined) {
    const number = parseRoman(quarter.toUpperCase()) ?? Number(quarter);
    return of('QUARTER', number * 3 - 2, number * 3);
  }
  const day = DAY.exec(words);
  if (day !== null) {
    const on = isoDay(year, Number(day[2] ?? day[4]), Number(day[1] ?? day[3]));
    return on === null ? null : { kind: 'DAY', first: on, last: on, yearIsAssumed: written === undefined };
  }
  // Matches: "năm 2026", "2026". Must not match: "6/2026".
  if (/^(?:năm )?20\d{2}$/iu.test(words)) return of('YEAR', 1, 12);
  const month = Number(MONTH.exec(words)?.[1] ?? Number.NaN);
  return month >= 1 && month <= 12 ? of('MONTH', month, month) : null;
}

function yearOf(day: string | null): number | null {
  return day === null ? null : Number(day.slice(0, 4));
}
