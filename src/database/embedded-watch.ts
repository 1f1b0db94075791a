import type { Reader } from '../reader';
import { type EmbeddedCluster, type EmbeddedClusterOptions, openEmbeddedCluster } from './embedded-cluster';

const LOOK_EVERY_MS = 2000;

/** Looks after an embedded cluster that a hub uses. */
export interface Watch {
  /** Ends the looking, and leaves the cluster wherever it was started again. */
  end(): Promise<void>;
}

/**
 * Starts the server again when it is gone while the hub runs (killed, out of memory): it comes back on the port it had,
 * so that the pool's next connections reach it. Requests in between fail.
 */
export function watchCluster(options: EmbeddedClusterOptions, db: Reader): Watch {
  const startedAgain: EmbeddedCluster[] = [];
  let isEnding = false;
  /** Why it could not be started again, as it was told last. */
  let reason = '';
  let looking: Promise<void> = Promise.resolve();

  // each reason once, not every other second for as long as a disk is full
  const tellWhyNot = (error: unknown): null => {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== reason) options.onProgress?.(message);
    reason = message;
    return null;
  };
  const look = async () => {
    const isThere = await db.rows('select 1', []).then(
      () => true,
      () => false,
    );
    if (isThere) reason = '';
    if (isThere || isEnding) return;
    if (reason === '') options.onProgress?.('The database does not answer; starting it again');
    const again = await openEmbeddedCluster(options).catch(tellWhyNot);
    // it may have been slow only, or another program was faster
    if (again?.startedHere) startedAgain.push(again);
    else await again?.close();
  };
  const timer = setInterval(() => {
    looking = looking.then(() => (isEnding ? undefined : look())).catch(() => undefined);
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    end: async () => {
      isEnding = true;
      clearInterval(timer);
      await looking;
      for (const cluster of startedAgain) await cluster.close();
    },
  };
}
