import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { callerAddresses } from './caller-address';
import type { OutsideSettings } from './outside-settings';
import { type Account, take } from './rate-limit';

/** Why a report is refused, and in how many seconds one may come again. */
export interface ReportRefusal {
  by: 'address' | 'all';
  rate: number;
  retryAfterS: number;
}

/** Counts reports of errors by the address that they come from, and all of them; nothing of it is kept but in memory. */
export interface ReportRates {
  /** Counts one report; null where it may come. */
  count(request: IncomingMessage): ReportRefusal | null;
}

const MOST_ADDRESSES = 50_000;
const HOUR_MS = 3_600_000;

export function reportRates(
  {
    reportsPerAddress,
    reportsOverall,
    trustedProxies,
  }: Pick<OutsideSettings, 'reportsPerAddress' | 'reportsOverall' | 'trustedProxies'>,
  now: () => number = () => performance.now(),
): ReportRates {
  const addressOf = callerAddresses(trustedProxies);
  const addresses = new LRUCache<string, Account>({ max: MOST_ADDRESSES });
  const all: Account = { freeAt: 0 };
  const taken = (account: Account, rate: number, by: ReportRefusal['by']): ReportRefusal | null => {
    if (rate === 0) return null;
    const { isRefused, retryAfterS } = take(account, rate, 'address', now(), HOUR_MS);
    return isRefused ? { by, rate, retryAfterS } : null;
  };
  return {
    count: (request) => {
      const address = addressOf(request);
      // who runs the server asks from where it runs
      if (address === null) return null;
      let account = addresses.get(address);
      if (!account) {
        account = { freeAt: 0 };
        addresses.set(address, account);
      }
      return taken(account, reportsPerAddress, 'address') ?? taken(all, reportsOverall, 'all');
    },
  };
}
