import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { OperatorError } from '../errors';
import type { Store } from '../reader';
import { redactedUrl } from '../redacted-url';
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
      (await pool.query({ name: statementName(text), text, values: values.map(askable) })).rows as Row[],
    transaction: (work) => source.transaction('READ COMMITTED', work),
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

/** PostgreSQL's text holds every character but NUL: what is asked for with one is found nowhere, and that is no fault. */
const askable = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value);

const names = new Map<string, string>();

/** A name for a prepared statement: the same text has the same one. PostgreSQL cuts names at 63 bytes. */
function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return name;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message || error.name : String(error);
}
