import { type Database, openDatabase } from '../../src/database/database';
import { MIGRATIONS } from '../../src/database/migrations';
import { createTestDatabase } from '../support/template-database';

interface Recording {
  id: number;
  position: number | null;
  recorded_at: Date | null;
}

let database: Database;

beforeAll(async () => {
  database = await openDatabase(await createTestDatabase());
});

afterAll(() => database.close());

const recordings = (of = database): Promise<Recording[]> => of.rows('select * from recording order by position', []);

/** Names of units by recording, in the order of commits. */
const named = (of = database) =>
  of.rows<{ position: number; names: string[] }>(
    `select g.position, array_agg(h.after->>'name' order by h.id) as names from recording g join history h on h.recording_id = g.id
      where h.table_name = 'unit' and h.operation = 'INSERT' group by g.position order by g.position`,
    [],
  );

const add = (name: string) => `insert into unit (name) values ('${name}')`;

/** Two transactions: the first to begin, of A and C, is the second to commit; the other is of B. */
async function commitOutOfOrder({ source }: Database): Promise<void> {
  const [first, second] = [source.createQueryRunner(), source.createQueryRunner()];
  await first.startTransaction();
  await first.query(add('A'));
  await second.startTransaction();
  await second.query(add('B'));
  await second.commitTransaction();
  await first.query(add('C'));
  await first.commitTransaction();
  await Promise.all([first.release(), second.release()]);
}

test('a transaction has one recording, stamped in the order of commits and not of beginnings', async () => {
  await commitOutOfOrder(database);
  expect((await named()).map(({ names }) => names)).toEqual([['B'], ['A', 'C']]);
  const stamped = await recordings();
  expect(stamped.map(({ id }) => id)).toEqual([2, 1]);
  expect(stamped.map(({ position }) => position)).toEqual([1, 2]);
});

test('instants are whole milliseconds, never run backwards, and none is before its change', async () => {
  const before = Date.now();
  for (let i = 0; i < 20; i++) await database.source.query(add(`tuần tự ${i}`));
  const rows = await database.rows<{ at: Date; whole: boolean }>(
    `select recorded_at as at, recorded_at = date_trunc('milliseconds', recorded_at) as whole from recording order by position`,
    [],
  );
  expect(rows.every(({ whole }) => whole)).toBe(true);
  const instants = rows.map(({ at }) => at.getTime());
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  expect(instants.at(-1)).toBeGreaterThanOrEqual(before);
});

test.each([
  ['an update of no row', 'update unit set name = name where false'],
  ['an update that changes nothing', 'update unit set name = name'],
  ['a deletion of no row', 'delete from unit where false'],
  ['an insertion of no row', `insert into unit (name) select 'x' where false`],
  ['what is not kept', 'delete from idempotency_key'],
])('%s makes no recording', async (_what, statement) => {
  const before = await recordings();
  await database.source.query(statement);
  expect(await recordings()).toEqual(before);
});

test('what is rolled back leaves no recording, also where only a part is', async () => {
  const before = await recordings();
  const runner = database.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query('savepoint s');
  await runner.query(add('không có'));
  await runner.query('rollback to savepoint s');
  await runner.query(add('có'));
  await runner.commitTransaction();
  await runner.startTransaction();
  await runner.query(add('cũng không'));
  await runner.rollbackTransaction();
  await runner.release();
  expect(await recordings()).toHaveLength(before.length + 1);
  expect((await named()).at(-1)?.names).toEqual(['có']);
});

test.each([
  ['update', 'update recording set recorded_at = now()'],
  ['delete', 'delete from recording'],
  ['truncate', 'truncate recording cascade'],
])('recordings take no %s, from their owner neither', async (_what, statement) => {
  const before = await recordings();
  await expect(database.source.query(statement)).rejects.toThrow('history is never changed');
  expect(await recordings()).toEqual(before);
});

