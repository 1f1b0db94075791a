import type { EntityManager } from 'typeorm';
import type { Viewer } from '../auth/viewer';
import { HubError } from '../errors';

/** An import makes units and documents that others would make too, and reads what people decided: nobody writes meanwhile. */
const WRITE_LOCK = 7_270_412;

/**
 * Begins to write: waits until no import runs (until nobody else writes, where `alone`; for nobody, where `apart`), and tells
 * the history who writes and why. Both end with the transaction. Gives the database's instant. Errors: FORBIDDEN where the hub itself may
 * only read (decision 0029).
 */
export async function beginWriting(
  tx: EntityManager,
  by: { viewer: Viewer; reason: string | null; alone: boolean; apart?: boolean },
): Promise<Date> {
  // what reads for callers is bounded; a change may wait for long, and take long
  await tx.query('set local statement_timeout = 0');
  if (!by.apart) await tx.query(`select pg_advisory_xact_lock${by.alone ? '' : '_shared'}($1)`, [WRITE_LOCK]);
  const [{ at, mayWrite }] = await tx.query<[{ at: Date; mayWrite: boolean }]>(
    `select set_config('plangraph.actor', $1, true), set_config('plangraph.reason', $2, true),
            set_config('plangraph.key_id', $3, true), clock_timestamp() as at,
            has_table_privilege('public.idempotency_key', 'insert') as "mayWrite"`,
    [actorOf(by.viewer), by.reason ?? '', keyOf(by.viewer)],
  );
  if (!mayWrite)
    throw new HubError(
      'FORBIDDEN',
      'What is served here may only be read: the user of its database has no right to write. Send changes to where the graph is written.',
    );
  return at;
}

/** Whose a retry is: two keys of one name, one after the other, are two callers. */
export function callerOf(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') return 'anonymous';
  return viewer.kind === 'key' ? `${viewer.keyId} ${viewer.name}` : `oidc ${viewer.digest}`;
}

/** Whose reads show from now on what is written here (decision 0028); nobody's for the program itself. */
const keyOf = (viewer: Viewer): string =>
  viewer.kind !== 'anonymous' && viewer.keyId !== 0 ? String(viewer.keyId) : '';

/** Who a viewer is in the history. */
const actorOf = (viewer: Viewer): string => (viewer.kind === 'anonymous' ? 'anonymous' : viewer.name);
