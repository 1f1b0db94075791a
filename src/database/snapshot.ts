import type { PoolClient } from 'pg';
import type { Snapshot } from '../reader';
import type { Lend } from './lent-connection';
import { pipeline, sendTogether } from './pg-client';
import { prepared } from './prepared-statement';

/**
 * Reads through one transaction that sees one state, on one connection. Statements that are asked for together are sent
 * together: the connection does not wait for the answer to one before it sends the next.
 */
export function snapshotOf(lend: Lend): Snapshot {
  let opened: Promise<PoolClient> | undefined;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let isGathering = false;

  const open = () =>
    new Promise<PoolClient>((resolve, reject) => {
      lend(async (client) => {
        pipeline(client, true);
        try {
          // where it fails, so does what is sent after it
          client.query('begin isolation level repeatable read read only').catch(() => undefined);
          resolve(client);
          await ended;
          // of a transaction that failed it is the end as well
          await client.query('commit');
        } finally {
          pipeline(client, false);
        }
      }).catch(reject);
    });

  /** One write for all that is asked for until the process has nothing else to do now. */
  const gather = (client: PoolClient) => {
    if (isGathering) return;
    isGathering = true;
    sendTogether(client);
    process.nextTick(() => {
      isGathering = false;
    });
  };

  return {
    rows: async <Row>(text: string, values: readonly unknown[]) => {
      opened ??= open();
      const client = await opened;
      gather(client);
      return (await client.query(prepared(text, values))).rows as Row[];
    },
    end,
  };
}
