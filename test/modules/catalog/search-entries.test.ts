import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../src/database/database';
import { NodeKind } from '../../../src/graph/node-kind';
import { countEntries, findEntries, rowOf } from '../../../src/modules/catalog/search.queries';
import { soughtTerms } from '../../../src/modules/catalog/search-terms';
import { type Tiers, tiersOf } from '../../../src/modules/catalog/search-tiers';
import { planter } from '../../support/planted-rows';
import { proofSize, recordProof } from '../../support/proof';
import { chanceOf } from '../../support/seeded-chance';
import { createTestDatabase } from '../../support/template-database';

const opened: Database[] = [];
afterAll(() => Promise.all(opened.map((database) => database.close())));

async function open(): Promise<Database> {
  const database = await openDatabase(await createTestDatabase());
  opened.push(database);
  return database;
}

/** Entries that are not what the rows say, in either direction. */
const outOfStep = (database: Database) =>
  database.source.query<{ kind: string; id: number }[]>(`
    select s.kind, s.row_id as id from search.source s
      full join search.entry e on e.id = s.row_id::bigint * 8 + search.kind_place(s.kind)
     where (e.id, e.words, e.size) is distinct from (
       s.row_id::bigint * 8 + search.kind_place(s.kind), search.vector(s.kind, s.names, s.head, s.body),
       search.size(s.kind, s.names))`);

