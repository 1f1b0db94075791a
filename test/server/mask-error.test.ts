import { ApolloServer } from '@apollo/server';
import { GraphQLError, graphql } from 'graphql';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { HubError, OperatorError } from '../../src/errors';
import { wholeGraph } from '../../src/federation/whole-graph';
import { maskWith } from '../../src/server/mask-error';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What a caller gets where a resolver throws `thrown`, and what the log gets. */
async function answerTo(source: string, thrown: unknown, variables: Record<string, unknown> = {}) {
  const logged: { id: string; error: unknown }[] = [];
  const server = new ApolloServer({
    typeDefs: 'type Query { fail(n: Int, s: String! = "x"): String fails(n: [Int!]): String }',
    resolvers: {
      Query: {
        fail: () => {
          throw thrown;
        },
      },
    },
    includeStacktraceInErrorResponses: false,
    formatError: maskWith((id, error) => logged.push({ id, error })),
  });
  const { body } = await server.executeOperation({ query: source, variables });
  await server.stop();
  if (body.kind !== 'single') throw new Error('It answered in parts.');
  return { errors: body.singleResult.errors ?? [], logged };
}

test('an error of ours goes out as it is', async () => {
  const { errors, logged } = await answerTo(
    '{ fail }',
    new HubError('AMBIGUOUS', 'Two.', { candidates: [{ id: 'x' }] }),
  );
  expect(errors).toMatchObject([
    { message: 'Two.', path: ['fail'], extensions: { code: 'AMBIGUOUS', candidates: [{ id: 'x' }] } },
  ]);
  expect(logged).toEqual([]);
});

test('a null variable for an argument that may not be null is BAD_USER_INPUT, and no surprise', async () => {
  const { errors, logged } = await answerTo('query ($s: String = "a") { fail(s: $s) }', new Error('not reached'), {
    s: null,
  });
  expect(errors).toMatchObject([
    { message: expect.stringContaining('Argument "s"'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  expect(logged).toEqual([]);
});

test("so many faults in variables that graphql-js counts no more are the caller's all the same", async () => {
  const list = 'query ($n: [Int!]) { fails(n: $n) }';
  const { errors, logged } = await answerTo(list, new Error('not reached'), { n: new Array(99).fill('x') });
  expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(new Set(['BAD_USER_INPUT']));
  expect(errors.at(-1)?.message).toContain('Too many errors');
  expect(logged).toEqual([]);
});

test.each([
  ['an error', new Error('select secret from api_key')],
  ['a fault in the code', new TypeError("Cannot read properties of undefined (reading 'secret')")],
  ["the program's own", new OperatorError('The database at postgres://secret@db cannot be opened')],
  [
    'a GraphQL error that is not ours',
    new GraphQLError('secret', { extensions: { code: 'BAD_USER_INPUT', secret: 1 } }),
  ],
  ['an error with a code', Object.assign(new Error('open secret'), { code: 'EISDIR' })],
  ['a text', 'secret'],
  ['nothing', undefined],
])('%s that was thrown goes out as an id, which the log has with the error', async (_what, thrown) => {
  const { errors, logged } = await answerTo('{ fail }', thrown);
  expect(logged).toHaveLength(1);
  const id = logged[0]?.id ?? '';
  expect(id).toMatch(UUID);
  if (thrown instanceof Error) expect(logged[0]?.error).toBe(thrown);
  expect(errors).toEqual([
    {
      message: `Something went wrong on our side. Please report it with this id: ${id}`,
      locations: [{ line: 1, column: 3 }],
      path: ['fail'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: id },
    },
  ]);
  expect(JSON.stringify(errors)).not.toContain('secret');
});

const coded = (code: string): Error => Object.assign(new Error('secret'), { code });

test.each([
  ['nobody listens', coded('ECONNREFUSED'), 'does not answer'],
  ['each of its addresses refuses', new AggregateError([coded('ECONNREFUSED')]), 'does not answer'],
  ['it stops', coded('57P01'), 'does not answer'],
  ['a connection is lost', new Error('Connection terminated unexpectedly'), 'does not answer'],
  ['one is lost in a transaction', new QueryFailedError('secret', [], coded('ECONNRESET')), 'does not answer'],
  ['one was lost in a transaction', new QueryRunnerAlreadyReleasedError(), 'does not answer'],
  ['its disk is full', coded('53100'), 'has no room left'],
])('where the database is not to be had, a caller is told so, and the log why: %s', async (_what, thrown, said) => {
  const { errors, logged } = await answerTo('{ fail }', thrown);
  expect(logged).toEqual([{ id: expect.stringMatching(UUID), error: thrown }]);
  const extensions = { code: 'DOWNSTREAM_UNAVAILABLE', errorId: logged[0]?.id };
  expect(errors).toMatchObject([{ message: expect.stringContaining(said), extensions }]);
  expect(JSON.stringify(errors)).not.toContain('secret');
});

test.each([
  ['{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['{ fail', {}, 'GRAPHQL_PARSE_FAILED'],
  ['query ($n: Int) { fail(n: $n) }', { n: 'x' }, 'BAD_USER_INPUT'],
  ['query A { fail } query B { fail }', {}, 'OPERATION_RESOLUTION_FAILURE'],
])('a fault of the request keeps its code: %s', async (source, variables, code) => {
  const { errors, logged } = await answerTo(source, new Error('not reached'), variables);
  expect(errors.map((error) => error.extensions?.code)).toEqual([code]);
  expect(logged).toEqual([]);
});

test('an id is given out once', async () => {
  const { logged } = await answerTo('{ a: fail b: fail }', new Error('x'));
  expect(new Set(logged.map(({ id }) => id)).size).toBe(2);
});

describe('on the real graph', () => {
  let graph: GraphOnRows;
  beforeAll(async () => {
    graph = await openGraphOnRows();
  });
  afterAll(() => graph.close());

  test('no word of SQL leaves where a statement fails', async () => {
    await graph.database.source.query('alter table plan drop column title cascade');
    const { errors } = await graph.ask('{ plans { nodes { title } } }');
    expect(errors[0]?.message).toContain('title');
    const answer = await graphql({
      schema: wholeGraph(),
      source: '{ plans { nodes { title } } }',
      contextValue: graph.context(),
    });
    const logged: unknown[] = [];
    const masked = answer.errors?.map((error) => maskWith((_id, cause) => logged.push(cause))(error.toJSON(), error));
    expect(masked).toHaveLength(1);
    expect(masked?.[0]?.message).not.toMatch(/select|column|title/i);
    expect(JSON.stringify(masked?.[0]?.extensions)).not.toMatch(/select|column|title/i);
    expect(String(logged[0])).toContain('column t.title does not exist');
  });
});
