import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { accountOfOwner, canRunPostgres, noAccountFor } from './embedded-account';
import type { EmbeddedBinaries } from './embedded-binaries';
import { type ClusterPaths, explainFileError, foreignOwner } from './embedded-directory';
import { explainPostgresFailure } from './embedded-failure';
import { awaitReady, type RunningCluster, readPidFile } from './embedded-postmaster';
import { type Account, commandAs, NEUTRAL_DIRECTORY, pause, postgresEnvironment } from './embedded-process';

const LOG_KEPT_BYTES = 5_000_000;
const ATTEMPTS = 10;
const BETWEEN_ATTEMPTS_MS = 300;

/** What goes away by trying again: another program took the port; sessions of a killed server are still ending. */
const PASSING = ['Address already in use', 'could not create any TCP/IP sockets', 'pre-existing shared memory block'];

/** Starts the cluster's server and waits until it takes connections. Call it under the cluster's lock. */
export async function startServer(
  paths: ClusterPaths,
  binaries: EmbeddedBinaries,
  secret: string,
  sessionName: string,
  settings: Readonly<Record<string, string>>,
): Promise<RunningCluster> {
  const account = accountOfOwner(await stat(paths.cluster));
  if (account === null) throw foreignOwner(paths);
  if (!(await canRunPostgres(account, binaries, paths.cluster))) throw noAccountFor(binaries, paths.dataDir);
  await putOldLogAside(paths.log);
  // a server that was killed left its port behind: programs that use the cluster look for it there
  const left = await readPidFile(paths);
  const portBefore = typeof left === 'object' ? left.port : null;
  for (let attempt = 1; ; attempt += 1) {
    const launched = await launch(paths, binaries, account, settings, attempt === ATTEMPTS ? null : portBefore);
    const running = await awaitReady(paths, secret, sessionName, launched.pid, async () => launched.isRunning()).catch(
      (error) => {
        // Nobody would ever stop a server that its starter has given up; it is our own child, so the signal hits it alone.
        launched.abandon();
        throw error;
      },
    );
    if (running !== null) return running;
    const said = await launched.output();
    if (attempt === ATTEMPTS || !PASSING.some((text) => said.includes(text))) {
      throw explainPostgresFailure(said, paths.dataDir);
    }
    await pause(BETWEEN_ATTEMPTS_MS);
  }
}

async function launch(
  paths: ClusterPaths,
  binaries: EmbeddedBinaries,
  account: Account,
  settings: Readonly<Record<string, string>>,
  portBefore: number | null,
) {
  const port = await findFreePort(portBefore);
  const log = await open(paths.log, 'a', 0o600).catch((error) => {
    throw explainFileError(error, paths.dataDir);
  });
  const logStart = (await log.stat()).size;
  // Root may start it today and its owner tomorrow: the log is the owner's.
  if (account.kind === 'user') await log.chown(account.uid, account.gid);
  const command = commandAs(account, binaries.postgres, ['-D', paths.cluster, ...serverOptions(port, settings)]);
  const child = spawn(command.file, command.args, {
    ...command.identity,
    // A session of its own: Ctrl-C in the terminal reaches the hub alone, which still needs its database to stop well.
    detached: true,
    cwd: NEUTRAL_DIRECTORY,
    env: postgresEnvironment(),
    stdio: ['ignore', log.fd, log.fd],
    windowsHide: true,
  });
  child.unref();
  let spawnFailure = '';
  child.on('error', (error) => {
    spawnFailure = error.message;
  });
  await log.close();
  return {
    // One that could not be spawned has none; it is then not running either.
    pid: child.pid ?? -1,
    isRunning: () => spawnFailure === '' && child.exitCode === null && child.signalCode === null,
    output: async () => spawnFailure || (await readFile(paths.log)).subarray(logStart).toString(),
    abandon: () => child.kill('SIGINT'),
  };
}

function serverOptions(port: number, settings: Readonly<Record<string, string>>): string[] {
  const fixed = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    cluster_name: 'plangraph',
    logging_collector: 'off',
  };
  // The server then notices within a second that a client was killed in the middle of a long statement.
  const noticing = process.platform === 'win32' ? {} : { client_connection_check_interval: '1000' };
  return Object.entries({ ...noticing, ...settings, ...fixed }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A port that was free a moment ago; a start that finds it taken is tried again with another. */
/** A port that is free now: the preferred one where it is. */
async function findFreePort(preferred: number | null): Promise<number> {
  if (preferred === null) return bind(0);
  return bind(preferred).catch(() => bind(0));
}

function bind(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(address)));
    });
  });
}

async function putOldLogAside(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_KEPT_BYTES) await rename(log, `${log}.old`);
}
