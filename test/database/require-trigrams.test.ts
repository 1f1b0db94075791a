import { openDatabase } from '../../src/database/database';
import { migrate } from '../../src/database/migrate';
import { trigramFault } from '../../src/database/require-trigrams';
import { OperatorError } from '../../src/errors';
import { createTestDatabase } from '../support/template-database';

const offered = { isThere: false, isVisible: false, isAvailable: true, mayCreate: true };

test.each([
  ['may be created', offered, null],
  ['is there', { ...offered, isThere: true, isVisible: true, mayCreate: false }, null],
  ['stands where nobody looks', { ...offered, isThere: true }, 'set schema public'],
  ['is not installed', { ...offered, isAvailable: false }, 'package postgresql-contrib'],
  [
    'may not be created',
    { ...offered, mayCreate: false },
    'have the owner of the database run "create extension pg_trgm"',
  ],
])('where pg_trgm %s, the operator is told so', (_what, given, told) => {
  if (told === null) expect(trigramFault(given)).toBeNull();
  else expect(trigramFault(given)).toContain(told);
});

test('a user who may not create it is told the way out instead of a failed migration', async () => {
  const url = await createTestDatabase({ isMigrated: false });
  const database = await openDatabase(url);
  try {
    await database.source.query(`revoke create on database "${new URL(url).pathname.slice(1)}" from current_user`);
    await expect(migrate(database)).rejects.toThrow(OperatorError);
    await expect(migrate(database)).rejects.toThrow('this user may not create it');
    await expect(migrate(database)).rejects.not.toThrow(new URL(url).password);
  } finally {
    await database.close();
  }
});
