// The hub under a steady load: 80 % of the throughput that is measured first, with 1 % of bad requests and 1 % of changes among them.
//   node test/bench/load.mjs --minutes 10
// and any of --scale L --load 0.8 --bad 0.01 --writes 0.01 --connections 32. Exit code 1 where an error is not that of who asked, or
// memory is not flat. Data are those of compare.mjs (BENCH_DIR, BENCH_DATABASE_URL, BENCH_BUILD), in a copy that is dropped behind it.
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { BUILD, built } from './compare/built.mjs';
import { dataOf } from './compare/data.mjs';
import { bodiesOf, valuesOf } from './compare/questions.mjs';
import { openServer } from './compare/server.mjs';
import { startServer, stopAll } from './compare/started.mjs';

const { encodeId } = built('graph/global-id');
const { values: given } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    scale: { type: 'string', default: 'S' },
    load: { type: 'string', default: '0.8' },
    bad: { type: 'string', default: '0.01' },
    writes: { type: 'string', default: '0.01' },
    connections: { type: 'string', default: '32' },
  },
});
const options = Object.fromEntries(
  Object.entries(given).map(([name, value]) => [name, name === 'scale' ? value : Number(value)]),
);
const tell = (line) => console.error(line);

/** What is asked, and of a hundred requests how many ask it. */
const MIX = { mission: 60, tiny: 25, workload: 10, reverse: 5 };
const WARM_UP_S = 5;
const MEASURE_S = 15;
/** At the rate that is then measured: what full speed has left behind is cleared away. */
const SETTLE_MS = Math.min(60_000, options.minutes * 20_000);
const SAMPLE_MS = 1000;
/** Memory is compared over the first and the last minute, or the first and last sixth of less than six. */
const WINDOW_MS = Math.min(60_000, (options.minutes * 60_000) / 6);
const FLAT = 0.1;

/** What is wrong with a request, and with which status and code it is refused. */
const BAD = [
  { body: '{"query": "{ plans', status: [400], code: ['BAD_REQUEST'] },
  { body: JSON.stringify({ query: '{ plans { nothing } }' }), status: [400], code: ['GRAPHQL_VALIDATION_FAILED'] },
  { body: JSON.stringify({ query: '{ plans {' }), status: [400], code: ['GRAPHQL_PARSE_FAILED'] },
  {
    body: JSON.stringify({ query: 'query ($n: Int) { units(first: $n) { nodes { name } } }', variables: { n: 'x' } }),
    status: [200, 400],
    code: ['BAD_USER_INPUT'],
  },
  {
    body: JSON.stringify({ query: '{ node(id: "nonsense") { id } }' }),
    status: [200],
    code: ['BAD_USER_INPUT', 'NOT_FOUND'],
  },
  {
    body: JSON.stringify({ query: '{ units(first: 1) { nodes { name } } }' }),
    headers: { authorization: 'Bearer pgk_nobodys' },
    status: [401],
    code: ['UNAUTHENTICATED'],
  },
  {
    body: JSON.stringify({ query: `{ plans(first: 10000) { nodes { tasks(first: 10000) { nodes { text } } } } }` }),
    status: [200, 400],
    code: ['TOO_COSTLY'],
  },
  {
    body: JSON.stringify({ query: 'mutation { deleteTask(input: {}) { __typename } }' }),
    status: [400],
    code: ['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'],
  },
];

/** Requests of all kinds, drawn in the same order each time. */
function drawn({ bodies, tasks, key, editorKey }) {
  let seed = 7;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const oneOf = (list) => list[Math.floor(chance() * list.length)];
  const questions = Object.entries(MIX).flatMap(([name, share]) => Array(share).fill(name));
  const report = 'mutation ($input: ReportProgressInput!) { reportProgress(input: $input) { __typename } }';
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  return (bad, writes) => {
    const kind = chance();
    if (kind < bad) return { ...oneOf(BAD), isBad: true };
    if (kind < bad + writes) {
      const input = { taskId: encodeId('Task', oneOf(tasks)), reportedOn: today, percent: Math.floor(chance() * 90) };
      return {
        body: JSON.stringify({ query: report, variables: { input } }),
        headers: bearer(editorKey),
        status: [200],
      };
    }
    return { body: oneOf(bodies[oneOf(questions)]), headers: bearer(key), status: [200] };
  };
}

const bearer = (key) => ({ authorization: `Bearer ${key}` });

/** What came of a request: null where it is as it should be. */
function ask(url, agent, { body, headers = {}, status, code }) {
  return new Promise((resolve) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const isAsWanted =
            status.includes(answer.statusCode) &&
            (code
              ? code.some((one) => text.includes(`"code":"${one}"`))
              : text.startsWith('{"data":{') && !text.includes('"errors":['));
          resolve(isAsWanted ? null : `${answer.statusCode} ${text.slice(0, 200)} to ${body.slice(0, 120)}`);
        });
        answer.on('error', (error) => resolve(`cut off: ${error.message}`));
      },
    );
    sent.on('error', (error) => resolve(`${error.code ?? error.message} to ${body.slice(0, 120)}`));
    sent.end(body);
  });
}

/** Requests in a second, as fast as they are answered. */
async function throughput(url, agent, next, seconds) {
  let count = 0;
  const until = performance.now() + seconds * 1000;
  const client = async () => {
    while (performance.now() < until) {
      const fault = await ask(url, agent, next(0, options.writes));
      if (fault) throw new Error(`Before the load: ${fault}`);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: options.connections }, client));
  return count / seconds;
}

