import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { openEmbeddedCluster } from '../../src/database/embedded-cluster';
import { isAlive } from '../../src/database/embedded-postmaster';
import { pause } from '../../src/database/embedded-process';
import { type ClusterOpener, startOpener } from '../support/cluster-opener';
import { copyOfData, makeTestDirectory, NO_DISK_WAIT, serverPid } from '../support/test-directory';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return rows.map((row) => Object.values(row)[0]);
}

const open = (dataDir: string) => openEmbeddedCluster({ dataDir, settings: NO_DISK_WAIT });
const write = (url: string) => ask(url, `create table plan as select 'Kế hoạch số 7'::text as title`);
const read = (url: string) => ask(url, 'select title from plan');
const KEPT = ['Kế hoạch số 7'];

/** A cluster that was made and stopped: what is not about making one goes on from a copy. */
let made: string;

beforeAll(async () => {
  made = path.join(await makeTestDirectory(), 'data');
  await (await open(made)).close();
});

describe('a cluster of one process', () => {
  it('keeps its data over a stop and a start', async () => {
    const dataDir = path.join(await makeTestDirectory(), 'a', 'b');
    const first = await open(dataDir);
    expect(first).toMatchObject({ isNew: true, startedHere: true });
    await write(first.url);
    await Promise.all([first.close(), first.close()]);
    expect(await serverPid(dataDir)).toBeNull();

    const second = await open(dataDir);
    expect(second).toMatchObject({ isNew: false, startedHere: true });
    expect(await read(second.url)).toEqual(KEPT);
    await second.close();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('speaks UTF-8, sorts by ICU on request and gives the application no superuser', async () => {
    const { url, close } = await open(await copyOfData(made));
    expect(await ask(url, 'show server_encoding')).toEqual(['UTF8']);
    const letters = `select letter from unnest(array['e', 'đ', 'd', 'ă', 'a']) as letter`;
    expect(await ask(url, `${letters} order by letter collate "vi-x-icu"`)).toEqual(['a', 'ă', 'd', 'đ', 'e']);
    expect(await ask(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([false]);
    expect(await ask(url, `select count(*)::int from pg_available_extensions where name = 'unaccent'`)).toEqual([1]);
    expect(await ask(url, 'create extension unaccent')).toEqual([]);
    await close();
  });

  it('keeps its password from everybody but its owner, and takes no other', async () => {
    const dataDir = await copyOfData(made);
    const { url, close } = await open(dataDir);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    const secret = path.join(dataDir, 'postgres', 'plangraph.secret');
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(secret))).mode & 0o777).toBe(0o700);
    await close();
  });
});

describe('a cluster whose process was killed', () => {
  it('is joined by the next one, which stops it', async () => {
    const dataDir = await copyOfData(made);
    const killed = startOpener(dataDir);
    await write((await killed.next('opened')).url);
    const pid = await serverPid(dataDir);
    await killed.kill();
    expect(await serverPid(dataDir)).toBe(pid);

    const next = await open(dataDir);
    expect(next).toMatchObject({ isNew: false, startedHere: false });
    expect(await read(next.url)).toEqual(KEPT);
    await next.close();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('is made anew when the kill came in the middle of making it', async () => {
    const dataDir = await makeTestDirectory();
    const killed = startOpener(dataDir);
    await killed.next('progress');
    await killed.kill();
    const next = await open(dataDir);
    expect(next).toMatchObject({ isNew: true, startedHere: true });
    expect((await readdir(dataDir)).filter((entry) => entry.includes('unfinished'))).toEqual([]);
    await next.close();
  });

  it.each([
    ['names a process that is gone', () => 'unchanged'],
    ["names another program's process", (text: string) => [process.pid, ...text.split('\n').slice(1)].join('\n')],
    ['is empty', () => ''],
  ])('starts over a pid file that %s', async (_what, change) => {
    const dataDir = await copyOfData(made);
    const crashed = startOpener(dataDir);
    await write((await crashed.next('opened')).url);
    await crashed.kill();
    const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid');
    const left = await readFile(pidFile, 'utf8');
    const pid = Number(left.split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await pause(10);
    const changed = change(left);
    if (changed !== 'unchanged') await writeFile(pidFile, changed);

    const next = await open(dataDir);
    expect(next).toMatchObject({ isNew: false, startedHere: true });
    expect(await read(next.url)).toEqual(KEPT);
    await next.close();
  });
});

describe('a cluster that several processes share', () => {
  const close = (opener: ClusterOpener) => opener.close();

  it('goes on when the first one leaves, and stops with the last', async () => {
    const dataDir = await makeTestDirectory();
    const server = startOpener(dataDir);
    expect(await server.next('opened')).toMatchObject({ isNew: true, startedHere: true });
    const command = startOpener(dataDir);
    const { url, ...joined } = await command.next('opened');
    expect(joined).toMatchObject({ isNew: false, startedHere: false });
    await server.close();
    expect(await ask(url, 'select 1')).toEqual([1]);
    await command.close();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('is made once when two open an empty directory at the same time, and both may leave at once', async () => {
    const dataDir = await makeTestDirectory();
    const openers = [startOpener(dataDir), startOpener(dataDir)];
    const opened = await Promise.all(openers.map((opener) => opener.next('opened')));
    expect(opened.filter((event) => event.isNew)).toHaveLength(1);
    expect(opened.filter((event) => event.startedHere)).toHaveLength(1);
    expect(new Set(opened.map((event) => new URL(event.url).port)).size).toBe(1);
    await Promise.all(openers.map(close));
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('does not count one that was killed in the middle of a statement', async () => {
    const dataDir = await copyOfData(made);
    const mine = await open(dataDir);
    const other = startOpener(dataDir, 'select pg_sleep(600)');
    await other.next('opened');
    const sleepers = `select count(*)::int from pg_stat_activity where query = 'select pg_sleep(600)'`;
    while ((await ask(mine.url, sleepers))[0] === 0) await pause(20);
    await other.kill();
    await mine.close();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it("stays for another program's session", async () => {
    const dataDir = await copyOfData(made);
    const { url, close } = await open(dataDir);
    const visitor = new URL(url);
    visitor.searchParams.set('application_name', 'psql');
    const client = new Client({ connectionString: visitor.href });
    await client.connect();
    await close();
    expect(await serverPid(dataDir)).not.toBeNull();
    await client.end();

    const last = await open(dataDir);
    expect(last.startedHere).toBe(false);
    await last.close();
    expect(await serverPid(dataDir)).toBeNull();
  });
});
