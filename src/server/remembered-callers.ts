import { LRUCache } from 'lru-cache';
import { authorizationDigest } from '../auth/authorization-digest';
import type { Authorized } from '../auth/authorized';
import { VIEWER_HEADER } from '../auth/signed-viewer';
import { callerOf } from './caller';

/** For how long it is taken that a key is still good, where somebody only reads: it is revoked and expires so much later. */
const KEY_MS = 1000;
/** As long as that a token is not looked at again; never longer than it is good. */
const TOKEN_MS = 60_000;
const MOST_REMEMBERED = 10_000;

/**
 * As `callerOf`, which looks at a key or token with each request: here a key is looked up once a second, and a token once a
 * minute. For reading only: whoever writes is looked at each time.
 */
export function rememberedCallers(now = Date.now): typeof callerOf {
  const known = new LRUCache<string, Promise<Authorized>>({ max: MOST_REMEMBERED, ttl: KEY_MS });
  return (db, headers, door) => {
    const { authorization } = headers;
    if (authorization === undefined || headers[VIEWER_HEADER] !== undefined) return callerOf(db, headers, door);
    const digest = authorizationDigest(headers);
    const found = known.get(digest);
    if (found) return found;
    const asked = callerOf(db, headers, door);
    known.set(digest, asked);
    asked.then(
      ({ untilMs }) => {
        if (untilMs === null || known.peek(digest) !== asked) return;
        const ttl = Math.min(TOKEN_MS, untilMs - now());
        if (ttl > 0) known.set(digest, asked, { ttl });
        else known.delete(digest);
      },
      // a key that is made now is good now
      () => known.delete(digest),
    );
    return asked;
  };
}
