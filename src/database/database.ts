import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { OperatorError } from '../errors';
import type { ConnectionsInUse, RequestStore, RowForm, SharedStore, Store } from '../reader';
import { redactedUrl } from '../redacted-url';
import { readerAsRecorded } from './as-recorded';
import { dataSourceFor, POOL_SIZE } from './data-source';
import { connectionsOf, lendFrom } from './lent-connection';
import { rowsOf } from './pg-client';
import type { ReplicaState } from './replica';
import { openReplicas, type ReplicaSettings } from './replicas';
import { requestStore } from './request-store';
import { snapshotOf } from './snapshot';
import { statementLimit } from './statement-limit';

/** An open database: TypeORM for transactions and simple writes, prepared statements for reading. */
export interface Database extends SharedStore {
  source: DataSource;
  /** How the replicas are, looked at now; none where there are none. */
  replicaStates(): Promise<ReplicaState[]>;
  /** From now on no statement may take longer than this, but for those of a transaction that writes. */
  limitStatements(ms: number): Promise<void>;
  /** The connections to each server, looked at now. */
  connections(): ConnectionsInUse[];
  close(): Promise<void>;
}

const OLDEST_SERVER = 150_000;

/** Errors: OperatorError where the server cannot be reached, is too old or not in UTF-8. */
export async function openDatabase(
  url: string,
  poolSize = POOL_SIZE,
  replicaSettings: Omit<ReplicaSettings, 'poolSize'> | null = null,
): Promise<Database> {
  const limit = statementLimit();
  const source = dataSourceFor(url, poolSize, limit.onConnect);
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
  const primary: Store = {
    rows: <Row>(text: string, values: readonly unknown[], form?: RowForm) =>
      lendFrom(pool)((client) => rowsOf<Row>(client, text, values, { isFound: form === 'FOUND' })),
    transaction: (work) => source.transaction('READ COMMITTED', work),
    positionAt: async (instant) => {
      const [found] = await primary.rows<{ position: number | null }>(
        'select recording_at($1::timestamptz) as position',
        [instant.toISOString()],
      );
      return found?.position ?? null;
    },
    asRecorded: (position) => readerAsRecorded(lendFrom(pool), position),
  };
  const replicas = replicaSettings && openReplicas(primary, { ...replicaSettings, poolSize });
  const alone: RequestStore = {
    ...primary,
    snapshot: () => snapshotOf(lendFrom(pool)),
    readPrimary: () => undefined,
    keepPlace: async () => undefined,
  };
  const database: Database = {
    ...primary,
    source,
    forRequest: (asker) => (replicas ? requestStore(primary, lendFrom(pool), replicas, asker) : alone),
    replicaStates: async () => (await replicas?.states()) ?? [],
    limitStatements: async (ms) => {
      await limit.begin(pool, ms);
      await replicas?.limitStatements(ms);
    },
    connections: () => [{ server: 'primary', ...connectionsOf(pool) }, ...(replicas?.connections() ?? [])],
    close: async () => {
      await replicas?.close();
      await source.destroy();
    },
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

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message || error.name : String(error);
}
