import { Client } from 'pg';
import { type Database, openDatabase } from '../../src/database/database';
import { createTestDatabase } from '../support/template-database';

let database: Database;
let client: Client;

beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, 1);
  client = new Client({ connectionString: url });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await database?.close();
});

test.each([
  ['whole numbers', 'select 0 as a, -1 as b, 2147483647 as c, -2147483648 as d, 12::int2 as e, -7::int2 as f'],
  ['truth', 'select true as a, false as b, null::bool as c'],
  [
    'texts',
    `select '' as a, 'LEAD' as b, 'Sở Y tế – "điểm" \\' as c, E'\\x01\\n' as d, '😀' as e, null as f, 'x'::varchar as g`,
  ],
  ['texts beside each other', `select repeat('ở', n) as a, n as b, repeat('x', n) as c from generate_series(0, 40) n`],
  ['a text of many chunks', `select repeat('đợt ', 400000) as a, 5 as b, repeat('y', 70000) as c`],
  [
    'many rows',
    `select n, 'việc ' || n as name, case when n % 3 = 0 then n end as third from generate_series(1, 20000) n`,
  ],
  [
    'times, json and arrays',
    `select '2026-11-23T01:02:03.004Z'::timestamptz as a, '{"k":"ở"}'::jsonb as b, '{a,"b c",NULL,ở}'::text[] as c, '{1,2}'::int[] as d`,
  ],
  ['no columns', 'select from generate_series(1, 3)'],
  ['no rows', 'select 1 as a where false'],
  ['two columns of one name', 'select 1 as a, 2 as a'],
])('%s are read as pg reads them, the first time and when they are prepared', async (_what, text) => {
  const { rows } = await client.query(text);
  for (let time = 0; time < 3; time++) expect(await database.rows(text, [])).toEqual(rows);
});

test.each([
  ['a day is its text', `select '2026-11-23'::date as a`, { a: '2026-11-23' }],
  [
    'what fits a number is one',
    'select 9007199254740991::int8 as a, -1.5::numeric as b',
    { a: 9007199254740991, b: -1.5 },
  ],
])('%s', async (_what, text, row) => expect(await database.rows(text, [])).toEqual([row]));

test('what is behind a statement that fails is not executed, what is before it is answered, and the connection is as good as new', async () => {
  for (let time = 0; time < 3; time++) {
    const snapshot = database.forRequest({ keyId: null, operationId: null, sees: 'everything' }).snapshot();
    snapshot.hold();
    const asked = await Promise.allSettled([
      snapshot.rows('select $1::int as a', [1]),
      snapshot.rows('select 1 / $1::int as b', [0]),
      snapshot.rows('select $1::int as c', [3]),
    ]);
    expect(asked).toEqual([
      { status: 'fulfilled', value: [{ a: 1 }] },
      { status: 'rejected', reason: expect.objectContaining({ code: '22012' }) },
      { status: 'rejected', reason: expect.objectContaining({ code: '22012' }) },
    ]);
    snapshot.end();
    expect(await database.rows('select $1::int as c', [4])).toEqual([{ c: 4 }]);
    expect(await database.rows('select pg_current_xact_id_if_assigned() is null as free', [])).toEqual([
      { free: true },
    ]);
  }
});
