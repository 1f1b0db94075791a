import { stat } from 'node:fs/promises';
import { DatabaseUnavailable } from './database-unavailable';
import { accountOfOwner } from './embedded-account';
import type { EmbeddedBinaries } from './embedded-binaries';
import type { ClusterPaths } from './embedded-directory';
import { isPostmasterOf, type RunningCluster, readPidFile } from './embedded-postmaster';
import { pause, runToEnd } from './embedded-process';

const FAST_WITHIN_MS = 60_000;
const IMMEDIATE_WITHIN_MS = 10_000;
const POLL_MS = 10;

/**
 * Stops the server and resolves when it has gone. Call it under the cluster's lock.
 * The signal goes to the pid that the server named over the connection it still answers on, so it cannot hit a stranger.
 */
export async function stopServer(
  paths: ClusterPaths,
  running: RunningCluster,
  findBinaries: () => EmbeddedBinaries,
): Promise<void> {
  if (process.platform === 'win32') await stopWithPgCtl(paths, findBinaries());
  else process.kill(running.pid, 'SIGINT');
  await running.client.end().catch(() => undefined);
  if (await hasGone(paths, running.pid, FAST_WITHIN_MS)) return;
  // Its last checkpoint hangs: an immediate stop loses nothing either, the next start recovers from the log.
  if (await isPostmasterOf(running.pid, paths)) process.kill(running.pid, 'SIGQUIT');
  if (await hasGone(paths, running.pid, IMMEDIATE_WITHIN_MS)) return;
  throw new DatabaseUnavailable(
    `The embedded PostgreSQL in "${paths.dataDir}" (process ${running.pid}) does not stop. Look into "${paths.log}".`,
  );
}

/** Signals do not exist on Windows; pg_ctl reaches the server by its own way. */
async function stopWithPgCtl(paths: ClusterPaths, binaries: EmbeddedBinaries): Promise<void> {
  const account = accountOfOwner(await stat(paths.cluster));
  if (account === null) return;
  await runToEnd(account, binaries.pgCtl, ['stop', '-D', paths.cluster, '-m', 'fast', '--no-wait']);
}

async function hasGone(paths: ClusterPaths, pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const written = await readPidFile(paths);
    // It removes its pid file when it has let go of everything, and ends right after.
    const isReleased = typeof written !== 'object' || written.pid !== pid;
    if (isReleased && !(await isPostmasterOf(pid, paths))) return true;
    await pause(POLL_MS);
  }
  return false;
}
