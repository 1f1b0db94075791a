import { type Database, openDatabase } from '../../src/database/database';
import { OperatorError } from '../../src/errors';
import { clusterUrl, createTestDatabase } from '../support/template-database';

let database: Database;

beforeAll(async () => {
  database = await openDatabase(await createTestDatabase());
});

afterAll(() => database.close());

test.each([
  ['a day as it is written', `date '2026-03-10'`, '2026-03-10'],
  ['no day', 'null::date', null],
  ['a decimal as a number', '95.5::numeric', 95.5],
  ['a large whole number as a number', '10006866385::bigint', 10_006_866_385],
  ['a list of texts', `array['Nội vụ', 'Y tế']`, ['Nội vụ', 'Y tế']],
  ['evidence as an object', `'{"quote": "x", "start": 0, "end": 1}'::evidence`, { quote: 'x', start: 0, end: 1 }],
])('reads %s', async (_what, expression, value) => {
  expect(await database.rows(`select ${expression} as value`, [])).toEqual([{ value }]);
});

test('an instant is read as one', async () => {
  const [row] = await database.rows<{ value: Date }>(`select timestamptz '2026-11-22 07:00:00+07' as value`, []);
  expect(row?.value).toEqual(new Date('2026-11-22T00:00:00Z'));
});

test.each(['a\0b', '\0', '\ud800'])('the text %j, which PostgreSQL cannot hold, is found nowhere', async (text) => {
  expect(await database.rows('select name from unit where name = $1', [text])).toEqual([]);
});

test('two statements that begin alike are kept apart', async () => {
  const long = `select 1 as ${'x'.repeat(60)}`;
  expect(await database.rows(`${long}, 2 as a`, [])).toMatchObject([{ a: 2 }]);
  expect(await database.rows(`${long}, 3 as b`, [])).toMatchObject([{ b: 3 }]);
});

async function refusal(url: string): Promise<OperatorError> {
  const error: unknown = await openDatabase(url).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(OperatorError);
  return error as OperatorError;
}

test('a server that does not answer is named, without its password, with the way out', async () => {
  const { message, exitCode } = await refusal('postgres://admin:s3cret@127.0.0.1:1/plans');
  expect(message).toMatch(
    /^The database at postgres:\/\/admin:\*\*\*@127\.0\.0\.1:1\/plans cannot be opened: .*ECONNREFUSED/,
  );
  expect(message).toMatch(/Check DATABASE_URL and that the server is running, or unset it to use the embedded one\.$/);
  expect(exitCode).toBe(1);
});

test('a database that is not there, or a password that is wrong, is named', async () => {
  expect((await refusal(clusterUrl('no_such'))).message).toContain('database "no_such" does not exist');
  const url = new URL(clusterUrl());
  url.password = 's3cret';
  const { message } = await refusal(url.href);
  expect(message).toContain('password authentication failed');
  expect(message).not.toContain('s3cret');
});

test('a database in another encoding than UTF-8 is refused', async () => {
  await database.source.query('drop database if exists latin');
  await database.source.query(`create database latin encoding 'LATIN1' locale 'C' template template0`);
  const { message } = await refusal(clusterUrl('latin'));
  expect(message).toMatch(/^The database at .*\/latin\S* is encoded in LATIN1; create it with encoding UTF8\.$/);
});
