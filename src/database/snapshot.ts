import type { PoolClient } from 'pg';
import type { Snapshot } from '../reader';
import type { Lend } from './lent-connection';
import { pipeline, rowsOf, sendTogether } from './pg-client';
import { prepared } from './prepared-statement';

/**
 * Reads through one transaction that sees one state, on one connection. Statements that are asked for together are sent
 * together: the connection does not wait for the answer to one before it sends the next.
 */
export function snapshotOf(lend: Lend): Snapshot {
  let opened: Promise<PoolClient> | undefined;
  let isEnded = false;
  let tellEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    tellEnded = resolve;
  });
  let isGathering = false;
  let holders = 0;
  let committing: Promise<unknown> | undefined;

  const open = () =>
    new Promise<PoolClient>((resolve, reject) => {
      lend(async (client) => {
        pipeline(client, true);
        try {
          // where it fails, so does what is sent after it
          client.query('begin isolation level repeatable read read only').catch(() => undefined);
          resolve(client);
          await ended;
          await (committing ?? commit(client));
        } finally {
          pipeline(client, false);
        }
      }).catch(reject);
    });

  /** One write for all that is asked for until the process has nothing else to do now, with the end where nothing comes after. */
  const gather = (client: PoolClient) => {
    if (isGathering) return;
    isGathering = true;
    sendTogether(client, () => {
      isGathering = false;
      if (holders > 0 || isEnded) return;
      committing = commit(client);
      // told where it is waited for
      committing.catch(() => undefined);
    });
  };

  return {
    rows: async <Row>(text: string, values: readonly unknown[]) => {
      opened ??= open();
      const client = await opened;
      // its connection is others' from then on: what one field asks for after another has failed is asked of nobody
      if (isEnded || committing) throw new Error('The snapshot is at its end.');
      gather(client);
      return rowsOf<Row>(client, prepared(text, values));
    },
    hold: () => {
      holders += 1;
    },
    release: () => {
      holders -= 1;
    },
    end: () => {
      isEnded = true;
      tellEnded();
    },
  };
}

/** Of a transaction that failed it is the end as well. */
const commit = (client: PoolClient): Promise<unknown> => client.query('commit');
