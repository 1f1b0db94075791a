import { OperatorError } from '../errors';
import { isoDay } from '../vietnamese/date';

const HOUR_MS = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS, w: 168 * HOUR_MS };

/** Ten years: a number with a nought too many is no wish. */
const LONGEST_MS = 3653 * 24 * HOUR_MS;

/**
 * The milliseconds of "24h", "90d", "2w" or "0". Errors: OperatorError (exit code 2), which names the option.
 */
export function duration(option: string, given: string): number {
  // Matches: "90d". Must not match: "90 days", "1.5d", "-1h".
  const [, count, unit] = /^(\d{1,6})([hdw])$/.exec(given) ?? [];
  const ms = given === '0' ? 0 : Number(count) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (Number.isFinite(ms) && ms <= LONGEST_MS) return ms;
  throw new OperatorError(
    `${option} "${given}" is not usable: it may be a number of hours, days or weeks, such as 24h, 90d or 2w, ten years at most.`,
    2,
  );
}

/** When a key expires. */
export interface ExpiryOptions {
  /** The last day on which it is good, as it is counted in Vietnam. */
  expires?: string;
  /** How long it is good from now on. */
  expiresIn?: string;
}

/** The instant that the options name; null for "never", undefined where they say nothing. Errors: OperatorError (exit code 2). */
export function expiryOf({ expires, expiresIn }: ExpiryOptions, now: Date): Date | null | undefined {
  if (expires !== undefined && expiresIn !== undefined)
    throw new OperatorError('--expires, --expires-in: give one of them, the other not at all.', 2);
  if (expires === 'never') return null;
  if (expires !== undefined) return endOf(expires);
  if (expiresIn === undefined) return undefined;
  const ms = duration('--expires-in', expiresIn);
  if (ms === 0) throw new OperatorError('--expires-in "0" would be a key that is good for nothing.', 2);
  return new Date(now.getTime() + ms);
}

/** The end of a calendar day in Vietnam. */
function endOf(day: string): Date {
  // Matches: "2027-06-30". Must not match: "30/6/2027".
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (isoDay(Number(year), Number(month), Number(date)) === null)
    throw new OperatorError(
      `--expires "${day}" is not usable: it may be the last day on which the key is good, such as 2027-06-30, or never.`,
      2,
    );
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + 24 * HOUR_MS);
}
