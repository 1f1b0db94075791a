// What the gateway costs: the mission query from the whole graph in one process and from five subgraphs behind the gateway,
// side by side, and how many SQL statements and calls of subgraphs each takes. BENCH_BUILD names another build than dist.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ask } from './compare/answers.mjs';
import { BUILD, built } from './compare/built.mjs';
import { runRounds, startLoad } from './compare/rounds.mjs';
import { startServer, stopAll } from './compare/started.mjs';
import { median, ratio } from './compare/statistics.mjs';
import { callsTo, statementsTo } from './gateway/counted.mjs';

const { openEmbeddedCluster } = built('database/embedded-cluster');
const { makeKeyPair } = built('auth/gateway-keys');

const NAMES = ['plans', 'units', 'indicators', 'legal', 'catalog'];
const MISSION = readFileSync(new URL('../operations/mission.graphql', import.meta.url), 'utf8');
const QUESTIONS = [
  ['mission', { query: MISSION, variables: { number: '12/KH-SNV' } }],
  ['tiny', { query: '{ plan(number: "12/KH-SNV") { id title issuedOn } }' }],
];
const ROUNDS = { rounds: 12, ms: 500, warmUpMs: 500 };

const start = (name, args, environment) => startServer(name, process.execPath, args, environment);

/** The whole graph, and a gateway before the five subgraphs at the addresses by which it is to reach them. */
async function startAll(settings, addressOf = async (url) => url) {
  const main = [`${BUILD}/src/main.js`];
  const whole = await start('whole graph', main, settings);
  const given = await Promise.all(
    NAMES.map(async (name) => {
      const { url } = await start(name, main, { ...settings, SUBGRAPH: name });
      return ['--subgraph', `${name}=${await addressOf(url, name)}`];
    }),
  );
  const gateway = await start('gateway', [`${BUILD}/src/cli/main.js`, 'gateway', ...given.flat()], settings);
  return { whole, gateway };
}

async function compareTimes(servers, [name, question], measuring) {
  const bodies = [JSON.stringify(question)];
  const asked = { whole: await ask(servers.whole, bodies[0]), gateway: await ask(servers.gateway, bodies[0]) };
  assert.deepEqual(JSON.parse(asked.gateway), JSON.parse(asked.whole));
  assert.ok(!('errors' in JSON.parse(asked.whole)));
  const targets = Object.entries(servers).map(([way, { url, pid }]) => ({
    name: way,
    id: `${way} ${name}`,
    url,
    pid,
    headers: {},
    bodies,
    lengths: [asked[way].length],
  }));
  console.log(`${name}, ${asked.whole.length.toLocaleString('en')} bytes`);
  for (const connections of [1, 16]) {
    const found = await runRounds({ ...ROUNDS, ...measuring, targets, connections });
    const figures = (way, what) => found.get(way).map((one) => one[what]);
    const shown = (way) =>
      `${median(figures(way, 'p50')).toFixed(1)} ms, ${median(figures(way, 'perSecond')).toFixed(0)} a second`;
    const longer = ratio(figures('whole', 'perSecond'), figures('gateway', 'perSecond'));
    console.log(
      `  ${String(connections).padStart(2)} at once   whole graph ${shown('whole')}; gateway ${shown('gateway')}; ` +
        `${longer.median.toFixed(1)} times as long (middle half ${longer.low.toFixed(1)} to ${longer.high.toFixed(1)})`,
    );
  }
}

async function compareCosts({ whole, gateway }, [name, question], database, calls) {
  const body = JSON.stringify(question);
  const costs = [];
  for (const server of [whole, gateway]) {
    // once for what is done once
    await ask(server, body);
    for (const counted of [database, ...Object.values(calls)]) counted.count = 0;
    await ask(server, body);
    costs.push(database.count);
  }
  const called = NAMES.filter((one) => calls[one].count).map((one) => `${one} ${calls[one].count}`);
  console.log(`${name}   SQL statements: whole graph ${costs[0]}, gateway ${costs[1]}; calls: ${called.join(', ')}`);
}

const dataDir = mkdtempSync(join(tmpdir(), 'plangraph-bench-'));
const closes = [];
try {
  const cluster = await openEmbeddedCluster({ dataDir });
  closes.push(() => cluster.close());
  const { privateKey, publicKey } = await makeKeyPair();
  const keys = { GATEWAY_PUBLIC_KEY: publicKey, GATEWAY_PRIVATE_KEY: privateKey };
  const timed = await startAll({ ...keys, PLANGRAPH_DATA_DIR: dataDir });
  const load = startLoad();
  closes.push(() => load.stop());
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  closes.push(() => client.end());
  const databases = [client.database];
  for (const question of QUESTIONS) await compareTimes(timed, question, { load, client, databases });
  await stopAll();

  const database = await statementsTo(cluster.url);
  closes.push(database.close);
  const calls = {};
  const counted = await startAll({ ...keys, DATABASE_URL: database.url }, async (url, name) => {
    calls[name] = await callsTo(url);
    closes.push(calls[name].close);
    return calls[name].url + new URL(url).pathname;
  });
  for (const question of QUESTIONS) await compareCosts(counted, question, database, calls);
} finally {
  await stopAll();
  for (const close of closes.reverse()) await close();
  rmSync(dataDir, { recursive: true, force: true });
}
