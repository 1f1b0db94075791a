import 'reflect-metadata';
import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { ANONYMOUS } from '../../src/auth/viewer';
import { HubError } from '../../src/errors';
import { openLog } from '../../src/observe/log';
import { type Span, traceWith } from '../../src/observe/spans';
import { type RunningServer, startGraphServer } from '../../src/server/http-server';
import { OPEN } from '../../src/server/outside-settings';
import { ANYWHERE } from '../support/test-server';

const ID = '42fb4fe1-ee27-4b3d-80b5-0d0d10b6a80b';

/** Answers a number, or fails with what a subgraph says of its error. */
function schemaOf(extensions: Record<string, unknown>): GraphQLSchema {
  const schema = buildSchema('type Query { one: Int, failing: Int }');
  const { one, failing } = (schema.getQueryType() as GraphQLObjectType).getFields();
  if (one) one.resolve = () => 1;
  if (failing)
    failing.resolve = () => {
      throw new HubError('DOWNSTREAM_ERROR', 'no', extensions);
    };
  return schema;
}

let server: RunningServer;
let written = '';

async function serve({ share = 0, trustedProxies = OPEN.trustedProxies, extensions = {} } = {}): Promise<void> {
  const schema = schemaOf(extensions);
  server = await startGraphServer(
    {
      ...ANYWHERE,
      events: openLog({ isJson: true, write: (text) => (written += text) }),
      requestLogging: { share, slowMs: 60_000 },
      outside: { ...OPEN, trustedProxies },
    },
    { schema, answering: { schema }, contextOf: async () => ({ viewer: ANONYMOUS }) },
  );
}

/** Asks, ends the server, and gives the events of its log. */
async function ask(query: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>[]> {
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  await answer.text();
  await server.close();
  return written.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
}

afterEach(() => {
  written = '';
  traceWith(null);
});

const nothing = (): void => undefined;
const SPAN: Span = { rename: nothing, set: nothing, fail: nothing, end: nothing, headers: () => ({}), traceId: 'a1' };

test.each([
  ['hardly any request', 1e-9, 0],
  ['nearly every request', 1 - 1e-9, 1],
])('of %s there is a line where that is the share, also where all are traced', async (_what, share, lines) => {
  traceWith({ begin: () => SPAN });
  await serve({ share });
  expect(await ask('{ one }')).toHaveLength(lines);
});

test.each([
  ['its own', OPEN.trustedProxies, undefined, '127.0.0.0/24'],
  ['what a proxy says that is trusted', OPEN.trustedProxies, '203.0.113.7', '203.0.113.0/24'],
  ['its own, where no proxy is trusted', [], '203.0.113.7', '127.0.0.0/24'],
])('the address of a request is %s', async (_what, trustedProxies, forwardedFor, address) => {
  await serve({ share: 1, trustedProxies });
  const said = await ask('{ one }', forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor });
  expect(said).toEqual([expect.objectContaining({ event: 'request', address })]);
});

test.each([
  ['the id of an error', { errorId: ID }, [ID]],
  ['no words that a partner gives as one', { errorId: 'hồ sơ của Nguyễn' }, undefined],
  ['no other id that a partner gives', { id: 'hồ sơ của Nguyễn' }, undefined],
])('the log has %s', async (_what, extensions, errorIds) => {
  await serve({ extensions });
  const told = (await ask('{ failing }')).find(({ event }) => event === 'request');
  expect(told?.errors).toEqual(['DOWNSTREAM_ERROR']);
  expect(told?.errorIds).toEqual(errorIds);
});
