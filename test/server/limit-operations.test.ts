import 'reflect-metadata';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { readConfig } from '../../src/config';
import type { Limits } from '../../src/limits/limits';
import { limitOperations } from '../../src/server/limit-operations';

const TYPES = 'input F { a: F } type Query { tasks(filter: F): Int self: Query }';

let apollo: ApolloServer | undefined;

afterEach(() => apollo?.stop());

async function ask(limits: Limits | null, query: string, variables: unknown) {
  apollo = new ApolloServer({
    typeDefs: TYPES,
    plugins: [limitOperations(limits)],
    includeStacktraceInErrorResponses: false,
  });
  await apollo.start();
  const headers = new HeaderMap([
    ['content-type', 'application/json'],
    ['x-plangraph-cost', '1'],
  ]);
  const { status, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: { query, variables } },
    context: async () => ({ viewer: { kind: 'anonymous' } }),
  });
  if (body.kind !== 'complete') throw new Error('an answer in parts');
  const { errors, extensions } = JSON.parse(body.string) as {
    errors?: { extensions: { code: string } }[];
    extensions?: object;
  };
  return { status: status ?? 200, code: errors?.[0]?.extensions.code, extensions };
}

/** As many filters in one another. */
const nested = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}null${'}'.repeat(levels)}`);

describe('what is refused is not priced again for whoever asks what it cost', () => {
  const FILTERED = 'query ($f: F) { tasks(filter: $f) }';

  test.each([101, 60_000])('variables that are %s levels deep', async (levels) =>
    expect(await ask(readConfig({}).limits, FILTERED, { f: nested(levels) })).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      extensions: undefined,
    }),
  );

  test('variables that are not too deep are priced', async () => {
    const told = await ask(readConfig({}).limits, FILTERED, { f: nested(99) });
    expect(told).toMatchObject({ status: 200, extensions: { cost: { budget: expect.any(Number) } } });
  });

  test('fragments that multiply without end', async () => {
    const levels = Array.from(
      { length: 18 },
      (_, i) => `fragment F${i} on Query { ...F${i + 1} @include(if: $a) ...F${i + 1} @include(if: $b) }`,
    );
    const query = `query ($a: Boolean!, $b: Boolean!) { ...F0 } ${levels.join(' ')} fragment F18 on Query { tasks }`;
    expect(await ask(null, query, { a: true, b: true })).toEqual({
      status: 400,
      code: 'TOO_COSTLY',
      extensions: undefined,
    });
  });
});
