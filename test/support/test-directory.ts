import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { clusterPaths } from '../../src/database/embedded-directory';
import { isAlive, isPostmasterOf, readPidFile } from '../../src/database/embedded-postmaster';
import { pause } from '../../src/database/embedded-process';

/** A test's server need not outlive the machine, only its own processes: it does not wait for the disk. */
export const NO_DISK_WAIT = { fsync: 'off' };

const PREFIX = 'plangraph-test-';

/** A fresh directory for one run of the tests; its name carries the process that will remove it. */
export async function makeRunDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  // mkdtemp makes it mode 700; run as root, PostgreSQL is another user who must pass.
  await chmod(directory, 0o755);
  return directory;
}

/** A fresh directory for one test, below the run's own; global-teardown stops and removes what is left in it. */
export async function makeTestDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(process.env.PLANGRAPH_TEST_DIR ?? os.tmpdir(), 'case-'));
  await chmod(directory, 0o755);
  return directory;
}

/** A copy of a data directory whose server does not run, at a place of its own: making a cluster takes longer. */
export async function copyOfData(dataDir: string): Promise<string> {
  const copy = path.join(await makeTestDirectory(), 'data');
  // the owner of the files comes along: run as root, that is another user
  await promisify(execFile)('cp', ['-a', dataDir, copy]);
  return copy;
}

/** Ends every server whose data directory lies in `directory`, then deletes it. */
export async function removeRunDirectory(directory: string): Promise<void> {
  for (const dataDir of await dataDirectoriesBelow(directory)) await endServer(dataDir);
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes what runs that were killed have left behind: theirs are the directories whose process is gone. */
export async function removeAbandonedRuns(): Promise<void> {
  for (const entry of await readdir(os.tmpdir())) {
    if (!entry.startsWith(PREFIX)) continue;
    const directory = path.join(os.tmpdir(), entry);
    const owner = await stat(directory).catch(() => null);
    const pid = Number(entry.slice(PREFIX.length).split('-')[0]);
    if (owner === null || owner.uid !== (process.getuid?.() ?? owner.uid) || !(pid > 0) || isAlive(pid)) continue;
    await removeRunDirectory(directory).catch(() => undefined);
  }
}

/** The pid of the server that runs in `dataDir`, null when none does. */
export async function serverPid(dataDir: string): Promise<number | null> {
  const paths = clusterPaths(dataDir);
  const written = await readPidFile(paths);
  return typeof written === 'object' && (await isPostmasterOf(written.pid, paths)) ? written.pid : null;
}

/** Ends the server of `dataDir` at once; its data is not asked for again. */
export async function endServer(dataDir: string): Promise<void> {
  const pid = await serverPid(dataDir);
  if (pid === null) return;
  process.kill(pid, 'SIGQUIT');
  // one that a test made stand still (and was killed before it let it go on) hears nothing until then
  process.kill(pid, 'SIGCONT');
  while ((await serverPid(dataDir)) !== null) await pause(20);
}

/** The directories down to `depth` levels that hold a cluster. */
async function dataDirectoriesBelow(directory: string, depth = 4): Promise<string[]> {
  if (depth === 0) return [];
  const entries = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  if (entries.some((entry) => entry.name === 'postgres')) return [directory];
  const below = entries.map((entry) => dataDirectoriesBelow(path.join(directory, entry.name), depth - 1));
  return (await Promise.all(below)).flat();
}
