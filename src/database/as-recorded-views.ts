import type { Database } from './database';

/**
 * Runs migrations, or takes one back, while the views that show the graph as it was recorded are away: they hang on every
 * table and view. Afterwards they are made anew from what there is then, also where the work failed.
 */
export async function withoutAsRecordedViews<T>(database: Database, work: () => Promise<T>): Promise<T> {
  await callIfThere(database, 'drop_as_recorded()');
  try {
    return await work();
  } finally {
    await callIfThere(database, 'make_as_recorded()');
  }
}

/** Are the views there, where this database has them? They are not where a migration was cut off. */
export async function hasAsRecordedViews(database: Database): Promise<boolean> {
  const [found] = await database.source.query<{ isThere: boolean }[]>(
    `select to_regprocedure('make_as_recorded()') is null or to_regnamespace('as_recorded') is not null as "isThere"`,
  );
  return found?.isThere === true;
}

/** Before the migration that brings it, and after the one that takes it away, there is no such function. */
async function callIfThere(database: Database, call: string): Promise<void> {
  const [found] = await database.source.query<{ name: string | null }[]>('select to_regprocedure($1) as name', [call]);
  if (found?.name) await database.source.query(`select ${call}`);
}
