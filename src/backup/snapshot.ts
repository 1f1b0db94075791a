import type { Client } from 'pg';
import type { Ask } from './graph-state';

/** What `work` returns, all of whose questions are answered from one snapshot. */
export async function inSnapshot<Result>(client: Client, work: (ask: Ask) => Promise<Result>): Promise<Result> {
  await client.query('begin isolation level repeatable read read only');
  try {
    // a large history takes its time to count, and so does a dump that needs this snapshot
    await client.query('set local statement_timeout = 0');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    return await work(async <Row>(statement: string) => (await client.query(statement)).rows as Row[]);
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}
