import { parse, validate } from 'graphql';
import { encodeReference } from '../../src/federation/reference-key';
import { MODULES, moduleNamed } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { wholeGraph } from '../../src/federation/whole-graph';
import { encodeId } from '../../src/graph/global-id';
import { exampleOperations, examplesFor } from '../../src/server/playground';
import { statementsOf } from '../support/statements';
import { openTestSubgraph, type TestSubgraph } from '../support/test-subgraph';

/** A module alone, as a gateway meets it over HTTP. */
let plans: TestSubgraph;
let printed: jest.SpyInstance[];

beforeAll(async () => {
  printed = [jest.spyOn(console, 'log'), jest.spyOn(console, 'info'), jest.spyOn(console, 'warn')];
  plans = await openTestSubgraph('plans', 'shared');
});

afterAll(() => plans.close());

test('Apollo prints no notice of inline traces', () => {
  expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
});

test.each([
  ['/healthz', { status: 'alive' }],
  ['/readyz', { status: 'ready' }],
])('%s answers as in the whole graph', async (path, body) => {
  const response = await fetch(`${plans.url}${path}`);
  expect([response.status, await response.json()]).toEqual([200, body]);
});

describe('the playground', () => {
  test('of the whole graph has every example', () => {
    expect(examplesFor(wholeGraph())).toEqual(exampleOperations());
  });

  test.each(MODULES.map((module) => [module.name, module] as const))(
    'of %s has only what it answers, one of its own first',
    (name, module) => {
      const schema = subgraph(module);
      const examples = examplesFor(schema);
      expect(examples[0]?.fileName).toBe(`${name}.graphql`);
      for (const { query } of examples) expect(validate(schema, parse(query))).toEqual([]);
    },
  );

  test.each(['plans', 'units', 'indicators', 'legal', 'catalog'])('the example of %s finds something', async (name) => {
    const [own] = examplesFor(subgraph(moduleNamed(name)));
    const alone = await openTestSubgraph(name, 'shared', { databaseUrl: plans.databaseUrl });
    try {
      const { data, errors } = await alone.ask<Record<string, { totalCount: number }>>(own?.query ?? '');
      expect(errors).toBeUndefined();
      for (const { totalCount } of Object.values(data ?? {})) expect(totalCount).toBeGreaterThan(0);
    } finally {
      await alone.close();
    }
  });

  test('is served, and / leads to it', async () => {
    const response = await fetch(`${plans.url}/`);
    expect([response.status, new URL(response.url).pathname]).toEqual([200, '/graphiql']);
    expect(await response.text()).toContain('PlansAlone');
  });
});

const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename';

const represent = (type: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => ({ __typename: type, id: encodeId(type, from + i) }));

