import { createKey } from '../../src/auth/api-keys';
import { encodeId } from '../../src/graph/global-id';
import { type KnownHub, openKnownHub } from '../support/known-hub';

let known: KnownHub;
let readerKey: string;

beforeAll(async () => {
  known = await openKnownHub({ hasSample: true });
  readerKey = await createKey(known.hub.database.source, 'đọc', 'READER');
});

afterAll(() => known?.close());

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Behind /graphql. */
  search?: string;
}

/** All of an answer but its day and how the connection goes on. */
async function told({ method = 'POST', headers = {}, body, search = '' }: Sent) {
  const response = await fetch(`${known.url}/graphql${search}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer()).toString('base64');
  const { date: _, ...kept } = Object.fromEntries(response.headers);
  return { status: response.status, headers: kept, bytes };
}

const asText = (bytes: string): string => Buffer.from(bytes, 'base64').toString();

let asked = 0;

/** A text that nobody has sent yet. */
function anew(query: string): string {
  asked += 1;
  return `${query} # ${asked}`;
}

const NAMED = 'query A { viewer { role } } query B($first: Int) { plans(first: $first) { nodes { number title } } }';
const PLANS = 'query ($first: Int = 2) { plans(first: $first) { totalCount nodes { number issuer { name } } } }';
const VIEWER = '{ viewer { name role } units(first: 2) { nodes { name } } }';

test.each<[string, { query: string } & Record<string, unknown>, Record<string, string>?]>([
  ['a query without variables', { query: '{ tasks(first: 9) { nodes { title plan { number } } } }' }],
  ['variables that are given', { query: PLANS, variables: { first: 3 } }],
  ['variables that are null', { query: PLANS, variables: null }],
  ['a variable that is null', { query: PLANS, variables: { first: null } }],
  ['variables that are empty', { query: PLANS, variables: {} }],
  ['a variable that the operation does not have', { query: PLANS, variables: { first: 1, other: 'x' } }],
  ['one of two operations', { query: NAMED, operationName: 'B', variables: { first: 1 } }],
  ['the other one', { query: NAMED, operationName: 'A' }],
  ['a name that is null', { query: PLANS, operationName: null }],
  ['what is nowhere', { query: '{ node(id: "VGFzazo5OTk5OTk") { id } units(first: 0) { nodes { id } } }' }],
  ['letters that JSON escapes', { query: '{ plans(first: 1) { nodes { sourceText } } }' }],
  ['any media type', { query: PLANS }, { accept: '*/*' }],
  ['JSON', { query: PLANS }, { accept: 'application/json' }],
  ['a charset', { query: PLANS }, { 'content-type': 'application/json; charset=utf-8' }],
  [
    'what the past was',
    { query: '{ plans(first: 2, recordedAt: "2020-01-01T00:00:00Z") { totalCount nodes { id } } }' },
  ],
])(
  '%s: the second answer is compiled, and is the first to the byte',
  async (_what, { query, ...more }, headers = {}) => {
    const body = { ...more, query: anew(query) };
    known.counted();
    const first = await told({ headers, body });
    expect(known.counted()).toEqual({ compiled: 0, left: 0 });
    expect(first.status).toBe(200);
    expect(await told({ headers, body })).toEqual(first);
    expect(known.counted()).toEqual({ compiled: 1, left: 0 });
  },
);

test('who asks is told apart, whoever made the operation known', async () => {
  const body = { query: anew(VIEWER) };
  const keys = [null, readerKey, known.hub.adminKey];
  const send = (key: string | null) => told({ headers: key ? { authorization: `Bearer ${key}` } : {}, body });
  const first = await told({ headers: { authorization: `Bearer ${known.hub.adminKey}` }, body });
  known.counted();
  const answers = [];
  for (const key of keys) answers.push(await send(key));
  expect(known.counted()).toEqual({ compiled: 3, left: 0 });
  expect(answers[2]).toEqual(first);
  const viewers = answers.map(({ bytes }) => JSON.parse(asText(bytes)).data.viewer);
  expect(viewers).toEqual([
    { name: null, role: 'READER' },
    { name: 'đọc', role: 'READER' },
    { name: 'test', role: 'ADMIN' },
  ]);
});

test('an operation that was small enough is refused with pages that are not, and answered again', async () => {
  const query = anew(
    'query ($first: Int) { plans(first: $first) { nodes { tasks(first: $first) { nodes { id } } } } }',
  );
  const codes = [];
  for (const first of [2, 2, 9000, 2, 9000, null]) {
    const { bytes } = await told({ body: { query, variables: { first } } });
    codes.push(JSON.parse(asText(bytes)).errors?.[0].extensions.code ?? null);
  }
  expect(codes).toEqual([null, null, 'TOO_COSTLY', null, 'TOO_COSTLY', null]);
});

test('operations of one text are told apart by their names', async () => {
  const query = anew(NAMED);
  const send = (operationName: string) => told({ body: { query, operationName } });
  const first = [await send('A'), await send('B')];
  known.counted();
  expect([await send('A'), await send('B')]).toEqual(first);
  expect(known.counted()).toEqual({ compiled: 2, left: 0 });
  expect(first[0]).not.toEqual(first[1]);
});

const authorized = (value: string): Record<string, string> => ({ authorization: value });

test.each<[string, Sent & { body: Record<string, unknown> }, number]>([
  ['a key that is not valid', { headers: authorized('Bearer pgk_wrong'), body: {} }, 401],
  ['a header that names no key', { headers: authorized('Basic dTpw'), body: {} }, 401],
  ['a variable of another type', { body: { variables: { first: 'x' } } }, 400],
  ['a page that is none', { body: { variables: { first: -1 } } }, 200],
  ['a page beyond the limit', { body: { variables: { first: 10_001 } } }, 200],
  ['more rows than an answer may hold', { body: { variables: { first: 1_000_000 } } }, 400],
  ['variables that are none', { body: { variables: [1] } }, 400],
  ['a name that the operation does not have', { body: { operationName: 'Other' } }, 400],
])('%s is the same error before the operation is known and after', async (_what, { headers = {}, body }, status) => {
  const query = anew(PLANS);
  const first = await told({ headers, body: { ...body, query } });
  expect(first.status).toBe(status);
  expect(JSON.parse(asText(first.bytes)).errors).toHaveLength(1);
  await told({ body: { query } });
  known.counted();
  // it is known now
  await told({ body: { query } });
  expect(known.counted().compiled).toBe(1);
  expect(await told({ headers, body: { ...body, query } })).toEqual(first);
  expect(known.counted().compiled).toBe(0);
});

test.each<[string, Sent, number]>([
  [
    'GET',
    { method: 'GET', search: `?query=${encodeURIComponent(PLANS)}`, headers: { 'apollo-require-preflight': '1' } },
    200,
  ],
  ['extensions', { body: { query: PLANS, extensions: {} } }, 200],
  [
    'a persisted query that nobody knows',
    { body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } } },
    200,
  ],
  ['introspection', { body: { query: '{ __schema { queryType { name } } plans(first: 1) { nodes { id } } }' } }, 200],
  ['the name of the root type', { body: { query: '{ __type(name: "Plan") { name } }' } }, 200],
  [
    'a media type of answers that is not JSON alone',
    { headers: { accept: 'application/graphql-response+json' }, body: { query: PLANS } },
    200,
  ],
  ['a media type that nobody answers in', { headers: { accept: 'text/html' }, body: { query: PLANS } }, 406],
  ['several operations without a name', { body: { query: NAMED } }, 400],
  ['a query that is not valid', { body: { query: '{ plans { nothing } }' } }, 400],
  ['a text that is no query', { body: { query: '{ plans {' } }, 400],
  ['several requests at once', { body: [{ query: PLANS }] }, 400],
  ['a body that is no JSON', { body: '{' }, 400],
  ['nothing', { body: {} }, 400],
])('%s is left to Apollo, and answered the same each time', async (_what, sent, status) => {
  // known under its text or not: it is not the usual form
  for (let i = 0; i < 2; i++) await told({ body: { query: PLANS } });
  known.counted();
  const first = await told(sent);
  expect(first.status).toBe(status);
  expect(await told(sent)).toEqual(first);
  expect(known.counted()).toEqual({ compiled: 0, left: 0 });
});

test('a mutation is interpreted each time, and what it stored is read by what is compiled', async () => {
  const [unit] = await known.hub.database.rows<{ id: number }>('select id from unit order by id limit 1', []);
  const id = encodeId('Unit', unit?.id as number);
  const query = 'mutation ($input: AddUnitAliasInput!) { addUnitAlias(input: $input) { __typename } }';
  const aliases = { query: 'query ($id: ID!) { node(id: $id) { ... on Unit { aliases } } }', variables: { id } };
  await told({ body: aliases });
  known.counted();
  for (const name of ['Tên gọi một', 'Tên gọi hai']) {
    const headers = authorized(`Bearer ${known.hub.adminKey}`);
    const { bytes } = await told({ headers, body: { query, variables: { input: { unitId: id, name } } } });
    expect(JSON.parse(asText(bytes)).errors).toBeUndefined();
    expect(asText((await told({ body: aliases })).bytes)).toContain(name);
  }
  expect(known.counted()).toEqual({ compiled: 2, left: 0 });
});
