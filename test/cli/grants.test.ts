import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/database/database';
import { endProgram, plangraph, startHub } from '../support/cli';
import { createRole, urlAs } from '../support/module-role';
import { NO_RIGHT, refusal } from '../support/refused-statements';
import { createTestDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

let url: string;
let owner: Database;

beforeAll(async () => {
  url = await createTestDatabase();
  owner = await openDatabase(url);
});

afterAll(() => owner.close());

const grants = (...args: string[]) => plangraph(['grants', ...args], { DATABASE_URL: url });

test('grants prints the SQL, alone on stdout', async () => {
  const { exitCode, stdout, stderr } = await grants('--subgraph', 'legal', '--role', 'so_tu_phap', '--read-only');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^begin;\n[\s\S]*grant select on public\.citation to "so_tu_phap";[\s\S]*\ncommit;\n$/);
  expect(stdout).not.toMatch(/grant [^;]*(?:insert|update|delete)/);
});

test.each([
  [
    ['--subgraph', 'laws', '--role', 'x'],
    2,
    '"laws" is not usable: it may be one of plans, units, indicators, legal, catalog',
  ],
  [['--subgraph', 'legal', '--role', 'nobody_here', '--apply'], 1, 'make it first: create role "nobody_here"'],
  [['--subgraph', 'legal', '--role', '"x"'], 2, 'no plain name of a role'],
])('grants %j ends with %i and says what to do', async (args, code, told) => {
  const { exitCode, stderr } = await grants(...args);
  expect(exitCode).toBe(code);
  expect(stderr).toContain(told);
});

test('the embedded database has no roles to give rights to, and is not opened', async () => {
  const dataDir = join(await makeTestDirectory(), 'data');
  const args = ['grants', '--subgraph', 'legal', '--role', 'x', '--apply'];
  const { exitCode, stderr } = await plangraph(args, { PLANGRAPH_DATA_DIR: dataDir });
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^--apply gives rights .* server of your own: set /)]);
  expect(existsSync(dataDir)).toBe(false);
});

test('grants --apply prepares the database, and says what the role may do then', async () => {
  const address = await createTestDatabase({ isMigrated: false });
  const role = await createRole('told');
  const apply = async (...more: string[]) =>
    (
      await plangraph(['grants', '--subgraph', 'legal', '--role', role, '--apply', ...more], { DATABASE_URL: address })
    ).stderr.split('\n');
  const reading = `The role "${role}" may read what the subgraph "legal" serves, and no more.`;
  expect(await apply('--read-only')).toEqual([
    expect.stringMatching(/^Prepared the database \(\d+ migrations\)$/),
    reading,
    '',
  ]);
  expect(await apply()).toEqual([`The role "${role}" has the rights of the subgraph "legal", and no others here.`, '']);
});

test('the whole graph is not served by the role of a subgraph', async () => {
  const role = await createRole('partly');
  await grants('--subgraph', 'legal', '--role', role, '--apply');
  await expect(startHub({ DATABASE_URL: urlAs(url, role), PLANGRAPH_SAMPLE: 'on' })).rejects.toThrow(
    /ended with 1: [\s\S]*may not read .*, which the whole graph reads: set SUBGRAPH to the module .*, or connect as "/,
  );
});

test('a subgraph is served by a role with just its rights, and says what is the owner to do', async () => {
  const role = await createRole('served');
  expect(await grants('--subgraph', 'legal', '--role', role, '--apply')).toMatchObject({ exitCode: 0, stdout: '' });
  const settings = { SUBGRAPH: 'legal', DATABASE_URL: urlAs(url, role), PLANGRAPH_SAMPLE: 'on' };
  const { child, url: served, stderr } = await startHub(settings);
  try {
    expect(stderr()).toContain('The sample is left out');
    expect((await fetch(`${served}/readyz`)).status).toBe(200);
    const response = await fetch(`${served}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ legalDocuments { totalCount } }' }),
    });
    expect(await response.json()).toEqual({ data: { legalDocuments: { totalCount: 0 } } });
    const keys = await plangraph(['keys', 'create', '--role', 'admin'], settings);
    expect(keys).toMatchObject({ exitCode: 1, stdout: '' });
    expect(keys.stderr).toContain('(permission denied for table api_key): do it as the user who owns the tables');
    const sample = await plangraph(['sample', 'load'], settings);
    expect([sample.exitCode, sample.stderr]).toEqual([
      1,
      expect.stringContaining('that is for the owner of the tables'),
    ]);
    const guest = await openDatabase(urlAs(url, role));
    expect(await refusal(guest, 'select from task')).toBe(NO_RIGHT);
    await guest.close();
  } finally {
    await endProgram(child, 'SIGTERM');
  }
  await owner.source.query('delete from migration where id = (select max(id) from migration)');
  await expect(startHub(settings)).rejects.toThrow(/ended with 1: [\s\S]*run "plangraph migrate" as/);
});
