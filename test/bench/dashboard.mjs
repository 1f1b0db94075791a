// How long the dashboard's views take on the kept data of a scale, in a browser whose cache is empty: until what is seen first is there, and
// from a choice to the next paint; beside it how much of the code comes first, compressed, and how the longest lists scroll.
//   node test/bench/dashboard.mjs [--scale L] [--rounds 7]
// It needs Chromium. BENCH_DATABASE_URL and BENCH_BUILD as for compare.mjs. Wanted: the first view within 1.5 s, a choice within 200 ms.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { BUILD, built } from './compare/built.mjs';
import { dataOf } from './compare/data.mjs';
import { openServer } from './compare/server.mjs';
import { startServer, stopAll } from './compare/started.mjs';

const { encodeId } = built('graph/global-id');

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const text = { type: 'string' };
const { values: options } = parseArgs({
  options: { scale: { ...text, default: 'L' }, rounds: { ...text, default: '7' } },
});

const tell = (line) => console.error(line);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const server = await openServer(tell);
try {
  const data = await dataOf(options.scale, server.url, tell);
  const hub = await startServer('hub', process.execPath, [`${BUILD}/src/main.js`], {
    DATABASE_URL: data.url,
    RESPONSE_CACHE_MB: '0',
    RATE_PER_ADDRESS: '0',
  });
  const origin = new URL(hub.url).origin;
  const views = await viewsOf(hub.url);
  console.log(`First script: ${firstScriptKb()} kB compressed (wanted: 350 at most)`);
  console.log(`| view | what is seen first is there, median ms | most | a choice to the next paint, median ms |`);
  console.log('|---|---|---|---|');
  for (const [name, address] of views) {
    // the browser's cache is to be empty, not the database's
    await look(`${origin}${address}`).catch(() => undefined);
    const runs = [];
    for (let round = 0; round < Number(options.rounds); round++) runs.push(await look(`${origin}${address}`));
    const there = runs.map((run) => run.thereMs);
    const painted = runs.flatMap((run) => (run.paintMs === null ? [] : [run.paintMs]));
    console.log(`| ${name} | ${median(there)} | ${Math.max(...there)} | ${painted.length ? median(painted) : '–'} |`);
  }
  console.log('\n| list | a frame, median ms | 95 of 100, ms | elements in the page at most |');
  console.log('|---|---|---|---|');
  for (const [name, address] of await longLists(data.url)) {
    const { frames, most } = await inBrowser((page) => scrolled(page, `${origin}${address}`));
    const [middle, slow] = [0.5, 0.95].map((share) => Math.round(frames[Math.floor(frames.length * share)]));
    console.log(`| ${name} | ${middle} | ${slow} | ${most} |`);
  }
} finally {
  await stopAll();
  await server.close();
}

/** The views of the nodes that have the most. */
async function viewsOf(graphUrl) {
  const response = await fetch(graphUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `{ plans(first: 1) { nodes { id year document { citedBy(first: 1) { nodes { document { id } } } legalBasis: cites(first: 1) { nodes { document { id } } } } tasks(first: 1) { nodes { id assignments { unit { id } } } } } } }`,
    }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  const [plan] = data.plans.nodes;
  const [task] = plan.tasks.nodes;
  const views = [
    ['overview', '/'],
    ['overview of a year', `/?year=${plan.year}&asOf=${plan.year}-06-30`],
    ['tasks', `/tasks?year=${plan.year}`],
    ['plan', `/plans/${encodeURIComponent(plan.id)}`],
    ['task', `/tasks/${encodeURIComponent(task.id)}`],
    ['unit', `/units/${encodeURIComponent(task.assignments[0].unit.id)}`],
  ];
  const basis = plan.document.legalBasis.nodes[0]?.document;
  if (basis) views.push(['document', `/documents/${encodeURIComponent(basis.id)}`]);
  return views;
}

/** The plan with the most tasks, and the unit that takes part in the most. */
async function longLists(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const most = async (table, column) => {
    const { rows } = await client.query(
      `select ${column} as id, count(*)::int as n from ${table} where ${column} is not null group by 1 order by 2 desc, 1 limit 1`,
    );
    return rows[0];
  };
  try {
    const [plan, unit] = [await most('task', 'plan_id'), await most('assignment', 'unit_id')];
    const shown = (count) => count.toLocaleString('en');
    return [
      [`a plan of ${shown(plan.n)} tasks`, `/plans/${encodeURIComponent(encodeId('Plan', plan.id))}`],
      [`a unit in ${shown(unit.n)} tasks`, `/units/${encodeURIComponent(encodeId('Unit', unit.id))}`],
    ];
  } finally {
    await client.end();
  }
}

/** How long frames take while somebody scrolls through a page, the shortest first; how many elements it has meanwhile. */
async function scrolled(page, address) {
  await page.goto(address);
  await page.waitForSelector('main h1');
  await page.waitForSelector('[aria-busy="true"]', { state: 'detached' });
  return page.evaluate(async () => {
    const frames = [];
    let most = 0;
    let last = performance.now();
    for (let step = 0; step < 300; step++) {
      scrollBy(0, 200);
      const now = await new Promise((next) => requestAnimationFrame(next));
      frames.push(now - last);
      last = now;
      if (step % 25 === 0) most = Math.max(most, document.querySelectorAll('*').length);
    }
    return { frames: frames.sort((a, b) => a - b), most };
  });
}

/** What is done in a browser whose cache is empty. */
async function inBrowser(work) {
  const profile = mkdtempSync(join(tmpdir(), 'plangraph-look-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: FLAGS.split(' '),
    viewport: { width: 1400, height: 900 },
  });
  try {
    return await work(context.pages()[0]);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** One look with an empty cache. */
function look(address) {
  return inBrowser(async (page) => {
    // how long is measured in the page: from the beginning of its loading to the moment when nothing that is seen waits any more
    await page.addInitScript(() => {
      const isSeen = (one) => one.getBoundingClientRect().top < innerHeight;
      const busy = () => [...document.querySelectorAll('[aria-busy="true"]')];
      const isThere = () => document.querySelector('main h1') && !busy().some(isSeen);
      const watch = () => {
        if (isThere()) globalThis.thereMs ??= Math.round(performance.now());
        requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) globalThis.paintMs = Math.max(globalThis.paintMs ?? 0, duration);
      }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    });
    await page.goto(address);
    const until = Date.now() + 30_000;
    while ((await page.evaluate('globalThis.thereMs ?? null')) === null && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const thereMs = await page.evaluate('globalThis.thereMs ?? null');
    if (thereMs === null) throw new Error(`${address}: not there within 30 s`);
    // what is refused is there at once; panels further down wait until they are
    await page.waitForSelector('[aria-busy="true"]', { state: 'detached' });
    const refused = await page.locator('main section:has([role=alert])').allTextContents();
    if (refused.length > 0) throw new Error(`${address}: ${refused.join('\n')}`);
    const choice = page.locator('main select').first();
    let paintMs = null;
    if (await choice.count()) {
      await choice.focus();
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(300);
      paintMs = await page.evaluate('globalThis.paintMs ?? 16');
    }
    return { thereMs, paintMs };
  });
}

function firstScriptKb() {
  const assets = join(BUILD, 'src/web/pages/assets');
  const html = readFileSync(join(assets, '../index.html'), 'utf8');
  const names = readdirSync(assets).filter((name) => name.endsWith('.js') && html.includes(name));
  const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
  return Math.round(bytes / 1024);
}
