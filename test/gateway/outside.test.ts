import { createKey } from '../../src/auth/api-keys';
import { OPEN } from '../../src/server/outside-settings';
import { operationHash } from '../../src/server/persisted-operations';
import { told } from '../support/outside-hub';
import { openTestGateway, type TestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';

const LISTED = 'query Count { plans { totalCount } units { totalCount } }';
const NONE = { data: { plans: { totalCount: 0 }, units: { totalCount: 0 } } };

let hub: TestHub;
let gateway: TestGateway;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  gateway = await openTestGateway(hub, {
    outside: { ...OPEN, ratePerAddress: 3, onlyListed: true, hasIntrospection: false, hasPlayground: false },
    operations: [{ file: 'count.graphql', query: LISTED }],
  });
});
afterAll(async () => {
  await gateway.close();
  await hub.close();
});

const post = (body: object, headers: Record<string, string> = {}) =>
  told(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('a gateway answers what is listed, by text or hash, and its subgraphs what it makes of it', async () => {
  const byHash = { extensions: { persistedQuery: { version: 1, sha256Hash: operationHash(LISTED) } } };
  for (const body of [{ query: LISTED }, byHash]) expect((await post(body)).body).toEqual(NONE);
  for (const query of ['{ plans { totalCount } }', '{ __schema { types { name } } }']) {
    const { status, body } = await post({ query });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  }
});

test('a gateway counts who asks it, and a key by its own rate', async () => {
  const statuses = async (headers: Record<string, string>) => {
    const all = [];
    for (let i = 0; i < 5; i++) all.push((await post({ query: LISTED }, headers)).status);
    return all;
  };
  expect(await statuses({ 'x-forwarded-for': '203.0.113.1' })).toEqual([200, 200, 200, 429, 429]);
  const key = await createKey(hub.database.source, 'hai lần', 'READER', { rate: 2 });
  const withKey = { 'x-forwarded-for': '203.0.113.2', authorization: `Bearer ${key}` };
  expect(await statuses(withKey)).toEqual([200, 200, 200, 429, 429]);
});
