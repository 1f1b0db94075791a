import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { createKey } from '../../src/auth/api-keys';
import { readPrivateKey } from '../../src/auth/gateway-keys';
import { VIEWER_HEADER, viewerSigner } from '../../src/auth/signed-viewer';
import { ANONYMOUS } from '../../src/auth/viewer';
import { readConfig } from '../../src/config';
import { moduleNamed } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { wholeGraph } from '../../src/federation/whole-graph';
import { encodeId } from '../../src/graph/global-id';
import type { Limits } from '../../src/limits/limits';
import type { RunningServer } from '../../src/server/http-server';
import { openTestGateway, type TestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';
import { serveSchema } from '../support/test-server';
import { until } from '../support/until';

const LIMITS: Limits = {
  ...readConfig({}).limits,
  budgets: { anonymous: 300, key: 2000 },
  anonymousMs: 60_000,
  shape: { tokens: 900, depth: 8, aliases: 5, directives: 6, rootFields: 4, listValues: 100 },
};

let hub: TestHub;
let server: RunningServer;
let gateway: TestGateway;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  server = await serveSchema(
    wholeGraph(),
    { db: hub.database, importDocument: hub.importDocument },
    {
      limits: LIMITS,
      responseCacheBytes: 1_000_000,
    },
  );
  gateway = await openTestGateway(hub, { limits: LIMITS });
}, 60_000);

afterAll(async () => {
  await gateway?.close();
  await server?.close();
  await hub?.close();
});

interface Told {
  status: number;
  body: {
    data?: unknown;
    errors?: { message: string; extensions: Record<string, unknown> }[];
    extensions?: { cost?: object };
  };
}

async function ask(
  query: string,
  options: { variables?: object; key?: string; headers?: object; at?: string } = {},
): Promise<Told> {
  const { variables, key, headers, at = server.url } = options;
  const response = await fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }), ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as Told['body'] };
}

const codeOf = ({ body }: Told) => body.errors?.[0]?.extensions.code;

const TELLS = { 'x-plangraph-cost': '1' };
const PAGE = '{ tasks(first: 10) { nodes { title plan { title } } } }';
const DEAR = '{ plans(first: 20) { nodes { tasks(first: 30) { nodes { title } } } } }';

