// How much faster operations are answered compiled than interpreted: a hundred that test/compiler/random-operations.test.ts
// draws, each asked of one hub both ways in turn, over the same rows, by one client on one connection. A request with
// `extensions` goes through Apollo's pipeline and is interpreted; the same without is compiled, once it is known.
//   node test/bench/drawn.mjs [--operations 100] [--rounds 15] [--seed 20261123]
import http from 'node:http';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { BUILD } from './compare/built.mjs';
import { startServer, stopAll } from './compare/started.mjs';

const require = createRequire(import.meta.url);
require('../support/typescript-require.cjs');
require('reflect-metadata');
const { default: setUp } = require('../support/global-setup.ts');
const { default: tearDown } = require('../support/global-teardown.ts');

const text = { type: 'string' };
const { values: given } = parseArgs({
  options: {
    operations: { ...text, default: '100' },
    rounds: { ...text, default: '15' },
    seed: { ...text, default: '20261123' },
  },
});
/** A connection's first executions of a statement plan it anew, for both ways; afterwards it is planned. */
const WARM_ROUNDS = 25;
const WANTED = 2;
/** What holds no rows is shorter. */
const SHORTEST = 60;

await setUp({ hasProgram: false });
try {
  const { openRandomQuestions } = require('../support/compiler/random-questions.ts');
  const questions = await openRandomQuestions(Number(given.seed));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const hub = await startServer('hub', process.execPath, [`${BUILD}/src/main.js`], {
      DATABASE_URL: questions.hub.databaseUrl,
      RESPONSE_CACHE_MB: '0',
      RATE_PER_ADDRESS: '0',
    });
    const figures = [];
    for (let number = 0; figures.length < Number(given.operations); number++) {
      const { query, variables, isValid } = questions.drawn(number);
      if (!isValid) continue;
      const figure = await timed(hub.url, agent, { query, variables });
      if (figure) figures.push(figure);
    }
    report(figures);
  } finally {
    agent.destroy();
    await stopAll();
    await questions.hub.close();
  }
} finally {
  await tearDown();
}

/** Milliseconds of the two ways; null where it is answered with errors, without rows, or the same way both times. */
async function timed(url, agent, asked) {
  const ways = {
    interpreted: JSON.stringify({ ...asked, extensions: {} }),
    compiled: JSON.stringify(asked),
  };
  const compiledBefore = await compiledCount(url);
  const ms = { interpreted: [], compiled: [] };
  for (let round = -WARM_ROUNDS; round < Number(given.rounds); round++)
    for (const way of round % 2 === 0 ? ['interpreted', 'compiled'] : ['compiled', 'interpreted']) {
      const from = performance.now();
      const body = await post(url, agent, ways[way]);
      if (round >= 0) ms[way].push(performance.now() - from);
      else if (body.includes('"errors":[') || body.length < SHORTEST) return null;
    }
  const compiled = (await compiledCount(url)) - compiledBefore;
  // its first request is the one that makes it known
  if (compiled < Number(given.rounds)) return null;
  return { interpreted: median(ms.interpreted), compiled: median(ms.compiled) };
}

function post(url, agent, body) {
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

function report(figures) {
  const ratios = figures.map(({ interpreted, compiled }) => interpreted / compiled).sort((a, b) => a - b);
  const at = (share) => ratios[Math.min(ratios.length - 1, Math.floor(share * ratios.length))].toFixed(2);
  console.log(
    `${ratios.length} drawn operations, seed ${given.seed}, ${given.rounds} rounds each, interleaved: compiled is ${at(0.5)} times as fast as interpreted in the median (p10 ${at(0.1)}, p25 ${at(0.25)}, p75 ${at(0.75)}, p90 ${at(0.9)}; wanted ${WANTED})`,
  );
  console.log(
    `median ms: interpreted ${median(figures.map(({ interpreted }) => interpreted)).toFixed(2)}, compiled ${median(figures.map(({ compiled }) => compiled)).toFixed(2)}`,
  );
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
