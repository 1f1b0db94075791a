import { Pool } from 'pg';
import { Asking, Left } from '../../src/database/asking';
import { type Lend, lendFrom, lendTo } from '../../src/database/lent-connection';
import { createTestDatabase } from '../support/template-database';

/** A pool of one connection, asked by somebody who leaves. */
let pool: Pool;

beforeAll(async () => {
  pool = new Pool({ connectionString: await createTestDatabase(), max: 1 });
});

afterAll(() => pool.end());

const processOf = async (): Promise<number> => {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
};

test('a connection on which nothing was begun, as its asker left, is used again', async () => {
  const before = await processOf();
  const asking = new Asking();
  const work = jest.fn(async () => undefined);
  // as on a replica: it is looked whether it shows what the asker must see
  const lend: Lend = (then) =>
    lendFrom(pool)(async (client) => {
      await client.query('select');
      asking.leave();
      return then(client);
    });
  await expect(lendTo(asking, lend)(work)).rejects.toThrow(Left);
  expect(work).not.toHaveBeenCalled();
  expect(await processOf()).toBe(before);
});

test('one whose statement was stopped is not', async () => {
  const before = await processOf();
  const asking = new Asking();
  const asked = lendTo(
    asking,
    lendFrom(pool),
  )(async (client) => {
    const answer = client.query('select pg_sleep(300)');
    asking.leave();
    await answer;
  });
  await expect(asked).rejects.toThrow(Left);
  expect(await processOf()).not.toBe(before);
});
