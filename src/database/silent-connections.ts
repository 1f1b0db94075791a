import type { Socket } from 'node:net';
import { Client, type ClientBase } from 'pg';
import { cutOff } from './pg-client';

/** What pg's client has and its types do not say. */
interface Inside {
  readyForQuery: boolean;
  processID: number | null;
  connection: { stream: Socket };
}

const insideOf = (client: ClientBase): Inside => client as unknown as Inside;

/** What of a connection was seen last, and since when it has been so. */
interface Seen {
  bytes: number;
  sinceMs: number;
  /** The server said that it is not at work for it. */
  isIdleThere: boolean;
}

/** How often it is looked in that time. */
const LOOKS = 4;

/** Looks after connections that wait for an answer. */
export interface SilenceWatch {
  /** From now on this one is looked after, until it ends. */
  follow(client: ClientBase): void;
  end(): void;
}

/**
 * A connection that has been silent for `silenceMs` may wait for a long statement, or for a network that has dropped it
 * without a word: the server is asked on another connection. Where that is silent too, or the server is not at work on the
 * statement, the connection is cut off, and who waits for it is told.
 */
export function watchSilence(url: string, silenceMs: number): SilenceWatch {
  const followed = new Map<ClientBase, Seen>();
  let isAsking = false;

  const isSilent = (client: ClientBase, last: Seen): boolean => {
    const { readyForQuery, connection } = insideOf(client);
    // what is sent asks for a new answer
    const bytes = connection.stream.bytesRead + connection.stream.bytesWritten;
    const now = performance.now();
    if (readyForQuery || bytes !== last.bytes) Object.assign(last, { bytes, sinceMs: now, isIdleThere: false });
    return now - last.sinceMs >= silenceMs;
  };

  const look = async () => {
    const silent = [...followed].filter(([client, last]) => isSilent(client, last));
    if (silent.length === 0 || isAsking) return;
    isAsking = true;
    const states = await askServer(url, silenceMs);
    isAsking = false;
    for (const [client, last] of silent) {
      if (!isSilent(client, last)) continue;
      const isIdleThere = states.kind === 'known' && isIdle(states.ofProcesses, client);
      // an answer may have been on its way: it is asked twice
      if (states.kind === 'silent' || (isIdleThere && last.isIdleThere)) cutOff(client);
      last.isIdleThere = isIdleThere;
    }
  };
  const timer = setInterval(() => void look(), Math.ceil(silenceMs / LOOKS));
  timer.unref();

  return {
    follow: (client) => {
      followed.set(client, { bytes: 0, sinceMs: performance.now(), isIdleThere: false });
      client.once('end', () => followed.delete(client));
    },
    end: () => clearInterval(timer),
  };
}

/** What a server says of the processes that work for its clients, by their ids; nothing can be told behind a pooler. */
type States =
  | { kind: 'known'; ofProcesses: ReadonlyMap<number, string | null> }
  | { kind: 'untold' }
  | { kind: 'silent' };

const isIdle = (ofProcesses: ReadonlyMap<number, string | null>, client: ClientBase): boolean => {
  const { processID } = insideOf(client);
  return processID !== null && ofProcesses.get(processID) !== 'active';
};

async function askServer(url: string, withinMs: number): Promise<States> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: withinMs, query_timeout: withinMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number; state: string | null; isMine: boolean }>(
      `select pid, state, pid = pg_backend_pid() as "isMine" from pg_stat_activity where usename = current_user`,
    );
    const mine = rows.find(({ isMine }) => isMine)?.pid;
    // a pooler tells clients of processes of its own
    if (mine !== insideOf(client).processID) return { kind: 'untold' };
    return { kind: 'known', ofProcesses: new Map(rows.map(({ pid, state }) => [pid, state])) };
  } catch (error) {
    // what refuses in PostgreSQL's words is there: "53300", "57P03"
    const { code } = error as { code?: unknown };
    return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? { kind: 'untold' } : { kind: 'silent' };
  } finally {
    insideOf(client).connection.stream.destroy();
  }
}
