import { type ClientBase, Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { OperatorError } from '../errors';
import type { ConnectionsInUse, RequestStore, RowForm, Sees, SharedStore, Store } from '../reader';
import { redactedUrl } from '../redacted-url';
import { readerAsRecorded } from './as-recorded';
import { Asking } from './asking';
import { type CommitFeed, commitFeed } from './commit-feed';
import { connectionOptions, dataSourceFor, POOL_SIZE } from './data-source';
import { connectionsOf, lendFrom } from './lent-connection';
import { rowsOf } from './pg-client';
import type { ReplicaState } from './replica';
import { openReplicas, type ReplicaSettings } from './replicas';
import { requestStore } from './request-store';
import { NARROW_SETTINGS, rowsSeen, type Sight, sightOf } from './sight';
import { watchSilence } from './silent-connections';
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
  /** Tells of commits; takes no connection before somebody follows them. */
  commits: CommitFeed;
  close(): Promise<void>;
}

const OLDEST_SERVER = 150_000;

/** After so long without an answer the server is asked whether it is there; so long it is waited for a connection. */
export const SILENCE_MS = 10_000;

/** Errors: OperatorError where the server cannot be reached, is too old or not in UTF-8. */
export async function openDatabase(
  url: string,
  poolSize = POOL_SIZE,
  replicaSettings: Omit<ReplicaSettings, 'poolSize'> | null = null,
  silenceMs = SILENCE_MS,
): Promise<Database> {
  const limit = statementLimit();
  const silence = watchSilence(url, silenceMs);
  const onConnect = (client: ClientBase): Promise<void> => {
    silence.follow(client);
    return limit.onConnect(client);
  };
  const source = dataSourceFor(url, poolSize, onConnect, silenceMs);
  try {
    await source.initialize();
  } catch (error) {
    silence.end();
    throw new OperatorError(
      `The database at ${redactedUrl(url)} cannot be opened: ${reasonOf(error)}. Check DATABASE_URL and that the server is running, or unset it to use the embedded one.`,
    );
  }
  const pool = (source.driver as unknown as { master: Pool }).master;
  const narrowPool = new Pool({
    ...connectionOptions(url, poolSize),
    connectionTimeoutMillis: silenceMs,
    onConnect: async (client) => {
      await onConnect(client);
      await client.query(NARROW_SETTINGS);
    },
  });
  const poolFor = ({ isNarrow }: Sight): Pool => (isNarrow ? narrowPool : pool);
  // a connection that breaks while idle is replaced by the pool; without a listener it would end the process
  for (const each of [pool, narrowPool]) each.on('error', () => undefined);
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
  const alone = (sees: Sees): RequestStore => {
    const asking = new Asking();
    const sight = sightOf(sees);
    const lend = lendFrom(poolFor(sight), asking);
    return {
      rows: <Row>(text: string, values: readonly unknown[], form?: RowForm) =>
        lend((client) => rowsSeen<Row>(client, text, values, sight, form)),
      transaction: primary.transaction,
      positionAt: primary.positionAt,
      asRecorded: (position) => readerAsRecorded(lend, position, sight),
      snapshot: () => snapshotOf(lend, sight),
      readPrimary: () => undefined,
      keepPlace: async () => undefined,
      leave: () => asking.leave(),
      limit: (ms, atEnd) => asking.limit(ms, atEnd),
    };
  };
  const commits = commitFeed(url);
  const database: Database = {
    ...primary,
    source,
    commits,
    forRequest: (asker) => (replicas ? requestStore(primary, poolFor, replicas, asker) : alone(asker.sees)),
    replicaStates: async () => (await replicas?.states()) ?? [],
    limitStatements: async (ms) => {
      await limit.begin(pool, ms);
      await limit.begin(narrowPool, ms);
      await replicas?.limitStatements(ms);
    },
    connections: () => [{ server: 'primary', ...connectionsOf(pool, narrowPool) }, ...(replicas?.connections() ?? [])],
    close: async () => {
      silence.end();
      await commits.close();
      await replicas?.close();
      await narrowPool.end();
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
