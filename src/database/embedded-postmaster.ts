import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Client } from 'pg';
import { DatabaseUnavailable } from './database-unavailable';
import type { ClusterPaths } from './embedded-directory';
import { lastLines } from './embedded-failure';
import { pause } from './embedded-process';
import { connectAsSuperuser } from './embedded-session';
import { type PostmasterPid, parsePostmasterPid } from './postmaster-pid';

/** A server that was seen to be this cluster's: it took the password and named `pid` as its own. */
export interface RunningCluster {
  pid: number;
  port: number;
  client: Client;
}

/** Crash recovery may take a while; a server that is silent for longer is a failure. */
const READY_WITHIN_MS = 60_000;
const POLL_MS = 20;

/** SQLSTATE 57P03: it is starting up, recovering or shutting down. */
const NOT_NOW = new Set(['57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/**
 * This cluster's running server, null when there is none. Call it under the cluster's lock.
 * A pid file left by a crash, whose pid now is another program's, is removed: PostgreSQL would refuse to start over it.
 */
export async function findRunning(
  paths: ClusterPaths,
  secret: string,
  sessionName: string,
): Promise<RunningCluster | null> {
  const written = await readPidFile(paths);
  if (written === 'absent') return null;
  if (typeof written === 'object') {
    const { pid } = written;
    if (await isPostmasterOf(pid, paths)) {
      return awaitReady(paths, secret, sessionName, pid, () => isPostmasterOf(pid, paths));
    }
    // Over a dead process's pid file PostgreSQL starts by itself, after checks of its own.
    if (!isAlive(pid)) return null;
  }
  await rm(paths.pidFile, { force: true });
  return null;
}

/** The server with this pid once it takes connections; null as soon as `isThere` says that it is gone. */
export async function awaitReady(
  paths: ClusterPaths,
  secret: string,
  sessionName: string,
  pid: number,
  isThere: () => Promise<boolean>,
): Promise<RunningCluster | null> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    const written = await readPidFile(paths);
    // The file may still be an earlier server's, and its port by now a stranger's.
    if (typeof written === 'object' && written.pid === pid && written.port !== null) {
      const client = await connectIfReady(written.port, secret, sessionName, paths);
      if (client !== null) {
        if ((await pidOfServer(client)) === pid) return { pid, port: written.port, client };
        await client.end();
      }
    }
    if (!(await isThere())) return null;
    await pause(POLL_MS);
  }
  const log = await readFile(paths.log, 'utf8').catch(() => '');
  throw new DatabaseUnavailable(
    `The embedded PostgreSQL in "${paths.dataDir}" takes no connections after ${READY_WITHIN_MS / 1_000} s. ` +
      `Look into "${paths.log}", or set DATABASE_URL to a PostgreSQL server. Its last lines:\n${lastLines(log)}`,
  );
}

/** Whether process `pid` is a postmaster that works in this cluster's directory. */
export async function isPostmasterOf(pid: number, paths: ClusterPaths): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const cluster = await realpath(paths.cluster).catch(() => paths.cluster);
  if (process.platform === 'linux') {
    // A postmaster's working directory is its data directory, also after that was moved; a dead child has none.
    const directory = await readlink(`/proc/${pid}/cwd`).catch(() => null);
    if (directory !== null) return directory === cluster;
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return commandLine.includes(cluster) || commandLine.includes(paths.cluster);
  }
  if (process.platform === 'win32') {
    // Windows tells the program alone; that it serves this directory is then seen over the connection.
    const listed = await promisify(execFile)('tasklist', ['/NH', '/FI', `PID eq ${pid}`]).catch(() => null);
    return listed?.stdout.includes('postgres.exe') ?? false;
  }
  const asked = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => null);
  return asked !== null && (asked.stdout.includes(cluster) || asked.stdout.includes(paths.cluster));
}

/** Whether some process has this pid. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What the cluster's pid file says. */
export async function readPidFile(paths: ClusterPaths): Promise<PostmasterPid | 'absent' | 'unreadable'> {
  const text = await readFile(paths.pidFile, 'utf8').catch(() => null);
  return text === null ? 'absent' : (parsePostmasterPid(text) ?? 'unreadable');
}

/** The pid in the pid file as the server itself reads it: another directory's server would name another one. */
async function pidOfServer(client: Client): Promise<number | null> {
  const { rows } = await client.query<{ text: string }>(`select pg_read_file('postmaster.pid') as text`);
  return parsePostmasterPid(rows[0]?.text ?? '')?.pid ?? null;
}

async function connectIfReady(
  port: number,
  secret: string,
  sessionName: string,
  paths: ClusterPaths,
): Promise<Client | null> {
  try {
    return await connectAsSuperuser(port, secret, sessionName);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // A server that shuts down between accepting and answering cuts the connection without a code.
    if (code === undefined || NOT_NOW.has(code)) return null;
    throw new DatabaseUnavailable(
      `The PostgreSQL of "${paths.dataDir}" (port ${port}) refuses this program: ${message}. ` +
        `Look into "${paths.log}", or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}
