import { OperatorError } from '../errors';
import { hasAsRecordedViews, withoutAsRecordedViews } from './as-recorded-views';
import type { Database } from './database';
import { type TellWaiting, withMigrationLock } from './migration-lock';
import { MIGRATIONS } from './migrations';
import { claimDatabase, withoutForeignRows } from './own-database';
import { requireOwner, requireRights } from './require-rights';
import { requireTrigrams } from './require-trigrams';

const NOBODY: TellWaiting = () => undefined;

/**
 * The names of the migrations that were run; none where the database is up to date. `ownOf` is the module whose own it is,
 * null where modules share it; `tell` is told where another process that migrates is waited for. Errors: OperatorError.
 */
export async function migrate(
  database: Database,
  ownOf: string | null = null,
  tell: TellWaiting = NOBODY,
): Promise<string[]> {
  return withMigrationLock(database, tell, async () => {
    await requireRights(database, null);
    await refuseNewer(database);
    await claimDatabase(database, ownOf);
    if ((await pendingMigrations(database)).length === 0 && (await hasAsRecordedViews(database))) return [];
    await requireOwner(database);
    await requireTrigrams(database);
    return whileMigrating(database, ownOf, async () => {
      const done = await database.source.runMigrations({ transaction: 'all' });
      return done.map((migration) => migration.name);
    });
  });
}

/** Takes the newest migration back; its name, or null where there is none. `tell` as for `migrate`. */
export async function migrateDown(
  database: Database,
  ownOf: string | null = null,
  tell: TellWaiting = NOBODY,
): Promise<string | null> {
  return withMigrationLock(database, tell, async () => {
    await refuseNewer(database);
    await claimDatabase(database, ownOf);
    const [newest] = await runMigrationNames(database);
    if (newest === undefined) return null;
    await whileMigrating(database, ownOf, () => database.source.undoLastMigration({ transaction: 'all' }));
    return newest;
  });
}

const whileMigrating = <T>(database: Database, ownOf: string | null, work: () => Promise<T>): Promise<T> =>
  withoutAsRecordedViews(database, () => withoutForeignRows(database, ownOf !== null, work));

/** Names of the migrations not run yet, oldest first. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const done = new Set(await runMigrationNames(database));
  return MIGRATIONS.map((migration) => migration.name).filter((name) => !done.has(name));
}

/** Names of migrations that a newer version has run, newest first. */
export async function unknownMigrations(database: Database): Promise<string[]> {
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  return (await runMigrationNames(database)).filter((name) => !known.has(name));
}

async function refuseNewer(database: Database): Promise<void> {
  const unknown = await unknownMigrations(database);
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
