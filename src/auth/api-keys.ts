import type { DataSource } from 'typeorm';
import { HubError, OperatorError } from '../errors';
import type { Reader } from '../reader';
import { type GivenKey, giveKey, type KeyFault, type KeyRequest } from './give-key';
import { digestOf } from './secret';
import type { Role, Scope, Viewer } from './viewer';

/** The whole request is refused, so HTTP says so too; Apollo takes this out of what the caller sees. */
export const UNAUTHORIZED = { http: { status: 401 } };

/** Makes a key and returns it: the only time it is seen. Errors: OperatorError, which names what is wrong with the request. */
export async function createKey(
  source: DataSource,
  name: string,
  role: Role,
  limits: Omit<KeyRequest, 'name' | 'role'> = {},
): Promise<string> {
  const given = await source.transaction((tx) => giveKey(tx, { name, role, ...limits }, new Date()));
  return secretIn(given);
}

/** Faults of what is there, not of how the command is written. */
const AS_IT_IS: ReadonlySet<string> = new Set(['NAME_TAKEN', 'REVOKED']);

/** The secret of a key that was given. Errors: OperatorError where it was refused. */
export function secretIn(given: GivenKey): string {
  if (given.kind === 'given') return given.secret;
  throw operatorErrorOf(given.faults);
}

/** What whoever gave a command is told that was refused. */
export function operatorErrorOf(faults: readonly KeyFault[]): OperatorError {
  const lines = faults.map(({ field, message }) => (field === 'name' ? message : `--${field}: ${message}`));
  return new OperatorError(lines.join('\n'), faults.some(({ code }) => AS_IT_IS.has(code)) ? 1 : 2);
}

/**
 * The key of a first start; null where there are keys already, or another hub that starts now was faster, and for the role of
 * a subgraph: keys are the owner's to give.
 */
export async function createFirstKey(source: DataSource): Promise<string | null> {
  const [{ mayCreate, count }] = await source.query<[{ mayCreate: boolean; count: number }]>(
    `select pg_has_role(relowner, 'usage') as "mayCreate", (select count(*)::int from api_key) as count
       from pg_class where oid = 'api_key'::regclass`,
  );
  if (!mayCreate || count > 0) return null;
  const given = await source.transaction((tx) => giveKey(tx, { name: 'first start', role: 'ADMIN' }, new Date()));
  return given.kind === 'given' ? given.secret : null;
}

interface KeyRow {
  id: number;
  name: string;
  role: Role;
  scopes: Scope[] | null;
  unit_id: number | null;
  rate: number | null;
  budget: number | null;
  is_revoked: boolean;
  is_expired: boolean;
  expires_at: Date | null;
}

/**
 * Who holds a key. Served by api_key_secret_sha256_key and api_key_old_secret_secret_sha256_key. Errors: UNAUTHENTICATED for a
 * key that was revoked or has expired, which is said to who holds its secret, and for any other: also for a secret that was
 * replaced and whose time is over.
 */
export async function holderOf(db: Reader, secret: string): Promise<Extract<Viewer, { kind: 'key' }>> {
  const [row] = await db.rows<KeyRow>(
    `select k.id, k.name, k.role, k.scopes, k.unit_id, k.rate, k.budget, k.revoked_at is not null as is_revoked, k.expires_at,
            coalesce(k.expires_at <= now(), false) as is_expired
       from api_key k
      where k.secret_sha256 = $1
         or k.id = (select o.key_id from api_key_old_secret o where o.secret_sha256 = $1 and o.good_until > now())`,
    [digestOf(secret)],
  );
  if (!row) throw refused('The key in the Authorization header is not valid; `plangraph keys create` makes one.');
  if (row.is_revoked) throw refused(`The key "${row.name}" was revoked. Ask who gave it to you for another one.`);
  if (row.is_expired)
    throw refused(
      `The key "${row.name}" expired (${row.expires_at?.toISOString()}). Ask who gave it to you: \`plangraph keys rotate --expires-in 90d\` makes it good again, with another secret.`,
    );
  return {
    kind: 'key',
    role: row.role,
    keyId: row.id,
    name: row.name,
    ...(row.scopes && { scopes: row.scopes }),
    ...(row.unit_id !== null && { unit: { id: row.unit_id } }),
    ...(row.rate !== null && { rate: row.rate }),
    ...(row.budget !== null && { budget: row.budget }),
  };
}

const refused = (message: string): HubError => new HubError('UNAUTHENTICATED', message, UNAUTHORIZED);
