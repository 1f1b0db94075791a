import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { authorizationDigest } from '../auth/authorization-digest';
import type { Viewer } from '../auth/viewer';
import { callerAddresses } from './caller-address';
import { carriedBy } from './live/carried';
import type { OutsideSettings } from './outside-settings';
import { type Account, type Left, type RatePerMinute, take } from './rate-limit';

/**
 * Counts requests: those of a key by the key, all others by the address that they come from, what has an Authorization that
 * is not proven apart from what has none.
 */
export interface RequestRates {
  /** Counts a request; null where it counts for nobody. */
  count(request: IncomingMessage): Left | null;
  /** Whose an Authorization is: from the next request on it counts for that key, with whatever secret or token. */
  proven(headers: IncomingHttpHeaders, viewer: Viewer): void;
  /** An Authorization is nobody's, or not any more: it counts for the address. */
  refused(headers: IncomingHttpHeaders): void;
}

/** How many addresses and keys are counted at once: what was asked longest ago is forgotten first, which is free by then. */
const MOST_ADDRESSES = 50_000;
const MOST_KEYS = 10_000;

interface KeyAccount extends Account {
  /** Null: as many as come. */
  rate: RatePerMinute | null;
}

/** `ignored` is told of a word about whom a request is for that is not taken. */
export function requestRates(
  { ratePerAddress, ratePerKey, trustedProxies }: OutsideSettings,
  ignored?: () => void,
  now: () => number = () => performance.now(),
): RequestRates {
  const addressOf = callerAddresses(trustedProxies, ignored);
  const addresses = new LRUCache<string, Account>({ max: ratePerAddress === 0 ? 1 : MOST_ADDRESSES });
  const keys = new LRUCache<string, KeyAccount>({ max: MOST_KEYS });
  /** The same accounts, by what they come with. */
  const proven = new LRUCache<string, KeyAccount>({ max: MOST_KEYS });

  const countAddress = (request: IncomingMessage): Left | null => {
    if (ratePerAddress === 0) return null;
    const address = addressOf(request);
    if (address === null) return null;
    // a key is looked up however much is asked without one from behind the same address
    const counted = request.headers.authorization === undefined ? address : `${address} with a key`;
    let account = addresses.get(counted);
    if (!account) {
      account = { freeAt: 0 };
      addresses.set(counted, account);
    }
    return take(account, ratePerAddress, 'address', now());
  };

  return {
    count: (request) => {
      // nobody asked again for news of what is followed: how often it comes is bounded by itself
      if (carriedBy(request)?.isNews) return null;
      const key =
        request.headers.authorization === undefined ? undefined : proven.get(authorizationDigest(request.headers));
      if (!key) return countAddress(request);
      return key.rate === null ? null : take(key, key.rate, 'key', now());
    },
    proven: (headers, viewer) => {
      if (viewer.kind === 'anonymous' || headers.authorization === undefined) return;
      const rate = (viewer.rate ?? ratePerKey) || null;
      const holder = viewer.kind === 'key' ? `key ${viewer.keyId}` : `token ${viewer.digest}`;
      let account = keys.get(holder);
      if (!account) {
        account = { freeAt: 0, rate };
        keys.set(holder, account);
      }
      account.rate = rate;
      proven.set(authorizationDigest(headers), account);
    },
    refused: (headers) => {
      if (headers.authorization !== undefined) proven.delete(authorizationDigest(headers));
    },
  };
}
