import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accountsForNewCluster, canRunPostgres, fileOwner, noAccountFor } from './embedded-account';
import type { EmbeddedBinaries } from './embedded-binaries';
import { type ClusterPaths, explainFileError, UNFINISHED_PREFIX } from './embedded-directory';
import { explainPostgresFailure } from './embedded-failure';
import { type Account, runToEnd } from './embedded-process';

/** The bootstrap superuser; only this folder connects as it. */
export const SUPERUSER = 'postgres';

/**
 * Makes the cluster at `paths.cluster`. It is built beside and renamed when complete, so that a kill half-way leaves
 * nothing that a later call could take for a cluster. Call it under the cluster's lock.
 * `durable` false skips waiting for the disk (tests).
 */
export async function createCluster(paths: ClusterPaths, binaries: EmbeddedBinaries, durable: boolean): Promise<void> {
  try {
    await removeUnfinished(paths);
    const workshop = path.join(paths.dataDir, `${UNFINISHED_PREFIX}${process.pid}`);
    await mkdir(workshop, { mode: 0o700 });
    try {
      const account = await findAccount(paths, binaries, workshop);
      await initialise(workshop, account, paths, binaries, durable);
      await rename(path.join(workshop, 'data'), paths.cluster);
    } finally {
      await removeQuietly(workshop);
    }
  } catch (error) {
    throw explainFileError(error, paths.dataDir);
  }
}

/** The first account that can work in `workshop`, which is its own from then on. */
export async function findAccount(paths: ClusterPaths, binaries: EmbeddedBinaries, workshop: string): Promise<Account> {
  for (const account of accountsForNewCluster()) {
    const given = await own(workshop, account).catch(() => false);
    if (given && (await canRunPostgres(account, binaries, workshop))) return account;
  }
  throw noAccountFor(binaries, paths.dataDir);
}

async function initialise(
  workshop: string,
  account: Account,
  paths: ClusterPaths,
  binaries: EmbeddedBinaries,
  durable: boolean,
): Promise<void> {
  const secret = path.join(workshop, 'secret');
  await writeFile(secret, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  await own(secret, account);
  const data = path.join(workshop, 'data');
  const { code, output } = await runToEnd(account, binaries.initdb, [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // letters beyond ASCII have case and kind too (Đ, Ư): the same on every operating system
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  if (code !== 0) throw explainPostgresFailure(output, paths.dataDir);
  await rename(secret, path.join(data, path.basename(paths.secret)));
}

async function own(file: string, account: Account): Promise<true> {
  const owner = fileOwner(account);
  if (owner !== null) await chown(file, owner.uid, owner.gid);
  return true;
}

/** An initdb whose starter was killed may still be writing: what cannot be deleted now is left for the next time. */
async function removeUnfinished(paths: ClusterPaths): Promise<void> {
  for (const entry of await readdir(paths.dataDir)) {
    if (entry.startsWith(UNFINISHED_PREFIX)) await removeQuietly(path.join(paths.dataDir, entry));
  }
}

async function removeQuietly(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}
