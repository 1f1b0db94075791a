import { OperatorError } from '../errors';
import { hasAsRecordedViews, withoutAsRecordedViews } from './as-recorded-views';
import type { Database } from './database';
import { MIGRATIONS } from './migrations';
import { requireTrigrams } from './require-trigrams';

/** Any number that no other program takes: two hubs that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_270_411;

/** The names of the migrations that were run; none where the database is up to date. Errors: OperatorError. */
export async function migrate(database: Database): Promise<string[]> {
  return withLock(database, async () => {
    await refuseNewer(database);
    if ((await pendingMigrations(database)).length === 0 && (await hasAsRecordedViews(database))) return [];
    await requireTrigrams(database);
    return withoutAsRecordedViews(database, async () => {
      const done = await database.source.runMigrations({ transaction: 'all' });
      return done.map((migration) => migration.name);
    });
  });
}

/** Takes the newest migration back; its name, or null where there is none. */
export async function migrateDown(database: Database): Promise<string | null> {
  return withLock(database, async () => {
    await refuseNewer(database);
    const [newest] = await runMigrationNames(database);
    if (newest === undefined) return null;
    await withoutAsRecordedViews(database, () => database.source.undoLastMigration({ transaction: 'all' }));
    return newest;
  });
}

/** Names of the migrations not run yet, oldest first. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const done = new Set(await runMigrationNames(database));
  return MIGRATIONS.map((migration) => migration.name).filter((name) => !done.has(name));
}

async function refuseNewer(database: Database): Promise<void> {
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = (await runMigrationNames(database)).filter((name) => !known.has(name));
  if (unknown.length)
    throw new OperatorError(
      `The database was migrated by a newer PlanGraph (${unknown.join(', ')}); use that version, or a database of its own.`,
    );
}

/** Newest first; empty where nothing was ever migrated. */
async function runMigrationNames(database: Database): Promise<string[]> {
  const [table] = await database.source.query<{ name: string | null }[]>(`select to_regclass('migration') as name`);
  if (!table?.name) return [];
  const rows = await database.source.query<{ name: string }[]>('select name from migration order by id desc');
  return rows.map((row) => row.name);
}

async function withLock<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const runner = database.source.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return await work();
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}
