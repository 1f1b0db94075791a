import { createKey } from '../../src/auth/api-keys';
import { readConfig } from '../../src/config';
import { openTestGateway, type TestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';

/** What a key may ask, told to the subgraphs: a list without pages is longer than any estimate takes it to be. */

const THEMES = 300;
const { limits } = readConfig({ COST_BUDGET_KEY: '200' });

let hub: TestHub;
let gateway: TestGateway;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  await hub.database.source.query(
    `insert into theme (plan_id, position, text, level, evidence)
     select plan_id, 1000 + i, text, level, evidence from (select * from theme order by id limit 1) one, generate_series(1, ${THEMES}) i`,
  );
  gateway = await openTestGateway(hub, { limits });
});
afterAll(async () => {
  await gateway?.close();
  await hub?.close();
});

const QUERY = '{ plans(first: 3) { nodes { themes { text } } } }';
const REFUSED = /^The answer would hold more than (\d+) rows\./;

test.each([
  ['without a budget of its own has that of all keys', null, '200'],
  ['with a larger one is answered', 50_000, null],
  ['with a smaller one is refused earlier', 100, '100'],
])('a key %s', async (name, budget, mostRows) => {
  const key = await createKey(hub.database.source, name, 'READER', { budget });
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: QUERY }),
  });
  const { data, errors = [] } = (await response.json()) as {
    data: { plans: { nodes: { themes: object[] }[] } } | null;
    errors?: { message: string; extensions: { code: string } }[];
  };
  const refusals = errors.map(({ message, extensions }) => [extensions.code, REFUSED.exec(message)?.[1]]);
  expect(refusals).toEqual(mostRows === null ? [] : [['TOO_COSTLY', mostRows]]);
  const count = data?.plans.nodes.flatMap(({ themes }) => themes).length ?? 0;
  if (mostRows === null) expect(count).toBeGreaterThan(THEMES);
  else expect(count).toBe(0);
});
