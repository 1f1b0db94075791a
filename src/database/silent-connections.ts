import { Client, type ClientBase, DatabaseError } from 'pg';
import { cutOff, insideOf } from './pg-client';

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
    // where the server is silent, so are those that came to be so meanwhile
    for (const [client, last] of states.kind === 'silent' ? [...followed] : silent) {
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

/** What a server says of the processes that work for its clients, by their ids; behind a pooler, or where it keeps no record, nothing can be told. */
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
    const mine = rows.find(({ isMine }) => isMine);
    // a pooler tells clients of processes of its own; with track_activities off this one, which is at work, is "disabled"
    if (mine?.pid !== insideOf(client).processID || mine.state !== 'active') return { kind: 'untold' };
    return { kind: 'known', ofProcesses: new Map(rows.map(({ pid, state }) => [pid, state])) };
  } catch (error) {
    return saidBy(error);
  } finally {
    insideOf(client).connection.stream.destroy();
  }
}

/** Of this process, which has no room for one more connection: it says nothing of the server. */
const OURS: ReadonlySet<unknown> = new Set(['EMFILE', 'ENFILE']);

/** What it says of a server that it cannot be asked: one that refuses in PostgreSQL's words is there. */
export function saidBy(error: unknown): { kind: 'untold' } | { kind: 'silent' } {
  const isTold = error instanceof DatabaseError || OURS.has((error as { code?: unknown }).code);
  return isTold ? { kind: 'untold' } : { kind: 'silent' };
}
