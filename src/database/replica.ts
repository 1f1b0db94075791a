import { setTimeout } from 'node:timers/promises';
import { Pool, type PoolClient } from 'pg';
import type { ConnectionsInUse, Reader } from '../reader';
import { redactedUrl } from '../redacted-url';
import { connectionOptions } from './data-source';
import { connectionsOf, type Lend, lendFrom } from './lent-connection';
import { cutOff } from './pg-client';
import { NARROW_SETTINGS, type Sight } from './sight';
import { statementLimit } from './statement-limit';

/** How a replica is: `reason` says why it is left out, null where it is not. */
export interface ReplicaState {
  name: string;
  reason: string | null;
  /** For how long something has been there that it does not show; null where that is not known. */
  lagMs: number | null;
}

/** A server that follows the primary and can be read from. */
export interface Replica {
  state(): ReplicaState;
  /** It was seen to show this position of the order of commits. */
  shows(position: number): boolean;
  /** Lends connections on which at least this position is shown. Errors: `Behind`, and what a server can fail with. */
  lend(position: number, sight: Sight): Lend;
  /** Looks how it is: reachable, of the same server as the primary, not too far behind. Never throws. */
  look(primary: Reader): Promise<void>;
  connections(): Omit<ConnectionsInUse, 'server'>;
  limitStatements(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** The replica does not show yet what the asker must see. */
class Behind extends Error {}

const CONNECT_WITHIN_MS = 3000;
const LOOK_WITHIN_MS = 2000;

/** A replica that connects when it is first asked; `close` ends its connections. */
export function openReplica(url: string, options: { poolSize: number; maxLagMs: number }): Replica {
  const name = redactedUrl(url);
  const limit = statementLimit();
  const pool = new Pool({
    ...connectionOptions(url, options.poolSize),
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    onConnect: limit.onConnect,
  });
  const narrowPool = new Pool({
    ...connectionOptions(url, options.poolSize),
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    onConnect: async (client) => {
      await limit.onConnect(client);
      await client.query(NARROW_SETTINGS);
    },
  });
  // of its own: when all others are busy, a slow server is told from one that is gone
  const looking = new Pool({
    ...connectionOptions(url, 1),
    connectionTimeoutMillis: LOOK_WITHIN_MS,
    query_timeout: LOOK_WITHIN_MS,
  });
  for (const each of [pool, narrowPool, looking]) each.on('error', () => undefined);
  const lent = new Set<PoolClient>();
  /** By connection, not by address: behind one address there may be several servers, or another one tomorrow. */
  const shown = new WeakMap<PoolClient, number>();
  let reason: string | null = 'it was not asked yet';
  let lagMs: number | null = null;
  let lastShown = 0;

  const isShown = async (client: PoolClient, position: number): Promise<boolean> => {
    if (position <= (shown.get(client) ?? 0)) return true;
    const { rows } = await client.query<{ position: number }>(LAST_POSITION);
    lastShown = rows[0]?.position ?? 0;
    shown.set(client, lastShown);
    return position <= lastShown;
  };
  const lends = { all: lendFrom(pool), narrow: lendFrom(narrowPool) };

  return {
    state: () => ({ name, reason, lagMs }),
    shows: (position) => lastShown >= position,
    lend:
      (position, { isNarrow }) =>
      async (work) => {
        const done = await (isNarrow ? lends.narrow : lends.all)(async (client) => {
          lent.add(client);
          try {
            return (await isShown(client, position)) ? { result: await work(client) } : null;
          } finally {
            lent.delete(client);
          }
        }).catch((error: unknown) => {
          // nobody else waits for it until it was looked at again, which is soon
          if (isConnectionFault(error)) reason ??= reasonOf(error);
          throw error;
        });
        if (done === null) throw new Behind(`${name} does not show ${position} yet.`);
        return done.result;
      },
    look: async (primary) => {
      try {
        const { rows } = await looking.query<Seen>(SEEN);
        const [seen] = rows as [Seen];
        lastShown = seen.position;
        reason = await faultOf(seen, primary);
      } catch (error) {
        reason = reasonOf(error);
        lagMs = null;
        // who waits for a server that is silent is answered by another
        if (isConnectionFault(error)) for (const client of lent) cutOff(client);
      }
    },
    connections: () => connectionsOf(pool, narrowPool),
    limitStatements: async (ms) => {
      await limit.begin(pool, ms);
      await limit.begin(narrowPool, ms);
    },
    close: async () => {
      await Promise.all([pool.end(), narrowPool.end(), looking.end()]);
    },
  };

  async function faultOf(seen: Seen, primary: Reader): Promise<string | null> {
    if (!seen.isStandby) return 'it is no standby: it takes changes of its own';
    // where the primary does not answer, or is silent, what is known of the replica's lag is as good as it gets
    const before: Known[] = [{ server: seen.server, lagMs: lagMs ?? 0 }];
    const [known] = await Promise.race([
      primary.rows<Known>(KNOWN, [seen.position]),
      setTimeout(LOOK_WITHIN_MS, before, { ref: false }),
    ]).catch(() => before);
    if (known?.server !== seen.server) return 'it follows another server than the one of DATABASE_URL';
    lagMs = Math.max(0, Math.round(known.lagMs));
    return lagMs > options.maxLagMs ? `it is ${Math.round(lagMs / 1000)} s behind` : null;
  }
}

const LAST_POSITION = { name: 'last_position', text: 'select last_position() as position' };

interface Seen {
  isStandby: boolean;
  server: string | null;
  position: number;
}

/** What a primary and its standbys have in common; null where the host of the database keeps it to itself. */
const SERVER = `case when has_function_privilege('pg_control_system()', 'execute')
                then (select system_identifier::text from pg_control_system()) end as server`;

const SEEN = `select pg_is_in_recovery() as "isStandby", last_position() as position, ${SERVER}`;

interface Known {
  server: string | null;
  lagMs: number;
}

/** Since when the primary has something that is not yet at this position. Served by recording_position_key. */
const KNOWN = `select ${SERVER},
                      coalesce(extract(epoch from clock_timestamp() - recorded_after($1)) * 1000, 0)::float8 as "lagMs"`;

/** The server is gone, going or not there yet: no statement is to blame. Waiting for a free connection is no fault. */
function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message === 'timeout exceeded when trying to connect') return false;
  const { code } = error as { code?: unknown };
  // "57P01" (it shuts down), "08006"; not "40001", "42P01"
  return typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || /^(?:08|57P)/.test(code);
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message || error.name : String(error);
}