describe.each(['the hub', 'the gateway'])('%s', (what) => {
  const at = () => (what === 'the hub' ? server.url : gateway.url);

  test('says what an answer cost to whoever asks for that', async () => {
    const told = await ask(PAGE, { headers: TELLS, at: at() });
    expect(told.body.extensions?.cost).toEqual({ estimated: 21, actual: 21, budget: 300 });
    const few = await ask('{ plans(first: 50) { nodes { title } } }', { headers: TELLS, key: hub.adminKey, at: at() });
    const { nodes } = (few.body.data as { plans: { nodes: unknown[] } }).plans;
    expect(few.body.extensions?.cost).toEqual({ estimated: 51, actual: 1 + nodes.length, budget: 2000 });
    expect((await ask(PAGE, { at: at() })).body.extensions).toBeUndefined();
  });

  test('refuses what may cost more than its asker has, and says where most of it is', async () => {
    const refused = await ask(DEAR, { at: at() });
    expect(refused.status).toBe(400);
    expect(refused.body.data).toBeUndefined();
    expect(refused.body.errors?.[0]?.extensions).toEqual({
      code: 'TOO_COSTLY',
      cost: { estimated: 641, budget: 300 },
      path: 'plans.nodes.tasks.nodes',
    });
    expect(refused.body.errors?.[0]?.message).toBe(
      'This query may cost 641 points, and yours 300. Most of it is plans.nodes.tasks.nodes: ask for a smaller plans(first: 20) or plans.nodes.tasks(first: 30), for fewer levels, or with a key that has a larger budget.',
    );
    expect((await ask(DEAR, { key: hub.adminKey, at: at() })).status).toBe(200);
  });

  test('asks a key for what it was given', async () => {
    const name = `nhỏ ${what}`;
    const key = await createKey(hub.database.source, name, 'READER', { budget: 15 });
    expect(codeOf(await ask(PAGE, { key, at: at() }))).toBe('TOO_COSTLY');
    const { body } = await ask('{ apiKeys { name budget } }', { key: hub.adminKey, at: at() });
    expect((body.data as { apiKeys: object[] }).apiKeys).toContainEqual({ name, budget: 15 });
  });

  test.each([
    [
      'goes too deep',
      `{ tasks { nodes ${'{ parent '.repeat(7)}{ title }${' }'.repeat(7)} } }`,
      'TOO_COSTLY',
      'MAX_DEPTH',
    ],
    [
      'goes too deep by fragments',
      '{ tasks { nodes { ...A } } } fragment A on Task { parent { parent { ...B } } } fragment B on Task { parent { parent { parent { parent { title } } } } }',
      'TOO_COSTLY',
      'MAX_DEPTH',
    ],
    [
      'has too many aliases',
      `{ ${[1, 2, 3, 4, 5, 6].map((n) => `a${n}: __typename`).join(' ')} }`,
      'TOO_COSTLY',
      'root',
    ],
    [
      'has too many aliases below',
      `{ viewer { ${[1, 2, 3, 4, 5, 6].map((n) => `a${n}: role`).join(' ')} } }`,
      'TOO_COSTLY',
      'MAX_ALIASES',
    ],
    ['has too many directives', `{ viewer { ${'role @skip(if: false) '.repeat(7)} } }`, 'TOO_COSTLY', 'MAX_DIRECTIVES'],
    ['has too many directives in one place', '{ __typename @a @a @a @a @a @a }', 'TOO_COSTLY', '6 directives'],
    ['repeats a field', `{ viewer { ${'role '.repeat(21)} } }`, 'TOO_COSTLY', '"role"'],
    [
      'asks for too much at its root',
      '{ __typename plans { totalCount } units { totalCount } tasks { totalCount } viewer { role } }',
      'TOO_COSTLY',
      'MAX_ROOT_FIELDS',
    ],
    [
      'asks for too much at its root through fragments',
      '{ ...A ... { viewer { role } } } fragment A on Query { __typename plans { totalCount } units { totalCount } tasks { totalCount } }',
      'TOO_COSTLY',
      'MAX_ROOT_FIELDS',
    ],
    [
      'writes the same fields too often',
      `{ plans { nodes { ${'...A ...B ...C ...D '.repeat(2)} } } } ${['A', 'B', 'C', 'D']
        .map((name) => `fragment ${name} on Plan { ${'issuer { parent { parent { name } } } '.repeat(20)} }`)
        .join(' ')}`,
      'TOO_COSTLY',
      'the same fields too often',
    ],
    ['has too many tokens', `{ ${'viewer { role } '.repeat(300)} }`, 'TOO_COSTLY', 'MAX_TOKENS'],
    [
      'has a list that is too long',
      `{ tasks(filter: { id: { in: [${'"x" '.repeat(101)}] } }) { totalCount } }`,
      'BAD_USER_INPUT',
      'filter.id.in: it has 101 values',
    ],
  ])('refuses what %s, however often it is asked', async (_name, query, code, word) => {
    for (const key of [undefined, hub.adminKey, undefined]) {
      const refused = await ask(query, { at: at(), ...(key && { key }) });
      expect([refused.status, codeOf(refused)]).toEqual([400, code]);
      expect(refused.body.errors?.[0]?.message).toContain(word);
      expect(refused.body.data).toBeUndefined();
    }
  });

  test('refuses a variable with a list that is too long, by its name', async () => {
    const query = 'query ($filter: TaskFilter) { tasks(filter: $filter, first: 1) { nodes { title } } }';
    const variables = { filter: { id: { in: Array.from({ length: 101 }, () => 'x') } } };
    const refused = await ask(query, { variables, at: at(), key: hub.adminKey });
    expect(codeOf(refused)).toBe('BAD_USER_INPUT');
    expect(refused.body.errors?.[0]?.message).toContain('$filter.id.in: it has 101 values');
  });
});

test('a subgraph takes the word of its gateway, and counts the references of anybody else', async () => {
  const alone = await serveSchema(
    subgraph(moduleNamed('plans')),
    { db: hub.database, importDocument: hub.importDocument },
    { limits: LIMITS, trustedGateway: await gateway.trust('plans') },
  );
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Unit { tasks(first: 5) { nodes { title } } } } }';
  const representations = Array.from({ length: 60 }, (_, i) => ({ __typename: 'Unit', id: encodeId('Unit', i + 1) }));
  const asked = { variables: { representations }, at: alone.url };
  const refused = await ask(query, asked);
  expect(refused.body.errors?.[0]?.extensions.cost).toEqual({ estimated: 60 * 7, budget: 300 });
  const sign = viewerSigner(await readPrivateKey(gateway.privateKey), Date.now);
  const signed = { [VIEWER_HEADER]: await sign(ANONYMOUS, 'plans') };
  expect((await ask(query, { ...asked, headers: signed })).body.errors).toBeUndefined();
  await alone.close();
});

