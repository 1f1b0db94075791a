import { createKey } from '../../src/auth/api-keys';
import { openDatabase } from '../../src/database/database';

/** A key that may do everything, in the database at an address. */
export async function adminKeyIn(databaseUrl: string): Promise<string> {
  const database = await openDatabase(databaseUrl, 2);
  try {
    return await createKey(database.source, 'writer', 'ADMIN');
  } finally {
    await database.close();
  }
}
