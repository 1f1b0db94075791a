import { auditServer } from 'graphql-http';
import { readConfig } from '../../src/config';
import { OPEN } from '../../src/server/outside-settings';
import { type OutsideHub, openOutsideHub, told } from '../support/outside-hub';
import { openTestHub, type TestHub } from '../support/test-hub';

/** What the auditing tool graphql-cop asks a server, and what of its answer is a finding. */
const PROBES: Record<string, (hub: OutsideHub) => Promise<boolean>> = {
  'more than a hundred aliases': async ({ post }) => {
    const aliases = Array.from({ length: 101 }, (_, i) => `alias${i}: __typename`);
    return (await post({ query: `query { ${aliases.join(' ')} }` })).body.data?.alias100 !== undefined;
  },
  'many operations in one array': async ({ post }) => {
    const { text } = await post(Array.from({ length: 10 }, () => ({ query: 'query { __typename }' })));
    const answer: unknown = JSON.parse(text);
    return Array.isArray(answer) && answer.length >= 10;
  },
  'an error for each of ten directives': async ({ post }) =>
    (await post({ query: `query { __typename ${'@aa'.repeat(10)} }` })).body.errors?.length === 10,
  'a question in a circle, by introspection': async ({ post }) => {
    const circle = Array.from({ length: 4 }).reduce<string>((inner) => `fields { type { ${inner} } }`, 'name');
    return hasTypes(await post({ query: `query { __schema { types { ${circle} } } }` }));
  },
  'one field five hundred times': async ({ post }) =>
    (await post({ query: `query { ${'__typename '.repeat(500)} }` })).body.data?.__typename !== undefined,
  'fragments in a circle': async ({ post }) => {
    const query =
      'query { __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }';
    return (await post({ query })).body.errors === undefined;
  },
  'names that are suggested': async ({ post }) =>
    (await post({ query: 'query { __schema { directive } }' })).text.includes('Did you mean'),
  'a mutation by GET': async ({ get }) => answersType(await get(asked('mutation { __typename }'))),
  'a query by GET': async ({ get }) => answersType(await get(asked('{ __typename }'))),
  'a query by POST as a form': async ({ url }) => {
    const form = new URLSearchParams({ query: 'query { __typename }' });
    const sent = await told(`${url}/graphql`, { method: 'POST', body: form });
    const inAddress = await told(`${url}${asked('query { __typename }')}`, { method: 'POST' });
    const asText = await told(`${url}/graphql`, { method: 'POST', body: JSON.stringify({ query: '{ __typename }' }) });
    return [sent, inAddress, asText].some(answersType);
  },
  'a playground': async ({ get }) => {
    const pages = await Promise.all(['/graphiql', '/playground', '/console', '/graphql', '/'].map((path) => get(path)));
    return pages.some(({ status, text }) => status === 302 || /graphiql|graphql[ -]playground/i.test(text));
  },
  introspection: async ({ post }) => hasTypes(await post({ query: '{ __schema { types { name fields { name } } } }' })),
  'traces of what is inside': async ({ post }) => {
    const all = [await post({ query: 'query { __typename }' }), await post({ query: 'query { nothing }' })];
    return all.some(({ text }) => /stacktrace|"tracing"|"exception"/i.test(text));
  },
  'an error that nobody handles': async ({ post }) => {
    const { status, text } = await post({ query: 'qwerty cop { abc }' });
    return status >= 500 || text.includes('"exception"');
  },
};

const asked = (query: string) => `/graphql?${new URLSearchParams({ query })}`;
const answersType = ({ body }: Awaited<ReturnType<OutsideHub['get']>>): boolean => body.data?.__typename !== undefined;
const hasTypes = ({ body }: Awaited<ReturnType<OutsideHub['get']>>): boolean =>
  ((body.data?.__schema as { types?: unknown[] } | undefined)?.types?.length ?? 0) > 25;

async function findings(hub: OutsideHub): Promise<string[]> {
  const found: string[] = [];
  for (const [name, isFound] of Object.entries(PROBES)) if (await isFound(hub)) found.push(name);
  return found;
}

let hub: TestHub;
let open: OutsideHub | undefined;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
});
afterEach(() => open?.close());
afterAll(() => hub.close());

const shipped = (env: Record<string, string>) => {
  const { outside, limits } = readConfig(env);
  return openOutsideHub(hub, outside, { limits });
};

test('a hub as it is opened to the outside: nothing is found', async () => {
  open = await shipped({ INTROSPECTION: 'off', PLAYGROUND: 'off' });
  expect(await findings(open)).toEqual([]);
});

test('a hub that answers listed operations only: nothing is found', async () => {
  open = await shipped({ ONLY_LISTED_OPERATIONS: 'on', OPERATIONS_DIR: 'operations' });
  expect(await findings(open)).toEqual([]);
});

test('a hub as it is started without settings: the schema is told, and a playground is there', async () => {
  open = await shipped({});
  expect(await findings(open)).toEqual(['names that are suggested', 'a playground', 'introspection']);
});

test('the probes find what they are for: without limits and CSRF prevention', async () => {
  open = await openOutsideHub(hub, { ...OPEN, hasCsrfPrevention: false });
  expect(await findings(open)).toEqual(
    expect.arrayContaining(['more than a hundred aliases', 'one field five hundred times', 'a query by GET']),
  );
});

/** How often each outcome came, and which audits were not ok. */
async function audited(env: Record<string, string>) {
  open = await shipped(env);
  const results = await auditServer({ url: `${open.url}/graphql` });
  const counts = { ok: 0, notice: 0, warn: 0, error: 0 };
  for (const { status } of results) counts[status] += 1;
  // the answers are left unread otherwise, and their connections open
  await Promise.all(results.map((one) => ('response' in one && !one.response.bodyUsed ? one.response.text() : null)));
  return { counts, others: results.flatMap((one) => (one.status === 'ok' ? [] : [`${one.status}: ${one.name}`])) };
}

test('GraphQL over HTTP as shipped: 58 audits of 61 are ok, and the 3 notices are what CSRF prevention refuses', async () => {
  expect(await audited({})).toEqual({
    counts: { ok: 58, notice: 3, warn: 0, error: 0 },
    others: [
      'notice: MAY accept application/x-www-form-urlencoded formatted GET requests',
      'notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
      'notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    ],
  });
});

test('GraphQL over HTTP without CSRF prevention: 61 audits of 61 are ok', async () => {
  expect(await audited({ CSRF_PREVENTION: 'off' })).toEqual({
    counts: { ok: 61, notice: 0, warn: 0, error: 0 },
    others: [],
  });
});
