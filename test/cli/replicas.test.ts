import { openDatabase } from '../../src/database/database';
import { migrate } from '../../src/database/migrate';
import { endProgram, plangraph, startHub } from '../support/cli';
import { loadSample } from '../support/replicated';
import { openPrimary, type Primary, type Standby } from '../support/standby';

let primary: Primary;
let standby: Standby;
const hubs: Awaited<ReturnType<typeof startHub>>[] = [];
const settings = () => ({
  DATABASE_URL: primary.url,
  DATABASE_REPLICA_URLS: standby.url,
  DATABASE_REPLICA_LAG_MS: '600000',
});

beforeAll(async () => {
  primary = await openPrimary();
  const database = await openDatabase(primary.url);
  await migrate(database);
  await loadSample(database);
  await database.close();
  standby = await primary.addStandby();
  await standby.hasCaughtUp();
});

afterAll(async () => {
  for (const { child } of hubs) await endProgram(child, 'SIGTERM');
  await primary?.close();
});

async function ask<Data>(url: string, query: string, variables: object, key?: string): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  return ((await response.json()) as { data: Data }).data;
}

interface Units {
  units: { nodes: { id: string; aliases: string[] }[] };
}

const UNITS = '{ units(first: 1) { nodes { id aliases } } }';
const ALIAS = `mutation ($input: AddUnitAliasInput!) { addUnitAlias(input: $input) { __typename } }`;

test('processes that share a primary and a replica: who writes through one reads it through the other', async () => {
  const { stdout } = await plangraph(['keys', 'create', '--role', 'admin', '--name', 'two processes'], settings());
  const key = stdout.trim();
  hubs.push(...(await Promise.all([startHub(settings()), startHub(settings())])));
  const [one, two] = hubs.map(({ url }) => url) as [string, string];
  await standby.hasCaughtUp();
  const before = await ask<Units>(two, UNITS, {});
  const unit = before.units.nodes[0];
  await standby.pauseReplay();
  const input = { unitId: unit?.id, name: 'Tên gọi mới' };
  expect(await ask(one, ALIAS, { input }, key)).toEqual({ addUnitAlias: { __typename: 'AddUnitAliasSuccess' } });

  const after = [...(unit?.aliases ?? []), 'Tên gọi mới'];
  for (const url of [one, two]) {
    const { units } = await ask<Units>(url, UNITS, {}, key);
    expect(units.nodes[0]?.aliases).toEqual(expect.arrayContaining(after));
    expect(await ask(url, UNITS, {})).toEqual(before);
  }

  const lagging = await plangraph(['doctor'], settings());
  // "ok    replica: postgres://plangraph:***@127.0.0.1:5432/plangraph?…, 812 ms behind"
  expect(lagging.stderr).toMatch(/^ok {4}replica: postgres:\/\/plangraph:\*\*\*@\S+, [1-9]\d* ms behind$/m);
  expect(lagging.exitCode).toBe(0);
  await standby.resumeReplay();
});

test('a lost replica takes nobody along: the hubs stay ready and answer, and say it once', async () => {
  await standby.stop();
  for (const { url, stderr } of hubs) {
    for (let i = 0; i < 5; i++) expect((await ask<Units>(url, UNITS, {})).units.nodes).toHaveLength(1);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    while (!stderr().includes('is left out')) await ask(url, UNITS, {});
    expect(stderr().match(/is left out/g)).toHaveLength(1);
    expect(stderr()).not.toContain(new URL(standby.url).password);
  }
  const { stderr, exitCode } = await plangraph(['doctor'], settings());
  expect(stderr).toMatch(/^WRONG replica: postgres:\/\/plangraph:\*\*\*@\S+ is not read from, \S.*ECONNREFUSED.*Do: /m);
  expect(exitCode).toBe(1);
});
