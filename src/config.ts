import { resolve } from 'node:path';
import { readOidcSettings } from './auth/oidc-config';
import type { OidcSettings } from './auth/oidc-settings';
import { readPassword, withPassword } from './database-password';
import { OperatorError } from './errors';
import type { Limits } from './limits/limits';
import { readLimits } from './limits/limits-config';
import { readObserveSettings } from './observe/observe-config';
import type { ObserveSettings } from './observe/observe-settings';
import { readLive } from './server/live/live-config';
import type { LiveSettings } from './server/live/live-settings';
import { readOutsideSettings } from './server/outside-config';
import type { OutsideSettings } from './server/outside-settings';

/** The program's settings, checked. Only this file reads the environment. */
export interface Config {
  host: string;
  port: number;
  /** A PostgreSQL server of one's own; null: the embedded one. */
  databaseUrl: string | null;
  /** Servers that follow that one: reads go there. */
  replicaUrls: readonly string[];
  /** A replica that is further behind is not read from. */
  maxReplicaLagMs: number;
  /** How many connections one process keeps to each server at most; a lock that is held takes one beside the work under it. */
  poolSize: number;
  /** Where the embedded database lives. */
  dataDir: string;
  /** Where pg_dump, pg_restore and psql are; null: on PATH or where packages put them. */
  pgBinDir: string | null;
  /** Load the bundled sample into an empty database. */
  hasSample: boolean;
  maxFileBytes: number;
  maxPageSize: number;
  /** The most that is kept of answers; 0: none is. */
  responseCacheBytes: number;
  /** A folder with the operations that clients will ask; null: only the playground's are known in advance. */
  operationsDir: string | null;
  /** Who comes without a key may read. */
  hasAnonymousReading: boolean;
  /** The issuer whose tokens are taken; null: keys alone are. */
  oidc: OidcSettings | null;
  /** The module that is served alone, as a federation subgraph; null: the whole graph. */
  subgraph: Subgraph | null;
  /** That module's rows are in a database of their own, without those of the others. */
  hasOwnDatabase: boolean;
  /** What a gateway signs with who asks; null: it makes a pair for as long as it runs. */
  gatewayPrivateKey: string | null;
  /** The gateway whose word a subgraph takes for who asks; null: nobody's. */
  gatewayPublicKey: string | null;
  /** The longest that one statement may take which reads for a caller. */
  statementTimeoutMs: number;
  /** How long a gateway waits for a subgraph. */
  subgraphTimeoutMs: number;
  /** How long a client may take to send a request, and to take an answer. */
  clientTimeoutMs: number;
  /** After so long without an answer from the database it is asked whether it is there. */
  databaseSilenceMs: number;
  /** How long a server waits for its database at the start. */
  databaseWaitMs: number;
  observe: ObserveSettings;
  /** What an operation may be and cost. */
  limits: Limits;
  /** How it meets those outside. */
  outside: OutsideSettings;
  /** How much may be open at once over WebSockets and streams of events. */
  live: LiveSettings;
}

/** What may be served alone: the modules, by name. */
export const SUBGRAPHS = ['plans', 'units', 'indicators', 'legal', 'catalog'] as const;

export type Subgraph = (typeof SUBGRAPHS)[number];

/** A file comes in base64, as one string of JSON: JavaScript's longest string holds no more of it. */
const MOST_FILE_MB = 256;

/** Kept outside JavaScript's heap, one block each. */
const MOST_CACHE_MB = 65_536;

const ADDRESS = 'an address such as postgres://user:password@host:5432/database';

type Environment = Readonly<Record<string, string | undefined>>;

/** Errors: OperatorError (exit code 2), which names the setting, its value and what it may be. */
export function readConfig(env: Environment): Config {
  const given = text(env, 'DATABASE_URL');
  if (given !== null && !isPostgres(given)) throw wrong('DATABASE_URL', shown(given), ADDRESS);
  const withSecret = secretOf(env, given);
  const databaseUrl = given && withSecret(given);
  return {
    host: text(env, 'HOST') ?? '127.0.0.1',
    port: integer(env, 'PORT', 4000, 0, 65_535),
    databaseUrl,
    replicaUrls: replicaUrls(env, databaseUrl).map(withSecret),
    maxReplicaLagMs: integer(env, 'DATABASE_REPLICA_LAG_MS', 10_000, 1, 3_600_000),
    poolSize: integer(env, 'DATABASE_POOL_SIZE', 10, 2, 1000),
    dataDir: resolve(text(env, 'PLANGRAPH_DATA_DIR') ?? '.plangraph'),
    pgBinDir: text(env, 'PG_BIN_DIR') && resolve(text(env, 'PG_BIN_DIR') as string),
    hasSample: onOff(env, 'PLANGRAPH_SAMPLE', databaseUrl === null),
    maxFileBytes: integer(env, 'MAX_FILE_MB', 32, 1, MOST_FILE_MB) * 1024 * 1024,
    maxPageSize: integer(env, 'MAX_PAGE_SIZE', 10_000, 1, 1_000_000),
    responseCacheBytes: integer(env, 'RESPONSE_CACHE_MB', 16, 0, MOST_CACHE_MB) * 1024 * 1024,
    operationsDir: text(env, 'OPERATIONS_DIR') && resolve(text(env, 'OPERATIONS_DIR') as string),
    hasAnonymousReading: onOff(env, 'ANONYMOUS_READING', true),
    oidc: readOidcSettings({
      text: (name) => text(env, name),
      integer: (name, fallback, least, most) => integer(env, name, fallback, least, most),
      wrong,
    }),
    ...subgraphOf(env),
    gatewayPrivateKey: text(env, 'GATEWAY_PRIVATE_KEY'),
    gatewayPublicKey: text(env, 'GATEWAY_PUBLIC_KEY'),
    statementTimeoutMs: integer(env, 'STATEMENT_TIMEOUT_MS', 30_000, 1, 3_600_000),
    subgraphTimeoutMs: integer(env, 'SUBGRAPH_TIMEOUT_MS', 30_000, 1, 3_600_000),
    clientTimeoutMs: integer(env, 'CLIENT_TIMEOUT_MS', 120_000, 100, 3_600_000),
    databaseSilenceMs: integer(env, 'DATABASE_SILENCE_MS', 10_000, 100, 3_600_000),
    databaseWaitMs: integer(env, 'DATABASE_WAIT_S', 60, 0, 3600) * 1000,
    outside: readOutsideSettings({
      text: (name) => text(env, name),
      integer: (name, fallback, least, most) => integer(env, name, fallback, least, most),
      onOff: (name, fallback) => onOff(env, name, fallback),
      wrong,
    }),
    limits: readLimits({ integer: (name, fallback, least, most) => integer(env, name, fallback, least, most) }),
    live: readLive({ integer: (name, fallback, least, most) => integer(env, name, fallback, least, most) }),
    observe: readObserveSettings({
      text: (name) => text(env, name),
      integer: (name, fallback, least, most) => integer(env, name, fallback, least, most),
      wrong,
    }),
  };
}

