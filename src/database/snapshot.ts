import type { PoolClient } from 'pg';
import type { RowForm, Snapshot } from '../reader';
import type { Lend } from './lent-connection';
import { askedStatement, sendAll } from './pg-client';
import { EVERYTHING, type Sight } from './sight';
import type { AskedStatement } from './statements-batch';

const AT_ITS_END = 'The snapshot is at its end.';

/**
 * Reads through one transaction that sees one state, on one connection. What is asked for until all that is now under way waits
 * is sent together, with the beginning of the transaction before the first and its end behind the last.
 */
export function snapshotOf(lend: Lend, sight: Sight = EVERYTHING): Snapshot {
  let opened: Promise<PoolClient> | undefined;
  let isEnded = false;
  let isGathering = false;
  let isUnderWay = false;
  let hasBegun = false;
  let hasFailed = false;
  let isCommitted = false;
  let holders = 0;
  let waiting: AskedStatement[] = [];
  let tellEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    tellEnded = resolve;
  });

  const open = () =>
    new Promise<PoolClient>((resolve, reject) => {
      lend(async (client) => {
        resolve(client);
        await ended;
        // of a transaction that failed it is the end as well
        if (hasBegun && (hasFailed || !isCommitted)) await client.query('commit');
      }).catch(reject);
    });

  const silently = (text: string): AskedStatement => ({
    name: `snapshot ${text}`,
    text,
    values: [],
    isSilent: true,
    resolve: () => undefined,
    reject: () => undefined,
  });

  function send(client: PoolClient): void {
    if (isUnderWay || waiting.length === 0) return;
    isUnderWay = true;
    isCommitted = holders === 0;
    // what is sent as one is a transaction by itself, and of one state where the connection is set so
    const isWhole = !hasBegun && isCommitted && sight.isNarrow;
    const statements = [
      ...(hasBegun || isWhole ? [] : [silently('begin isolation level repeatable read read only')]),
      ...(hasBegun ? [] : sight.opening),
      ...waiting.map(noting),
      ...(isCommitted && !isWhole ? [silently('commit')] : []),
    ];
    hasBegun = !isWhole;
    waiting = [];
    sendAll(client, statements, () => {
      isUnderWay = false;
      if (isEnded) tellEnded();
      else send(client);
    });
  }

  const noting = (statement: AskedStatement): AskedStatement => ({
    ...statement,
    reject: (error) => {
      hasFailed = true;
      statement.reject(error);
    },
  });

  function gather(client: PoolClient): void {
    if (isGathering) return;
    isGathering = true;
    process.nextTick(() => {
      isGathering = false;
      send(client);
    });
  }

  return {
    rows: async <Row>(text: string, values: readonly unknown[], form?: RowForm) => {
      opened ??= open();
      const client = await opened;
      // its connection is others' from then on: what one field asks for after another has failed is asked of nobody
      if (isEnded || isCommitted) throw new Error(AT_ITS_END);
      return new Promise<Row[]>((resolve, reject) => {
        const told = { resolve: resolve as AskedStatement['resolve'], reject, isFound: form === 'FOUND' };
        waiting.push(askedStatement(sight.now(text), values, told));
        gather(client);
      });
    },
    hold: () => {
      holders += 1;
    },
    release: () => {
      holders -= 1;
    },
    end: () => {
      isEnded = true;
      for (const { reject } of waiting.splice(0)) reject(new Error(AT_ITS_END));
      if (!isUnderWay) tellEnded();
    },
  };
}
