import { dayAfter, daysBetween } from '../../words/format';

/** From the first day to the last, with the months that are named between. */
export interface Scale {
  from: string;
  to: string;
  /** Where a day is, 0 to 100. */
  at: (day: string) => number;
  marks: { day: string; name: string }[];
}

/** How many names there is room for. */
const MOST_MARKS = 13;
const STEPS = [1, 3, 6, 12, 24, 60];

/** A scale over some days, from the beginning of a month to the end of one; null where there are none. */
export function scaleOf(days: readonly string[]): Scale | null {
  const sorted = [...days].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = `${first.slice(0, 7)}-01`;
  const to = dayAfter(monthAfter(last, 1), -1);
  const length = daysBetween(from, to) + 1;
  const months = Math.round(length / 30.44);
  const step = STEPS.find((one) => months / one <= MOST_MARKS) ?? 120;
  const marks: Scale['marks'] = [];
  for (let day = from; day <= to; day = monthAfter(day, 1)) {
    const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
    if ((year * 12 + month) % step !== 0) continue;
    marks.push({ day, name: step >= 12 ? String(year) : `${month + 1}/${year}` });
  }
  return { from, to, at: (day) => (daysBetween(from, day) / length) * 100, marks };
}

/** The first day of the month so many months later. */
function monthAfter(day: string, months: number): string {
  const whole = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}-01`;
}