/** Started by an npm script: then npm's end is the program's end. */
export const isRunByNpm = (env: Environment): boolean => text(env, 'npm_lifecycle_event') !== null;

/** Lines for a machine: known before the settings are looked at, so that what is wrong with them is one too. */
export const writesJson = (env: Environment): boolean => text(env, 'LOG_FORMAT') === 'json';

/** Print the stack of a surprise: for developers. */
export const showsStacks = (env: Environment): boolean => text(env, 'PLANGRAPH_DEBUG') !== null;

const text = (env: Environment, name: string): string | null => env[name]?.trim() || null;

function integer(env: Environment, name: string, fallback: number, least: number, most: number): number {
  const given = text(env, name);
  if (given === null) return fallback;
  const value = Number(given);
  // "4000", not "4e3", "0x10" or "-1"
  if (!/^\d{1,9}$/.test(given) || value < least || value > most)
    throw wrong(name, given, `a whole number from ${least} to ${most}`);
  return value;
}

function onOff(env: Environment, name: string, fallback: boolean): boolean {
  const given = text(env, name);
  if (given === null) return fallback;
  if (given !== 'on' && given !== 'off') throw wrong(name, given, 'on or off');
  return given === 'on';
}

function subgraphOf(env: Environment): Pick<Config, 'subgraph' | 'hasOwnDatabase'> {
  const name = text(env, 'SUBGRAPH');
  const database = text(env, 'SUBGRAPH_DATABASE');
  const subgraph = SUBGRAPHS.find((known) => known === name) ?? null;
  if (name !== null && subgraph === null)
    throw wrong('SUBGRAPH', name, `${listed(SUBGRAPHS)}, or unset for the whole graph`);
  if (database !== null && database !== 'shared' && database !== 'own')
    throw wrong('SUBGRAPH_DATABASE', database, 'shared or own');
  if (database === 'own' && subgraph === null)
    throw wrong('SUBGRAPH_DATABASE', database, `unset without SUBGRAPH: the whole graph has one database`);
  if (database === 'own' && subgraph === 'catalog')
    throw wrong('SUBGRAPH_DATABASE', database, 'shared for SUBGRAPH=catalog, which only reads what the others hold');
  return { subgraph, hasOwnDatabase: database === 'own' };
}

/** "a, b or c" */
const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

// "postgres://db/plans", not "mysql://db/plans"
const isPostgres = (address: string): boolean => /^postgres(ql)?:\/\//.test(address);

function replicaUrls(env: Environment, databaseUrl: string | null): string[] {
  const given = text(env, 'DATABASE_REPLICA_URLS');
  if (given === null) return [];
  if (databaseUrl === null)
    throw wrong('DATABASE_REPLICA_URLS', '***', 'set together with DATABASE_URL, the server that they follow');
  const urls = given.split(',').flatMap((url) => url.trim() || []);
  const strange = urls.find((url) => !isPostgres(url));
  if (strange !== undefined)
    throw wrong('DATABASE_REPLICA_URLS', shown(strange), `${ADDRESS}, or several with commas between`);
  return urls;
}

/** How addresses of databases get their password, where it stands in a file. */
function secretOf(env: Environment, databaseUrl: string | null): (address: string) => string {
  const file = text(env, 'DATABASE_PASSWORD_FILE');
  if (file === null) return (address) => address;
  if (databaseUrl === null)
    throw wrong('DATABASE_PASSWORD_FILE', file, 'set together with DATABASE_URL, which it is for');
  const password = readPassword(file);
  return (address) => withPassword(address, password);
}

/** What of an unusable address can be shown: where its password begins is not known, so with one only the scheme. */
function shown(address: string): string {
  // "admin:s3cret@db", "db?password=s3cret", not "localhost:5432"
  if (!/@|password/i.test(address)) return address;
  // "mysql://", not "admin:"
  return `${/^[a-z]{1,20}:\/\//i.exec(address)?.[0] ?? ''}***`;
}

const wrong = (name: string, value: string, allowed: string): OperatorError =>
  new OperatorError(`The setting ${name}="${value}" is not usable: it may be ${allowed}.`, 2);
