import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataSourceFor } from '../../src/database/data-source';
import { type Database, openDatabase } from '../../src/database/database';
import { migrate, migrateDown, pendingMigrations } from '../../src/database/migrate';
import { MIGRATIONS } from '../../src/database/migrations';
import { catalogueOf } from '../support/catalogue';
import { createTestDatabase } from '../support/template-database';

const NAMES = MIGRATIONS.map((migration) => migration.name);
const EMPTY = { isMigrated: false };

const opened: Database[] = [];
afterAll(() => Promise.all(opened.map((database) => database.close())));

async function open(url: Promise<string>): Promise<Database> {
  const database = await openDatabase(await url);
  opened.push(database);
  return database;
}

test('every file of migrations/ is one that is run, in the order of the file names', () => {
  const files = readdirSync(join(__dirname, '../../migrations'));
  const stamps = files.map((file) => file.slice(0, 13)).sort();
  expect(NAMES.map((name) => name.slice(-13))).toEqual(stamps);
});

test('up, down to nothing and up again gives the same database', async () => {
  const database = await open(createTestDatabase(EMPTY));
  const before = await catalogueOf(database);
  expect(await pendingMigrations(database)).toEqual(NAMES);

  expect(await migrate(database)).toEqual(NAMES);
  expect(await pendingMigrations(database)).toEqual([]);
  const after = await catalogueOf(database);
  for (const kind of [
    'tables',
    'columns',
    'constraints',
    'indexes',
    'views',
    'triggers',
    'functions',
    'domains',
    'schemas',
  ])
    expect(after[kind]?.length).toBeGreaterThan(before[kind]?.length ?? 0);

  for (const name of NAMES.toReversed()) expect(await migrateDown(database)).toBe(name);
  expect(await migrateDown(database)).toBeNull();
  const withoutRecord = (found: Awaited<ReturnType<typeof catalogueOf>>) =>
    Object.fromEntries(
      Object.entries(found).map(([kind, lines]) => [
        kind,
        lines.filter((line) => !/\bmigration(_id_seq)?\b|PK_/.test(line)),
      ]),
    );
  expect(withoutRecord(await catalogueOf(database))).toEqual(withoutRecord(before));

  expect(await migrate(database)).toEqual(NAMES);
  expect(await catalogueOf(database)).toEqual(after);
});

test('each migration by itself goes up, down and up again', async () => {
  const database = await open(createTestDatabase(EMPTY));
  await migrate(database);
  const steps: Awaited<ReturnType<typeof catalogueOf>>[] = [];
  for (const _ of NAMES) {
    steps.unshift(await catalogueOf(database));
    await migrateDown(database);
  }
  const runner = database.source.createQueryRunner();
  for (const [i, Migration] of MIGRATIONS.entries()) {
    await new Migration().up(runner);
    expect(await catalogueOf(database)).toEqual(steps[i]);
  }
  await runner.release();
});

test('migrating what is migrated does nothing', async () => {
  expect(await migrate(await open(createTestDatabase()))).toEqual([]);
});

test('two hubs that migrate at once run each migration once', async () => {
  const url = createTestDatabase(EMPTY);
  const [one, other] = [await open(url), await open(url)];
  const done = await Promise.all([migrate(one), migrate(other), migrate(one)]);
  expect(done.flat().sort()).toEqual([...NAMES].sort());
  expect(done.filter((names) => names.length)).toHaveLength(1);
  const rows = await one.rows<{ name: string }>('select name from migration order by id', []);
  expect(rows.map((row) => row.name)).toEqual(NAMES);
});

test('a migration that fails leaves nothing of any', async () => {
  const database = await open(createTestDatabase(EMPTY));
  await database.source.query('create table api_key (id int)');
  const before = await catalogueOf(database);
  await expect(migrate(database)).rejects.toThrow('relation "api_key" already exists');
  const { tables, domains } = await catalogueOf(database);
  expect(domains).toEqual(before.domains);
  expect(tables?.filter((line) => !line.includes('migration'))).toEqual(before.tables);
  await database.source.query('drop table api_key');
  expect(await migrate(database)).toEqual(NAMES);
});

test.each([
  ['up', migrate],
  ['down', migrateDown],
])('a database of a newer PlanGraph is not migrated %s, and says what to do', async (_direction, run) => {
  const database = await open(createTestDatabase());
  await database.source.query(`insert into migration (timestamp, name) values (1999000000001, 'Later1999000000001')`);
  const before = await catalogueOf(database);
  await expect(run(database)).rejects.toThrow(
    'The database was migrated by a newer PlanGraph (Later1999000000001); use that version, or a database of its own.',
  );
  expect(await catalogueOf(database)).toEqual(before);
});

test('TypeORM never makes the schema: synchronize is off, and opening an empty database leaves it empty', async () => {
  const url = await createTestDatabase(EMPTY);
  const { synchronize, migrationsRun, dropSchema } = dataSourceFor(url).options;
  expect([synchronize, migrationsRun, dropSchema]).toEqual([false, undefined, undefined]);
  const database = await open(Promise.resolve(url));
  expect((await catalogueOf(database)).tables).toEqual([]);
});

test('a server that ends transactions in which nothing happens lets who migrates hold the lock', async () => {
  const url = createTestDatabase();
  const before = await open(url);
  const name = new URL(await url).pathname.slice(1);
  await before.source.query(`alter database ${name} set idle_in_transaction_session_timeout = 20`);
  const database = await open(url);
  // in its own transaction what migrates waits; the one with the lock has nothing to do
  const migrating = await before.transaction(async (tx) => {
    await tx.query('lock table migration in access exclusive mode');
    const done = migrate(database);
    const waits = `select exists (select from pg_locks where relation = 'migration'::regclass and not granted) as "isSo"`;
    while (!(await tx.query<[{ isSo: boolean }]>(waits))[0].isSo);
    await tx.query('select pg_sleep(0.2)');
    return { done };
  });
  expect(await migrating.done).toEqual([]);
});