test('the view of every kept table has its columns', async () => {
  const columnsIn = (schema: string) =>
    database.rows<{ line: string }>(
      `select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) as line
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = $1::regnamespace and exists (
          select from pg_class k join pg_trigger t on t.tgrelid = k.oid and t.tgname = 'history_insert' where k.relname = c.relname)
        order by 1`,
      [schema],
    );
  // a range such as two decimals is the table's business: what stands in the history was in the table
  const bare = (rows: { line: string }[]) => rows.map(({ line }) => line.replace(/\(\d+,\d+\)$/, ''));
  expect(bare(await columnsIn('as_recorded'))).toEqual(bare(await columnsIn('public')));
});

test('a view as recorded reads nothing of the present but rows that were not changed since', async () => {
  const rows = await database.rows<{ view: string; reads: string }>(
    `select distinct v.relname as view, o.oid::regclass::text as reads
       from pg_class v join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
       join pg_class o on d.refclassid = 'pg_class'::regclass and o.oid = d.refobjid and o.oid <> v.oid
      where v.relnamespace in ('as_recorded'::regnamespace, 'as_recorded_published'::regnamespace)
        and o.relnamespace in ('public'::regnamespace, 'published'::regnamespace)
        and exists (select from pg_trigger t where t.tgrelid = o.oid and t.tgname = 'history_insert' or o.relkind = 'v')
        and o.relname <> v.relname`,
    [],
  );
  expect(rows).toEqual([]);
});

test('a row that was recorded before a column was there has what the column gives to old rows', async () => {
  const own = await openDatabase(await createTestDatabase());
  const run = (statement: string) => own.source.query<{ line: string }[]>(statement);
  await run(
    `create table thing (id int generated by default as identity primary key, name text); select keep_history('thing')`,
  );
  await run(`insert into thing (name) values ('cũ')`);
  await run(`update thing set name = 'mới'`);
  await run(
    `alter table thing add column flag text not null default 'F', add column loud text generated always as (upper(name)) stored`,
  );
  await run('select make_as_recorded()');
  await run(`update thing set flag = 'G'`);
  const thingAt = (position: number) =>
    own
      .asRecorded(position)
      .rows<{ name: string; flag: string; loud: string }>('select name, flag, loud from thing', []);
  expect(await Promise.all([0, 1, 2, 3].map(thingAt))).toEqual([
    [],
    [{ name: 'cũ', flag: 'F', loud: 'CŨ' }],
    [{ name: 'mới', flag: 'F', loud: 'MỚI' }],
    [{ name: 'mới', flag: 'G', loud: 'MỚI' }],
  ]);
  await own.close();
});

test('a history that was there before gets recordings in the order of the last changes', async () => {
  const own = await openDatabase(await createTestDatabase({ isMigrated: false }));
  const runner = own.source.createQueryRunner();
  const stampOf = (name: string) => Number(name.slice(-13));
  const isOlder = ({ name }: { name: string }) => stampOf(name) < 1795000000041;
  for (const Migration of MIGRATIONS.filter(isOlder)) await new Migration().up(runner);
  await commitOutOfOrder(own);
  await runner.query(`update unit set name = 'D' where name = 'B'`);
  for (const Migration of MIGRATIONS.filter((migration) => !isOlder(migration))) await new Migration().up(runner);
  await runner.query('select make_as_recorded()');
  expect((await named(own)).map(({ names }) => names)).toEqual([['B'], ['A', 'C']]);
  const stamped = await recordings(own);
  expect(stamped.map(({ position }) => position)).toEqual([1, 2, 3]);
  const namesAt = async (position: number) =>
    (await own.asRecorded(position).rows<{ name: string }>('select name from unit order by id', [])).map(
      (row) => row.name,
    );
  expect(await Promise.all([0, 1, 2, 3].map(namesAt))).toEqual([[], ['B'], ['A', 'B', 'C'], ['A', 'D', 'C']]);
  await runner.query(add('E'));
  expect((await recordings(own)).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  await runner.release();
  await own.close();
});