describe('what a gateway asks for by reference', () => {
  test.each([
    [500, 1],
    [10_000, 2],
  ])('%i representations, in their order, absent ones null, in few statements', async (count, most) => {
    const { result, statements } = await statementsOf(() =>
      plans.ask<{ _entities: ({ id: string } | null)[] }>(`${ENTITIES} ... on Task { id } } }`, {
        r: represent('Task', count),
      }),
    );
    const found = result.data?._entities ?? [];
    expect([result.status, result.errors, found.length]).toEqual([200, undefined, count]);
    expect(statements.length).toBeLessThanOrEqual(most);
    const [row] = await plans.database.rows<{ n: number }>('select count(*)::int as n from task where id <= $1', [
      count,
    ]);
    expect(found.filter((task) => task !== null)).toHaveLength(row?.n ?? -1);
    for (const [i, task] of found.entries()) if (task) expect(task.id).toBe(encodeId('Task', i + 1));
  });

  test('more than an answer has rows reach it, which is more than a query without a key may have', async () => {
    const r = represent('Unit', 100_001);
    const body = JSON.stringify({ query: `${ENTITIES} } }`, variables: { r } });
    expect(body.length).toBeGreaterThan(4 * 1024 * 1024);
    const response = await fetch(`${plans.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { data } = (await response.json()) as { data: { _entities: unknown[] } };
    expect([response.status, data._entities.length]).toEqual([200, 100_001]);
  });

  test('a request larger than that is refused', async () => {
    const response = await fetch(`${plans.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }', variables: { padding: 'x'.repeat(18 * 1024 * 1024) } }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_COSTLY' } }] });
  });

  const tasks = (first: number) => `... on Unit { tasks(first: ${first}) { nodes { id } } }`;
  test.each([
    ['pages on each of 10,000 rows', represent('Unit', 10_000), tasks(10), /multiply to 110,000 rows/],
    ['as many as a page with pages on it', represent('Unit', 1000), tasks(100), /multiply to 101,000 rows/],
    [
      'several types at once',
      [...represent('Unit', 9000), ...represent('Plan', 2000)],
      tasks(11),
      /multiply to 108,000 rows/,
    ],
  ])('%s: TOO_COSTLY before anything is read', async (_what, r, selection, message) => {
    const { result, statements } = await statementsOf(() => plans.ask(`${ENTITIES} ${selection} } }`, { r }));
    expect([result.status, result.errors?.[0]?.extensions.code, statements]).toEqual([400, 'TOO_COSTLY', []]);
    expect(result.errors?.[0]?.message).toMatch(message);
  });

  test.each([
    ['pages on a few', represent('Unit', 900), tasks(100)],
    ['pages on the few of another type', [...represent('Unit', 20), ...represent('LegalDocument', 1100)], tasks(100)],
    [
      'those in a fragment with a name',
      [...represent('Unit', 20), ...represent('LegalDocument', 1100)],
      '...U',
      'fragment U on Unit { tasks(first: 100) { nodes { id } } }',
    ],
  ])('%s are answered', async (_what, r, selection, fragment = '') => {
    const { errors, status } = await plans.ask(`${ENTITIES} ${selection} } } ${fragment}`, { r });
    expect([status, errors]).toEqual([200, undefined]);
  });

  test('as recorded at more instants than one request may read, the rest is TOO_COSTLY', async () => {
    const at = (i: number) => new Date(Date.UTC(2026, 0, 1) + i);
    const r = Array.from({ length: 401 }, (_, i) => ({
      __typename: 'Task',
      ref: encodeReference({ type: 'Task', id: 1, recordedAt: at(i) }),
    }));
    const { data, errors } = await plans.ask(`${ENTITIES} } }`, { r });
    expect(data).toEqual({ _entities: Array.from({ length: 401 }, () => null) });
    expect(errors?.map(({ path, extensions }) => [path?.[1], extensions.code])).toEqual([[400, 'TOO_COSTLY']]);
  });

  test('representations that are written out count too', async () => {
    const r = represent('Unit', 300)
      .map(({ id }) => `{ __typename: "Unit", id: "${id}" }`)
      .join(' ');
    const { errors } = await plans.ask(`{ _entities(representations: [${r}]) { ${tasks(1000)} } }`);
    expect(errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
  });

  test('the same list under many names counts each time', async () => {
    const fields = Array.from({ length: 201 }, (_, i) => `f${i}: _entities(representations: $r) { __typename }`);
    const query = `query ($r: [_Any!]!) { ${fields.join(' ')} }`;
    const { result, statements } = await statementsOf(() => plans.ask(query, { r: represent('Unit', 1000) }));
    expect([result.status, result.errors?.[0]?.extensions.code, statements]).toEqual([400, 'TOO_COSTLY', []]);
    expect(result.errors?.[0]?.message).toContain('more than 200,000 representations');
  });

  test('a representation that is nested without end is refused, not followed', async () => {
    const nested = `${'['.repeat(20_000)}1${']'.repeat(20_000)}`;
    const response = await fetch(`${plans.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":"${ENTITIES} } }","variables":{"r":[{"__typename":"Unit","id":${nested}}]}}`,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test.each([
    ['of no type', { id: 'VW5pdDox' }, 'one has no __typename'],
    ['that is none', null, 'one has no __typename'],
    ['of a type that is not there', { __typename: 'Nothing', id: 'x' }, '"Nothing" is no type'],
    ['of a type without references', { __typename: 'Assignment', id: 'x' }, '"Assignment" is no type'],
    ['of a type of another module', { __typename: 'Indicator', id: 'x' }, '"Indicator" is no type'],
  ])('one %s is BAD_USER_INPUT, which says what it may be', async (_what, one, message) => {
    const { errors, status } = await plans.ask(`${ENTITIES} } }`, { r: [one] });
    expect([status, errors?.length, errors?.[0]?.extensions.code]).toEqual([400, 1, 'BAD_USER_INPUT']);
    expect(errors?.[0]?.message).toContain(message);
  });

  test.each([['x'], [12], [null], [{ a: 1 }], ['VGFzazox']])(
    'one with the id %j is a row that is absent',
    async (id) => {
      const { data, errors } = await plans.ask(`${ENTITIES} } }`, { r: [{ __typename: 'Unit', id }] });
      expect([data, errors]).toEqual([{ _entities: [null] }, undefined]);
    },
  );
});

describe('what gateways send', () => {
  const body = JSON.stringify({ query: '{ plans { totalCount } }' });
  test.each([
    [
      'Hive Gateway',
      { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    ],
    ['Apollo Gateway', { 'content-type': 'application/json', accept: '*/*' }],
    [
      'Apollo Router',
      { 'content-type': 'application/json', accept: 'application/json;q=0.9, application/graphql-response+json' },
    ],
  ])('%s passes the guard against forged requests', async (_gateway, headers) => {
    const response = await fetch(`${plans.url}/graphql`, { method: 'POST', headers: headers as never, body });
    expect([response.status, await response.json()]).toEqual([200, { data: { plans: { totalCount: 3 } } }]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'a page of another site, %s, does not',
    async (type) => {
      const response = await fetch(`${plans.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
      expect(response.ok).toBe(false);
    },
  );
});

test('a surprise is masked, with an id, as in the whole graph', async () => {
  const alone = await openTestSubgraph('units', 'shared');
  await alone.database.source.query('alter table unit_alias rename to gone');
  const { data, errors } = await alone.ask('{ units(first: 1) { nodes { id aliases } } }');
  expect(JSON.stringify([data, errors])).not.toContain('unit_alias');
  expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) });
  await alone.close();
});
