// How much faster operations are answered compiled than interpreted: a hundred that are drawn at random up to the budget of callers
// without a key (as for budget.mjs), each asked of one hub both ways in turn, on the kept data of a scale, by one client on one
// connection. A request with `extensions` goes through Apollo's pipeline and is interpreted; the same without is compiled, once
// it is known.
//   node test/bench/drawn.mjs [--scale S] [--operations 100] [--rounds 9] [--seed 1]
import http from 'node:http';
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

const text = { type: 'string' };
const { values: given } = parseArgs({
  options: {
    scale: { ...text, default: 'S' },
    operations: { ...text, default: '100' },
    rounds: { ...text, default: '9' },
    seed: { ...text, default: '1' },
  },
});
/** A connection's first executions of a statement plan it anew, for both ways; afterwards it is planned. */
const WARM_ROUNDS = 7;
const WANTED = 2;
/** What holds no rows is shorter. */
const SHORTEST = 60;
/** What takes longer is PostgreSQL's work. */
const LONGEST_MS = 1000;

const server = await openServer(console.error);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
try {
  const { limits } = readConfig({});
  const data = await dataOf(given.scale, server.url, console.error);
  const drawn = drawer(wholeGraph(), await askableValues(data.url), Number(given.seed));
  const hub = await startServer('hub', process.execPath, [`${BUILD}/src/main.js`], {
    DATABASE_URL: data.url,
    RESPONSE_CACHE_MB: '0',
    RATE_PER_ADDRESS: '0',
  });
  const figures = [];
  const left = { dearer: 0, withErrors: 0, withoutRows: 0, slow: 0, interpreted: 0 };
  while (figures.length < Number(given.operations)) {
    const query = drawn.next();
    const cost = estimateOf(wholeGraph(), limits, query);
    if (cost === null || cost > limits.budgets.anonymous) left.dearer += 1;
    else {
      const figure = await timed(hub.url, { query });
      if (typeof figure === 'string') left[figure] += 1;
      // what is asked first says mostly whose work it is
      else figures.push({ ...figure, root: /\w+/.exec(query)?.[0] });
    }
  }
  report(figures, left);
} finally {
  agent.destroy();
  await stopAll();
  await server.close();
}

/** Milliseconds of the two ways, or why there are none. */
async function timed(url, asked) {
  const ways = {
    interpreted: JSON.stringify({ ...asked, extensions: {} }),
    compiled: JSON.stringify(asked),
  };
  const compiledBefore = await compiledCount(url);
  const ms = { interpreted: [], compiled: [] };
  for (let round = -WARM_ROUNDS; round < Number(given.rounds); round++)
    for (const way of round % 2 === 0 ? ['interpreted', 'compiled'] : ['compiled', 'interpreted']) {
      const from = performance.now();
      const body = await post(url, ways[way]);
      const took = performance.now() - from;
      if (round >= 0) ms[way].push(took);
      else if (body.includes('"errors":[')) return 'withErrors';
      else if (body.length < SHORTEST) return 'withoutRows';
      else if (took > LONGEST_MS) return 'slow';
    }
  const compiled = (await compiledCount(url)) - compiledBefore;
  // its first request is the one that makes it known
  if (compiled < Number(given.rounds)) return 'interpreted';
  return { interpreted: median(ms.interpreted), compiled: median(ms.compiled) };
}

function post(url, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** How many operations the hub has answered compiled. */
async function compiledCount(url) {
  const figures = await (await fetch(new URL('/metrics', url))).text();
  const found = /^plangraph_operations_total\{[^}]*executed="compiled"[^}]*\} (\d+)$/m.exec(figures);
  if (!found) throw new Error(`/metrics does not say how many operations were compiled: ${figures.slice(0, 500)}`);
  return Number(found[1]);
}

function report(figures, left) {
  const ratioOf = ({ interpreted, compiled }) => interpreted / compiled;
  const ratios = figures.map(ratioOf).sort((a, b) => a - b);
  const at = (share) => ratios[Math.min(ratios.length - 1, Math.floor(share * ratios.length))].toFixed(2);
  const ms = (way) => median(figures.map((figure) => figure[way])).toFixed(2);
  const byRoot = new Map();
  for (const figure of figures) byRoot.set(figure.root, [...(byRoot.get(figure.root) ?? []), figure]);
  const lines = [
    `${ratios.length} drawn operations on ${given.scale}, seed ${given.seed}, ${given.rounds} rounds each, interleaved: compiled is ${at(0.5)} times as fast as interpreted in the median (p10 ${at(0.1)}, p25 ${at(0.25)}, p75 ${at(0.75)}, p90 ${at(0.9)}; wanted ${WANTED})`,
    `by what is asked first: ${[...byRoot].map(([root, all]) => `${root} ${median(all.map(ratioOf)).toFixed(2)} (${all.length})`).join(', ')}`,
    `left out: ${left.dearer} dearer than the budget, ${left.withErrors} answered with errors (ended by time or rows among them), ${left.withoutRows} without rows, ${left.slow} of over ${LONGEST_MS} ms, ${left.interpreted} not compiled`,
    `median ms: interpreted ${ms('interpreted')}, compiled ${ms('compiled')}`,
  ];
  for (const line of lines) console.log(line);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
