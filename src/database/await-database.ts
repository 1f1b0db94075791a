import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { redactedUrl } from '../redacted-url';
import { isUnreachable } from './connection-fault';

export interface Waiting {
  /** For how long at most; 0: not at all. */
  waitMs: number;
  tell(line: string, event: string, facts: Readonly<Record<string, unknown>>): void;
  /** Aborted where nobody wants it any more. */
  signal: AbortSignal;
}

const CONNECT_WITHIN_MS = 5000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2000;
const TELL_AGAIN_MS = 10_000;

/**
 * Resolves once a server answers, or the time is over, or it answers that it will not have us: then opening it says what is wrong. A
 * server that starts, or whose name is not known yet, is waited for, and it is told what for and for how long. Errors: what aborts.
 */
export async function awaitDatabase(url: string, { waitMs, tell, signal }: Waiting): Promise<void> {
  const name = redactedUrl(url);
  const since = performance.now();
  const waited = () => performance.now() - since;
  let toldAt: number | null = null;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const reason = await whyAway(url);
    signal.throwIfAborted();
    const seconds = Math.round(waited() / 1000);
    if (reason === null || waited() >= waitMs) {
      if (reason === null && toldAt !== null)
        tell(`The database answers, after ${seconds} s`, 'database_answers', { seconds });
      return;
    }
    if (toldAt === null || waited() - toldAt >= TELL_AGAIN_MS) {
      const before = toldAt === null ? '' : ` (${seconds} s so far)`;
      tell(
        `Waiting for the database at ${name}${before}: ${reason}. For up to ${Math.round(waitMs / 1000)} s (DATABASE_WAIT_S)`,
        'waiting_for_database',
        { database: name, reason, seconds, mostSeconds: Math.round(waitMs / 1000) },
      );
      toldAt = waited();
    }
    await setTimeout(Math.min(pause, Math.max(1, waitMs - waited())), null, { signal });
  }
}

/** Why a server is not to be reached yet; null where it is, or where waiting does not help. */
async function whyAway(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    return isUnreachable(error) ? reasonOf(error) : null;
  } finally {
    // it may never have been open
    client.end().catch(() => undefined);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message || error.name : String(error);
}
