import type { EntityManager } from 'typeorm';
import { budgetFaults, expiryFaults, type GivenKey, type KeyFault, rateFaults } from './give-key';
import { digestOf, newSecret } from './secret';
import type { Role, Scope } from './viewer';

/** A key as it is locked for a change. */
export interface LockedKey {
  id: number;
  name: string;
  role: Role;
  scopes: Scope[] | null;
  rate: number | null;
  budget: number | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  secret_sha256: string;
}

/** The key with this number, or of this name, locked; undefined where there is none. */
export async function lockKey(
  tx: EntityManager,
  by: { id: number } | { name: string },
): Promise<LockedKey | undefined> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['name', by.name];
  const [row] = await tx.query<LockedKey[]>(
    `select id, name, role, scopes, rate, budget, expires_at, revoked_at, secret_sha256 from api_key where ${column} = $1 for update`,
    [value],
  );
  return row;
}

/** What a rotation says besides which key. */
export interface Rotation {
  /** For how long what the key was known by is still good. */
  overlapMs: number;
  /** From when on it is good for nothing now; as before where absent, never where null. */
  expiresAt?: Date | null | undefined;
}

/** What a rotation makes, and until when what the key was known by is good; null: no more. */
export type RotatedKey =
  | (Extract<GivenKey, { kind: 'given' }> & { oldGoodUntil: Date | null })
  | Extract<GivenKey, { kind: 'refused' }>;

/**
 * Gives a key another secret; the old one, and those before it, are good for as long as was said when they were replaced,
 * and no longer than the key. What has expired is not made good again. A key that was revoked stays so.
 */
export async function rotateKey(
  tx: EntityManager,
  key: LockedKey,
  { overlapMs, expiresAt = key.expires_at }: Rotation,
  now: Date,
): Promise<RotatedKey> {
  if (key.revoked_at) return { kind: 'refused', faults: [revokedFault(key)] };
  const faults = expiryFaults(expiresAt, now).map((fault) => ({
    ...fault,
    message: `The key "${key.name}" would be expired: ${fault.message}`,
  }));
  if (faults.length) return { kind: 'refused', faults };
  const secret = newSecret();
  const hasExpired = key.expires_at !== null && key.expires_at <= now;
  const overlapEnd = Math.min(now.getTime() + overlapMs, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const oldGoodUntil = hasExpired || overlapMs === 0 ? null : new Date(overlapEnd);
  await tx.query('delete from api_key_old_secret where good_until <= $1 or ($2 and key_id = $3)', [
    now,
    oldGoodUntil === null,
    key.id,
  ]);
  if (oldGoodUntil)
    await tx.query('insert into api_key_old_secret (key_id, secret_sha256, good_until) values ($1, $2, $3)', [
      key.id,
      key.secret_sha256,
      oldGoodUntil,
    ]);
  await tx.query('update api_key set secret_sha256 = $2, expires_at = $3 where id = $1', [
    key.id,
    digestOf(secret),
    expiresAt,
  ]);
  return { kind: 'given', id: key.id, secret, oldGoodUntil };
}

/**
 * Changes what a key is limited to: what is undefined stays, null is what is set for all keys. Limits are refused as they are
 * of a key that is made, and all of them for a key that was revoked.
 */
export async function limitKey(
  tx: EntityManager,
  key: LockedKey,
  { rate = key.rate, budget = key.budget }: { rate?: number | null | undefined; budget?: number | null | undefined },
): Promise<{ kind: 'limited' } | Extract<GivenKey, { kind: 'refused' }>> {
  const faults = key.revoked_at ? [revokedFault(key)] : [...rateFaults(rate), ...budgetFaults(budget)];
  if (faults.length) return { kind: 'refused', faults };
  await tx.query('update api_key set rate = $2, budget = $3 where id = $1', [key.id, rate, budget]);
  return { kind: 'limited' };
}

const revokedFault = ({ name }: LockedKey): KeyFault => ({
  field: 'name',
  code: 'REVOKED',
  message: `The key "${name}" was revoked; make another one.`,
});

/** Makes a key good for nothing, with every secret that it had; one that was revoked before stays as it was. */
export async function revokeKey(tx: EntityManager, key: LockedKey, now: Date): Promise<void> {
  await tx.query('update api_key set revoked_at = coalesce(revoked_at, $2) where id = $1', [key.id, now]);
}
