import type { Database } from './database';

/** Any number that no other program takes: two hubs that start at once migrate one after the other. */
export const MIGRATION_LOCK = 7_270_411;

/** Tells a person what is going on, and a machine the event with its facts. */
export type TellWaiting = (line: string, event: string, facts: Readonly<Record<string, unknown>>) => void;

/** What is waited for as long is told: a process that stands still without a word looks like one that hangs. */
const TOLD_AFTER_MS = 1000;

/**
 * What the work gives, which nobody else does at the same time. A transaction holds the lock: a pooler that lends connections by
 * the transaction would unlock on another one. It is told where another process is waited for, and once when that is over.
 */
export const withMigrationLock = <T>(database: Database, tell: TellWaiting, work: () => Promise<T>): Promise<T> =>
  database.source.transaction('READ COMMITTED', async (holder) => {
    // nothing happens in it meanwhile, which some servers do not suffer for long
    await holder.query('set local idle_in_transaction_session_timeout = 0');
    await tellingOfWaiting(tell, () => holder.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]));
    return work();
  });

async function tellingOfWaiting(tell: TellWaiting, take: () => Promise<unknown>): Promise<void> {
  const since = performance.now();
  let isTold = false;
  const timer = setTimeout(() => {
    isTold = true;
    tell('Waiting for another process that prepares this database (its migration lock)', 'waiting_for_migration', {});
  }, TOLD_AFTER_MS);
  try {
    await take();
  } finally {
    clearTimeout(timer);
  }
  if (!isTold) return;
  const seconds = Math.round((performance.now() - since) / 1000);
  tell(`The other process is done with the database, after ${seconds} s`, 'migration_goes_on', { seconds });
}
