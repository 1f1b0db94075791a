import { LRUCache } from 'lru-cache';
import { VIEWER_HEADER } from '../auth/signed-viewer';
import type { Viewer } from '../auth/viewer';
import { callerOf } from './caller';

/** For how long it is taken that a key is still valid, where somebody only reads. */
const REMEMBERED_MS = 1000;
const MOST_REMEMBERED = 10_000;

/**
 * As `callerOf`, which looks a key up with each request: here it is looked up once a second. For reading only, which needs no
 * key: who holds one that was revoked a moment ago reads nothing that others may not.
 */
export function rememberedCallers(): typeof callerOf {
  const known = new LRUCache<string, Promise<Viewer>>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS });
  return (db, headers, trusted) => {
    const { authorization } = headers;
    if (authorization === undefined || headers[VIEWER_HEADER] !== undefined) return callerOf(db, headers, trusted);
    let viewer = known.get(authorization);
    if (viewer === undefined) {
      viewer = callerOf(db, headers, trusted);
      known.set(authorization, viewer);
      // a key that is made now is valid now
      viewer.catch(() => known.delete(authorization));
    }
    return viewer;
  };
}
