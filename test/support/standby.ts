import { execFile } from 'node:child_process';
import { appendFile, chown, mkdir, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { accountOfOwner, fileOwner } from '../../src/database/embedded-account';
import { type EmbeddedCluster, openEmbeddedCluster } from '../../src/database/embedded-cluster';
import { clusterPaths, readSecret } from '../../src/database/embedded-directory';
import { pause } from '../../src/database/embedded-process';
import { connectAsSuperuser } from '../../src/database/embedded-session';
import { makeTestDirectory } from './test-directory';

const run = promisify(execFile);

/** Nothing in these servers outlives the test; what a standby has not fetched yet is kept. */
const HASTY = { fsync: 'off', full_page_writes: 'off', wal_keep_size: '512MB', autovacuum: 'off' };

/** A standby that waits for nobody's queries, and asks again soon where its primary is gone. */
const STANDBY = { ...HASTY, max_standby_streaming_delay: '0', wal_retrieve_retry_interval: '100ms' };

/** A PostgreSQL with standbys that follow it: real ones, by streaming replication. */
export interface Primary {
  url: string;
  addStandby(): Promise<Standby>;
  /** Ends it; its standbys stay. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface Standby {
  url: string;
  /** What comes from the primary is kept, and shown to nobody. */
  pauseReplay(): Promise<void>;
  resumeReplay(): Promise<void>;
  /** Resolves once it shows all that the primary had committed when asked. */
  hasCaughtUp(): Promise<void>;
  /** Resolves once this statement is under way on it. */
  runs(sql: string): Promise<void>;
  stop(): Promise<void>;
  /** Starts it again, at the address that it had. */
  start(): Promise<void>;
  /** The server and its sessions neither answer nor end: "SIGSTOP"; "SIGCONT" lets them go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void>;
}

export async function openPrimary(settings: Readonly<Record<string, string>> = HASTY): Promise<Primary> {
  const dataDir = await makeTestDirectory();
  const cluster = await openEmbeddedCluster({ dataDir, settings });
  const port = Number(new URL(cluster.url).port);
  const secret = await readSecret(clusterPaths(dataDir));
  const admin = await connectAsSuperuser(port, secret, 'plangraph-test');
  const standbys: { close(): Promise<void> }[] = [];
  const stop = async () => {
    await admin.end();
    await cluster.close();
  };
  return {
    url: cluster.url,
    addStandby: async () => {
      const standbyDir = await makeTestDirectory();
      await copyCluster(admin, dataDir, standbyDir, `host=127.0.0.1 port=${port} user=postgres password=${secret}`);
      const standby = await startStandby(standbyDir, secret, admin);
      standbys.push(standby);
      return standby;
    },
    stop,
    close: async () => {
      for (const standby of standbys) await standby.close();
      await stop();
    },
  };
}

/** A base backup by hand: the binaries that npm brings lack pg_basebackup. */
async function copyCluster(admin: Client, from: string, to: string, primary: string): Promise<void> {
  const [source, target] = [clusterPaths(from).cluster, clusterPaths(to).cluster];
  await admin.query(`select pg_backup_start('standby', true)`);
  await run('cp', ['-a', source, target]).catch(async (error: Error) => {
    // files may come and go while they are copied
    if ((await stat(path.join(target, 'PG_VERSION')).catch(() => null)) === null) throw error;
  });
  const { rows } = await admin.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
  for (const left of ['postmaster.pid', 'postmaster.opts', 'pg_wal'])
    await rm(path.join(target, left), { recursive: true, force: true });
  await mkdir(path.join(target, 'pg_wal'), { mode: 0o700 });
  await writeFile(path.join(target, 'backup_label'), rows[0]?.labelfile ?? '');
  await writeFile(path.join(target, 'standby.signal'), '');
  await appendFile(path.join(target, 'postgresql.auto.conf'), `primary_conninfo = '${primary}'\n`);
  const account = accountOfOwner(await stat(target));
  const owner = account && fileOwner(account);
  if (owner) await run('chown', ['-R', `${owner.uid}:${owner.gid}`, target]);
}

async function startStandby(dataDir: string, secret: string, primary: Client) {
  let cluster: EmbeddedCluster = await openEmbeddedCluster({ dataDir, settings: STANDBY });
  const { url } = cluster;
  let isRunning = true;
  const asSuperuser = async (sql: string) => {
    const client = await connectAsSuperuser(
      Number(new URL(url).port),
      secret,
      new URL(url).searchParams.get('application_name') ?? '',
    );
    return (await client.query<Record<string, unknown>>(sql).finally(() => client.end())).rows[0] ?? {};
  };
  const { pidFile } = clusterPaths(dataDir);
  const stop = async () => {
    if (!isRunning) return;
    isRunning = false;
    const left = await readFile(pidFile);
    const { uid, gid } = await stat(pidFile);
    await cluster.close();
    // as a server that was killed leaves it: the next start takes the port that stands there
    await writeFile(pidFile, left);
    await chown(pidFile, uid, gid);
  };
  return {
    url,
    pauseReplay: async () => {
      await asSuperuser('select pg_wal_replay_pause()');
      while ((await asSuperuser('select pg_get_wal_replay_pause_state() as state')).state !== 'paused') await pause(10);
    },
    resumeReplay: async () => {
      await asSuperuser('select pg_wal_replay_resume()');
    },
    hasCaughtUp: async () => {
      const { rows } = await primary.query<{ lsn: string }>('select pg_current_wal_flush_lsn() as lsn');
      while (!(await asSuperuser(`select pg_last_wal_replay_lsn() >= '${rows[0]?.lsn}' as "isThere"`)).isThere)
        await pause(10);
    },
    runs: async (sql: string) => {
      const found = `select exists (select from pg_stat_activity where state = 'active' and query = $$${sql}$$) as "isThere"`;
      while (!(await asSuperuser(found)).isThere) await pause(10);
    },
    stop,
    start: async () => {
      cluster = await openEmbeddedCluster({ dataDir, settings: STANDBY });
      isRunning = true;
      if (new URL(cluster.url).port !== new URL(url).port) throw new Error('The standby came back at another port.');
    },
    signal: async (signal: 'SIGSTOP' | 'SIGCONT') => {
      for (const pid of await processesIn(clusterPaths(dataDir).cluster)) process.kill(pid, signal);
    },
    close: stop,
  };
}

/** A PostgreSQL's processes work in its data directory. */
async function processesIn(cluster: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const isIn = async (pid: number) => (await readlink(`/proc/${pid}/cwd`).catch(() => null)) === cluster;
  const found: number[] = [];
  for (const pid of pids) if (await isIn(pid)) found.push(pid);
  return found;
}
