import { tellHealth } from '../../src/cli/doctor';
import { readConfig } from '../../src/config';
import { checkDatabase } from '../../src/database/check-database';
import { checkIntegrity } from '../../src/database/check-integrity';
import { type Database, openDatabase } from '../../src/database/database';
import { asSuperuser } from '../support/module-role';
import { type Planter, planter } from '../support/planted-rows';
import { createTestDatabase } from '../support/template-database';

let url: string;
let database: Database;
let plant: Planter;

beforeAll(async () => {
  url = await createTestDatabase();
  database = await openDatabase(url);
  plant = planter(database);
});

afterAll(() => database.close());

/** What is found, by what must hold. */
async function faults(options: Partial<Parameters<typeof checkDatabase>[1]> = {}): Promise<Record<string, string[]>> {
  const checks = await checkDatabase(database, { poolSize: 10, ...options });
  for (const { remedy } of checks) expect(remedy).toMatch(/\w/);
  return Object.fromEntries(checks.flatMap((one) => (one.faults.length ? [[one.name.split(':')[0], one.faults]] : [])));
}

const run = (...statements: string[]) =>
  statements.reduce(async (before, statement) => {
    await before;
    await database.source.query(statement);
  }, Promise.resolve());

test('a migrated database is well', async () => {
  expect(await faults()).toEqual({});
});

test.each([
  {
    what: 'a trigger that is off',
    planted: 'alter table assignment disable trigger derived_change',
    healed: 'alter table assignment enable trigger derived_change',
    found: { triggers: ['assignment: derived_change'] },
  },
  {
    what: 'a constraint that was added without a look',
    planted: `alter table unit add constraint planted check (name <> '') not valid`,
    healed: 'alter table unit drop constraint planted',
    found: { constraints: ['unit: planted'] },
  },
])('$what is found', async ({ planted, healed, found }) => {
  await run(planted);
  expect(await faults()).toEqual(found);
  await run(healed);
  expect(await faults()).toEqual({});
});

test('an index that could not be finished is found', async () => {
  for (const name of ['Sở B', 'Sở C']) await plant.unit(name);
  await expect(run('create unique index concurrently planted on unit ((1))')).rejects.toThrow();
  expect(await faults()).toEqual({ indexes: ['planted'] });
  await run('drop index planted');
  expect(await faults()).toEqual({});
});

test('a collation of another version is found', async () => {
  const name = new URL(url).pathname.slice(1);
  const is = (version: string) =>
    asSuperuser(`update pg_database set datcollversion = ${version} where datname = '${name}'`);
  await is("'0.1'");
  expect(await faults()).toEqual({ collation: [expect.stringMatching(/ was 0\.1, is /)] });
  await is('pg_database_collation_actual_version(oid)');
  expect(await faults()).toEqual({});
});

test('a row that refers to one that is not there is found, in whatever table', async () => {
  const task = await plant.task(await plant.plan());
  const unit = await plant.unit('Sở A');
  const assignment = await plant.assignment(task, unit, 'LEAD');
  const [key] = await database.rows<{ name: string; text: string }>(
    `select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
      where conrelid = 'assignment'::regclass and contype = 'f' and confrelid = 'unit'::regclass`,
    [],
  );
  await run(`alter table assignment drop constraint ${key?.name}`);
  await database.source.query('update assignment set unit_id = 999 where id = $1', [assignment]);
  await run(`alter table assignment add constraint ${key?.name} ${key?.text} not valid`);
  expect(await faults()).toEqual({
    constraints: [`assignment: ${key?.name}`],
    references: ['assignment.unit_id = 999'],
  });
  await run(`update assignment set unit_id = ${unit}`, `alter table assignment validate constraint ${key?.name}`);
  expect(await faults()).toEqual({});
});

test('views that a migration left away are found', async () => {
  await run('select drop_as_recorded()');
  expect(await faults()).toEqual({ views: [expect.any(String)] });
  await run('select make_as_recorded()');
  expect(await faults()).toEqual({});
});

test('more connections than the server has, and a clock of another time, are found', async () => {
  expect(await faults({ poolSize: 100_000 })).toEqual({
    connections: [expect.stringMatching(/200000 .*, the server/)],
  });
  // of two kinds of callers each has so many
  const [server] = await database.rows<{ most: number }>(`select current_setting('max_connections')::int as most`, []);
  const poolSize = Math.ceil((server?.most ?? 0) / 2);
  expect(await faults({ poolSize })).toEqual({
    connections: [
      expect.stringContaining(`one process takes up to ${2 * poolSize} (twice DATABASE_POOL_SIZE), the server has`),
    ],
  });
  expect(await faults({ now: () => Date.now() + 3_600_000 })).toEqual({ clock: ["the database's is 3600 s behind"] });
  expect(await faults({ now: () => Date.now() - 60_000 })).toEqual({ clock: ["the database's is 60 s ahead"] });
});

test('doctor says each with what to do, and its exit code is 1', async () => {
  const config = readConfig({ DATABASE_URL: url });
  const doctor = async () => {
    const lines: string[] = [];
    return { exitCode: await tellHealth(database, config, (line) => lines.push(line)), lines };
  };
  const well = await doctor();
  expect([well.exitCode, well.lines.filter((line) => !line.startsWith('ok '))]).toEqual([0, []]);
  const checks = [...(await checkDatabase(database, config)), ...(await checkIntegrity(database))];
  // the server and the migrations, then each of them
  expect(well.lines.slice(2)).toEqual(checks.map(({ name }) => `ok    ${name}`));
  await run('alter table assignment disable trigger derived_change');
  const ill = await doctor();
  expect(ill.exitCode).toBe(1);
  expect(ill.lines.filter((line) => line.startsWith('WRONG'))).toEqual([
    expect.stringMatching(/^WRONG triggers: all are on: 1, e\.g\. assignment: derived_change\. Do: run "alter table /),
  ]);
  await run('alter table assignment enable trigger derived_change');
  await run(`insert into migration (timestamp, name) values (9999999999999, 'FromTomorrow9999999999999')`);
  expect(await doctor()).toMatchObject({
    exitCode: 1,
    lines: [expect.any(String), expect.stringContaining('FromTomorrow')],
  });
});

test('an extension that was dropped is found', async () => {
  await run('drop extension pg_trgm cascade');
  expect(await faults()).toMatchObject({ extensions: [expect.stringContaining('lacks the extension pg_trgm')] });
});
