import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { OUR_SCHEMAS } from '../../src/backup/server';
import { writeBackup } from '../../src/backup/write-backup';
import { allAnswers, casesAt, withoutInstants } from '../support/all-answers';
import { endProgram, plangraph, startHub, startProgram } from '../support/cli';
import { instantAfterAll } from '../support/instant';
import { BIN_DIR, type OwnServer, serverDescribe, startOwnServer } from '../support/own-server';
import { planText } from '../support/plan-text';
import { createSampleDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

/** `plangraph backup` and `plangraph restore` with DATABASE_URL. */

async function rows<Row>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows as Row[];
}

const settingsOf = (DATABASE_URL: string) => ({ DATABASE_URL, PLANGRAPH_SAMPLE: 'off', PG_BIN_DIR: BIN_DIR });

test('the schemas that a backup takes are all that a migrated database has', async () => {
  const found = await rows<{ name: string }>(
    await createSampleDatabase(),
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  );
  expect(found.map(({ name }) => name).sort()).toEqual(OUR_SCHEMAS.filter((name) => name !== 'own_database').sort());
});

describe('where pg_dump of the right version is missing', () => {
  test.each([
    ['none is there', null, /found none in ".+" \(PG_BIN_DIR\)/],
    ['another version is there', '14.2', /found 14\.2 in .+bin/],
  ])('and %s, it says what was found and the way out', async (_, version, message) => {
    const PG_BIN_DIR = join(await makeTestDirectory(), 'bin');
    await plantProgram(PG_BIN_DIR, version);
    const DATABASE_URL = await createSampleDatabase();
    const place = await makeTestDirectory();
    const { exitCode, stderr } = await plangraph(['backup', join(place, 'a.backup')], { DATABASE_URL, PG_BIN_DIR });
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(stderr).toMatch(/The server is PostgreSQL 18, .+postgresql-client-18\), or set PG_BIN_DIR/);
    expect(await readdir(place)).toEqual([]);
  });
});

