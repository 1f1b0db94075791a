import { DatabaseError } from 'pg';
import { openDatabase } from '../../src/database/database';
import { saidBy } from '../../src/database/silent-connections';
import { asSuperuser } from '../support/module-role';
import { createTestDatabase } from '../support/template-database';

const of = (code: string): Error => Object.assign(new Error(code), { code });

const ofServer = (code: string): Error => Object.assign(new DatabaseError('refused', 7, 'error'), { code });

test.each([
  ['has no room for one more connection (53300)', ofServer('53300'), 'untold'],
  ['shuts down (57P01)', ofServer('57P01'), 'untold'],
  ['is asked by a process that may open no more files', of('EMFILE'), 'untold'],
  ['is on a machine that may open no more files', of('ENFILE'), 'untold'],
  ['broke the pipe', of('EPIPE'), 'silent'],
  ['may not be reached', of('EPERM'), 'silent'],
  ['refuses the connection', of('ECONNREFUSED'), 'silent'],
  ['does not answer in time', new Error('timeout expired'), 'silent'],
])('of a server that %s', (_, error, said) => {
  expect(saidBy(error)).toEqual({ kind: said });
});

test('where a server keeps no record of what is at work, a statement that takes long is left to it', async () => {
  const url = await createTestDatabase();
  await asSuperuser(`alter database "${new URL(url).pathname.slice(1)}" set track_activities = off`);
  // it is looked several times while it sleeps
  const database = await openDatabase(url, 2, null, 300);
  try {
    expect(await database.rows('select pg_sleep(1.5)::text as slept', [])).toEqual([{ slept: '' }]);
  } finally {
    await database.close();
  }
});
