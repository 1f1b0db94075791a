import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/database/database';
import { comparable } from '../support/comparable-answer';
import { instantAfterAll } from '../support/instant';
import { type OperationCases, operationCases } from '../support/operation-cases';
import { planText } from '../support/plan-text';
import { copyTestDatabase } from '../support/template-database';
import { openTestHub } from '../support/test-hub';
import { apolloWay, hiveWay, type Way, type WayAnswer, wholeWay } from '../support/three-ways';

const FOLDER = join(__dirname, '../operations');
const operation = (file: string) => readFileSync(join(FOLDER, `${file}.graphql`), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(join(FOLDER, folder)).flatMap((file) =>
    file.endsWith('.graphql') ? [file.replace('.graphql', '')] : [],
  );

/** What goes wrong, and where. Each is asked three ways too. */
const FAULTS: [string, string][] = [
  ['a number that nobody has', '{ plan(number: "0/KH-KHONG") { id } legalDocument(number: "0/QĐ-KHONG") { id } }'],
  ['an id that is none', '{ node(id: "x") { id } plans(first: 1) { nodes { id } } }'],
  ['a page that is none', '{ plans(first: -1) { nodes { id } } }'],
  [
    'a page that is none, far from the root',
    '{ tasks(first: 4) { nodes { title assignments { role unit { name issuedDocuments(first: -1) { totalCount } } } } } }',
  ],
  [
    'a page that is none, behind a union',
    '{ legalDocument(number: "30/2020/NĐ-CP") { number cites(first: 3) { nodes { id } } citedBy(first: 9) { nodes { source { __typename ... on Task { title indicators { observations(first: -2) { totalCount } } } ... on Plan { issuer { name tasks(first: -2) { totalCount } } } } } } } }',
  ],
  ['a filter with a null', '{ tasks(filter: { title: { eq: null } }) { totalCount } }'],
  ['a filter of the wrong type', '{ tasks(filter: { title: { eq: 5 } }) { totalCount } }'],
  ['a field that is none', '{ plans { nodes { titel } } }'],
  ['a text that is no query', '{ plans { nodes '],
  ['an argument that is not given', '{ plan { id } }'],
  ['an instant ahead', '{ plan(number: "7/KH-SDL", recordedAt: "2999-01-01T00:00:00Z") { id title } }'],
  ['too many rows', '{ tasks(first: 1000) { nodes { plan { tasks(first: 1000) { nodes { id } } } } } }'],
  ['too large a page', '{ plan(number: "7/KH-SDL") { id } units(first: 10001) { nodes { id } } }'],
];

/** Rows that are not there, and a reading that fails: each graph has them. */
const BROKEN = [
  'alter table plan drop constraint plan_issuer_id_fkey',
  "update plan set issuer_id = 999999 where number = '8/KH-SDL'",
  'alter table assignment drop constraint assignment_unit_id_fkey',
  'update assignment set unit_id = 999999 where task_id in (select id from task where plan_id = (select id from plan where number = $$8/KH-SDL$$)) and position = 1',
  'alter table progress_report rename column note to noted',
];

let cases: OperationCases;
let key: string;
let whole: Way;
let gateways: Record<string, Way> = {};
let databases: string[] = [];

beforeAll(async () => {
  const hub = await openTestHub({ hasSample: true });
  for (const number of ['7/KH-SDL', '8/KH-SDL']) await hub.importText(planText({ number, taskCount: 30 }));
  const past = (await instantAfterAll()).toISOString();
  // what was there a moment ago reads otherwise now, in every module
  await hub.database.rows(`update task set title = title || ' (sửa)' where position % 2 = 0`, []);
  await hub.database.rows(`update unit set name = name || ' mới' where id % 2 = 0`, []);
  await hub.database.rows(`update legal_document set title = 'Về việc khác' where id % 3 = 0`, []);
  await hub.database.rows(`update indicator set name = name || ' (sửa)'`, []);
  await hub.database.rows('delete from citation where id % 5 = 0', []);
  cases = await operationCases(hub, past);
  key = hub.adminKey;
  await hub.close();
  const copies = [await copyTestDatabase(hub.databaseUrl), await copyTestDatabase(hub.databaseUrl)] as const;
  databases = [hub.databaseUrl, ...copies];
  whole = await wholeWay(hub.databaseUrl);
  gateways = { 'Hive Gateway': await hiveWay(copies[0]), 'Apollo Gateway': await apolloWay(copies[1]) };
}, 180_000);

afterAll(async () => {
  await whole?.close();
  for (const gateway of Object.values(gateways)) await gateway.close();
});

async function alike(query: string, variables: Record<string, unknown>, withKey?: string): Promise<WayAnswer> {
  // each has a database of its own
  const asked = Object.entries(gateways).map(
    async ([name, way]) => [name, await way.ask(query, variables, withKey)] as const,
  );
  const expected = await whole.ask(query, variables, withKey);
  for (const [name, answer] of await Promise.all(asked))
    expect({ [name]: comparable(answer, expected) }).toEqual({ [name]: comparable(expected, answer) });
  return expected;
}

test('what was recorded reads otherwise than what is there', async () => {
  const [then] = cases.reading['as-recorded']?.slice(1) ?? [];
  const past = await whole.ask(operation('as-recorded'), then ?? {});
  const present = await whole.ask(operation('as-recorded'), { number: then?.number });
  expect(JSON.stringify(past)).not.toMatch(/sửa|mới"/);
  expect(JSON.stringify(present)).toMatch(/sửa.*mới"/s);
});

const reading = filesIn('');
const writing = filesIn('writing');

test('every operation has a case', () => {
  expect(Object.keys(cases.reading).sort()).toEqual(reading.sort());
  expect(Object.keys(cases.writing).sort()).toEqual(writing.sort());
});

test.each(reading)('%s answers alike in one process and behind both gateways', async (file) => {
  const answers = [];
  for (const variables of cases.reading[file] ?? []) answers.push(await alike(operation(file), variables));
  // at least the first case has an answer worth comparing
  expect(JSON.stringify(answers[0]?.data ?? '').length).toBeGreaterThan(100);
  expect(answers[0]?.errors).toBeUndefined();
});

test.each(FAULTS)('%s is told alike', async (_what, query) => {
  const { errors = [] } = await alike(query, {});
  expect(errors).not.toEqual([]);
  expect(errors.every(({ extensions }) => typeof extensions?.code === 'string')).toBe(true);
});

/** What is written without a key too. */
const FOR_ALL = new Set(['report-error']);

test.each(writing)('%s answers alike in one process and behind both gateways, with a key and without', async (file) => {
  const text = operation(`writing/${file}`);
  const kinds: RegExpMatchArray[] = [];
  for (const variables of cases.writing[file] ?? []) {
    const { errors } = await alike(text, variables);
    if (!FOR_ALL.has(file)) expect(errors?.map((error) => error.extensions?.code)).toEqual(['UNAUTHENTICATED']);
    kinds.push(...JSON.stringify((await alike(text, variables, key)).data).matchAll(/"__typename":"(\w+)"/g));
  }
  // written it was, too
  expect(kinds.some(([, kind]) => kind?.endsWith('Success'))).toBe(true);
});

test('a unit that was merged away is found by its old id, and is the one that was kept', async () => {
  const [{ input }] = cases.writing['merge-units'] as [{ input: { keepId: string; mergeIds: [string] } }];
  const id = input.mergeIds[0];
  const unit =
    '... on Unit { id name aliases tasks(first: 3) { totalCount nodes { title } } issuedDocuments { totalCount } }';
  const { data } = await alike(`query ($id: ID!) { node(id: $id) { ${unit} } nodes(ids: [$id]) { ${unit} } }`, { id });
  const { node, nodes } = data as { node: { id: string }; nodes: object[] };
  expect(node.id).toBe(input.keepId);
  expect(nodes).toEqual([node]);
});

describe('once rows are gone and a reading fails', () => {
  beforeAll(async () => {
    for (const url of databases) {
      const database = await openDatabase(url);
      for (const statement of BROKEN) await database.source.query(statement);
      await database.close();
    }
  });

  test.each([
    [
      'a row that is gone, behind a field that may be null',
      '{ plan(number: "8/KH-SDL") { title issuer { id name } } }',
    ],
    [
      'a row that is gone, behind a field that may not',
      '{ plan(number: "8/KH-SDL") { title tasks(first: 2) { nodes { title assignments { role unit { id name } } } } } }',
    ],
    ['a row that is gone, asked for nothing', '{ plan(number: "8/KH-SDL") { issuer { __typename } } }'],
    [
      'a reading that fails',
      '{ tasks(first: 2) { nodes { title progressReports { nodes { note } } } } units(first: 1) { nodes { name } } }',
    ],
    [
      'a reading that fails behind other subgraphs',
      '{ units(first: 2) { nodes { name tasks(first: 1) { nodes { progressReports { nodes { note } } } } } } }',
    ],
  ])('%s is told alike', async (_what, query) => {
    await alike(query, {});
  });
});