describe('what search reads is what the rows say', () => {
  test('after any change, by whichever way, and the history has not grown by it', async () => {
    const database = await open();
    const plant = planter(database);
    const chance = chanceOf(42);
    const sql = (text: string, ...values: unknown[]) => database.source.query(text, values);
    const idOf = async (table: string) => {
      const rows: { id: number }[] = await sql(`select id from ${table} order by id`);
      return rows.length ? chance.oneOf(rows).id : null;
    };
    let made = 0;
    const words = () =>
      `${chance.oneOf(['Rà soát', 'Y tế', 'Thủ tục', 'Ủy ban'])} ${chance.oneOf(['số', 'xã', 'UBND'])} ${++made}`;
    const changes: Record<string, () => Promise<unknown>> = {
      unit: async () => plant.unit(words(), { parent: await idOf('unit'), aliases: [words()] }),
      document: async () => plant.document({ title: words(), issuer_id: await idOf('unit'), issued_on: '2026-03-05' }),
      plan: async () => plant.plan({ title: words(), issuer_id: await idOf('unit'), fields: [words()] }),
      task: async () => plant.task((await idOf('plan')) ?? (await plant.plan()), { title: words(), text: words() }),
      indicator: async () => plant.indicator((await idOf('plan')) ?? (await plant.plan()), { name: words() }),
      rename: async () => sql('update unit set name = $1 where id = $2', words(), await idOf('unit')),
      moveAlias: async () =>
        sql('update unit_alias set unit_id = $1 where id = $2', await idOf('unit'), await idOf('unit_alias')),
      dropAlias: async () => sql('delete from unit_alias where id = $1', await idOf('unit_alias')),
      retitle: async () => sql('update task set title = $1, text = title where id = $2', words(), await idOf('task')),
      all: async () => sql(`update indicator set measure_unit = $1, period = null`, words()),
      issuer: async () => sql('update plan set issuer_id = $1 where id = $2', await idOf('unit'), await idOf('plan')),
      number: async () =>
        sql('update legal_document set title = $1 where id = $2', words(), await idOf('legal_document')),
      untask: async () => sql('delete from task where id = $1', await idOf('task')),
      unplan: async () => sql('delete from plan where id = $1', await idOf('plan')),
      empty: async () => sql('truncate indicator cascade'),
    };
    for (let step = 0; step < 150; step++) {
      const change = chance.oneOf(Object.keys(changes)) as keyof typeof changes;
      await (changes[change] as () => Promise<unknown>)();
      expect({ change, faults: await outOfStep(database) }).toEqual({ change, faults: [] });
    }
    const [counts] = await database.source.query<{ entries: number; kept: number }[]>(`
      select (select count(*)::int from search.entry) as entries,
             (select count(*)::int from history where table_name in ('entry', 'word')) as kept`);
    expect(counts?.entries).toBeGreaterThan(20);
    expect(counts?.kept).toBe(0);
  });

  test('and is not written again where a change does not touch the words', async () => {
    const database = await open();
    const plant = planter(database);
    const task = await plant.task(await plant.plan());
    const writtenBy = async () =>
      (await database.source.query('select id, xmin::text from search.entry order by id')) as unknown;
    const before = await writtenBy();
    await database.source.query(`update task set status = 'COMPLETED', title = title where id = $1`, [task]);
    await plant.deadline(task, { due_on: '2026-12-31' });
    expect(await writtenBy()).toEqual(before);
  });

  test('where two change the parts of one thing at the same time', async () => {
    const database = await open();
    const unit = await planter(database).unit('Sở Nội vụ');
    const [one, two] = [database.source.createQueryRunner(), database.source.createQueryRunner()];
    await Promise.all([one.startTransaction(), two.startTransaction()]);
    const add = `insert into unit_alias (unit_id, name, name_key) values ($1, $2, $2)`;
    await one.query(add, [unit, 'mot']);
    const second = two.query(add, [unit, 'hai']);
    await one.commitTransaction();
    await second;
    await two.commitTransaction();
    await Promise.all([one.release(), two.release()]);
    expect(await outOfStep(database)).toEqual([]);
  });

  test.each([
    ['words without number', Array.from({ length: 90_000 }, (_, i) => `w${i.toString(36)}`).join(' ')],
    ['numbers without number', Array.from({ length: 30_000 }, (_, i) => `${i}/KH-${i.toString(36)}`).join(' ')],
    ['one word', 'x'.repeat(400_000)],
    [
      'letters that decompose',
      Array.from({ length: 70_000 }, (_, i) =>
        String.fromCharCode(0xac00 + (i % 11_000), 0xac00 + (i % 9000), 32),
      ).join(''),
    ],
    ['nothing to read', ' – '.repeat(1000)],
  ])('where a text is %s', async (_what, text) => {
    const database = await open();
    const plant = planter(database);
    await plant.task(await plant.plan(), { title: 'Rà soát đề án', text: `Rà soát đề án ${text}` });
    const [entry] = await database.source.query<{ isWhole: boolean }[]>(
      `select words::text::tsvector = words as "isWhole" from search.entry where words @@ $1::tsquery`,
      ["'~de an'"],
    );
    expect(entry?.isWhole).toBe(true);
    expect(await countEntries(database, tiersOf(soughtTerms('rà soát đề án'), null))).toBe(1);
  });

  test('and the database counts the kinds as the program does', async () => {
    const database = await open();
    for (const kind of Object.keys(NodeKind)) {
      const [row] = await database.source.query<{ id: number }[]>('select 7 * 8 + search.kind_place($1) as id', [kind]);
      expect(rowOf(row?.id ?? 0)).toEqual({ kind, rowId: 7 });
    }
  });

  test('when it is made anew', async () => {
    const database = await open();
    const plant = planter(database);
    await plant.task(await plant.plan());
    await plant.indicator(await plant.plan());
    await database.source.query(`delete from search.entry where id % 2 = 0; update search.entry set size = 0;
      insert into search.entry values (79993, 1, '')`);
    expect(await outOfStep(database)).not.toEqual([]);
    await database.source.query(
      `select search.refresh(kind, null) from unnest(array['PLAN', 'TASK', 'UNIT', 'INDICATOR', 'LEGAL_DOCUMENT']) as kind`,
    );
    expect(await outOfStep(database)).toEqual([]);
  });
});

