// The data of a scale: a database of its own, made once, kept, and made anew where the generator has changed; migrations since then are run on it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import { built } from './built.mjs';

const { openDatabase } = built('database/database');
const { migrate } = built('database/migrate');
const { createKey } = built('auth/api-keys');

/** Plans, documents that are cited, units. */
export const SCALES = {
  S: { plans: 200, documents: 1000, units: 40 },
  L: { plans: 10_000, documents: 50_000, units: 2000 },
  XL: { plans: 100_000, documents: 500_000, units: 20_000 },
};

const FILLED = [
  'unit',
  'unit_alias',
  'source_text',
  'legal_document',
  'plan',
  'task',
  'deadline',
  'assignment',
  'citation',
  'indicator',
  'observation',
];
const SEARCHED = ['PLAN', 'TASK', 'UNIT', 'INDICATOR', 'LEGAL_DOCUMENT'];
const sqlOf = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

const edition = createHash('sha256').update(sqlOf('data.sql')).update(sqlOf('peers.sql')).digest('hex');

/** Where the data of a scale is: `{ url, key, editorKey, rows }`, with keys for the hub. Made where it is not there as it should be. */
export async function dataOf(scale, serverUrl, tell) {
  const name = `plangraph_bench_${scale.toLowerCase()}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  if ((await editionOf(serverUrl, name, url.href)) !== edition) {
    const from = performance.now();
    tell(`Making the data of scale ${scale} in the database ${name}`);
    await inDatabase(serverUrl, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name} template template0 encoding 'UTF8'`);
    });
    await migrated(url.href, async () => undefined);
    await inDatabase(url.href, (client) => fill(client, SCALES[scale], tell));
    tell(`Made in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  }
  // one for reading, which is what is measured, and one for the changes beside it
  const [key, editorKey] = await migrated(url.href, async ({ source }) => {
    const named = (role) => createKey(source, `benchmark, ${role}, ${new Date().toISOString()}`, role);
    return [await named('READER'), await named('EDITOR')];
  });
  return { scale, name, url: url.href, rows: await inDatabase(url.href, rowCounts), key, editorKey };
}

async function migrated(url, work) {
  const database = await openDatabase(url);
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

async function inDatabase(url, work) {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function editionOf(serverUrl, name, url) {
  const has = (client, what, value) =>
    client.query(`select ${what} as found`, [value]).then(({ rows }) => rows[0].found);
  if (!(await inDatabase(serverUrl, (c) => has(c, 'exists (select from pg_database where datname = $1)', name))))
    return null;
  return inDatabase(url, async (client) => {
    if ((await has(client, 'to_regclass($1)', 'bench.edition')) === null) return null;
    return (await client.query('select sha256 from bench.edition')).rows[0]?.sha256 ?? null;
  });
}

async function fill(client, size, tell) {
  // ":plans", not "::int"
  const numbers = (text) => text.replace(/:(plans|documents|units)\b/g, (_, what) => String(size[what]));
  const run = async (what, text) => {
    const from = performance.now();
    await client.query(text);
    tell(`  ${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  };
  // what a crash takes is made again
  await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`);
  const inverted = await client.query(
    `select format('%I.%I', schemaname, indexname) as name, indexdef from pg_indexes
      where schemaname in ('public', 'search') and indexdef like '% USING gin %'`,
  );
  // triggers keep history, search and versions row by row: here search is made in one go, and there is no history
  await client.query(FILLED.map((table) => `alter table ${table} disable trigger user;`).join('\n'));
  for (const { name } of inverted.rows) await client.query(`drop index ${name}`);
  await run('tables', numbers(sqlOf('data.sql')));
  await client.query(FILLED.map((table) => `alter table ${table} enable trigger user;`).join('\n'));
  for (const table of FILLED)
    await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
  for (const kind of SEARCHED) await run(`search ${kind}`, `select search.refresh('${kind}', null)`);
  await run('derived', 'select derived.refresh()');
  for (const { name, indexdef } of inverted.rows) await run(`index ${name}`, indexdef);
  await client.query(sqlOf('peers.sql'));
  await run('vacuum', 'vacuum (analyze)');
  await client.query(`create table bench.edition as select '${edition}' as sha256`);
}

async function rowCounts(client) {
  const { rows } = await client.query(
    `select relname as name, reltuples::int as rows from pg_class where relname = any($1) and relkind = 'r'
        and relnamespace = 'public'::regnamespace order by array_position($1, relname::text)`,
    [FILLED],
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}