test('a subgraph answers its gateway, and refuses anybody else, whoever of them asks first', async () => {
  const alone = await serveSchema(
    subgraph(moduleNamed('plans')),
    { db: hub.database, importDocument: hub.importDocument },
    { limits: LIMITS, trustedGateway: await gateway.trust('plans') },
  );
  const sign = viewerSigner(await readPrivateKey(gateway.privateKey), Date.now);
  const signed = { headers: { [VIEWER_HEADER]: await sign(ANONYMOUS, 'plans') } };
  const named = (alias: string) =>
    `{ tasks(first: 1) { nodes { ${[1, 2, 3, 4, 5, 6].map((n) => `${alias}${n}: title`).join(' ')} } } }`;
  const said = async (query: string, how: object) => {
    const { status, body } = await ask(query, { ...how, at: alone.url });
    return status === 200 && body.errors === undefined ? 'answered' : body.errors?.[0]?.message;
  };
  const refused = expect.stringContaining('MAX_ALIASES');
  for (let i = 0; i < 2; i++) {
    expect(await said(named('stranger'), {})).toEqual(refused);
    expect(await said(named('stranger'), signed)).toBe('answered');
    expect(await said(named('gateway'), signed)).toBe('answered');
    expect(await said(named('gateway'), {})).toEqual(refused);
  }
  await alone.close();
});

test('an answer that is kept is not given to who may not ask for it', async () => {
  for (let i = 0; i < 4; i++) expect((await ask(DEAR, { key: hub.adminKey })).status).toBe(200);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  // "plangraph_operations_total{executed="cached"} 1"; not 0
  expect(metrics).toMatch(/plangraph_operations_total\{executed="cached"\} [1-9]/);
  expect(codeOf(await ask(DEAR))).toBe('TOO_COSTLY');
});

test('a variable of another size is estimated anew', async () => {
  const query = 'query ($first: Int) { tasks(first: $first) { nodes { title } } }';
  for (const [first, status] of [
    [10, 200],
    [10, 200],
    [400, 400],
    [10, 200],
    [400, 400],
    [299, 200],
  ] as const)
    expect([first, (await ask(query, { variables: { first } })).status]).toEqual([first, status]);
});

test('what is asked by GET is estimated as well', async () => {
  const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent(DEAR)}`, {
    headers: { 'apollo-require-preflight': '1' },
  });
  expect(response.status).toBe(400);
  expect(codeOf({ status: 400, body: (await response.json()) as Told['body'] })).toBe('TOO_COSTLY');
});

test('an answer holds no more rows than its budget, however long its lists are', async () => {
  const query = '{ plans(first: 1) { nodes { citations { kind } } } }';
  const few = await createKey(hub.database.source, 'ba dòng', 'READER', { budget: 203 });
  await hub.database.source.query(
    `insert into citation (kind, status, status_reason, citing_document_id, plan_id, position, evidence)
     select 'CITES', 'UNRESOLVED', 'x', document_id, id, 1000 + n, '{"quote": "x", "start": 0, "end": 1}'
       from (select * from plan order by id limit 1) p, generate_series(1, 210) n`,
  );
  for (let i = 0; i < 2; i++) {
    const refused = await ask(query, { key: few });
    expect(codeOf(refused)).toBe('TOO_COSTLY');
    expect(refused.body.errors?.[0]?.message).toContain('more than 203 rows');
  }
  const whole = await ask(query, { key: hub.adminKey, headers: TELLS });
  expect(whole.body.extensions?.cost).toEqual({ estimated: 202, actual: 202, budget: 2000 });
});

test('who comes without a key has the database for a while, and not longer', async () => {
  const anonymousMs = 300;
  const quick = await serveSchema(
    wholeGraph(),
    { db: hub.database, importDocument: hub.importDocument },
    { limits: { ...LIMITS, anonymousMs } },
  );
  const other = new Client({ connectionString: hub.databaseUrl });
  await other.connect();
  try {
    const query = '{ plans(first: 1) { nodes { themes { text } } } }';
    const unknown = query.replace('text', 'level');
    // as whoever asks it first is answered by the interpreter
    await ask(query, { at: quick.url, key: hub.adminKey });
    await other.query('begin');
    await other.query('lock table theme in access exclusive mode');
    const executed = async () =>
      (await (await fetch(`${quick.url}/metrics`)).text()).match(
        /^plangraph_operations_total\{executed="interpreted"\} .*$/m,
      )?.[0];
    // known, it is not tried a second time by the interpreter, which would have as long again
    for (const asked of [unknown, query]) {
      expect(codeOf(await ask(asked, { at: quick.url }))).toBe('TOO_COSTLY');
      expect(await executed()).toMatch(/ 2$/);
    }
    // the server learns of it a moment later
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await until(async () => (await other.query(waiting)).rowCount === 0);
    const withKey = ask(query, { key: hub.adminKey, at: quick.url });
    await setTimeout(anonymousMs * 2);
    await other.query('rollback');
    expect((await withKey).status).toBe(200);
  } finally {
    await other.end();
    await quick.close();
  }
});