describe('over many tasks', () => {
  const SEARCHES = [
    'thực hiện',
    'th',
    'hiện thực',
    'UBND',
    'y tế',
    'đợt 7',
    'nghị định 30',
    'Sở Nội vụ',
    'công nghệ y tế',
    'kế hoạch',
  ];
  const TASKS = readFileSync(join(__dirname, '../../bench/tasks.sql'), 'utf8');
  const SIZES = [proofSize(1500, 8000), proofSize(4500, 400_000)] as const;
  const MINUTE = 60_000;
  let database: Database;

  const tiersFor = (text: string): Tiers => tiersOf(soughtTerms(text), null);

  beforeAll(async () => {
    database = await open();
    const plan = await planter(database).plan();
    // what is looked at is search
    await database.source.query(`select lose_history('task')`);
    let planted = 0;
    for (const size of SIZES) {
      await database.source.query(TASKS, [plan, planted + 1, size]);
      planted = size;
      await database.source.query('vacuum analyze search.entry');
    }
  }, proofSize(2, 30) * MINUTE);

  test(
    'pages of any size are cut from one list: the best tier first, then the shorter name',
    async () => {
      const chance = chanceOf(7);
      let compared = 0;
      for (const text of SEARCHES) {
        const tiers = tiersFor(text);
        const whole = await database.source.query<{ tier: number; size: number; id: number }[]>(
          `select t.tier, e.size::int, e.id from search.entry e
          cross join lateral (select min(place) as tier from unnest($1::text[]::tsquery[]) with ordinality as q (query, place)
                               where e.words @@ query) t
          where t.tier is not null order by 1, 2, 3`,
          [tiers.ranked],
        );
        expect(await countEntries(database, tiers)).toBe(whole.length);
        const longest = Math.min(whole.length, 1500);
        const walked: unknown[] = [];
        for (let after = null as (typeof whole)[number] | null; walked.length < longest; ) {
          const page = await findEntries(database, tiers, after, 1 + chance.below(400));
          if (page.length === 0) break;
          walked.push(...page);
          after = page.at(-1) ?? null;
        }
        expect(walked.slice(0, longest)).toEqual(whole.slice(0, longest));
        compared += longest;
        const late = chance.below(Math.max(whole.length - 1, 1));
        if (whole[late])
          expect(await findEntries(database, tiers, whole[late], 5)).toEqual(whole.slice(late + 1, late + 6));
      }
      recordProof('search', { tasks: SIZES[1], searches: SEARCHES.length, rowsCompared: compared, differing: 0 });
    },
    5 * MINUTE,
  );

  test('EXPLAIN shows an index for every statement of a search', async () => {
    const [page] = await database.source.query<{ prosrc: string }[]>(
      `select prosrc from pg_proc where oid = 'search.page'::regproc`,
    );
    // Matches: "return query select … ;" and "ids := array(select … );". Must not match: "ids bigint[];".
    const statements = [...(page?.prosrc ?? '').matchAll(/(?:return query|ids := array\()\s*([^;]+?)\)?;/g)].map(
      ([, text]) => text ?? '',
    );
    expect(statements).toHaveLength(4);
    const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
    const plans: string[] = [];
    for (const text of ['nghị định 30', 'đợt 7', 'công nghệ y tế']) {
      const tiers = tiersFor(text);
      const asked = `${quoted(tiers.ranked.findLast((tier) => tier !== null) ?? '')}::tsquery`;
      const given: Record<string, string> = {
        asked,
        widest: quoted(tiers.widest),
        at_size: '-1',
        at_id: '-1',
        missing: '21',
      };
      Object.assign(given, {
        window_rows: '1000',
        few: '1000',
        place: '8',
        ids: `'{10,18}'::bigint[]`,
        queries: `(array[${asked}])`,
      });
      const count = `select count(*) from search.entry e where e.words @@ ${given.widest}::tsquery`;
      for (const statement of [...statements, count]) {
        const filled = statement.replace(/(?<![.'])\b(\w+)\b(?!')/g, (name) => given[name] ?? name);
        const lines = await database.source.query<{ 'QUERY PLAN': string }[]>(`explain ${filled}`);
        plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
      }
    }
    expect(plans.filter((plan) => plan.includes('Seq Scan on entry'))).toEqual([]);
    expect(plans.filter((plan) => plan.includes('entry_words_idx')).length).toBeGreaterThanOrEqual(9);
    expect(plans.filter((plan) => plan.includes('entry_size_id_idx')).length).toBeGreaterThanOrEqual(3);
  });
});
