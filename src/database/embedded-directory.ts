import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseUnavailable } from './database-unavailable';

/** Where everything of an embedded cluster lies. */
export interface ClusterPaths {
  dataDir: string;
  /** PostgreSQL's own data directory: absent until it is complete. */
  cluster: string;
  log: string;
  lock: string;
  /** The superuser's password; inside the cluster, so that the two never part. */
  secret: string;
  pidFile: string;
}

/** Unfinished clusters carry this prefix; whoever holds the lock may delete them. */
export const UNFINISHED_PREFIX = 'postgres.unfinished-';

const WAY_OUT = 'Set PLANGRAPH_DATA_DIR to another directory, or DATABASE_URL to a PostgreSQL server.';

/** The paths below `dataDir`, absolute. */
export function clusterPaths(dataDir: string): ClusterPaths {
  const absolute = path.resolve(dataDir);
  const cluster = path.join(absolute, 'postgres');
  return {
    dataDir: absolute,
    cluster,
    log: path.join(absolute, 'postgres.log'),
    lock: path.join(absolute, 'postgres.lock'),
    secret: path.join(cluster, 'plangraph.secret'),
    pidFile: path.join(cluster, 'postmaster.pid'),
  };
}

/** As mkdir with `recursive`, which never ends in file systems where folders cannot be made (/proc). */
async function makeFolders(folder: string): Promise<void> {
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isThere) return;
  if (path.dirname(folder) !== folder) await makeFolders(path.dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Makes `dataDir` if it is absent; throws `DatabaseUnavailable` where it cannot be written or is someone else's. */
export async function prepareDataDir(paths: ClusterPaths): Promise<void> {
  try {
    await makeFolders(paths.dataDir);
    const entries = await readdir(paths.dataDir);
    if (entries.includes('PG_VERSION')) {
      throw new DatabaseUnavailable(`"${paths.dataDir}" is a PostgreSQL data directory of another program. ${WAY_OUT}`);
    }
    if (entries.length > 0 && !entries.some((entry) => entry.startsWith('postgres'))) {
      throw new DatabaseUnavailable(`"${paths.dataDir}" is not empty and holds no PlanGraph database. ${WAY_OUT}`);
    }
    await access(paths.dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw explainFileError(error, paths.dataDir);
  }
}

/** Whether `paths.cluster` exists; throws `DatabaseUnavailable` if it is no cluster that `majorVersion` can run. */
export async function isClusterPresent(paths: ClusterPaths, majorVersion: string): Promise<boolean> {
  if ((await stat(paths.cluster).catch(() => null)) === null) return false;
  const version = await readFile(path.join(paths.cluster, 'PG_VERSION'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw isDenied(error) ? foreignOwner(paths) : explainFileError(error, paths.cluster);
    },
  );
  if (version === null) {
    throw new DatabaseUnavailable(`"${paths.cluster}" exists but is no PostgreSQL data directory. ${WAY_OUT}`);
  }
  if (version.trim() !== majorVersion) {
    throw new DatabaseUnavailable(
      `The database in "${paths.cluster}" was made by PostgreSQL ${version.trim()}; this program brings ` +
        `PostgreSQL ${majorVersion}, which cannot read it. ${WAY_OUT}`,
    );
  }
  return true;
}

/** The superuser's password of an existing cluster. */
export async function readSecret(paths: ClusterPaths): Promise<string> {
  try {
    return (await readFile(paths.secret, 'utf8')).trim();
  } catch (error) {
    if (isDenied(error as NodeJS.ErrnoException)) throw foreignOwner(paths);
    throw new DatabaseUnavailable(`The database's password file "${paths.secret}" cannot be read. ${WAY_OUT}`);
  }
}

/** The failure to tell when the cluster belongs to an account that this process may not act as. */
export function foreignOwner(paths: ClusterPaths): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `The database in "${paths.cluster}" belongs to another user than this process runs as ` +
      `(user id ${process.getuid?.() ?? 'unknown'}). Run as that user. ${WAY_OUT}`,
  );
}

/** The operator's version of a file system error at `place`; an error that is already one stays. */
export function explainFileError(error: unknown, place: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === undefined || error instanceof DatabaseUnavailable) return error;
  const reasons: Record<string, string> = {
    // What Node says when it can make no part of the path, under /proc or on a read-only disk.
    ENOENT: 'cannot be made',
    EACCES: 'cannot be written by this user',
    EPERM: 'cannot be written by this user',
    EROFS: 'is on a read-only file system',
    ENOSPC: 'is on a full disk',
    EDQUOT: 'is on a full disk (quota)',
    ENOTDIR: 'is not a directory',
    EEXIST: 'is not a directory',
    ENAMETOOLONG: 'is too long a path',
    ELOOP: 'is a loop of symbolic links',
  };
  return new DatabaseUnavailable(
    `The data directory "${place}" ${reasons[code] ?? `cannot be used (${code})`}. ${WAY_OUT}`,
  );
}

function isDenied(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EACCES' || error.code === 'EPERM';
}
