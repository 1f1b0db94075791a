import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { SUBGRAPHS } from '../../src/config';
import { MODULES } from '../../src/federation/registry';
import { endProgram, plangraph, startHub } from '../support/cli';
import { createTestDatabase } from '../support/template-database';
import { makeTestDirectory, serverPid } from '../support/test-directory';

/** Modules as processes of their own, as agencies run them. */
type Hub = Awaited<ReturnType<typeof startHub>>;

async function ask(url: string, query: string, key?: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: unknown }).data;
}

/** Five programs on a machine that is busy with other tests take their time. */
const PATIENCE_MS = 180_000;
jest.setTimeout(PATIENCE_MS);

/** What each answers of the sample by itself. */
const ANSWERS: Record<string, [query: string, data: unknown]> = {
  plans: ['{ plans { totalCount } }', { plans: { totalCount: 3 } }],
  units: ['{ unit(name: "so tai chinh") { name } }', { unit: { name: 'Sở Tài chính tỉnh Lạc Giang' } }],
  indicators: [
    '{ indicators(first: 1) { nodes { __typename } } }',
    { indicators: { nodes: [{ __typename: 'Indicator' }] } },
  ],
  legal: ['{ legalDocument(number: "76/NQ-CP") { number } }', { legalDocument: { number: '76/NQ-CP' } }],
  catalog: ['{ viewer { role } }', { viewer: { role: 'READER' } }],
};

const start = (names: readonly string[], settings: Record<string, string>, directory?: string): Promise<Hub[]> =>
  Promise.all(names.map((name) => startHub({ ...settings, SUBGRAPH: name }, directory)));

async function expectAnswers(hubs: readonly Hub[]): Promise<void> {
  for (const [i, { url }] of hubs.entries()) {
    const [query, data] = ANSWERS[SUBGRAPHS[i] as string] as [string, unknown];
    expect(await ask(url, query)).toEqual(data);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  }
}

/** How many of the programs said something. */
const sayers = (hubs: readonly Hub[], what: string): number =>
  hubs.filter(({ stderr }) => stderr().includes(what)).length;

function expectOneBeginning(hubs: readonly Hub[]): void {
  for (const what of ['Prepared the database', 'Loaded the bundled sample', 'The key for writing is in'])
    expect([what, sayers(hubs, what)]).toEqual([what, 1]);
  for (const [i, { stderr }] of hubs.entries()) {
    expect(stderr()).toContain(`The subgraph "${SUBGRAPHS[i]}" of PlanGraph is ready:\n  graph       http://`);
    expect(stderr()).not.toMatch(/inline|trac(e|ing)/i);
  }
}

/** Ends them one after the other; those that are left answer. */
async function endInOrder(hubs: readonly Hub[], order: readonly number[]): Promise<void> {
  const left = new Set(hubs.keys());
  for (const i of order) {
    expect(await endProgram((hubs[i] as Hub).child, 'SIGTERM')).toBe(0);
    left.delete(i);
    for (const other of left) {
      const [query, data] = ANSWERS[SUBGRAPHS[other] as string] as [string, unknown];
      expect(await ask((hubs[other] as Hub).url, query)).toEqual(data);
    }
  }
}

test('the names that SUBGRAPH takes are those of the modules', () => {
  expect([...SUBGRAPHS].sort()).toEqual(MODULES.map(({ name }) => name).sort());
});

test('five started at once on an empty data directory fill it once, and leave nothing behind in whichever order they end', async () => {
  const PLANGRAPH_DATA_DIR = join(await makeTestDirectory(), 'data');
  const hubs = await start(SUBGRAPHS, { PLANGRAPH_DATA_DIR });
  expectOneBeginning(hubs);
  await expectAnswers(hubs);
  const key = (await readFile(join(PLANGRAPH_DATA_DIR, 'plangraph-admin.key'), 'utf8')).trim();
  expect(await ask(hubs[4]?.url as string, '{ viewer { role } }', key)).toEqual({ viewer: { role: 'ADMIN' } });
  // the one that started PostgreSQL ends neither first nor last
  await endInOrder(hubs, [3, 0, 4, 1, 2]);
  expect(await serverPid(PLANGRAPH_DATA_DIR)).toBeNull();

  const again = await start(SUBGRAPHS.slice(0, 2), { PLANGRAPH_DATA_DIR });
  for (const what of ['Prepared the database', 'Loaded the bundled sample', 'The key for writing'])
    expect([what, sayers(again, what)]).toEqual([what, 0]);
  await expectAnswers(again);
  // all at once
  expect(await Promise.all(again.map(({ child }) => endProgram(child, 'SIGTERM')))).toEqual([0, 0]);
  expect(await serverPid(PLANGRAPH_DATA_DIR)).toBeNull();
});

test('five started at once on an empty database of a server fill it once, and end without a session left', async () => {
  const DATABASE_URL = await createTestDatabase({ isMigrated: false });
  const directory = await makeTestDirectory();
  const hubs = await start(SUBGRAPHS, { DATABASE_URL, PLANGRAPH_SAMPLE: 'on' }, directory);
  expectOneBeginning(hubs);
  await expectAnswers(hubs);
  expect(await readdir(directory)).toEqual(['plangraph-admin.key']);
  await endInOrder(hubs, [4, 3, 2, 1, 0]);
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(
    `select count(*)::int as sessions from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  const { rows: held } = await client.query(
    `select (select count(*)::int from api_key) as keys, (select count(*)::int from source_text) as texts,
            (select count(*)::int from migration) = (select count(distinct name)::int from migration) as "isOnce"`,
  );
  await client.end();
  expect([rows, held]).toEqual([[{ sessions: 0 }], [{ keys: 1, texts: 3, isOnce: true }]]);
});

test('a subgraph with a database of its own has its own key and rows, and the commands for the whole refuse it', async () => {
  const settings = {
    PLANGRAPH_DATA_DIR: join(await makeTestDirectory(), 'data'),
    SUBGRAPH: 'legal',
    SUBGRAPH_DATABASE: 'own',
  };
  const hub = await startHub(settings);
  expect(await ask(hub.url, ...([ANSWERS.legal?.[0]] as [string]))).toEqual(ANSWERS.legal?.[1]);
  // beside it, on the same database
  const created = await plangraph(['keys', 'create', '--role', 'editor'], settings);
  expect([created.exitCode, created.stdout]).toEqual([0, expect.stringMatching(/^pgk_\S+\n$/)]);
  const refused = await plangraph(['import', 'plan.txt'], settings);
  expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('SUBGRAPH_DATABASE=own')]);
  expect(await endProgram(hub.child, 'SIGTERM')).toBe(0);
  expect((await plangraph(['migrate'], settings)).stderr).toContain('The database is up to date.');
  const shared = await plangraph(['migrate'], { PLANGRAPH_DATA_DIR: settings.PLANGRAPH_DATA_DIR });
  expect([shared.exitCode, shared.stderr]).toEqual([
    1,
    expect.stringContaining('SUBGRAPH=legal SUBGRAPH_DATABASE=own'),
  ]);
  expect(await serverPid(settings.PLANGRAPH_DATA_DIR)).toBeNull();
});

test('serve takes the module as an option, before the setting', async () => {
  const refused = await plangraph(['serve', '--subgraph', 'lega'], { SUBGRAPH: 'units' });
  expect(refused).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'The setting SUBGRAPH="lega" is not usable: it may be plans, units, indicators, legal or catalog, or unset for the whole graph.\n',
  });
});
