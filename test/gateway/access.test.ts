import { tokenReader } from '../../src/auth/tokens';
import { printSupergraph } from '../../src/federation/supergraph';
import { wholeGraph } from '../../src/federation/whole-graph';
import { startGateway } from '../../src/gateway/gateway';
import type { RunningServer } from '../../src/server/http-server';
import { planter } from '../support/planted-rows';
import { openTestGateway, type TestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';
import { ANYWHERE, serveSchema } from '../support/test-server';
import { openTokenIssuer, type TokenIssuer } from '../support/token-issuer';

/** Tokens, and a door that nobody enters without a key: before the whole graph, and through a gateway. */
let issuer: TokenIssuer;
let hub: TestHub;
let gateway: TestGateway;
const doors: Record<string, RunningServer> = {};

beforeAll(async () => {
  issuer = await openTokenIssuer();
  hub = await openTestHub({ hasSample: false });
  await planter(hub.database).unit('Sở Bến Bãi', { code: 'SBB' });
  gateway = await openTestGateway(hub);
  const readToken = tokenReader(issuer.settings);
  const { database: db, importDocument } = hub;
  doors.graph = await serveSchema(wholeGraph(), { db, importDocument }, { readToken, hasAnonymousReading: false });
  const addresses = Object.entries(gateway.subgraphs).map(([name, { url }]) => [name, `${url}/graphql`] as const);
  doors.gateway = await startGateway({
    ...ANYWHERE,
    supergraph: printSupergraph(Object.fromEntries(addresses)),
    own: new Set(Object.keys(gateway.subgraphs)),
    keys: db,
    privateKey: gateway.privateKey,
    subgraphTimeoutMs: 30_000,
    log: () => undefined,
    readToken,
    hasAnonymousReading: false,
  });
});

afterAll(async () => {
  for (const door of Object.values(doors)) await door.close();
  await gateway.close();
  await hub.close();
  issuer.close();
});

async function ask(door: string, query: string, bearer?: string) {
  const response = await fetch(`${doors[door]?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() };
}

const WHO = '{ viewer { name role scopes unit { name } } }';

describe.each(['graph', 'gateway'])('the %s', (door) => {
  test('knows the holder of a token, again and again', async () => {
    const token = await issuer.token({ plangraph_role: 'reporter', plangraph_unit: 'SBB' });
    for (let i = 0; i < 3; i++)
      expect(await ask(door, WHO, token)).toEqual({
        status: 200,
        retryAfter: null,
        body: {
          data: {
            viewer: { name: 'oidc:u-1', role: 'REPORTER', scopes: ['READ', 'REPORT'], unit: { name: 'Sở Bến Bãi' } },
          },
        },
      });
  });

  test('knows keys beside tokens', async () => {
    expect((await ask(door, WHO, hub.adminKey)).body).toMatchObject({
      data: { viewer: { name: 'test', role: 'ADMIN' } },
    });
  });

  test('refuses a token that is not good, also one that it knew', async () => {
    const token = await issuer.token({ aud: 'khac' });
    for (let i = 0; i < 2; i++)
      expect(await ask(door, WHO, token)).toMatchObject({
        status: 401,
        body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      });
  });

  test.each([
    ['{ units(first: 1) { nodes { name } } }'],
    [WHO],
    ['{ __typename ... { units(first: 1) { totalCount } } }'],
    ['{ ...f } fragment f on Query { units(first: 1) { totalCount } }'],
    ['mutation { revokeApiKey(input: { id: "x" }) { __typename } }'],
  ])('answers %s to nobody without a key', async (query) => {
    for (let i = 0; i < 3; i++)
      expect(await ask(door, query)).toMatchObject({
        status: 401,
        body: {
          errors: [
            { message: expect.stringContaining('Reading needs a key'), extensions: { code: 'UNAUTHENTICATED' } },
          ],
        },
      });
  });

  test('says what it is, and that it is ready, to everybody', async () => {
    expect(
      (await ask(door, '{ __schema { queryType { name } } ...f } fragment f on Query { __typename }')).body,
    ).toEqual({
      data: { __schema: { queryType: { name: 'Query' } }, __typename: 'Query' },
    });
    for (const path of ['healthz', 'readyz']) expect((await fetch(`${doors[door]?.url}/${path}`)).status).toBe(200);
  });
});

test('where the issuer is away a token is 503 with a time to wait, and names no host', async () => {
  const away = await openTokenIssuer();
  away.close();
  const { database: db, importDocument } = hub;
  doors.away = await serveSchema(wholeGraph(), { db, importDocument }, { readToken: tokenReader(away.settings) });
  const answer = await ask('away', WHO, await away.token());
  expect(answer).toMatchObject({
    status: 503,
    retryAfter: '5',
    body: { errors: [{ extensions: { code: 'DOWNSTREAM_UNAVAILABLE' } }] },
  });
  expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
});
