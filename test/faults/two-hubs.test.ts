import type { ChildProcess } from 'node:child_process';
import { createKey } from '../../src/auth/api-keys';
import { checkIntegrity } from '../../src/database/check-integrity';
import { type Database, openDatabase } from '../../src/database/database';
import { endProgram, startHub } from '../support/cli';
import { askHub } from '../support/faults/hub-client';
import { lostOf, NO_LIMITS, startLoad } from '../support/faults/load';
import { planText } from '../support/plan-text';
import { createTestDatabase } from '../support/template-database';

/** Two hubs, each a process of its own, on one database: both start on an empty one, both write, one is killed. */

interface Hub {
  child: ChildProcess;
  url: string;
  stderr: () => string;
}

let databaseUrl: string;
let hubs: Hub[];
let database: Database;
let key: string;

const start = (): Promise<Hub> => startHub({ ...NO_LIMITS, DATABASE_URL: databaseUrl, PLANGRAPH_SAMPLE: 'on' });

beforeAll(async () => {
  databaseUrl = await createTestDatabase({ isMigrated: false });
  hubs = await Promise.all([start(), start()]);
  database = await openDatabase(databaseUrl, 2);
  key = await createKey(database.source, 'load', 'ADMIN');
});

afterAll(async () => {
  await database?.close();
  for (const { child } of hubs ?? []) await endProgram(child, 'SIGKILL');
});

const urls = (): string[] => hubs.map(({ url }) => url);

const IMPORT = `mutation ($input: ImportDocumentInput!) {
  importDocument(input: $input) { __typename ... on ImportDocumentSuccess { counts { created } } } }`;

const importAt = (url: string, fileName: string, text: string) =>
  askHub<{ importDocument: { __typename: string; counts: { created: number }[] } }>(url, IMPORT, {
    variables: { input: { fileName, contentBase64: Buffer.from(text).toString('base64') } },
    key,
  });

const taskCount = async (number: string): Promise<number> => {
  const [found] = await database.rows<{ count: number }>(
    'select count(*)::int as count from task t join plan p on p.id = t.plan_id where p.number = $1',
    [number],
  );
  return found?.count ?? 0;
};

async function expectWhole(): Promise<void> {
  const faults = (await checkIntegrity(database)).flatMap((check) => check.faults);
  expect(faults).toEqual([]);
}

test('both have started on an empty database: it is migrated once, and the sample is in it once', async () => {
  for (const url of urls())
    expect(await askHub(url, '{ plans { totalCount } }')).toMatchObject({ data: { plans: { totalCount: 3 } } });
  const told = hubs.map(({ stderr }) => stderr());
  expect(told.filter((lines) => lines.includes('Prepared the database'))).toHaveLength(1);
  expect(told.filter((lines) => lines.includes('Loaded the bundled sample'))).toHaveLength(1);
});

test('the same document, imported by both at once while both write, is there once', async () => {
  const load = await startLoad(urls(), key, 3);
  await load.written(5);
  const text = planText({ number: '31/KH-SDL', taskCount: 20 });
  const imported = await Promise.all([...urls(), ...urls()].map((url) => importAt(url, 'both.txt', text)));
  expect(imported.map(({ data }) => data?.importDocument.__typename)).toEqual(
    imported.map(() => 'ImportDocumentSuccess'),
  );
  const made = imported.filter(({ data }) => data?.importDocument.counts.some(({ created }) => created > 0));
  expect(made).toHaveLength(1);
  await load.written(5);
  const { acknowledged, failures } = await load.stop();
  expect(failures).toEqual([]);
  expect(await taskCount('31/KH-SDL')).toBe(20);
  expect(await lostOf(databaseUrl, acknowledged)).toEqual([]);
  await expectWhole();
});

test('a hub that is killed in the midst of imports and writes leaves nothing half-written and holds up nobody', async () => {
  const texts = [1, 2].map((i) => planText({ number: `4${i}/KH-SDL`, taskCount: TASKS }));
  const load = await startLoad(urls(), key, 3);
  await load.written(5);
  const [killed, other] = hubs as [Hub, Hub];
  const importing = texts.map((text, i) => importAt(killed.url, `killed-${i}.txt`, text));
  await untilImporting();
  await endProgram(killed.child, 'SIGKILL');
  await Promise.all(importing);
  // the other one waits for nobody
  await load.written(10);
  const { acknowledged, faults } = await load.stop();
  expect(faults).toEqual([]);
  expect(await lostOf(databaseUrl, acknowledged)).toEqual([]);
  for (const number of ['41/KH-SDL', '42/KH-SDL']) expect([0, TASKS]).toContain(await taskCount(number));
  await expectWhole();

  hubs[0] = await start();
  expect(hubs[0].stderr()).not.toContain('Prepared the database');
  const again = await Promise.all(
    texts.map((text, i) => importAt((i === 0 ? hubs[0]?.url : other.url) ?? '', `killed-${i}.txt`, text)),
  );
  expect(again.map(({ data }) => data?.importDocument.__typename)).toEqual(texts.map(() => 'ImportDocumentSuccess'));
  expect(await taskCount('42/KH-SDL')).toBe(TASKS);
  await expectWhole();
});

const TASKS = 40;

/** Resolves once an import has stored rows that it has not committed. */
async function untilImporting(): Promise<void> {
  for (let tries = 0; tries < 2000; tries++) {
    const [found] = await database.rows<{ isSo: boolean }>(
      `select exists (select from pg_stat_activity a join pg_locks l on l.pid = a.pid
         where a.datname = current_database() and a.xact_start is not null
           and l.relation = 'public.legal_document'::regclass and l.mode = 'RowExclusiveLock') as "isSo"`,
      [],
    );
    if (found?.isSo) return;
  }
  throw new Error('No import began to write.');
}
