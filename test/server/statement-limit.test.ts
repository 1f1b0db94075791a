import { OPERATOR } from '../../src/auth/viewer';
import { beginWriting } from '../../src/graph/write-transaction';
import { openTestHub, type TestHub } from '../support/test-hub';

const LIMIT_MS = 250;
const SLOW = '{ tasks(filter: { title: { contains: "a" } }) { totalCount nodes { id } } }';
const QUICK = '{ tasks { totalCount } }';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  // each text that is compared takes a second
  await hub.database.source.query(`
    create or replace function fold_text(said text) returns text language plpgsql immutable as $$
      begin perform pg_sleep(1); return said; end $$`);
  await hub.database.limitStatements(LIMIT_MS);
}, 60_000);

afterAll(() => hub?.close());

test.each([
  ['interpreted', 1],
  ['compiled', 2],
])('a query that takes too long is ended and TOO_COSTLY, %s', async () => {
  const { status, data, errors } = await hub.ask(SLOW);
  expect({ status, data }).toEqual({ status: 200, data: null });
  expect(errors).toMatchObject([
    { message: expect.stringContaining('narrow the filter'), extensions: { code: 'TOO_COSTLY' } },
  ]);
});

test('the connections are as good as before', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => hub.ask(QUICK)));
  expect(answers.map(({ errors }) => errors)).toEqual(answers.map(() => undefined));
});

test('what writes may take longer', async () => {
  const slept = await hub.database.transaction(async (tx) => {
    await beginWriting(tx, { viewer: OPERATOR, reason: null, alone: false });
    return tx.query<unknown[]>('select pg_sleep($1)', [(2 * LIMIT_MS) / 1000]);
  });
  expect(slept).toHaveLength(1);
});

test('what reads apart from a request is bounded too, on each connection', async () => {
  const readings = Array.from({ length: 4 }, () => hub.database.rows('select pg_sleep(1)', []));
  const settled = await Promise.allSettled(readings);
  expect(settled.map(({ status }) => status)).toEqual(settled.map(() => 'rejected'));
});
