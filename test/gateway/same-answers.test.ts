import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { withoutSubscription } from '../../src/federation/whole-graph';
import { encodeId } from '../../src/graph/global-id';
import { allEvents } from '../support/live/event-source';
import { openSocket } from '../support/live/live-socket';
import { openTestGateway, type TestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';

let hub: TestHub;
let gateway: TestGateway;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  gateway = await openTestGateway(hub);
});

afterAll(async () => {
  await gateway.close();
  await hub.close();
});

type Headers = Record<string, string>;

async function asked(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.text() };
}

const post = (url: string, body: object, headers: Headers) =>
  asked(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** The same status and the same JSON, to the order of its fields, from the whole graph and through the gateway. */
async function expectSame(query: string, variables: object = {}, headers: Headers = {}) {
  const [whole, through] = await Promise.all([
    post(hub.url, { query, variables }, headers),
    post(gateway.url, { query, variables }, headers),
  ]);
  expect(JSON.parse(through.body)).toEqual(JSON.parse(whole.body));
  expect(through).toEqual(whole);
  return JSON.parse(whole.body) as { errors?: { extensions: { code: string } }[] };
}

const SAMPLE = '12/KH-SNV';
const OPERATIONS: [string, object][] = [
  ['mission', { number: SAMPLE }],
  ['whole-plan', { number: SAMPLE }],
  ['reverse', { number: '30/2020/NĐ-CP' }],
  ['search', {}],
  ['review', {}],
];

test.each(OPERATIONS)('%s answers as the whole graph does, byte by byte', async (name, variables) => {
  const query = readFileSync(join(__dirname, `../operations/${name}.graphql`), 'utf8');
  expect((await expectSame(query, variables)).errors).toBeUndefined();
});

const FRAGMENTS = `
  fragment U on Unit { id name code aliases parent { id name } }
  fragment D on LegalDocument {
    id number title issuedOn issuer { ...U } plan { id number }
    citedBy(first: 5) { totalCount edges { cursor } nodes { kind source { __typename ... on Task { id plan { number } } ... on Plan { number } } } }
  }
  fragment T on Task {
    id title status deadline { on text } assignments { role unit { ...U } evidence { quote } }
    citations { kind document { ...D } } indicators { id owner { ...U } observations(first: 2) { nodes { period value } } }
    progress { percent formula } history(first: 2) { totalCount nodes { actor recordedAt } }
  }`;

test.each([
  '{ plans(first: 3) { nodes { issuer { ...U } document { ...D } tasks(first: 8) { edges { cursor node { ...T } } pageInfo { endCursor } } } } }',
  '{ units(first: 20, orderBy: [{ field: NAME }]) { nodes { ...U tasks(first: 3) { nodes { ...T } } issuedDocuments(first: 2) { nodes { ...D } } } } }',
  '{ tasks(first: 9, filter: { citations: { some: { document: { number: { contains: "NĐ" } } } } }) { totalCount nodes { ...T plan { issuer { ...U } document { ...D } } } } }',
])('what goes from module to module and back answers so, too: %s', async (query) => {
  expect((await expectSame(query + FRAGMENTS)).errors).toBeUndefined();
});

test.each([
  '{ plans(first: 2) { pageInfo { endCursor @skip(if: true) endCursor } edges { cursor @include(if: false) cursor } } }',
  'query ($no: Boolean = false) { units(first: 2) { nodes { ... @include(if: $no) { name } name id @include(if: $no) } } }',
  '{ units(first: 2) { nodes { name @skip(if: true) } } tasks(first: 2) { nodes { plan { title @skip(if: true) } ...F } } } fragment F on Task { plan { title } }',
  '{ viewer { role @skip(if: true) } plans @skip(if: true) { totalCount } }',
  '{ plans @skip(if: true) { totalCount } }',
])('what is left out in one place and asked in another is there: %s', async (query) => {
  expect((await expectSame(query)).errors).toBeUndefined();
});

const PLAN = `plan(number: "${SAMPLE}")`;

test.each([
  '{ plans(first: 3) { nodes { ref: number id: title issuer { id: name ref: id } } } }',
  '{ units(first: 2) { nodes { __typename: name t: __typename tasks(first: 1) { nodes { ref: title id: status } } } } }',
  `{ __proto__: ${PLAN} { constructor: title __proto__: issuer { name } } ref: plans { totalCount } }`,
  '{ node(id: "UGxhbjox") { ref: __typename ... on Plan { id: title } } }',
])('what a caller calls as keys are called answers so, too: %s', async (query) => {
  expect((await expectSame(query)).errors).toBeUndefined();
});

describe('errors are the same in message, code, path and place', () => {
  test.each([
    ['NOT_FOUND', '{ plan(number: "1/KH-KHÔNG") { id } }'],
    ['NOT_FOUND', `{ a: plan(number: "1/KH-KHÔNG") { id } ${PLAN} { title issuer { name } } }`],
    ['NOT_FOUND', '{ legalDocument(number: "1/QĐ-KHÔNG") { id } }'],
    ['NOT_FOUND', '{ unit(name: "Sở Vũ trụ") { id } }'],
    ['BAD_USER_INPUT', '{ node(id: "abc") { id } }'],
    ['BAD_USER_INPUT', '{ nodes(ids: ["abc"]) { id } }'],
    ['BAD_USER_INPUT', `{ unit(name: "x", within: "${encodeId('Plan', 1)}") { id } }`],
    ['BAD_USER_INPUT', '{ plans(first: -1) { totalCount nodes { id } } }'],
    ['BAD_USER_INPUT', '{ plans(after: "zzz") { nodes { id } } }'],
    ['BAD_USER_INPUT', '{ search(text: " ") { totalCount } }'],
    ['BAD_USER_INPUT', '{ tasks(recordedAt: "2999-01-01T00:00:00Z") { totalCount } }'],
    // a root that fails leaves the other roots of its subgraph null
    ['BAD_USER_INPUT', '{ plans { totalCount } taskReport(filter: { id: { eq: null } }) { total { taskCount } } }'],
    // what a literal may be is judged at the gateway, by the scalars of the whole graph
    ['BAD_USER_INPUT', '{ plan(number: "1/KH", issuedOn: "2026-02-30") { id } }'],
    ['BAD_USER_INPUT', '{ tasks(recordedAt: "today") { totalCount } }'],
    ['BAD_USER_INPUT', '{ tasks(first: 10000000000) { totalCount } }'],
    ['BAD_USER_INPUT', '{ tasks(filter: { or: [{ status: { in: [DONE] } }] }) { totalCount } }'],
    ['BAD_USER_INPUT', '{ plan(number: 3) { id } }'],
    ['BAD_USER_INPUT', '{ plan(number: null) { id } }'],
    ['TOO_COSTLY', '{ plans(first: 1000) { nodes { tasks(first: 1000) { nodes { id } } } } }'],
    ['TOO_COSTLY', '{ units(first: 1000) { nodes { issuedDocuments(first: 1000) { nodes { id } } } } }'],
    ['GRAPHQL_PARSE_FAILED', '{ plans'],
    ['GRAPHQL_VALIDATION_FAILED', '{ plans { nodes { colour } } }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ plan { id } }'],
    ['OPERATION_RESOLUTION_FAILURE', 'query A { plans { totalCount } } query B { plans { totalCount } }'],
    ['BAD_REQUEST', ''],
    // behind a fetch of entities: alone, in lists of lists, under aliases, behind a union and an interface
    ['BAD_USER_INPUT', `{ ${PLAN} { legalBases { document { number citedBy(first: -3) { nodes { id } } } } } }`],
    [
      'BAD_USER_INPUT',
      `{ ${PLAN} { tasks(first: 3) { nodes { a: citations { b: document { c: cites(first: -3) { totalCount } } } } } } }`,
    ],
    [
      'BAD_USER_INPUT',
      '{ units(first: 3) { nodes { name parent { name issuedDocuments(first: -3) { nodes { id } } } } } }',
    ],
    ['BAD_USER_INPUT', '{ units(first: 3) { nodes { name tasks(first: -2) { nodes { id } } } } }'],
    [
      'BAD_USER_INPUT',
      `{ ${PLAN} { legalBases { document { citedBy(first: 3) { nodes { source { ... on Task { title plan { number tasks(first: -1) { totalCount nodes { id } } } } } } } } } } }`,
    ],
    ['BAD_USER_INPUT', `{ node(id: "${encodeId('Plan', 1)}") { ... on Plan { tasks(first: -1) { nodes { id } } } } }`],
    [
      'BAD_USER_INPUT',
      `{ ${PLAN} { id: tasks(first: 2) { nodes { ref: citations { id: document { ref: cites(first: -1) { totalCount } } } } } } }`,
    ],
    // a fragment that is spread twice stands in one place
    [
      'BAD_USER_INPUT',
      `{ ${PLAN} { ...F ... on Plan { ...F } } } fragment F on Plan { tasks(first: -1) { totalCount } }`,
    ],
    [
      'UNAUTHENTICATED',
      `mutation { addUnitAlias(input: { unitId: "${encodeId('Unit', 1)}", name: "y" }) { __typename } }`,
    ],
  ])('%s: %s', async (code, query) => {
    const { errors } = await expectSame(query);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  test.each([
    [{ filter: { status: { eq: 'DONE' } } }],
    [{ filter: { dueOn: { lt: '2026-2-1' } } }],
    [{ filter: Array.from({ length: 3000 }).reduce<object>((inner) => ({ not: inner }), {}) }],
  ])('of a variable: %#', async (variables) => {
    const { errors } = await expectSame(
      'query ($filter: TaskFilter) { tasks(filter: $filter) { totalCount } }',
      variables,
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  test('of a variable that is null where none may be', () =>
    expectSame('query ($n: String = "x") { plan(number: $n) { id } search(text: $n) { totalCount } }', { n: null }));
});

test('absent rows are null without an error', async () => {
  const [gone, here] = [encodeId('Task', 999_999), encodeId('Task', 1)];
  const { errors } = await expectSame(
    `{ node(id: "${gone}") { id } nodes(ids: ["${gone}", "${here}"]) { __typename id ... on Task { plan { number } } } }`,
  );
  expect(errors).toBeUndefined();
});

test('nothing is followed through a gateway, and it says so over all transports', async () => {
  const query = 'subscription { changes { totalCount } }';
  const { body } = await post(gateway.url, { query }, {});
  const { errors } = JSON.parse(body) as { errors: object[] };
  expect(errors).toMatchObject([
    { message: expect.stringContaining('not configured'), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
  const socket = await openSocket(gateway.url);
  expect((await socket.run({ query }))[0]).toMatchObject({ payload: JSON.parse(body) });
  await socket.close();
});

test('a gateway answers over a WebSocket and as a stream what it answers by POST', async () => {
  const query =
    '{ plans(first: 3) { nodes { number tasks(first: 2) { nodes { title } } legalBases { document { number } } } } }';
  const { body } = await post(gateway.url, { query }, {});
  const socket = await openSocket(gateway.url);
  expect((await socket.run({ query }))[0]?.payload).toEqual(JSON.parse(body));
  await socket.close();
  expect((await allEvents(gateway.url, { query }))[0]?.data).toBe(body.trim());
});

test("the schema is the whole graph's but for what is followed, asked for by introspection", async () => {
  const printed = async (url: string) => {
    const { body } = await post(url, { query: getIntrospectionQuery() }, {});
    const asked = buildClientSchema(JSON.parse(body).data);
    return printSchema(lexicographicSortSchema(withoutSubscription(asked)));
  };
  expect(await printed(gateway.url)).toBe(await printed(hub.url));
});

test('what is asked of the schema and of rows at once is one answer', async () => {
  const { errors } = await expectSame(
    '{ __typename ...Q a: plans(first: 1) { __typename totalCount } t: __type(name: "Plan") { kind name } } fragment Q on Query { units(first: 1) { totalCount } __schema { mutationType { name } } }',
  );
  expect(errors).toBeUndefined();
});

test('mutations of one request are done in order, and none after one that fails', async () => {
  const unit = encodeId('Unit', 2);
  const add = (name: string) =>
    `addUnitAlias(input: { unitId: "${unit}", name: "${name}" }) { ... on AddUnitAliasSuccess { unit { aliases issuedDocuments { totalCount } } } }`;
  const bad = 'addUnitAlias(input: { unitId: "x", name: "x" }) { __typename }';
  const answer = JSON.parse(
    (
      await post(
        gateway.url,
        { query: `mutation { a: ${add('Một')} b: ${add('Hai')} }` },
        { authorization: `Bearer ${hub.adminKey}` },
      )
    ).body,
  ) as { data: Record<string, { unit: { aliases: string[] } }> };
  expect(answer.data.a?.unit.aliases).not.toContain('Hai');
  expect(answer.data.b?.unit.aliases).toEqual(expect.arrayContaining(['Một', 'Hai']));
  const failed = await post(
    gateway.url,
    { query: `mutation { a: ${bad} b: ${add('Ba')} }` },
    { authorization: `Bearer ${hub.adminKey}` },
  );
  expect(JSON.parse(failed.body)).toMatchObject({
    data: null,
    errors: [{ path: ['a'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
  const { data } = await hub.ask<{ node: { aliases: string[] } }, object>(
    `{ node(id: "${unit}") { ... on Unit { aliases } } }`,
  );
  expect(data?.node.aliases).not.toContain('Ba');
});

describe('who asks', () => {
  const WHO = '{ viewer { name role } }';

  test.each<[string, () => Headers]>([
    ['nobody in particular', () => ({})],
    ['the holder of a key', () => ({ authorization: `Bearer ${hub.adminKey}` })],
    ['a key that is none', () => ({ authorization: 'Bearer pgk_wrong' })],
    ['a header that is none', () => ({ authorization: 'Basic dTpw' })],
    ['a caller who claims to be a gateway', () => ({ 'x-plangraph-viewer': 'e30.e30.' })],
  ])('%s is told as by the whole graph', async (_who, headers) => {
    await expectSame(WHO, {}, headers());
  });

  test('a mutation is done with the rights of the key, which stays at the gateway', async () => {
    const query = `mutation { addUnitAlias(input: { unitId: "${encodeId('Unit', 1)}", name: "UBND tỉnh Lạc Giang (cũ)" }) { __typename ... on AddUnitAliasSuccess { unit { name tasks { totalCount } } } } }`;
    const { body } = await post(gateway.url, { query }, { authorization: `Bearer ${hub.adminKey}` });
    expect(JSON.parse(body).data.addUnitAlias.__typename).toBe('AddUnitAliasSuccess');
  });
});

test.each<[string, string, RequestInit]>([
  ['a query by GET', `?query=${encodeURIComponent('{ viewer { role } }')}`, {}],
  [
    'one with the header that foreign pages cannot send',
    `?query=%7B__typename%7D`,
    { headers: { 'apollo-require-preflight': '1' } },
  ],
  ['a mutation by GET', '?query=mutation%7Bx%7D', { headers: { 'apollo-require-preflight': '1' } }],
  ['a body that is no JSON', '', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }],
  ['a form', '', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' }],
  [
    'a body that is too large',
    '',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: `"${'x'.repeat(2 ** 20)}"` },
  ],
])('%s is answered alike', async (_what, suffix, init) => {
  const [whole, through] = await Promise.all([
    asked(`${hub.url}/graphql${suffix}`, init),
    asked(`${gateway.url}/graphql${suffix}`, init),
  ]);
  expect(through).toEqual(whole);
});

test('what should not happen is masked in the same way, with an id', async () => {
  const masked = async (url: string) => {
    const { status, body } = await post(
      url,
      { query: `{ ${PLAN} { tasks(first: 1) { totalCount nodes { citations { id } } } } }` },
      {},
    );
    // "report it with this id: 0a1b…", the id in its two places
    return { status, body: body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID') };
  };
  await hub.database.source.query('alter view shown.citation rename column kind to sort');
  const [whole, through] = [await masked(hub.url), await masked(gateway.url)];
  await hub.database.source.query('alter view shown.citation rename column sort to kind');
  expect(through).toEqual(whole);
  expect(whole.body).toContain('Please report it with this id: ID');
});
