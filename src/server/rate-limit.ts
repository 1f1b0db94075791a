/** Requests that may come in a minute, at once or one by one. */
export type RatePerMinute = number;

export const WINDOW_S = 60;
const WINDOW_MS = WINDOW_S * 1000;

/** What somebody has asked: one number, whatever the rate is. */
export interface Account {
  /** When nothing of it counts any more, on the clock that `take` is told the time of. */
  freeAt: number;
}

/** For whom a request counts. */
export type CountedBy = 'key' | 'address';

/** What is left to somebody. */
export interface Left {
  by: CountedBy;
  rate: RatePerMinute;
  isRefused: boolean;
  /** How many requests may come now. */
  remaining: number;
  /** In how many seconds all of the rate may come again. */
  freeInS: number;
  /** In how many seconds the next may come; 0: now. */
  retryAfterS: number;
}

/**
 * Counts one request, or refuses it where the rate is used up; what is refused does not count. A request counts for a
 * minute's share of the rate, and no longer: somebody who keeps below the rate is never refused, wherever a minute begins
 * (the generic cell rate algorithm, ITU-T I.371). The rate is that of another window where one is given.
 */
export function take(account: Account, rate: number, by: CountedBy, now: number, windowMs = WINDOW_MS): Left {
  const share = windowMs / rate;
  const before = Math.max(account.freeAt, now);
  const after = before + share;
  // what numbers lose in a year is less than a hundredth of a share
  const isRefused = after - now > windowMs + share / 100;
  if (!isRefused) account.freeAt = after;
  const used = account.freeAt - now;
  const remaining = Math.max(0, Math.floor((windowMs - used) / share + 0.01));
  return {
    by,
    rate,
    isRefused,
    remaining,
    freeInS: seconds(used),
    retryAfterS: remaining > 0 ? 0 : Math.max(1, seconds(used + share - windowMs)),
  };
}

/** Whole seconds after which so many milliseconds are over; what numbers lose is no second. */
const seconds = (ms: number): number => Math.ceil(ms / 1000 - 0.001);
