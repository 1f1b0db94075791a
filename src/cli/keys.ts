import { createKey, operatorErrorOf, secretIn } from '../auth/api-keys';
import { type LockedKey, limitKey, lockKey, revokeKey, rotateKey } from '../auth/change-key';
import { makeKeyPair } from '../auth/gateway-keys';
import { ROLES, type Role, SCOPES, type Scope } from '../auth/viewer';
import type { Config } from '../config';
import type { Database } from '../database/database';
import { migrate } from '../database/migrate';
import { OperatorError } from '../errors';
import { openStore, ownerOf, type Tell } from '../hub';
import { budgetOf, type LimitOptions, rateOf } from './key-limits';
import { duration, type ExpiryOptions, expiryOf } from './key-times';
import { unitIdOf } from './unit-named';

export interface CreateOptions extends ExpiryOptions {
  role: string;
  name?: string;
  scope: readonly string[];
  unit?: string;
  rate?: string;
  budget?: string;
}

/** Makes a key and prints it alone on stdout. */
export async function createNamedKey(config: Config, options: CreateOptions, tell: Tell): Promise<void> {
  const role = roleNamed(options.role);
  const scopes = options.scope.length ? options.scope.flatMap((given) => given.split(',')).map(scopeNamed) : null;
  const expiresAt = expiryOf(options, new Date()) ?? null;
  const rate = options.rate === undefined ? null : rateOf(options.rate);
  const budget = options.budget === undefined ? null : budgetOf(options.budget);
  await onDatabase(config, tell, async (database) => {
    const unitId = options.unit === undefined ? null : await unitIdOf(database, options.unit);
    const name = options.name ?? `${options.role} ${new Date().toISOString()}`;
    const secret = await createKey(database.source, name, role, { scopes, unitId, expiresAt, rate, budget });
    process.stdout.write(`${secret}\n`);
    tell(`This is the key "${name}"; it is shown this once. Send it as: Authorization: Bearer KEY`);
    if (expiresAt) tell(`It is good until ${shownInstant(expiresAt)}.`);
  });
}

export interface RotateOptions extends ExpiryOptions {
  overlap: string;
}

/** Gives a key another secret and prints it alone on stdout. */
export async function rotateNamedKey(config: Config, name: string, options: RotateOptions, tell: Tell): Promise<void> {
  const overlapMs = duration('--overlap', options.overlap);
  const expiresAt = expiryOf(options, new Date());
  await onDatabase(config, tell, async (database) => {
    const given = await database.source.transaction(async (tx) =>
      rotateKey(tx, await keyNamed(tx, name), { overlapMs, expiresAt }, new Date()),
    );
    process.stdout.write(`${secretIn(given)}\n`);
    tell(`This is the key "${name}" from now on; it is shown this once.`);
    const until = given.kind === 'given' ? given.oldGoodUntil : null;
    tell(`What it was known by is good ${until ? `until ${shownInstant(until)}` : 'no more'}.`);
  });
}

/** Changes how often a key may ask, and what one operation of it may cost; what is not named stays. */
export async function limitNamedKey(config: Config, name: string, options: LimitOptions, tell: Tell): Promise<void> {
  if (options.rate === undefined && options.budget === undefined)
    throw new OperatorError('Say what is to change: --rate, --budget, or both.', 2);
  const rate = changed(options.rate, rateOf);
  const budget = changed(options.budget, budgetOf);
  await onDatabase(config, tell, async (database) => {
    const limited = await database.source.transaction(async (tx) =>
      limitKey(tx, await keyNamed(tx, name), { rate, budget }),
    );
    if (limited.kind === 'refused') throw operatorErrorOf(limited.faults);
    tell(
      `The key "${name}" is limited so from now on; a hub that is running notices within a second, or with the next request of it that is answered.`,
    );
  });
}

/** What a limit becomes: undefined where it stays, null for what is set for all keys. */
const changed = (given: string | undefined, read: (given: string) => number): number | null | undefined =>
  given === undefined ? undefined : given === 'default' ? null : read(given);

/** Makes a key good for nothing. */
export async function revokeNamedKey(config: Config, name: string, tell: Tell): Promise<void> {
  await onDatabase(config, tell, async (database) => {
    const before = await database.source.transaction(async (tx) => {
      const key = await keyNamed(tx, name);
      await revokeKey(tx, key, new Date());
      return key.revoked_at;
    });
    tell(
      before
        ? `The key "${name}" was revoked already, ${shownInstant(before)}.`
        : `The key "${name}" is good for nothing any more; a hub that is running notices within a second.`,
    );
  });
}

/** Prints a new pair of keys as two settings on stdout: the private one for the gateway, the public one for its subgraphs. */
export async function printKeyPair(tell: Tell): Promise<void> {
  const { privateKey, publicKey } = await makeKeyPair();
  process.stdout.write(`GATEWAY_PRIVATE_KEY=${privateKey}\nGATEWAY_PUBLIC_KEY=${publicKey}\n`);
  tell('Give the first line to the gateway alone and keep it secret; the second to every subgraph behind it.');
}

/** The database, migrated, for as long as the work takes. */
export async function onDatabase(
  config: Config,
  tell: Tell,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  // what was written just now is seen
  const store = await openStore({ ...config, replicaUrls: [] }, tell);
  try {
    await migrate(store.database, ownerOf(config), tell);
    await work(store.database);
  } finally {
    await store.close();
  }
}

async function keyNamed(tx: Parameters<typeof lockKey>[0], name: string): Promise<LockedKey> {
  const key = await lockKey(tx, { name });
  if (!key) throw new OperatorError(`No key is called "${name}"; see: plangraph keys list`);
  return key;
}

function roleNamed(given: string): Role {
  const role = ROLES.find((one) => one === given.toUpperCase());
  if (role) return role;
  throw new OperatorError(`--role "${given}" is not usable: it may be admin, editor, reporter or reader.`, 2);
}

function scopeNamed(given: string): Scope {
  const scope = SCOPES.find((one) => one === given.trim().toUpperCase());
  if (scope) return scope;
  throw new OperatorError(
    `--scope "${given.trim()}" is not usable: it may be ${SCOPES.join(', ').toLowerCase()}, several with commas between.`,
    2,
  );
}

/** "2027-06-30 00:00 (+07:00)", as it is counted in Vietnam. */
export const shownInstant = (at: Date): string =>
  `${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')} (+07:00)`;
