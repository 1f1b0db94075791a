import type { Pool, PoolClient } from 'pg';
import type { ConnectionsInUse } from '../reader';

/** The connections of a pool, looked at now. */
export const connectionsOf = (pool: Pool): Omit<ConnectionsInUse, 'server'> => ({
  inUse: pool.totalCount - pool.idleCount,
  idle: pool.idleCount,
  waiting: pool.waitingCount,
});

/** Lends a connection for as long as `work` takes. */
export type Lend = <T>(work: (client: PoolClient) => Promise<T>) => Promise<T>;

/** Lends the connections of a pool; one on which work failed is not used again. */
export const lendFrom =
  (pool: Pool): Lend =>
  async (work) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    // one that breaks between two statements says so by an event, which would end the process; the next statement fails
    client.on('error', ignored);
    try {
      return await work(client);
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      client.off('error', ignored);
      client.release(broken);
    }
  };

const ignored = (): void => undefined;