serverDescribe('with a PostgreSQL server and its programs', () => {
  let server: OwnServer;
  let source: string;
  let saved: string;

  /** A new database; who asks for one with a graph says from which. */
  const database = async (name: string, template = 'template1'): Promise<string> => {
    await rows(server.url('postgres'), `create database ${name} template ${template}`);
    return server.url(name);
  };

  beforeAll(async () => {
    server = await startOwnServer();
    source = await database('source');
    await plangraph(['sample', 'load'], settingsOf(source));
    const file = join(await makeTestDirectory(), '7.txt');
    await writeFile(file, planText({ number: '7/KH-SDL', taskCount: 30 }));
    expect((await plangraph(['import', file], settingsOf(source))).exitCode).toBe(0);
    saved = join(await makeTestDirectory(), 'saved.backup');
    const made = await plangraph(['backup', saved], settingsOf(source));
    expect([made.exitCode, made.stderr]).toEqual([0, expect.stringContaining('Backed up 4 plans, 101 tasks')]);
    expect((await stat(saved)).mode & 0o777).toBe(0o600);
  });

  afterAll(() => server.stop());

  test('backed up beside a hub, destroyed and restored: every operation has the answer it had, and every mutation works as before', async () => {
    const url = await database('answered', 'source');
    const hub = await startHub(settingsOf(url));
    const key = (await plangraph(['keys', 'create', '--role', 'admin'], settingsOf(url))).stdout.trim();
    const cases = await casesAt(hub.url, (await instantAfterAll()).toISOString());
    const read = await allAnswers(hub.url, cases, 'reading', key);
    const file = join(await makeTestDirectory(), 'a.backup');
    expect((await plangraph(['backup', file], settingsOf(url))).exitCode).toBe(0);
    const written = await allAnswers(hub.url, cases, 'writing', key);
    await endProgram(hub.child, 'SIGTERM');
    await rows(server.url('postgres'), 'drop database answered');
    await database('answered');
    const { exitCode, stderr } = await plangraph(['restore', file], settingsOf(url));
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Restored.')]);
    expect(stderr).not.toContain('WRONG');

    const again = await startHub(settingsOf(url));
    expect(await allAnswers(again.url, cases, 'reading', key)).toEqual(read);
    expect(withoutInstants(await allAnswers(again.url, cases, 'writing', key))).toEqual(withoutInstants(written));
    await endProgram(again.child, 'SIGTERM');
  });

  test('backed up while a plan is imported anew and anew, its rows are those that were counted', async () => {
    const url = await database('busy', 'source');
    const file = join(await makeTestDirectory(), 'busy.backup');
    let isBusy = true;
    const writer = (async () => {
      for (let edition = 1; isBusy; edition++) {
        const document = join(await makeTestDirectory(), '9.txt');
        await writeFile(document, planText({ number: '9/KH-SDL', taskCount: 10 + (edition % 5) }));
        expect((await plangraph(['import', document], settingsOf(url))).exitCode).toBe(0);
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const made = await plangraph(['backup', file], settingsOf(url));
    isBusy = false;
    await writer;
    expect([made.exitCode, made.stderr]).toEqual([0, expect.stringContaining('Backed up')]);
    const { exitCode, stderr } = await plangraph(['restore', file], settingsOf(await database('busy_restored')));
    expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('WRONG')]);
  });

  test('with --replace the backup takes the place of what is there, of a newer form even', async () => {
    const url = await database('replaced', 'source');
    await rows(
      url,
      'create table public.later (id int); create schema derived_later; create table derived_later.kept ()',
    );
    await rows(url, 'create view public.later_view as select * from plan');
    expect((await plangraph(['restore', saved], settingsOf(url))).stderr).toMatch(
      /holds a graph already\. Say --replace/,
    );
    const { exitCode, stderr } = await plangraph(['restore', '--replace', saved], settingsOf(url));
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Restored.')]);
    expect(await tables(url)).toEqual([...(await tables(source)), 'derived_later.kept'].sort());
  });

  test('a restore that fails at its end has changed nothing', async () => {
    const url = await database('untouched', 'source');
    const before = await tables(url);
    // triggers are made last of all
    await rows(
      url,
      `create schema elsewhere; create function elsewhere.refuse() returns event_trigger language plpgsql as $$ begin raise exception 'not here'; end $$;
       create event trigger refuse on ddl_command_end when tag in ('CREATE TRIGGER') execute function elsewhere.refuse()`,
    );
    const { exitCode, stderr } = await plangraph(['restore', '--replace', saved], settingsOf(url));
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/nothing was changed: .+psql failed:[\s\S]*not here/),
    ]);
    expect(await tables(url)).toEqual(before);
    expect((await rows<{ count: string }>(url, 'select count(*) from task'))[0]?.count).toBe('101');
  });

  test('a restore that is killed has changed nothing', async () => {
    const url = await database('killed', 'source');
    const killed = startProgram('cli/main', ['restore', '--replace', saved], settingsOf(url));
    // the second who is connected is psql
    const isBegun = async () =>
      (
        await rows(
          server.url('postgres'),
          `select from pg_stat_activity where datname = 'killed' and usesysid is not null`,
        )
      ).length > 1;
    while (!(await isBegun())) await new Promise((resolve) => setTimeout(resolve, 2));
    await endProgram(killed, 'SIGKILL');
    expect((await rows<{ count: string }>(url, 'select count(*) from task'))[0]?.count).toBe('101');
  });

  test.each<[string, () => Promise<{ url: string; file: string }>, RegExp]>([
    [
      'the file is damaged',
      async () => {
        const file = join(await makeTestDirectory(), 'cut.backup');
        const bytes = await readFile(saved);
        await writeFile(file, bytes.subarray(0, bytes.length - 1000));
        return { url: source, file };
      },
      /is damaged: /,
    ],
    [
      'the tables there are not ours',
      async () => {
        const url = await database('foreign_tables');
        await rows(url, 'create table ledger (id int)');
        return { url, file: saved };
      },
      /holds 1 tables that are not PlanGraph's/,
    ],
    [
      'the server is older',
      async () => ({ url: source, file: await strange('99.1') }),
      /was made of PostgreSQL 99\.1, and the server at .+ is \d+\.\d+, which is older/,
    ],
  ])('nothing is changed where %s', async (_, given, message) => {
    const { url, file } = await given();
    const before = await tables(url);
    const { exitCode, stderr } = await plangraph(['restore', '--replace', file], settingsOf(url));
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(await tables(url)).toEqual(before);
  });

  test('nothing is changed where a hub is connected', async () => {
    const url = await database('in_use', 'source');
    const hub = await startHub(settingsOf(url));
    const { exitCode, stderr } = await plangraph(['restore', '--replace', saved], settingsOf(url));
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/Others are connected to the database .+stop the hubs first/),
    ]);
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
    await endProgram(hub.child, 'SIGTERM');
  });

  test('the server’s own work on the database stands in nobody’s way', async () => {
    const url = await database('vacuumed', 'source');
    const work = `select from pg_stat_activity where datname = 'vacuumed' and backend_type = 'autovacuum worker'`;
    await rows(server.url('postgres'), `alter system set autovacuum_naptime = '1s'`);
    // takes a minute where it may take a rest after every page
    await rows(
      url,
      `create schema elsewhere; create table elsewhere.worn as select generate_series(1, 100000) as id;
       alter table elsewhere.worn set (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0,
         autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1);
       delete from elsewhere.worn`,
    );
    await rows(server.url('postgres'), 'select pg_reload_conf()');
    while (!(await rows(server.url('postgres'), work)).length) await new Promise((resolve) => setTimeout(resolve, 50));
    const { exitCode, stderr } = await plangraph(['restore', '--replace', saved], settingsOf(url));
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Restored.')]);
  });

  test('a backup of an older version is brought to this version', async () => {
    const url = await database('older', 'source');
    for (let i = 0; i < 2; i++) expect((await plangraph(['migrate', '--down'], settingsOf(url))).exitCode).toBe(0);
    const file = join(await makeTestDirectory(), 'older.backup');
    expect((await plangraph(['backup', file], settingsOf(url))).exitCode).toBe(0);
    const { exitCode, stderr } = await plangraph(['restore', file], settingsOf(await database('newer')));
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('this version needs (2 migrations)')]);
  });

  test('a database without a graph has nothing to back up', async () => {
    const place = await makeTestDirectory();
    const url = await database('empty');
    const { exitCode, stderr } = await plangraph(['backup', join(place, 'a.backup')], settingsOf(url));
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/holds nothing of PlanGraph/)]);
    expect(await readdir(place)).toEqual([]);
  });

  const tables = async (url: string): Promise<string[]> =>
    (
      await rows<{ name: string }>(
        url,
        `select schemaname || '.' || relname as name from pg_stat_user_tables union all
         select schemaname || '.' || viewname from pg_views where schemaname !~ '^pg_' and schemaname <> 'information_schema'`,
      )
    )
      .map(({ name }) => name)
      .sort();
});

/** A backup that says that it was made of this version of PostgreSQL, and holds nothing. */
async function strange(postgres: string): Promise<string> {
  const file = join(await makeTestDirectory(), 'strange.backup');
  const head = {
    format: 1 as const,
    kind: 'dump' as const,
    madeAt: '2026-11-01T00:00:00.000Z',
    program: '9.9.9',
    postgres,
    platform: 'linux-x64',
  };
  const options = { file, onBytes: () => undefined, signal: new AbortController().signal };
  await writeBackup(options, head, async () => ({ migrations: [], position: null, rows: {} }));
  return file;
}

/** A folder with a pg_dump that says that it is of this version; without one where there is none. */
async function plantProgram(folder: string, version: string | null): Promise<void> {
  await mkdir(folder);
  if (version === null) return;
  await writeFile(join(folder, 'pg_dump'), `#!/bin/sh\necho "pg_dump (PostgreSQL) ${version}"\n`);
  await chmod(join(folder, 'pg_dump'), 0o755);
}
