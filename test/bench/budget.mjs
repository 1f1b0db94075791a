// How long operations take that callers without a key may ask, drawn at random up to the budget, on the kept data of a scale: none may take over a second.
//   node test/bench/budget.mjs --scale L --operations 500 --seed 1 [--minutes 5]
// Each is asked twice, one after the other: as nobody has asked it before, and as it is known then. BENCH_DATABASE_URL and BENCH_BUILD as for compare.mjs.

import { cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { drawer } from './budget/draw.mjs';
import { estimateOf } from './budget/estimate.mjs';
import { askableValues } from './budget/values.mjs';
import { BUILD, built } from './compare/built.mjs';
import { dataOf } from './compare/data.mjs';
import { openServer } from './compare/server.mjs';
import { startServer, stopAll } from './compare/started.mjs';

const { wholeGraph } = built('federation/whole-graph');
const { readConfig } = built('config');

const LONGEST_MS = 1000;
const WARM_UP = 20;
const text = { type: 'string' };
const { values: options } = parseArgs({
  options: {
    scale: { ...text, default: 'L' },
    operations: { ...text, default: '500' },
    seed: { ...text, default: '1' },
    minutes: { ...text, default: '10' },
  },
});

const tell = (line) => console.error(line);
const server = await openServer(tell);
const { limits } = readConfig({});
try {
  const data = await dataOf(options.scale, server.url, tell);
  const values = await askableValues(data.url);
  const hub = await startServer('hub', process.execPath, [`${BUILD}/src/main.js`], {
    DATABASE_URL: data.url,
    DATABASE_POOL_SIZE: '8',
    RESPONSE_CACHE_MB: '0',
    RATE_PER_ADDRESS: '0',
  });
  const schema = wholeGraph();
  const drawn = drawer(schema, values, Number(options.seed));
  const until = performance.now() + Number(options.minutes) * 60_000;
  // a process that was just started is slower
  for (let i = 0; i < WARM_UP; i++)
    await ask(hub.url, '{ plans(first: 100) { nodes { title tasks(first: 5) { nodes { title } } } } }');
  const runs = [];
  const failures = new Map();
  let refused = 0;
  while (runs.length < Number(options.operations) && performance.now() < until) {
    const query = drawn.next();
    const cost = estimateOf(schema, limits, query);
    if (cost === null) continue;
    if (cost > limits.budgets.anonymous) {
      refused += 1;
      continue;
    }
    const [first, known] = [await ask(hub.url, query), await ask(hub.url, query)];
    for (const { code } of [first, known]) if (code !== null) failures.set(code, (failures.get(code) ?? 0) + 1);
    runs.push({ query, cost, first, known });
  }
  report(runs, refused, failures);
  if (runs.some(({ first, known }) => Math.max(first.ms, known.ms) > LONGEST_MS)) process.exitCode = 1;
} finally {
  await stopAll();
  await server.close();
}

async function ask(url, query) {
  const from = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const body = await response.text();
  const ms = performance.now() - from;
  const { errors } = JSON.parse(body);
  return { ms, bytes: body.length, code: errors?.[0]?.extensions?.code ?? null };
}

function report(runs, refused, failures) {
  const shown = (name, all) => {
    const sorted = all.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
    console.log(
      `${name}: median ${at(0.5)} ms, p90 ${at(0.9)}, p99 ${at(0.99)}, longest ${at(1)}; ended by time or rows ${all.filter(({ code }) => code === 'TOO_COSTLY').length}, longest of the others ${Math.max(0, ...all.filter(({ code }) => code !== 'TOO_COSTLY').map(({ ms }) => ms)).toFixed(0)} ms`,
    );
  };
  console.log(
    `${runs.length} operations within ${limits.budgets.anonymous} points on ${options.scale}, seed ${options.seed}; ${refused} dearer ones were drawn and not asked`,
  );
  const costs = runs.map(({ cost }) => cost).sort((a, b) => a - b);
  console.log(
    `estimates: median ${costs[costs.length >> 1]}, p90 ${costs[Math.floor(0.9 * costs.length)]}, most ${costs.at(-1)}`,
  );
  shown(
    'asked for the first time',
    runs.map(({ first }) => first),
  );
  shown(
    'known',
    runs.map(({ known }) => known),
  );
  console.log(`errors: ${JSON.stringify(Object.fromEntries(failures))}`);
  const byRoot = new Map();
  for (const { query, known } of runs) {
    // "taskReport" of "{ taskReport(groupBy: …"; not what stands below it
    const root = /\w+/.exec(query)?.[0] ?? '';
    const { asked, ended } = byRoot.get(root) ?? { asked: 0, ended: 0 };
    byRoot.set(root, { asked: asked + 1, ended: ended + (known.code === 'TOO_COSTLY' ? 1 : 0) });
  }
  console.log(
    `ended by time or rows, by what is asked first: ${[...byRoot].map(([root, { asked, ended }]) => `${root} ${ended} of ${asked}`).join(', ')}`,
  );
  console.log(`load of this machine at the end: ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
  for (const { query, cost, first, known } of [...runs]
    .sort((a, b) => Math.max(b.first.ms, b.known.ms) - Math.max(a.first.ms, a.known.ms))
    .slice(0, 5))
    console.log(
      `  ${first.ms.toFixed(0)} / ${known.ms.toFixed(0)} ms, ${cost} points, ${first.bytes} bytes, ${first.code ?? 'answered'}: ${query.slice(0, 400)}`,
    );
}
