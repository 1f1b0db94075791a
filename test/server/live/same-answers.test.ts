import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKey } from '../../../src/auth/api-keys';
import { instantAfterAll } from '../../support/instant';
import { allEvents } from '../../support/live/event-source';
import { type LiveSocket, openSocket } from '../../support/live/live-socket';
import { operationCases } from '../../support/operation-cases';
import { type OutsideHub, openOutsideHub } from '../../support/outside-hub';
import { planText } from '../../support/plan-text';
import { openTestHub, type TestHub } from '../../support/test-hub';

const OPERATIONS = join(__dirname, '../../operations');
const LIMITS = {
  budgets: { anonymous: 50_000, key: 1_000_000 },
  anonymousMs: 10_000,
  shape: { tokens: 10_000, depth: 20, aliases: 100, directives: 100, rootFields: 50, listValues: 10_000 },
};

type Variables = Record<string, unknown>;

let hub: TestHub;
let server: OutsideHub;
let cases: Readonly<Record<string, readonly Variables[]>>;
let sockets: Record<string, LiveSocket>;
let keys: Record<string, string>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  await hub.importText(planText({ number: '7/KH-SDL', taskCount: 30, indicatorCount: 5 }));
  const past = (await instantAfterAll()).toISOString();
  await hub.database.rows("update task set title = title || ' (sửa)' where position % 2 = 0", []);
  cases = (await operationCases(hub, past)).reading;
  server = await openOutsideHub(hub, {}, { limits: LIMITS, responseCacheBytes: 1_000_000 });
  keys = {
    reader: await createKey(hub.database.source, 'người đọc', 'READER'),
    admin: hub.adminKey,
    wrong: 'pgk_nobodys',
  };
  const inits = Object.entries(keys).map(([name, key]) => [name, { authorization: `Bearer ${key}` }] as const);
  sockets = Object.fromEntries(
    await Promise.all(
      [['anonymous', {}] as const, ...inits].map(async ([name, init]) => [
        name,
        await openSocket(server.url, { init }),
      ]),
    ),
  );
}, 120_000);

afterAll(async () => {
  await server?.close();
  await hub?.close();
});

// "errorId":"42fb4fe1-ee27-4b3d-80b5-0d0d10b6a80b", which is another each time
const withoutIds = (body: string): string => body.replace(/"errorId":"[0-9a-f-]{36}"/g, '"errorId":""').trim();

/** Asks by POST, over a WebSocket and for a stream, and expects one answer. */
async function expectSame(payload: Variables, caller: string): Promise<string> {
  const key = keys[caller];
  const posted = await server.post(payload, {
    accept: 'application/json',
    ...(key && { authorization: `Bearer ${key}` }),
  });
  const body = withoutIds(posted.text);
  const [first, last] = (await sockets[caller]?.run(payload)) ?? [];
  if (first?.type === 'error') {
    const { errors, ...rest } = JSON.parse(body) as { errors: unknown[] };
    expect(rest).toEqual({});
    expect(withoutIds(JSON.stringify(first.payload))).toBe(JSON.stringify(errors));
    expect(last).toBeUndefined();
  } else {
    const text = withoutIds(first?.text ?? '');
    expect(text.slice(text.indexOf('"payload":') + 10, -1)).toBe(body);
    expect(last?.type).toBe('complete');
  }
  const events = await allEvents(server.url, payload, key ? { authorization: `Bearer ${key}` } : {});
  expect(withoutIds(events[0]?.data ?? '')).toBe(body);
  expect(events.map(({ event }) => event)).toEqual(posted.status === 200 ? ['next', 'complete'] : [`${posted.status}`]);
  return body;
}

const files = readdirSync(OPERATIONS).flatMap((file) =>
  file.endsWith('.graphql') ? [file.replace('.graphql', '')] : [],
);

test.each(files)('%s is answered alike over a WebSocket, as a stream and by POST', async (file) => {
  const query = readFileSync(join(OPERATIONS, `${file}.graphql`), 'utf8');
  for (const variables of cases[file] ?? [])
    for (const caller of ['anonymous', 'reader', 'admin']) await expectSame({ query, variables }, caller);
});

