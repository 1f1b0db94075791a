import { rmdir, stat } from 'node:fs/promises';
import { lock } from 'proper-lockfile';
import { DatabaseUnavailable } from './database-unavailable';
import { type ClusterPaths, explainFileError } from './embedded-directory';

/** A holder that was killed leaves its lock behind; after this long without a sign of life it counts for nothing. */
const STALE_MS = 3_000;
const RETRY_MS = 50;
const PATIENCE_MS = 120_000;

/**
 * What `work` returns, run while no other process opens or closes the same cluster.
 * Should the lock be lost half-way (a suspended machine), PostgreSQL's own interlock still keeps two servers apart.
 */
export async function withClusterLock<Result>(paths: ClusterPaths, work: () => Promise<Result>): Promise<Result> {
  const release = await acquire(paths);
  try {
    return await work();
  } finally {
    await release().catch(() => undefined);
  }
}

async function acquire(paths: ClusterPaths): Promise<() => Promise<void>> {
  const endLooking = removeLeftAhead(paths.lock);
  try {
    return await lock(paths.dataDir, {
      lockfilePath: paths.lock,
      realpath: false,
      stale: STALE_MS,
      update: 1_000,
      retries: { retries: PATIENCE_MS / RETRY_MS, factor: 1, minTimeout: RETRY_MS, maxTimeout: RETRY_MS },
      // The default throws out of a timer, which ends the process.
      onCompromised: () => undefined,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw explainFileError(error, paths.dataDir);
    throw new DatabaseUnavailable(
      `Another process has been opening or closing the database in "${paths.dataDir}" for ${PATIENCE_MS / 1_000} s. ` +
        'End that process, or set PLANGRAPH_DATA_DIR to another directory.',
    );
  } finally {
    endLooking();
  }
}

/**
 * Removes a lock whose sign of life is of a time to come and does not change: its holder was killed before the clock was moved
 * back, and by the clock it would be alive until then. Gives what ends the looking.
 */
function removeLeftAhead(lockPath: string): () => void {
  let last = { mtimeMs: 0, sinceMs: 0 };
  const look = async () => {
    const found = await stat(lockPath).catch(() => null);
    const nowMs = performance.now();
    if (found === null || found.mtimeMs !== last.mtimeMs) last = { mtimeMs: found?.mtimeMs ?? 0, sinceMs: nowMs };
    else if (found.mtimeMs > Date.now() + STALE_MS && nowMs - last.sinceMs > STALE_MS)
      await rmdir(lockPath).catch(() => undefined);
  };
  const timer = setInterval(() => void look(), STALE_MS / 6);
  return () => clearInterval(timer);
}
