// How long a search takes over 8,000 tasks and over 400,000, and by which indexes PostgreSQL answers it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const built = (path) => require(`../../dist/src/${path}.js`);
const { openEmbeddedCluster } = built('database/embedded-cluster');
const { openDatabase } = built('database/database');
const { migrate } = built('database/migrate');
const { countEntries, findEntries } = built('modules/catalog/search.queries');
const { readingsOf } = built('modules/catalog/search-readings');
const { anyOf, tiersOf } = built('modules/catalog/search-tiers');

const SIZES = (process.argv[2] ?? '8000,400000').split(',').map(Number);
const ROUNDS = 9;
const SEARCHES = [
  'thực hiện',
  'THUC HIEN',
  'th',
  'y tế',
  'kế hoạch',
  'UBND',
  'hiện thực',
  'chuyen doi so',
  'chuyen doi s',
  'thuc hien t',
  'đợt 7',
  'Sở Nội vụ',
  'nghị định 30',
  '30/2025/NĐ-CP',
  '30/2025/NDCP',
  'Sở NV',
  'đợt 7777',
  'rà soát cán bộ nguồn',
  'chuyển đổi số đợt 77',
  'thực hiện bình đẳng giới trẻ em',
];
const TASKS = readFileSync(new URL('tasks.sql', import.meta.url), 'utf8');
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function timed(work) {
  const took = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const from = performance.now();
    await work();
    if (round > 0) took.push(performance.now() - from);
  }
  return { ms: median(took), most: Math.max(...took) };
}

/** The statements of search.page for the tier that is asked for, as PostgreSQL would run them by themselves. */
async function plansOf(tiers) {
  const [{ prosrc }] = await database.source.query("select prosrc from pg_proc where oid = 'search.page'::regproc");
  const tier = tiers.ranked.findLast((query) => query !== null);
  const values = {
    asked: `'${tier.replaceAll("'", "''")}'::tsquery`,
    widest: `'${tiers.widest.replaceAll("'", "''")}'`,
  };
  Object.assign(values, { at_size: '-1', at_id: '-1', missing: '21', window_rows: '1000', few: '1000', place: '8' });
  const statements = [...prosrc.matchAll(/(?:return query|ids := array\()\s*([^;]+?)\)?;/g)].map(([, text]) => text);
  const plans = [];
  for (const text of statements.filter((statement) => !statement.includes('any(ids)'))) {
    const filled = text.replace(/(?<!\.)\b(\w+)\b/g, (name) => values[name] ?? name);
    const lines = await database.source.query(`explain ${filled}`);
    const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
    plans.push(
      /Seq Scan on entry/.test(plan) ? 'a sequential scan' : (/\b(entry_\w+_idx)/.exec(plan)?.[1] ?? 'no index'),
    );
  }
  return plans.join(', ');
}

const folder = mkdtempSync(join(tmpdir(), 'plangraph-search-'));
const cluster = await openEmbeddedCluster({
  dataDir: join(folder, 'data'),
  settings: { fsync: 'off', max_wal_size: '4GB' },
});
const database = await openDatabase(cluster.url);
const rows = new Map();
try {
  await migrate(database);
  await database.source.query(`
    insert into unit (name) values ('Sở Nội vụ tỉnh Lạc Giang');
    insert into source_text (sha256, file_name, text) values (repeat('a', 64), 'a.txt', 'x');
    insert into legal_document (number, number_key, type, source_text_id) values ('12/KH-SNV', '12/kh-snv', 'Kế hoạch', 1);
    insert into plan (number, number_key, document_type, title, document_id, source_text_id, issuer_id)
      values ('12/KH-SNV', '12/kh-snv', 'Kế hoạch', 'Cải cách hành chính năm 2026', 1, 1, 1);
    -- what is measured is search
    select lose_history('task')`);
  let planted = 0;
  for (const size of SIZES) {
    const from = performance.now();
    await database.source.query(TASKS, [1, planted + 1, size]);
    const took = performance.now() - from;
    console.log(
      `${size} tasks: planted with their entries in ${(took / 1000).toFixed(0)} s (${((took * 1000) / (size - planted)).toFixed(0)} µs a task)`,
    );
    planted = size;
    await database.source.query('vacuum analyze');
    for (const text of SEARCHES) {
      const tiers = anyOf(readingsOf(text).map((terms) => tiersOf(terms, null)));
      const page = await timed(() => findEntries(database, tiers, null, 21));
      const count = await timed(() => countEntries(database, tiers));
      const found = await countEntries(database, tiers);
      rows.set(text, [...(rows.get(text) ?? []), { size, page, count, found, indexes: await plansOf(tiers) }]);
    }
  }
  console.log(
    `\nMilliseconds, median of ${ROUNDS} (the longest): a page of 20; totalCount; found; by EXPLAIN the indexes of its walk, of all that fits, of one tier`,
  );
  for (const [text, results] of rows)
    for (const { size, page, count, found, indexes } of results)
      console.log(
        `  ${text.padEnd(34)} ${String(size).padStart(7)}  ${page.ms.toFixed(1).padStart(7)} (${page.most.toFixed(1)})  ${count.ms.toFixed(1).padStart(7)}  ${String(found).padStart(7)}  ${indexes}`,
      );
} finally {
  await database.close();
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
}