const IMPORT = readFileSync(join(OPERATIONS, 'writing/import-document.graphql'), 'utf8');
const contentBase64 = Buffer.from(planText({ number: '9/KH-SDL', taskCount: 3 })).toString('base64');

test.each<[string, Variables, string]>([
  ['a dry run', { query: IMPORT, variables: { input: { fileName: 'a.txt', contentBase64, dryRun: true } } }, 'admin'],
  [
    'a dry run without the right',
    { query: IMPORT, variables: { input: { fileName: 'a.txt', contentBase64, dryRun: true } } },
    'reader',
  ],
  [
    'a file that is none',
    { query: IMPORT, variables: { input: { fileName: 'a.pdf', contentBase64: '%%%' } } },
    'admin',
  ],
  ['what is no query', { query: '{ plans {' }, 'anonymous'],
  ['an empty one', { query: '' }, 'anonymous'],
  ['what the graph has not', { query: '{ nothing }' }, 'anonymous'],
  [
    'a variable that is none',
    { query: 'query ($n: Int) { plans(first: $n) { nodes { id } } }', variables: { n: 'x' } },
    'reader',
  ],
  [
    'a number that JSON cannot write',
    { query: 'query ($n: Int) { plans(first: $n) { nodes { id } } }', variables: { n: 1e40 } },
    'reader',
  ],
  ['an operation that is not there', { query: 'query A { plans { totalCount } }', operationName: 'B' }, 'reader'],
  [
    'too many levels',
    { query: `{ plans { nodes { ${'tasks { nodes { plan { '.repeat(8)} id ${'} } }'.repeat(8)} } } }` },
    'admin',
  ],
  ['too dear', { query: '{ plans(first: 1000) { nodes { tasks(first: 1000) { nodes { id } } } } }' }, 'anonymous'],
  ['a look-up that finds nothing', { query: '{ plan(number: "0/KH-KHONG") { id } }' }, 'anonymous'],
  ['an ambiguous field and a good one', { query: '{ plan(number: "0/KH-KHONG") { id } viewer { role } }' }, 'admin'],
  ['a wrong key', { query: '{ viewer { role } }' }, 'wrong'],
  [
    'a hash that is not known',
    { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
    'anonymous',
  ],
  ['the schema', { query: '{ __schema { queryType { name } subscriptionType { name } } }' }, 'anonymous'],
])('%s: one answer over all', async (_what, payload, caller) => {
  expect(await expectSame(payload, caller)).not.toBe('');
});

test('what an answer cost is told over all where it is asked for', async () => {
  const query = '{ tasks(first: 3) { nodes { title plan { title } } } }';
  const posted = await server.post({ query }, { 'x-plangraph-cost': '1' });
  expect(posted.text).toContain('"cost":{"estimated":7');
  const socket = await openSocket(server.url, { init: { 'X-PlanGraph-Cost': '1' } });
  expect((await socket.run({ query }))[0]?.payload).toEqual(posted.body);
  await socket.close();
  const [event] = await allEvents(server.url, { query }, { 'x-plangraph-cost': '1' });
  expect(JSON.parse(event?.data ?? '')).toEqual(posted.body);
});

test('a subscription that comes as a plain request is refused, with the way out', async () => {
  const { status, body } = await server.post({ query: 'subscription { changes { totalCount } }' });
  expect([status, body]).toEqual([
    400,
    { errors: [{ message: expect.stringContaining('text/event-stream'), extensions: { code: 'BAD_REQUEST' } }] },
  ]);
});

test('what is written over a WebSocket is read there next', async () => {
  const [written] =
    (await sockets.admin?.run({ query: IMPORT, variables: { input: { fileName: 'a.txt', contentBase64 } } })) ?? [];
  expect(written?.text).toContain('"ImportDocumentSuccess"');
  const [read] = (await sockets.admin?.run({ query: '{ plan(number: "9/KH-SDL") { tasks { totalCount } } }' })) ?? [];
  expect(read?.payload).toEqual({ data: { plan: { tasks: { totalCount: 3 } } } });
});
