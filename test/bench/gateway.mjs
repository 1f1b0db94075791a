// What the gateway costs: the mission query from the whole graph in one process and from five subgraphs behind the gateway,
// side by side, and how many SQL statements and calls of subgraphs each takes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import { connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const built = (path) => require.resolve(`../../dist/src/${path}.js`);
const { openEmbeddedCluster } = require(built('database/embedded-cluster'));
const { makeKeyPair } = require(built('auth/gateway-keys'));

const NAMES = ['plans', 'units', 'indicators', 'legal', 'catalog'];
const MISSION = readFileSync(new URL('../operations/mission.graphql', import.meta.url), 'utf8');
const QUESTIONS = [
  ['mission', { query: MISSION, variables: { number: '12/KH-SNV' } }],
  ['tiny', { query: '{ plan(number: "12/KH-SNV") { id title issuedOn } }' }],
];
const ROUNDS = 12;
const ROUND_MS = 500;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function ask(url, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const running = [];

/** Starts a program of ours; resolves with its address. */
function start(args, env) {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /graph {2,}(http:\S+)\/graphql/.exec(said);
      if (found) resolve(found[1]);
    });
    child.once('close', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

const listening = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

/** Passes requests on and counts them. */
async function callsTo(target) {
  const counted = { count: 0, url: '' };
  const server = createServer((incoming, outgoing) => {
    counted.count += 1;
    const { method, headers, url } = incoming;
    const onward = request(new URL(url, target), { method, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  counted.url = `http://127.0.0.1:${await listening(server)}`;
  counted.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return counted;
}

/** Passes on what is said to PostgreSQL, and counts the statements that are to be run. */
async function statementsTo(databaseUrl) {
  const counted = { count: 0, url: '' };
  const target = new URL(databaseUrl);
  const sockets = new Set();
  const server = createTcpServer((incoming) => {
    const onward = connect(Number(target.port), target.hostname);
    // the first message has no letter before its length
    let [rest, letter] = [Buffer.alloc(0), 0];
    incoming.on('data', (chunk) => {
      onward.write(chunk);
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= letter + 4 && rest.length >= letter + rest.readInt32BE(letter)) {
        if (letter && 'EQ'.includes(String.fromCharCode(rest[0]))) counted.count += 1;
        rest = rest.subarray(letter + rest.readInt32BE(letter));
        letter = 1;
      }
    });
    onward.pipe(incoming);
    for (const [one, other] of [
      [incoming, onward],
      [onward, incoming],
    ]) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  const proxied = new URL(databaseUrl);
  proxied.port = String(await listening(server));
  counted.url = proxied.href;
  counted.close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return counted;
}

/** Requests per second, and the median of a request's milliseconds, for a while. */
async function load(url, body, connections) {
  const until = performance.now() + ROUND_MS;
  const took = [];
  const from = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const asked = performance.now();
        await ask(url, body);
        took.push(performance.now() - asked);
      }
    }),
  );
  return { perSecond: (took.length * 1000) / (performance.now() - from), ms: median(took) };
}

/** The whole graph, the five subgraphs and the addresses by which a gateway is to reach them. */
async function startAll(settings, addressOf = async (url) => url) {
  const whole = await start([built('main')], settings);
  const addresses = await Promise.all(
    NAMES.map(async (name) => addressOf(await start([built('main')], { ...settings, SUBGRAPH: name }), name)),
  );
  const given = NAMES.flatMap((name, i) => ['--subgraph', `${name}=${addresses[i]}/graphql`]);
  return { whole, gateway: await start([built('cli/main'), 'gateway', ...given], settings) };
}

async function endAll() {
  const ended = running.map((child) => child.exitCode ?? new Promise((resolve) => child.once('close', resolve)));
  for (const child of running.splice(0)) child.kill('SIGTERM');
  await Promise.all(ended);
}

async function compareTimes({ whole, gateway }, [name, question]) {
  const body = JSON.stringify(question);
  const [answer, through] = [await ask(whole, body), await ask(gateway, body)];
  assert.deepEqual(JSON.parse(through), JSON.parse(answer));
  assert.ok(!('errors' in JSON.parse(answer)));
  for (const url of [whole, gateway]) await load(url, body, 4);
  console.log(`${name}, ${Buffer.byteLength(answer).toLocaleString('en')} bytes`);
  for (const connections of [1, 16]) {
    const found = { whole: [], gateway: [] };
    // interleaved: what else the machine does meets both
    for (let round = 0; round < ROUNDS; round++) {
      found.whole.push(await load(whole, body, connections));
      found.gateway.push(await load(gateway, body, connections));
    }
    const ratios = found.whole.map((one, i) => one.perSecond / found.gateway[i].perSecond);
    const shown = (way) =>
      `${median(found[way].map((one) => one.ms)).toFixed(1)} ms, ${median(found[way].map((one) => one.perSecond)).toFixed(0)} a second`;
    console.log(
      `  ${String(connections).padStart(2)} at once   whole graph ${shown('whole')}; gateway ${shown('gateway')}; ` +
        `${median(ratios).toFixed(1)} times as long (${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)})`,
    );
  }
}

async function compareCosts({ whole, gateway }, [name, question], database, calls) {
  const body = JSON.stringify(question);
  const costs = [];
  for (const url of [whole, gateway]) {
    // once for what is done once
    await ask(url, body);
    for (const counted of [database, ...Object.values(calls)]) counted.count = 0;
    await ask(url, body);
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
  for (const question of QUESTIONS) await compareTimes(timed, question);
  await endAll();

  const database = await statementsTo(cluster.url);
  closes.push(database.close);
  const calls = {};
  const counted = await startAll({ ...keys, DATABASE_URL: database.url }, async (url, name) => {
    calls[name] = await callsTo(url);
    closes.push(calls[name].close);
    return calls[name].url;
  });
  for (const question of QUESTIONS) await compareCosts(counted, question, database, calls);
} finally {
  agent.destroy();
  await endAll();
  for (const close of closes.reverse()) await close();
  rmSync(dataDir, { recursive: true, force: true });
}
