import { Client } from 'pg';
import { openDatabase } from '../../src/database/database';
import { migrateDown } from '../../src/database/migrate';
import { catalogueOf } from '../support/catalogue';
import { endProgram, startHub, startProgram } from '../support/cli';
import { askHub } from '../support/faults/hub-client';
import { rowsAt } from '../support/faults/load';
import { createTestDatabase } from '../support/template-database';

/** A process that is killed while it migrates. */

const catalogueAt = async (databaseUrl: string) => {
  const database = await openDatabase(databaseUrl, 2);
  try {
    return await catalogueOf(database);
  } finally {
    await database.close();
  }
};

/** Kills a process that migrates as soon as the database says that it is so. */
async function killMigratingWhen(databaseUrl: string, isSo: string): Promise<void> {
  const child = startProgram('cli/main', ['migrate'], { DATABASE_URL: databaseUrl });
  const watch = new Client({ connectionString: databaseUrl });
  await watch.connect();
  while (child.exitCode === null && !(await watch.query<{ isSo: boolean }>(`select ${isSo} as "isSo"`)).rows[0]?.isSo);
  expect(child.exitCode).toBeNull();
  await endProgram(child, 'SIGKILL');
  await watch.end();
}

async function expectCompletedByStart(databaseUrl: string): Promise<void> {
  const hub = await startHub({ DATABASE_URL: databaseUrl, PLANGRAPH_SAMPLE: 'off' });
  expect(hub.stderr()).toContain('Prepared the database');
  expect(await askHub(hub.url, '{ plans { totalCount } }')).toEqual({
    status: 200,
    data: { plans: { totalCount: 0 } },
  });
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
  expect(await endProgram(hub.child, 'SIGTERM')).toBe(0);
  expect(await catalogueAt(databaseUrl)).toEqual(await catalogueAt(await createTestDatabase()));
}

// what is made is locked until it is committed
const MADE = `(select count(*) from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database()
                and l.locktype = 'relation' and l.mode = 'AccessExclusiveLock')`;

test('on an empty database, with half of it made: the next start completes it', async () => {
  const databaseUrl = await createTestDatabase({ isMigrated: false });
  await killMigratingWhen(databaseUrl, `${MADE} >= 120`);
  await expectCompletedByStart(databaseUrl);
});

test('of a database in use, with the views of the past taken away: the next start brings them back', async () => {
  const databaseUrl = await createTestDatabase();
  const database = await openDatabase(databaseUrl, 3);
  await migrateDown(database);
  await database.close();
  const holder = new Client({ connectionString: databaseUrl });
  await holder.connect();
  // it comes as far as to note what it did
  await holder.query('begin; lock table migration in exclusive mode');
  await killMigratingWhen(
    databaseUrl,
    `exists (select from pg_locks where relation = 'migration'::regclass and not granted)`,
  );
  const [left] = await rowsAt<{ isThere: boolean }>(
    databaseUrl,
    `select to_regnamespace('as_recorded') is not null as "isThere"`,
  );
  expect(left?.isThere).toBe(false);
  await holder.query('commit');
  await holder.end();
  await expectCompletedByStart(databaseUrl);
});
