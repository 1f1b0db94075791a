import { chown, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { OperatorError } from '../errors';
import { fileOwner } from './embedded-account';
import { findEmbeddedBinaries } from './embedded-binaries';
import { openEmbeddedCluster } from './embedded-cluster';
import {
  type ClusterPaths,
  clusterPaths,
  explainFileError,
  isClusterPresent,
  prepareDataDir,
  readSecret,
} from './embedded-directory';
import { findAccount } from './embedded-initdb';
import { withClusterLock } from './embedded-lock';
import { findRunning, isAlive } from './embedded-postmaster';
import { isSomebodyElsePresent } from './embedded-presence';
import { newSessionName } from './embedded-session';
import { stopServer } from './embedded-stop';
import { settleSwap, swapCluster } from './embedded-swap';

/** What is put into a new cluster: its files and folders, by their names with "/" between. */
export interface ClusterWriter {
  folder(name: string): Promise<void>;
  file(name: string, content: AsyncIterable<Buffer>): Promise<void>;
}

export interface RestoreOptions {
  dataDir: string;
  /** A database that is there already is replaced; else that is an error. */
  isReplacing: boolean;
  tell: (line: string) => void;
}

const RESTORING_PREFIX = 'postgres.restoring-';

/**
 * A cluster made of the files that `fill` writes: they are put beside, its server is started there, and what `check` does
 * with it decides; then, in one renaming, it stands where the program looks for it. Until then nothing that was there
 * has changed. Errors: OperatorError where a hub runs on the directory, or it holds a database and `isReplacing` is not said.
 */
export async function restoreCluster<Result>(
  { dataDir, isReplacing, tell }: RestoreOptions,
  fill: (writer: ClusterWriter) => Promise<void>,
  check: (url: string) => Promise<Result>,
): Promise<Result> {
  const paths = clusterPaths(dataDir);
  const binaries = findEmbeddedBinaries();
  await prepareDataDir(paths);
  await withClusterLock(paths, async () => {
    await settleSwap(paths);
    await requireFree(paths, isReplacing);
    await removeAbandoned(paths);
  });
  const workshop = clusterPaths(path.join(paths.dataDir, `${RESTORING_PREFIX}${process.pid}`));
  // outside: one that somebody else made is not taken away below
  await mkdir(workshop.dataDir, { mode: 0o700 }).catch((error: unknown) => {
    throw explainFileError(error, paths.dataDir);
  });
  try {
    const account = await findAccount(paths, binaries, workshop.dataDir);
    await fill(writerInto(workshop.cluster, fileOwner(account)));
    // opened without one, the workshop would be given a new and empty one
    if (!(await isClusterPresent(workshop, binaries.majorVersion)))
      throw new OperatorError('The backup holds no cluster. Nothing was changed; use another backup.');
    const cluster = await openEmbeddedCluster({ dataDir: workshop.dataDir, onProgress: tell });
    const result = await check(cluster.url).finally(() => cluster.close());
    await withClusterLock(paths, async () => {
      // somebody may have come meanwhile
      await requireFree(paths, isReplacing);
      await swapCluster(paths, workshop.cluster);
    });
    return result;
  } catch (error) {
    throw explainFileError(error, paths.dataDir);
  } finally {
    await rm(workshop.dataDir, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** Stops a server that nobody uses; whoever uses one is not to lose it. */
async function requireFree(paths: ClusterPaths, isReplacing: boolean): Promise<void> {
  if ((await stat(paths.cluster).catch(() => null)) === null) return;
  // what is to be replaced may be broken
  const secret = await readSecret(paths).catch(() => '');
  const name = newSessionName();
  const running = await findRunning(paths, secret, name);
  if (running !== null && (await isSomebodyElsePresent(running.client, name))) {
    await running.client.end();
    throw new OperatorError(
      `A hub or another command works with the database in "${paths.dataDir}": stop it first, or set PLANGRAPH_DATA_DIR to another directory. Nothing was changed.`,
    );
  }
  if (running !== null) await stopServer(paths, running, findEmbeddedBinaries);
  if (!isReplacing)
    throw new OperatorError(
      `"${paths.dataDir}" holds a database already. Say --replace to have the backup in its place, or set PLANGRAPH_DATA_DIR to another directory. Nothing was changed.`,
    );
}

/** What restorings that were killed have left. */
async function removeAbandoned(paths: ClusterPaths): Promise<void> {
  for (const entry of await readdir(paths.dataDir)) {
    if (!entry.startsWith(RESTORING_PREFIX)) continue;
    const pid = Number(entry.slice(RESTORING_PREFIX.length));
    // this process has made none yet: a container gives the same number to the next one
    if (pid !== process.pid && isAlive(pid)) continue;
    const left = clusterPaths(path.join(paths.dataDir, entry));
    const running = await findRunning(left, await readSecret(left).catch(() => ''), newSessionName());
    if (running !== null) await stopServer(left, running, findEmbeddedBinaries);
    await rm(left.dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

function writerInto(cluster: string, owner: { uid: number; gid: number } | null): ClusterWriter {
  const placeOf = (name: string) => {
    const place = path.join(cluster, name);
    if (place !== cluster && !place.startsWith(cluster + path.sep))
      throw new OperatorError(`The backup has a part "${name}" that belongs to no cluster. Nothing was changed.`);
    return place;
  };
  return {
    folder: async (name) => {
      const place = placeOf(name);
      await mkdir(place, { recursive: true, mode: 0o700 });
      if (owner) await chown(place, owner.uid, owner.gid);
    },
    // not waited for on the disk: PostgreSQL does that when it starts from a backup
    file: async (name, content) => {
      const file = await open(placeOf(name), 'wx', 0o600);
      try {
        for await (const chunk of content) await file.appendFile(chunk);
        if (owner) await file.chown(owner.uid, owner.gid);
      } finally {
        await file.close();
      }
    },
  };
}
