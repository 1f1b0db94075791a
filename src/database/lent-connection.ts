import type { Pool, PoolClient } from 'pg';
import type { ConnectionsInUse } from '../reader';
import { type Asking, Left } from './asking';
import { noteGivenBack, noteLent } from './observed-client';

/** The connections of pools, looked at now. */
export const connectionsOf = (...pools: readonly Pool[]): Omit<ConnectionsInUse, 'server'> => {
  const sum = (count: (pool: Pool) => number): number => pools.reduce((all, pool) => all + count(pool), 0);
  return {
    inUse: sum((pool) => pool.totalCount - pool.idleCount),
    idle: sum((pool) => pool.idleCount),
    waiting: sum((pool) => pool.waitingCount),
  };
};

/** Lends a connection for as long as `work` takes. */
export type Lend = <T>(work: (client: PoolClient) => Promise<T>) => Promise<T>;

/** Lends the connections of a pool, to one who asks where that is said; one on which work failed is not used again. */
export const lendFrom =
  (pool: Pool, asking?: Asking): Lend =>
  async (work) => {
    const client = await pool.connect();
    if (asking?.isOver) {
      client.release();
      throw new Left();
    }
    asking?.begin(client);
    noteLent(client);
    let broken: Error | undefined;
    // one that breaks between two statements says so by an event, which would end the process; the next statement fails
    client.on('error', ignored);
    try {
      return await work(client);
    } catch (error) {
      broken = error as Error;
      throw asking?.isOver ? new Left() : error;
    } finally {
      noteGivenBack(client);
      asking?.end(client);
      client.off('error', ignored);
      client.release(broken);
    }
  };

/** As `lend`, to one who asks. */
export const lendTo =
  (asking: Asking, lend: Lend): Lend =>
  async (work) => {
    // what fails costs the connection, and one on which nothing was begun is sound
    const done = await lend(async (client) => {
      if (asking.isOver) return null;
      asking.begin(client);
      try {
        return { result: await work(client) };
      } catch (error) {
        // a server that was told to stop is not lost
        throw asking.isOver ? new Left() : error;
      } finally {
        asking.end(client);
      }
    });
    if (done === null) throw new Left();
    return done.result;
  };

const ignored = (): void => undefined;