/** Sends at a steady rate, whether answers have come or not; what one took is counted from when it was to be sent. */
async function steadily(url, agent, next, perSecond, ms) {
  const took = [];
  const faults = [];
  let [sent, answered, bad] = [0, 0, 0];
  const from = performance.now();
  for (let now = 0; now < ms; now = performance.now() - from) {
    for (const due = Math.floor((now / 1000) * perSecond); sent < due; sent++) {
      const dueAt = from + (sent / perSecond) * 1000;
      const one = next(options.bad, options.writes);
      if (one.isBad) bad += 1;
      ask(url, agent, one).then((fault) => {
        answered += 1;
        took.push(performance.now() - dueAt);
        if (fault) faults.push(fault);
      });
    }
    await setTimeout(2);
  }
  for (const until = performance.now() + 30_000; answered < sent && performance.now() < until; ) await setTimeout(20);
  return { sent, bad, unanswered: sent - answered, faults, took: took.sort((a, b) => a - b) };
}

/** The memory of the hub, as its figures tell it, from time to time. */
function watchMemory(url) {
  const samples = [];
  const from = performance.now();
  const look = async () => {
    const text = await (await fetch(url)).text();
    const value = (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    samples.push({
      ms: performance.now() - from,
      resident: value('process_resident_memory_bytes'),
      heap: value('nodejs_heap_size_used_bytes') + value('nodejs_external_memory_bytes'),
    });
  };
  const timer = setInterval(() => look().catch(() => undefined), SAMPLE_MS);
  return {
    end: (ms) => {
      clearInterval(timer);
      const mean = (list, what) => list.reduce((sum, one) => sum + one[what], 0) / Math.max(1, list.length) / 2 ** 20;
      const first = samples.filter((one) => one.ms < WINDOW_MS);
      const last = samples.filter((one) => one.ms > ms - WINDOW_MS && one.ms <= ms);
      return Object.fromEntries(['resident', 'heap'].map((what) => [what, [mean(first, what), mean(last, what)]]));
    },
  };
}

const inDatabase = async (url, work) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const server = await openServer(tell);
const copy = new URL(server.url);
copy.pathname = '/plangraph_load';
try {
  const data = await dataOf(options.scale, server.url, tell);
  await inDatabase(server.url, async (client) => {
    await client.query('drop database if exists plangraph_load with (force)');
    await client.query(`create database plangraph_load template ${data.name}`);
  });
  const { values, tasks } = await inDatabase(copy.href, async (client) => ({
    values: await valuesOf(client, Object.keys(MIX), 200),
    tasks: (
      await client.query(
        `select id from task where status in ('NOT_STARTED', 'IN_PROGRESS') order by hashint4(id) limit 5000`,
      )
    ).rows.map(({ id }) => id),
  }));
  const bodies = Object.fromEntries(Object.keys(MIX).map((name) => [name, bodiesOf('hub', name, values[name])]));
  const hub = await startServer('hub', process.execPath, [`${BUILD}/src/main.js`], {
    DATABASE_URL: copy.href,
    RATE_PER_KEY: '0',
    RATE_PER_ADDRESS: '0',
  });
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const next = drawn({ bodies, tasks, key: data.key, editorKey: data.editorKey });
  await throughput(hub.url, agent, next, WARM_UP_S);
  const most = await throughput(hub.url, agent, next, MEASURE_S);
  const perSecond = most * options.load;
  tell(
    `Measured ${Math.round(most)} requests a second; from now on ${Math.round(perSecond)} for ${options.minutes} min`,
  );
  await steadily(hub.url, agent, next, perSecond, SETTLE_MS);
  const ms = options.minutes * 60_000;
  const memory = watchMemory(hub.url.replace(/\/graphql$/, '/metrics'));
  const found = await steadily(hub.url, agent, next, perSecond, ms);
  const { resident, heap } = memory.end(ms);
  agent.destroy();
  const exitCode = await hub.stop();
  const at = (share) => found.took[Math.min(found.took.length - 1, Math.floor(found.took.length * share))]?.toFixed(1);
  const [first, last] = resident;
  const isFlat = Math.abs(last - first) <= FLAT * first;
  console.log(
    [
      `${found.sent} requests in ${options.minutes} min, ${Math.round(perSecond)} a second (${options.load * 100} % of ${Math.round(most)}), scale ${options.scale}`,
      `errors that are not of who asked: ${found.faults.length}, without an answer: ${found.unanswered}; bad requests: ${found.bad}`,
      `ms: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, most ${at(1)}`,
      `memory, first and last ${Math.round(WINDOW_MS / 1000)} s: ${first.toFixed(0)} and ${last.toFixed(0)} MB (${isFlat ? 'flat' : 'NOT flat'}); heap ${heap.map((one) => one.toFixed(0)).join(' and ')} MB`,
      `end of the hub: exit code ${exitCode}`,
    ].join('\n'),
  );
  for (const fault of [...new Set(found.faults)].slice(0, 10)) console.log(`  ${fault}`);
  process.exitCode = found.faults.length === 0 && found.unanswered === 0 && isFlat && exitCode === 0 ? 0 : 1;
} finally {
  await stopAll();
  await inDatabase(server.url, (client) => client.query('drop database if exists plangraph_load with (force)'));
  await server.close();
}
