import type { ClientBase, Pool } from 'pg';

/** How long a statement may take on the connections of a pool, from when reading for callers begins. */
export interface StatementLimit {
  /** For the pool's options: called with each new connection, before anybody has it. */
  onConnect(client: ClientBase): Promise<void>;
  /** Begins to bound statements, on the connections that there are too. What is under way, and who holds a connection, is not bounded. */
  begin(pool: Pool, ms: number): Promise<void>;
}

export function statementLimit(): StatementLimit {
  let limitMs: number | null = null;
  const onConnect = async (client: ClientBase): Promise<void> => {
    if (limitMs !== null) await client.query(`set statement_timeout = ${limitMs}`);
  };
  return {
    onConnect,
    begin: async (pool, ms) => {
      limitMs = ms;
      const idle = await Promise.all(Array.from({ length: pool.idleCount }, () => pool.connect()));
      for (const client of idle) {
        await onConnect(client);
        client.release();
      }
    },
  };
}

/** PostgreSQL's code for a statement that was cancelled. */
const CANCELLED = '57014';

/** Has the database ended a statement because it took too long? */
export const isCancelled = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === CANCELLED;
