import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import type { Commits } from '../commits';
import { cutOff } from './pg-client';

/** So often it is asked how far the graph is: a connection that was lost without a word is found out, and what a pooler kept from it. */
const LOOK_EVERY_MS = 5000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

const CHANNEL = 'plangraph_commits';

export interface CommitFeed extends Commits {
  close(): Promise<void>;
}

/**
 * Listens on a connection of its own, opened when somebody follows for the first time. Where it is lost, another is opened; then
 * everybody is told, as it is not known what came meanwhile: they read on from where they stand.
 */
export function commitFeed(url: string): CommitFeed {
  const followers = new Set<() => void>();
  let client: Client | null = null;
  let position: string | null = null;
  let isNoting = false;
  const closing = new AbortController();

  const tellAll = () => {
    for (const told of [...followers]) told();
  };

  /** Notes how far the graph is; whether that is another place than the one it was last seen at. */
  const hasMoved = async (one: Client): Promise<boolean> => {
    const { rows } = await one.query<{ last: string }>('select last_position()::text as last');
    const last = rows[0]?.last ?? null;
    const isOther = last !== position;
    position = last;
    return isOther;
  };

  /** Resolves once the connection is lost. */
  const listen = async (): Promise<void> => {
    const one = new Client({
      connectionString: url,
      connectionTimeoutMillis: LOOK_EVERY_MS,
      query_timeout: LOOK_EVERY_MS,
    });
    const lost = new Promise<void>((resolve) => {
      one.on('error', () => resolve());
      one.on('end', () => resolve());
    });
    try {
      await one.connect();
      client = one;
      one.on('notification', () => {
        tellAll();
        // whoever looks next finds nothing new
        if (isNoting) return;
        isNoting = true;
        void hasMoved(one)
          .catch(() => undefined)
          .finally(() => {
            isNoting = false;
          });
      });
      await one.query(`listen ${CHANNEL}`);
      // what was committed before that is not told of
      tellAll();
      await hasMoved(one);
      while (!closing.signal.aborted) {
        const pause = setTimeout(LOOK_EVERY_MS, 'time' as const, { signal: closing.signal, ref: false });
        if ((await Promise.race([pause, lost])) !== 'time') return;
        if (await hasMoved(one)) tellAll();
      }
    } finally {
      client = null;
      cutOff(one);
    }
  };

  const keepListening = async () => {
    let pause = FIRST_PAUSE_MS;
    while (!closing.signal.aborted) {
      const since = performance.now();
      await listen().catch(() => undefined);
      if (performance.now() - since > LOOK_EVERY_MS) pause = FIRST_PAUSE_MS;
      await setTimeout(pause, null, { signal: closing.signal, ref: false }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };

  let listening: Promise<void> | null = null;
  return {
    follow: (told) => {
      followers.add(told);
      listening ??= keepListening();
      return () => void followers.delete(told);
    },
    isListening: () => client !== null,
    close: async () => {
      closing.abort();
      if (client) cutOff(client);
      followers.clear();
      await listening;
    },
  };
}
