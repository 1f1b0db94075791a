import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { accountsForNewCluster, fileOwner } from '../../src/database/embedded-account';
import { runToEnd } from '../../src/database/embedded-process';
import { makeTestDirectory } from './test-directory';

const VERSIONS = '/usr/lib/postgresql';
const NEEDED = ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore', 'psql'];

/** Where a PostgreSQL of the system is, whole: its server and its programs; the newest of 15 and later. */
export const BIN_DIR: string | undefined = (existsSync(VERSIONS) ? readdirSync(VERSIONS) : [])
  .filter((version) => Number(version) >= 15)
  .sort((a, b) => Number(b) - Number(a))
  .map((version) => path.join(VERSIONS, version, 'bin'))
  .find((folder) => NEEDED.every((name) => existsSync(path.join(folder, name))));

/** `describe` where a PostgreSQL is installed, else tests that count as skipped. */
export const serverDescribe = BIN_DIR === undefined ? describe.skip : describe;

export interface OwnServer {
  /** The address of a database of this name. */
  url(database: string): string;
  major: number;
  stop(): Promise<void>;
}

/** With what an address must escape. */
const PASSWORD = 'p@ss w:rd/%';

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** A server of that PostgreSQL, which has nothing to do with the embedded one. */
export async function startOwnServer(): Promise<OwnServer> {
  const bin = BIN_DIR ?? '';
  const folder = path.join(await makeTestDirectory(), 'own');
  await mkdir(folder);
  const [account] = accountsForNewCluster();
  if (!account) throw new Error('There is no account to run PostgreSQL as.');
  const owner = fileOwner(account);
  if (owner) await chown(folder, owner.uid, owner.gid);
  await chmod(folder, 0o700);
  const data = path.join(folder, 'data');
  const run = async (program: string, args: string[]) => {
    const { code, output } = await runToEnd(account, path.join(bin, program), args);
    if (code !== 0) throw new Error(`${program}: ${output}`);
  };
  const secret = path.join(folder, 'secret');
  await writeFile(secret, `${PASSWORD}\n`);
  if (owner) await chown(secret, owner.uid, owner.gid);
  const access = ['-U', 'owner', '--auth=scram-sha-256', `--pwfile=${secret}`];
  await run('initdb', ['-D', data, ...access, '--encoding=UTF8', '--locale=C', '--no-sync']);
  const port = await freePort();
  const options = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
  await run('pg_ctl', ['start', '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options]);
  return {
    url: (database) => `postgres://owner:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`,
    major: Number(path.basename(path.dirname(bin))),
    stop: () => run('pg_ctl', ['stop', '-D', data, '-m', 'immediate']),
  };
}
