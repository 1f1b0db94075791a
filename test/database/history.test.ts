import { OPERATOR } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { beginWriting } from '../../src/graph/write-transaction';
import { type Planter, planter } from '../support/planted-rows';
import { createTestDatabase } from '../support/template-database';

interface Change {
  table_name: string;
  row_id: number;
  operation: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  actor: string;
  reason: string | null;
  recorded_at: Date;
  transaction_id: number;
}

let database: Database;
let plant: Planter;

beforeAll(async () => {
  database = await openDatabase(await createTestDatabase());
  plant = planter(database);
});

afterAll(() => database.close());

const changes = (condition: string): Promise<Change[]> =>
  database.rows(`select * from history where ${condition} order by id`, []);

const current = async (table: string, id: number) =>
  (
    await database.rows<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t where id = ${id}`,
      [],
    )
  )[0]?.row;

test('a row made, changed and taken away is written whole each time', async () => {
  const id = await plant.unit('Sở Y tế');
  const made = await current('unit', id);
  await database.source.query(`update unit set name = 'Sở Y tế mới' where id = $1`, [id]);
  const changed = await current('unit', id);
  await database.source.query('delete from unit where id = $1', [id]);
  expect(await changes(`table_name = 'unit' and row_id = ${id}`)).toMatchObject([
    { operation: 'INSERT', before: null, after: made },
    { operation: 'UPDATE', before: made, after: changed },
    { operation: 'DELETE', before: changed, after: null },
  ]);
  // what went with it too
  expect(
    (await changes(`table_name = 'unit_alias' and operation = 'DELETE'`)).map((row) => row.before?.unit_id),
  ).toEqual([id]);
});

test('an update that changes nothing is no change', async () => {
  const id = await plant.unit('Sở Xây dựng');
  await database.source.query('update unit set name = name where id = $1', [id]);
  expect(await changes(`table_name = 'unit' and row_id = ${id}`)).toMatchObject([{ operation: 'INSERT' }]);
});

test('one transaction has one instant, one id, and who and why; another writer is the database user', async () => {
  await database.transaction(async (tx) => {
    await beginWriting(tx, { viewer: OPERATOR, reason: 'vì sao', alone: false });
    await tx.query(`insert into unit (name) values ('Phòng A')`);
    await tx.query('select pg_sleep(0.01)');
    await tx.query(`insert into unit (name) values ('Phòng B')`);
  });
  const [a, b] = await changes(`table_name = 'unit' and after->>'name' in ('Phòng A', 'Phòng B')`);
  expect(a).toMatchObject({ actor: 'command line', reason: 'vì sao' });
  expect(b).toMatchObject({
    actor: 'command line',
    reason: 'vì sao',
    recorded_at: a?.recorded_at,
    transaction_id: a?.transaction_id,
  });
  const id = await plant.unit('Phòng C');
  const [c] = await changes(`table_name = 'unit' and row_id = ${id}`);
  const [{ user }] = await database.source.query<[{ user: string }]>('select session_user as user');
  expect(c).toMatchObject({ actor: user, reason: null });
  expect(c?.transaction_id).not.toBe(a?.transaction_id);
  expect(c?.recorded_at.getTime()).toBeGreaterThan(a?.recorded_at.getTime() ?? Number.POSITIVE_INFINITY);
});

test('what is rolled back never was', async () => {
  const before = await changes('true');
  await database
    .transaction(async (tx) => {
      await tx.query(`insert into unit (name) values ('Phòng D')`);
      throw new Error('back');
    })
    .catch(() => undefined);
  expect(await changes('true')).toHaveLength(before.length);
});

test('what a table is emptied of is written too', async () => {
  const plan = await plant.plan();
  await plant.insert('theme', {
    plan_id: plan,
    position: 0,
    text: 'Chủ đề',
    level: 'Sở',
    evidence: { quote: 'x', start: 0, end: 1 },
  });
  await database.source.query('truncate theme');
  expect(await changes(`table_name = 'theme'`)).toMatchObject([
    { operation: 'INSERT' },
    { operation: 'DELETE', before: { text: 'Chủ đề' } },
  ]);
});

test('every table of the graph keeps its history', async () => {
  const rows = await database.rows<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'history\\_%') <> 4
      order by 1`,
    [],
  );
  expect(rows.map((row) => row.name)).toEqual([
    'api_key',
    'api_key_old_secret',
    'history',
    'idempotency_key',
    'migration',
    'read_after',
    'recording',
    'reporter_contact',
  ]);
});

test.each([
  ['update', `update history set actor = 'ai đó'`],
  ['update of nothing', `update history set actor = 'ai đó' where false`],
  ['delete', 'delete from history'],
  ['truncate', 'truncate history'],
])('history takes no %s, from its owner neither', async (_what, statement) => {
  const before = await changes('true');
  expect(before.length).toBeGreaterThan(0);
  const runner = database.source.createQueryRunner();
  await runner.connect();
  await expect(runner.query(statement)).rejects.toThrow('history is never changed');
  await runner.query('rollback').catch(() => undefined);
  await runner.release();
  expect(await changes('true')).toEqual(before);
});
