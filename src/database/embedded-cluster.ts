import { findEmbeddedBinaries } from './embedded-binaries';
import { type ClusterPaths, clusterPaths, isClusterPresent, prepareDataDir, readSecret } from './embedded-directory';
import { createCluster } from './embedded-initdb';
import { withClusterLock } from './embedded-lock';
import { findRunning } from './embedded-postmaster';
import { isSomebodyElsePresent, keepPresent } from './embedded-presence';
import { appUrl, ensureAppDatabase, newSessionName } from './embedded-session';
import { startServer } from './embedded-start';
import { stopServer } from './embedded-stop';
import { settleSwap } from './embedded-swap';

export interface EmbeddedClusterOptions {
  /** Made if absent; one directory holds one cluster, which all processes share. */
  dataDir: string;
  /** Server settings (`fsync: 'off'`); they hold only if this call starts the server. */
  settings?: Readonly<Record<string, string>>;
  /** Told what takes long, one line each. */
  onProgress?: (line: string) => void;
}

export interface EmbeddedCluster {
  /** Leads to the database "plangraph" as the role that owns it; its sessions count as this opener's. */
  url: string;
  /** This call made the database: there is nothing in it. */
  isNew: boolean;
  /** This call started the server; false when it was running already. */
  startedHere: boolean;
  /** Leaves the cluster; the last one to leave stops it. End your own connections first. */
  close(): Promise<void>;
}

/**
 * The PostgreSQL of `dataDir`, running and taking connections: made, started or joined as needed. Throws
 * `DatabaseUnavailable` with the reason and the way out.
 */
export async function openEmbeddedCluster(options: EmbeddedClusterOptions): Promise<EmbeddedCluster> {
  const paths = clusterPaths(options.dataDir);
  const binaries = findEmbeddedBinaries();
  const tell = options.onProgress ?? (() => undefined);
  const sessionName = newSessionName();
  const settings = options.settings ?? {};
  await prepareDataDir(paths);
  return withClusterLock(paths, async () => {
    await settleSwap(paths);
    if (!(await isClusterPresent(paths, binaries.majorVersion))) {
      tell(`Creating a PostgreSQL ${binaries.majorVersion} database in ${paths.dataDir}`);
      await createCluster(paths, binaries, settings.fsync !== 'off');
    }
    const secret = await readSecret(paths);
    const found = await findRunning(paths, secret, sessionName);
    if (found === null) tell(`Starting PostgreSQL ${binaries.majorVersion}`);
    const running = found ?? (await startServer(paths, binaries, secret, sessionName, settings));
    const startedHere = found === null;
    try {
      const isNew = await ensureAppDatabase(running.client, secret);
      const presence = keepPresent(running, secret, sessionName);
      let closing: Promise<void> | undefined;
      const close = () => {
        closing ??= leave(paths, secret, sessionName, presence.end);
        return closing;
      };
      return { url: appUrl(running.port, secret, sessionName), isNew, startedHere, close };
    } catch (error) {
      if (startedHere) await stopServer(paths, running, () => binaries);
      else await running.client.end();
      throw error;
    }
  });
}

/** Ends this opener's presence and stops the server if nobody else is there. */
async function leave(
  paths: ClusterPaths,
  secret: string,
  sessionName: string,
  endPresence: () => Promise<void>,
): Promise<void> {
  await withClusterLock(paths, async () => {
    await endPresence();
    const running = await findRunning(paths, secret, sessionName);
    if (running === null) return;
    if (await isSomebodyElsePresent(running.client, sessionName)) await running.client.end();
    else await stopServer(paths, running, findEmbeddedBinaries);
  });
}
