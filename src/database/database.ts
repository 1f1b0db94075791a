import { createHash } from 'node:crypto';
import type { Pool, QueryConfig } from 'pg';
import type { DataSource } from 'typeorm';
import { OperatorError } from '../errors';
import type { Store } from '../reader';
import { redactedUrl } from '../redacted-url';
import { readerAsRecorded } from './as-recorded';
import { dataSourceFor } from './data-source';

/** An open database: TypeORM for transactions and simple writes, prepared statements for reading. */
export interface Database extends Store {
  source: DataSource;
  close(): Promise<void>;
}

const OLDEST_SERVER = 150_000;

/** Errors: OperatorError where the server cannot be reached, is too old or not in UTF-8. */
export async function openDatabase(url: string, poolSize?: number): Promise<Database> {
  const source = dataSourceFor(url, poolSize);
  try {
    await source.initialize();
  } catch (error) {
    throw new OperatorError(
      `The database at ${redactedUrl(url)} cannot be opened: ${reasonOf(error)}. Check DATABASE_URL and that the server is running, or unset it to use the embedded one.`,
    );
  }
  const pool = (source.driver as unknown as { master: Pool }).master;
  // a connection that breaks while idle is replaced by the pool; without a listener it would end the process
  pool.on('error', () => undefined);
  const database: Database = {
    source,
    rows: async <Row>(text: string, values: readonly unknown[]) =>
      (await pool.query(prepared(text, values))).rows as Row[],
    transaction: (work) => source.transaction('READ COMMITTED', work),
    asRecorded: (position) => {
      const past = readerAsRecorded(pool, position);
      return { rows: (text, values) => past.rows(text, values.map(askable)) };
    },
    close: () => source.destroy(),
  };
  try {
    await requireUsableServer(database, url);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function requireUsableServer(database: Database, url: string): Promise<void> {
  const [server] = await database.rows<{ version: string; number: number; encoding: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('server_encoding') as encoding`,
    [],
  );
  if (!server) throw new Error('The server did not describe itself.');
  if (server.number < OLDEST_SERVER)
    throw new OperatorError(
      `The database at ${redactedUrl(url)} is PostgreSQL ${server.version}; 15 or newer is needed.`,
    );
  if (server.encoding !== 'UTF8')
    throw new OperatorError(
      `The database at ${redactedUrl(url)} is encoded in ${server.encoding}; create it with encoding UTF8.`,
    );
}

function prepared(text: string, values: readonly unknown[]): QueryConfig {
  const name = statementName(text);
  return { ...(name === undefined ? {} : { name }), text, values: values.map(askable) };
}

/** PostgreSQL's text holds every character but NUL: what is asked for with one is found nowhere, and that is no fault. */
function askable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd');
  return Array.isArray(value) ? value.map(askable) : value;
}

/**
 * A connection keeps each prepared statement for good, and filters make as many texts as callers please: a text is named
 * when it comes a second time, as long as there are not too many.
 */
const MOST_NAMED = 2000;
const MOST_SEEN = 10_000;

const names = new Map<string, string>();
const seenOnce = new Set<string>();

/** A name for a prepared statement: the same text has the same one. PostgreSQL cuts names at 63 bytes. */
function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMED) return known;
  if (!seenOnce.delete(text)) {
    if (seenOnce.size >= MOST_SEEN) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message || error.name : String(error);
}
