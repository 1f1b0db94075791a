import type { Config } from '../config';
import { migrate, migrateDown } from '../database/migrate';
import { openStore, ownerOf, type Tell } from '../hub';

/** Runs what is pending, or takes the newest migration back; names them. */
export async function migrateDatabase(config: Config, options: { down: boolean }, tell: Tell): Promise<void> {
  const store = await openStore(config, tell);
  try {
    if (options.down) {
      const name = await migrateDown(store.database, ownerOf(config), tell);
      tell(name === null ? 'There is no migration to take back.' : `Took back ${name}.`);
      return;
    }
    const names = await migrate(store.database, ownerOf(config), tell);
    tell(names.length ? `Ran ${names.length} migrations: ${names.join(', ')}.` : 'The database is up to date.');
  } finally {
    await store.close();
  }
}
