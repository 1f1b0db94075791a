import type { Viewer } from '../auth/viewer';
import type { Limits } from '../limits/limits';
import type { RequestStore } from '../reader';

type Limited = Pick<RequestStore, 'limit'>;

const ended = new WeakSet<Limited>();

/**
 * Ends what the database does for a request without a key once it has worked on it for so long, however well it was estimated.
 * Only its own time counts: a process that is slow, or waits for a connection, is no fault of who asks.
 */
export function endInTime(viewer: Viewer, db: Limited, limits: Limits | null): void {
  if (limits === null || viewer.kind !== 'anonymous') return;
  db.limit(limits.anonymousMs, () => void ended.add(db));
}

/** Whether what is read for a request was ended so: then whatever failed failed of that. */
export const isEnded = (db: Limited): boolean => ended.has(db);
