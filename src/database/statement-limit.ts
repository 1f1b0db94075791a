import type { ClientBase, Pool, QueryConfig } from 'pg';

/** How long a statement may take on the connections of a pool, from when reading for callers begins. */
export interface StatementLimit {
  /** For the pool's options: called with each new connection, before anybody has it. */
  onConnect(client: ClientBase): Promise<void>;
  /** Begins to bound statements, on the connections that there are too. What is under way, and who holds a connection, is not bounded. */
  begin(pool: Pool, ms: number): Promise<void>;
}

const READY_WITHIN_MS = 10_000;

/**
 * A server that waits for the next statement of a transaction, with what that has locked, notices within a minute that the other
 * end is gone without a word; while it works, within seconds that its client has ended. What it was told to be quicker stays.
 */
const NOTICE_ENDS = `
  select set_config(name, value, false)
    from (values ('tcp_keepalives_idle', '30'), ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '3'),
                 ('client_connection_check_interval', '5000')) as wanted (name, value)
    join pg_settings using (name)
   where version() !~* 'windows|mingw|visual c' and (setting::int > value::int or name ~ '^client' and setting = '0')`;

export function statementLimit(): StatementLimit {
  let limitMs: number | null = null;
  const onConnect = async (client: ClientBase): Promise<void> => {
    const statements = limitMs === null ? NOTICE_ENDS : `${NOTICE_ENDS}; set statement_timeout = ${limitMs}`;
    // a pool waits for it for ever otherwise, with one connection less
    const config: QueryConfig & { query_timeout: number } = { text: statements, query_timeout: READY_WITHIN_MS };
    await client.query(config);
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
