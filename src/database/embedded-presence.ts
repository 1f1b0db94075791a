import type { Client } from 'pg';
import { isAlive, type RunningCluster } from './embedded-postmaster';
import { pause } from './embedded-process';
import { connectAsSuperuser, processOfSessionName, sessionNames } from './embedded-session';

const RECONNECT_MS = 500;
const POLL_MS = 20;
/** How long a session may take to vanish after its client has ended it, or was killed. */
const VANISH_WITHIN_MS = 2_000;

/** One open session that says "this process uses the cluster"; the operating system ends it with the process. */
export interface Presence {
  /** Resolves when the server has let go of the session. */
  end(): Promise<void>;
}

/** Keeps `running.client` open as this process's presence, and a new one should the server drop it. */
export function keepPresent(running: RunningCluster, secret: string, sessionName: string): Presence {
  let client: Client = running.client;
  let isEnding = false;
  let retry: NodeJS.Timeout | undefined;

  const watch = () => {
    // A forgotten close() must not keep a finished program from exiting.
    (client as Client & { unref(): void }).unref();
    client.once('end', () => {
      if (!isEnding) scheduleReconnect();
    });
  };
  // A server that restarts itself after a crashed session comes back on the same port.
  const scheduleReconnect = () => {
    retry = setTimeout(reconnect, RECONNECT_MS);
    retry.unref();
  };
  const reconnect = async () => {
    try {
      client = await connectAsSuperuser(running.port, secret, sessionName);
    } catch {
      if (!isEnding) scheduleReconnect();
      return;
    }
    if (isEnding) await client.end();
    else watch();
  };

  watch();
  return {
    end: async () => {
      isEnding = true;
      clearTimeout(retry);
      (client as Client & { ref(): void }).ref();
      await client.end().catch(() => undefined);
    },
  };
}

/**
 * Whether somebody else uses the cluster: any client whose session carries another name.
 * Sessions of a killed process are waited for, not counted; the process's own are waited for before it leaves, or the
 * next one to leave would take them for somebody.
 */
export async function isSomebodyElsePresent(client: Client, sessionName: string): Promise<boolean> {
  const deadline = performance.now() + VANISH_WITHIN_MS;
  for (;;) {
    const names = await sessionNames(client);
    const others = names.filter((name) => name !== sessionName);
    const living = others.filter((name) => isAlive(processOfSessionName(name) ?? process.pid));
    const isTimeUp = performance.now() >= deadline;
    if (others.length === 0) return false;
    if (living.length > 0 && (names.length === others.length || isTimeUp)) return true;
    if (isTimeUp) return true;
    await pause(POLL_MS);
  }
}
