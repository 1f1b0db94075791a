import { type Database, openDatabase } from '../../src/database/database';
import { createTestDatabase } from '../support/template-database';

let database: Database;

beforeAll(async () => {
  // one connection: what is asked too late would be asked on the one that others have by then
  database = await openDatabase(await createTestDatabase(), 1);
});

afterAll(() => database.close());

const snapshot = () => database.forRequest({ keyId: null, operationId: null, sees: 'everything' }).snapshot();

test('what is asked of a snapshot after its end is refused, and who has the connection then is answered', async () => {
  for (let i = 0; i < 20; i++) {
    const ended = snapshot();
    ended.hold();
    expect(await ended.rows('select $1::int as a', [i])).toEqual([{ a: i }]);
    ended.end();
    const late = ended.rows('select 1 as late, 2 as other', []).catch((error: Error) => error);
    const [rows, again] = await Promise.all([
      database.rows('select $1::int as b', [i]),
      database.rows('select $1::int as c', [i]),
    ]);
    expect(await late).toBeInstanceOf(Error);
    expect([rows, again]).toEqual([[{ b: i }], [{ c: i }]]);
  }
});

test('what one part asks for after another has failed is refused too', async () => {
  const failing = snapshot();
  failing.hold();
  const late = failing
    .rows('select 1 / $1::int as a', [0])
    .catch(() => undefined)
    .then(() => {
      failing.end();
      return Promise.all([failing.rows('select 2 as late', []), database.rows('select 3 as b', [])]);
    });
  await expect(late).rejects.toThrow('at its end');
  expect(await database.rows('select 4 as c', [])).toEqual([{ c: 4 }]);
});
