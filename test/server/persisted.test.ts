import { OPEN } from '../../src/server/outside-settings';
import { operationHash, persistedOperations } from '../../src/server/persisted-operations';
import { openKnownHub } from '../support/known-hub';
import { type OutsideHub, openOutsideHub } from '../support/outside-hub';
import { openTestHub, type TestHub } from '../support/test-hub';

const LISTED = `
# What the dashboard counts.
query Count($first: Int) {
  plans(first: $first) {
    totalCount
  }
}
`;
const PRINTED = `query Count($first: Int) {
  plans(first: $first) {
    totalCount
  }
}`;
const OPERATIONS = [{ file: 'count.graphql', query: LISTED }];
const OTHER = '{ tasks { totalCount } }';

const byHash = (text: string, more: object = {}) => ({
  ...more,
  extensions: { persistedQuery: { version: 1, sha256Hash: operationHash(text) } },
});
const inAddress = (fields: Record<string, string>) => `/graphql?${new URLSearchParams(fields)}`;
const hashInAddress = (text: string) => inAddress({ extensions: JSON.stringify(byHash(text).extensions) });
const PREFLIGHTED = { 'apollo-require-preflight': '1' };

const NONE = { data: { plans: { totalCount: 0 } } };

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
});
afterAll(() => hub.close());

