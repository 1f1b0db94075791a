import type { EntityManager } from 'typeorm';
import type { Viewer } from '../auth/viewer';

/** An import makes units and documents that others would make too, and reads what people decided: nobody writes meanwhile. */
const WRITE_LOCK = 7_270_412;

/**
 * Begins to write: waits until no import runs (until nobody else writes, where `alone`), and tells the history who
 * writes and why. Both end with the transaction. Gives the database's instant.
 */
export async function beginWriting(
  tx: EntityManager,
  by: { viewer: Viewer; reason: string | null; alone: boolean },
): Promise<Date> {
  await tx.query(`select pg_advisory_xact_lock${by.alone ? '' : '_shared'}($1)`, [WRITE_LOCK]);
  const [{ at }] = await tx.query<[{ at: Date }]>(
    `select set_config('plangraph.actor', $1, true), set_config('plangraph.reason', $2, true), clock_timestamp() as at`,
    [actorOf(by.viewer), by.reason ?? ''],
  );
  return at;
}

/** Whose a retry is: two keys of one name, one after the other, are two callers. */
export const callerOf = (viewer: Viewer): string =>
  viewer.kind === 'key' ? `${viewer.keyId} ${viewer.name}` : 'anonymous';

/** Who a viewer is in the history. */
const actorOf = (viewer: Viewer): string => (viewer.kind === 'key' ? viewer.name : 'anonymous');
