import { resolve } from 'node:path';
import { OperatorError } from './errors';

/** The program's settings, checked. Only this file reads the environment. */
export interface Config {
  host: string;
  port: number;
  /** A PostgreSQL server of one's own; null: the embedded one. */
  databaseUrl: string | null;
  /** Where the embedded database lives. */
  dataDir: string;
  /** Load the bundled sample into an empty database. */
  hasSample: boolean;
  maxFileBytes: number;
  maxPageSize: number;
}

/** A file comes in base64, as one string of JSON: JavaScript's longest string holds no more of it. */
const MOST_FILE_MB = 256;

type Environment = Readonly<Record<string, string | undefined>>;

/** Errors: OperatorError (exit code 2), which names the setting, its value and what it may be. */
export function readConfig(env: Environment): Config {
  const databaseUrl = text(env, 'DATABASE_URL');
  // "postgres://db/plans", not "mysql://db/plans"
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw wrong('DATABASE_URL', shown(databaseUrl), 'an address such as postgres://user:password@host:5432/database');
  if (text(env, 'SUBGRAPH') !== null)
    throw wrong('SUBGRAPH', env.SUBGRAPH ?? '', 'unset: serving one module alone is not there yet');
  return {
    host: text(env, 'HOST') ?? '127.0.0.1',
    port: integer(env, 'PORT', 4000, 0, 65_535),
    databaseUrl,
    dataDir: resolve(text(env, 'PLANGRAPH_DATA_DIR') ?? '.plangraph'),
    hasSample: onOff(env, 'PLANGRAPH_SAMPLE', databaseUrl === null),
    maxFileBytes: integer(env, 'MAX_FILE_MB', 32, 1, MOST_FILE_MB) * 1024 * 1024,
    maxPageSize: integer(env, 'MAX_PAGE_SIZE', 10_000, 1, 1_000_000),
  };
}

/** Started by an npm script: then npm's end is the program's end. */
export const isRunByNpm = (env: Environment): boolean => text(env, 'npm_lifecycle_event') !== null;

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

/** What of an unusable address can be shown: where its password begins is not known, so with one only the scheme. */
function shown(address: string): string {
  // "admin:s3cret@db", "db?password=s3cret", not "localhost:5432"
  if (!/@|password/i.test(address)) return address;
  // "mysql://", not "admin:"
  return `${/^[a-z]{1,20}:\/\//i.exec(address)?.[0] ?? ''}***`;
}

const wrong = (name: string, value: string, allowed: string): OperatorError =>
  new OperatorError(`The setting ${name}="${value}" is not usable: it may be ${allowed}.`, 2);
