// A list of 1,000,000 tasks as .csv and .xlsx over HTTP: seconds, bytes, and the memory that the hub takes meanwhile.
//   node test/bench/export.mjs [ROWS]
// BENCH_EXPORT_DIR names a folder in which the rows are kept from one run to the next.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { BUILD, built } from './compare/built.mjs';
import { startServer, stopAll } from './compare/started.mjs';

const { openEmbeddedCluster } = built('database/embedded-cluster');
const { openDatabase } = built('database/database');
const { migrate } = built('database/migrate');
const { createKey } = built('auth/api-keys');

const ROWS = Number(process.argv[2] ?? 1_000_000);
const UNITS = 200;
const TASKS = readFileSync(new URL('tasks.sql', import.meta.url), 'utf8');
const MB = 1024 * 1024;
const LOOK_MS = 100;

const QUESTIONS = {
  'six columns': '{ tasks { nodes { ordinal title status deadline { on } completedOn version } } }',
  'with units':
    '{ tasks { nodes { title deadline { on text } assignments(role: LEAD) { unit { name } } plan { number } } } }',
};
const FORMATS = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Resident memory of a process, in bytes: now, and the most so far. */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

async function take(url, key, query, accept, pid) {
  const from = performance.now();
  let most = 0;
  const timer = existsSync('/proc') ? setInterval(() => (most = Math.max(most, memoryOf(pid).now)), LOOK_MS) : null;
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  if (!response.ok) throw new Error(await response.text());
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    hash.update(chunk);
    if (accept === FORMATS.csv) for (const byte of chunk) if (byte === 10) lines += 1;
  }
  clearInterval(timer);
  return { seconds: (performance.now() - from) / 1000, bytes, lines, most };
}

const kept = process.env.BENCH_EXPORT_DIR;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'plangraph-export-'));
const cluster = await openEmbeddedCluster({
  dataDir: join(folder, `data-${ROWS}`),
  settings: { fsync: 'off', max_wal_size: '4GB' },
});

async function plant(database) {
  const from = performance.now();
  await database.source.transaction(async (tx) => {
    // neither history nor words to search by: what is measured is reading
    const tables = ['task', 'assignment', 'deadline', 'unit', 'plan', 'legal_document'];
    for (const table of tables) await tx.query(`alter table ${table} disable trigger user`);
    await tx.query(`insert into unit (name) select 'Sở Nội vụ số ' || n from generate_series(1, ${UNITS}) as n`);
    await tx.query(`
      insert into source_text (sha256, file_name, text) values (repeat('a', 64), 'a.txt', 'x');
      insert into legal_document (number, number_key, type, source_text_id) values ('12/KH-SNV', '12/kh-snv', 'Kế hoạch', 1);
      insert into plan (number, number_key, document_type, title, document_id, source_text_id, issuer_id)
        values ('12/KH-SNV', '12/kh-snv', 'Kế hoạch', 'Cải cách hành chính năm 2026', 1, 1, 1)`);
    await tx.query(TASKS, [1, 1, ROWS]);
    await tx.query(`
      update task set ordinal = 'III.' || position, status = case when position % 3 = 0 then 'COMPLETED' else status end,
        completed_on = case when position % 3 = 0 then date '2026-03-01' + position % 200 end;
      insert into assignment (task_id, unit_id, role, position, evidence)
        select id, 1 + position % ${UNITS}, 'LEAD', 1, evidence from task;
      insert into deadline (task_id, position, text, due_on, evidence)
        select id, 1, 'Quý II/2026', date '2026-06-30', evidence from task`);
    for (const table of tables) await tx.query(`alter table ${table} enable trigger user`);
  });
  await database.source.query('vacuum analyze');
  console.log(`planted in ${((performance.now() - from) / 1000).toFixed(0)} s`);
}

try {
  const database = await openDatabase(cluster.url);
  await migrate(database);
  const key = await createKey(database.source, `bench ${Date.now()}`, 'ADMIN');
  const [{ count }] = await database.source.query('select count(*)::int from task');
  if (count === 0) await plant(database);
  await database.close();
  console.log(`${ROWS} tasks, ${UNITS} units`);
  for (const [name, query] of Object.entries(QUESTIONS)) {
    // a hub of its own for each: what one has grown to is no measure of another
    for (const format of ['csv', 'xlsx']) {
      const hub = await startServer('the hub', process.execPath, [`${BUILD}/src/main.js`], {
        DATABASE_URL: cluster.url,
        PLANGRAPH_SAMPLE: 'off',
      });
      // as a hub is that has answered before
      await take(hub.url, key, query.replace('tasks', 'tasks(first: 20000)'), FORMATS[format], hub.pid);
      const before = memoryOf(hub.pid).now;
      const { seconds, bytes, lines, most } = await take(hub.url, key, query, FORMATS[format], hub.pid);
      if (format === 'csv' && lines < ROWS) throw new Error(`${lines} lines of ${ROWS} rows`);
      console.log(
        `  ${name.padEnd(14)} ${format.padEnd(5)} ${seconds.toFixed(1).padStart(6)} s  ${Math.round(ROWS / seconds)
          .toLocaleString('en')
          .padStart(
            8,
          )} rows/s  ${(bytes / MB).toFixed(0).padStart(5)} MB  memory of the hub ${(before / MB).toFixed(0)} MB before, ${(most / MB).toFixed(0)} MB at most`,
      );
      await hub.stop();
    }
  }
} finally {
  await stopAll();
  await cluster.close();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}
