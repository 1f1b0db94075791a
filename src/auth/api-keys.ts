import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { HubError, OperatorError } from '../errors';
import type { Reader } from '../reader';
import { ApiKey } from './api-key.entity';
import { ANONYMOUS, type Role, type Viewer } from './viewer';

/** Tells a key of this program from other secrets at a glance, for people and for secret scanners. */
const PREFIX = 'pgk_';

/** The whole request is refused, so HTTP says so too; Apollo takes this out of what the caller sees. */
const UNAUTHORIZED = { http: { status: 401 } };

const digest = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Makes a key and returns it: the only time it is seen. Errors: OperatorError where the name is empty or taken. */
export async function createKey(source: DataSource, name: string, role: Role): Promise<string> {
  if (!name.trim()) throw new OperatorError('A key needs a name; give one with --name.', 2);
  const key = await insertKey(source, name, role);
  if (key === null) throw new OperatorError(`A key called "${name}" is there already; choose another --name.`);
  return key;
}

/**
 * The key of a first start; null where there are keys already, or another hub that starts now was faster, and for the role of
 * a subgraph: keys are the owner's to give.
 */
export async function createFirstKey(source: DataSource): Promise<string | null> {
  const [{ mayCreate }] = await source.query<[{ mayCreate: boolean }]>(
    `select has_table_privilege('api_key', 'insert') as "mayCreate"`,
  );
  const isFirst = mayCreate && (await source.getRepository(ApiKey).count()) === 0;
  return isFirst ? insertKey(source, 'first start', 'ADMIN') : null;
}

async function insertKey(source: DataSource, name: string, role: Role): Promise<string | null> {
  const key = PREFIX + randomBytes(32).toString('base64url');
  const made = await source
    .createQueryBuilder()
    .insert()
    .into(ApiKey)
    .values({ name, role, secretSha256: digest(key), revokedAt: null })
    .orIgnore()
    .returning('id')
    .execute();
  return (made.raw as unknown[]).length ? key : null;
}

/**
 * Who holds the key of an Authorization header; without a header an anonymous reader. Served by
 * api_key_secret_sha256_key. Errors: UNAUTHENTICATED for a header that is not "Bearer KEY" or a key that is not valid.
 */
export async function viewerOf(db: Reader, authorization: string | undefined): Promise<Viewer> {
  if (authorization === undefined) return ANONYMOUS;
  // "Bearer pgk_…", not "Basic …"
  const key = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
  if (key === undefined)
    throw new HubError('UNAUTHENTICATED', 'The Authorization header is not of the form "Bearer KEY".', UNAUTHORIZED);
  const [row] = await db.rows<{ id: number; name: string; role: Role }>(
    'select id, name, role from api_key where secret_sha256 = $1 and revoked_at is null',
    [digest(key)],
  );
  if (!row)
    throw new HubError(
      'UNAUTHENTICATED',
      'The key in the Authorization header is not valid; `plangraph keys create` makes one.',
      UNAUTHORIZED,
    );
  return { kind: 'key', role: row.role, keyId: row.id, name: row.name };
}