describe('operations by their hash', () => {
  let open: OutsideHub;
  beforeAll(async () => {
    open = await openOutsideHub(hub, {}, { operations: OPERATIONS });
  });
  afterAll(() => open.close());

  test.each([
    ['as the file is', LISTED],
    ['without what is around it', LISTED.trim()],
    ['as graphql-js prints it', PRINTED],
  ])('what is in OPERATIONS_DIR is known %s', async (_how, text) => {
    const asked = await open.post(byHash(text, { operationName: 'Count', variables: { first: 1 } }));
    expect([asked.status, asked.body]).toEqual([200, NONE]);
    expect((await open.get(hashInAddress(text), PREFLIGHTED)).body).toEqual(NONE);
  });

  test('others are registered by who sends the text once, by the protocol of Apollo', async () => {
    const unknown = await open.post(byHash(OTHER));
    expect([unknown.status, unknown.body.errors]).toEqual([
      200,
      [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    ]);
    const registered = await open.post({ ...byHash(OTHER), query: OTHER });
    expect(registered.body).toEqual({ data: { tasks: { totalCount: 0 } } });
    expect((await open.post(byHash(OTHER))).body).toEqual({ data: { tasks: { totalCount: 0 } } });
    expect((await open.get(hashInAddress(OTHER), PREFLIGHTED)).body).toEqual({ data: { tasks: { totalCount: 0 } } });
  });

  test('a text under the hash of another, or that is not valid, is not registered', async () => {
    const wrong = await open.post({ ...byHash('{ viewer { name } }'), query: '{ viewer { role } }' });
    expect([wrong.status, wrong.body.errors?.[0]?.message]).toEqual([400, 'provided sha does not match query']);
    await open.post({ ...byHash('{ nothing }'), query: '{ nothing }' });
    for (const text of ['{ viewer { name } }', '{ nothing }'])
      expect((await open.post(byHash(text))).body.errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test.each<[string, object, number, string]>([
    [
      'another version',
      { extensions: { persistedQuery: { version: 2, sha256Hash: operationHash(LISTED) } } },
      400,
      'version',
    ],
    [
      'a hash that is a number',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 7 } } },
      200,
      'PersistedQueryNotFound',
    ],
    [
      'the name of a property of objects',
      { extensions: { persistedQuery: { version: 1, sha256Hash: '__proto__' } } },
      200,
      'PersistedQueryNotFound',
    ],
    ['no operation of that name', byHash(LISTED, { operationName: 'Other' }), 400, 'Unknown operation named "Other"'],
  ])('%s', async (_what, body, status, message) => {
    const asked = await open.post(body);
    expect([asked.status, asked.body.errors?.[0]?.message]).toEqual([status, expect.stringContaining(message)]);
  });
});

test('what is known by its hash is answered compiled', async () => {
  const known = await openKnownHub({ hasSample: false });
  try {
    const send = async (body: object) =>
      (
        await fetch(`${known.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json();
    await send({ ...byHash(OTHER), query: OTHER });
    known.counted();
    expect(await send(byHash(OTHER))).toEqual({ data: { tasks: { totalCount: 0 } } });
    expect(known.counted()).toEqual({ compiled: 1, left: 0 });
  } finally {
    await known.close();
  }
});

describe('where only listed operations are answered', () => {
  let open: OutsideHub;
  beforeAll(async () => {
    open = await openOutsideHub(
      hub,
      { onlyListed: true, hasIntrospection: false, hasPlayground: false },
      { operations: [...OPERATIONS, { file: 'schema.graphql', query: '{ __schema { queryType { name } } }' }] },
    );
  });
  afterAll(() => open.close());

  test.each<[string, object]>([
    ['by text', { query: LISTED }],
    ['by text as it is printed', { query: PRINTED, operationName: 'Count' }],
    ['by hash', byHash(LISTED)],
    ['by hash and text', { ...byHash(PRINTED), query: PRINTED }],
  ])('they are, %s', async (_how, body) => {
    for (let time = 0; time < 2; time++) expect((await open.post(body)).body).toEqual(NONE);
  });

  test('they are, by GET', async () => {
    expect((await open.get(inAddress({ query: PRINTED }), PREFLIGHTED)).body).toEqual(NONE);
    expect((await open.get(hashInAddress(PRINTED), PREFLIGHTED)).body).toEqual(NONE);
  });

  test.each<[string, () => ReturnType<OutsideHub['post']>, string]>([
    ['a text', () => open.post({ query: OTHER }), 'FORBIDDEN'],
    ['a text that differs by a space', () => open.post({ query: `${PRINTED} ` }), 'FORBIDDEN'],
    ['a text that is not GraphQL', () => open.post({ query: '{' }), 'FORBIDDEN'],
    ['a text with a field that is not there', () => open.post({ query: '{ tasc { id } }' }), 'FORBIDDEN'],
    ['a text under a hash that is listed', () => open.post({ ...byHash(PRINTED), query: OTHER }), 'FORBIDDEN'],
    ['a registration', () => open.post({ ...byHash(OTHER), query: OTHER }), 'FORBIDDEN'],
    ['a hash', () => open.post(byHash(OTHER)), 'PERSISTED_QUERY_NOT_FOUND'],
    ['a text by GET', () => open.get(inAddress({ query: OTHER }), PREFLIGHTED), 'FORBIDDEN'],
    [
      'a text by GET, escaped otherwise',
      () => open.get('/graphql?%71uery=%7B+viewer+%7B+role+%7D+%7D', PREFLIGHTED),
      'FORBIDDEN',
    ],
    ['a hash by GET', () => open.get(hashInAddress(OTHER), PREFLIGHTED), 'PERSISTED_QUERY_NOT_FOUND'],
    ['introspection', () => open.post({ query: '{ __schema { types { name } } }' }), 'FORBIDDEN'],
  ])('%s that is not listed is refused, and how to have it listed is said', async (_what, ask, code) => {
    for (let time = 0; time < 2; time++) {
      const { status, body, text } = await ask();
      expect([status, body.errors?.[0]?.extensions.code]).toEqual([403, code]);
      expect(body.errors?.[0]?.message).toMatch(/SHA-256 "[0-9a-f]{64}" is not listed\. .*OPERATIONS_DIR/);
      expect(text).not.toMatch(/Did you mean|tasks|\{ tasc/);
      expect(body.data).toBeUndefined();
    }
  });

  test('two texts in one address are not taken for the one that is listed', async () => {
    const twice = `${inAddress({ query: PRINTED })}&${new URLSearchParams({ query: OTHER })}`;
    const { status, body } = await open.get(twice, PREFLIGHTED);
    expect([status, body.data]).toEqual([400, undefined]);
  });

  test('what is no question is answered as ever', async () => {
    for (const body of ['[]', '{}', 'null', '"x"', `[${JSON.stringify({ query: OTHER })}]`, '{"query":7}'])
      expect((await open.post(body)).status).toBe(400);
  });

  test('listed or not, introspection that is switched off stays off', async () => {
    expect((await open.post({ query: '{ __schema { queryType { name } } }' })).body.errors?.[0]?.message).toContain(
      'INTROSPECTION=off',
    );
  });

  test('a wrong variable suggests no name', async () => {
    const { status, text } = await open.post({ query: PRINTED, variables: { first: 'x' } });
    expect([status, text]).toEqual([400, expect.not.stringContaining('Did you mean')]);
  });
});

describe('what clients register', () => {
  const APQ = (text: string) => `apq:${operationHash(text)}`;
  test('is kept up to a size, the latest first; long texts are not, and nothing pushes out what is listed', async () => {
    const { cache, list, textOf } = persistedOperations(OPEN);
    list([LISTED]);
    const filler = (i: number) => `{ a${i}: __typename } #${'x'.repeat(60_000)}`;
    for (let i = 0; i < 100; i++) await cache.set(APQ(filler(i)), filler(i));
    const kept = Array.from({ length: 100 }, (_, i) => textOf(operationHash(filler(i)))).filter((one) => one);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.length).toBeLessThan(80);
    expect(textOf(operationHash(filler(99)))).toBe(filler(99));
    const long = `{ __typename } #${'x'.repeat(70_000)}`;
    await cache.set(APQ(long), long);
    expect(textOf(operationHash(long))).toBeUndefined();
    expect(await cache.get(APQ(LISTED))).toBe(LISTED);
  });

  test('is nothing where only listed ones are answered', async () => {
    const { cache } = persistedOperations({ onlyListed: true });
    await cache.set(APQ(OTHER), OTHER);
    expect(await cache.get(APQ(OTHER))).toBeUndefined();
  });
});
