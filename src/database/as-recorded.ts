import { setImmediate as turn } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Reader } from '../reader';
import type { Lend } from './lent-connection';
import { rowsOf } from './pg-client';
import { EVERYTHING, type Sight } from './sight';

/** A statement that somebody waits for. */
interface Reading {
  text: string;
  values: readonly unknown[];
  resolve: (rows: unknown[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads rows as they were after the recording with this position. The statements are those that read the present: in their
 * transaction the names of tables and views lead to those of the schemas as_recorded and as_recorded_published. One after
 * the other they share a transaction for as long as more are asked for.
 */
export function readerAsRecorded(lend: Lend, position: number, sight: Sight = EVERYTHING): Reader {
  if (!Number.isSafeInteger(position)) throw new Error(`${position} is no position of a recording.`);
  const waiting: Reading[] = [];
  let isServed = false;

  async function serve(): Promise<void> {
    while (waiting.length > 0) {
      try {
        await lend((client) => readAll(client, position, waiting, sight));
      } catch (error) {
        for (const { reject } of waiting.splice(0)) reject(error);
      }
    }
    isServed = false;
  }

  return {
    rows: <Row>(text: string, values: readonly unknown[]) =>
      new Promise<Row[]>((resolve, reject) => {
        waiting.push({ text, values, resolve: resolve as Reading['resolve'], reject });
        if (isServed) return;
        isServed = true;
        void serve();
      }),
  };
}

/** Reads what waits, and what is asked for meanwhile; ends at a failure, which is told to whom it belongs. */
async function readAll(client: PoolClient, position: number, waiting: Reading[], sight: Sight): Promise<void> {
  // compiling such wide statements costs more than it gains
  await client.query(
    `begin transaction read only; ${sight.pastSettings}; set local plangraph.as_of = '${position}'; set local jit = off`,
  );
  let hasFailed = false;
  while (!hasFailed) {
    const reading = waiting.shift();
    if (reading) hasFailed = !(await read(client, reading, sight));
    else {
      // what was just read leads to what is asked for next
      await turn();
      if (waiting.length === 0) break;
    }
  }
  await client.query(hasFailed ? 'rollback' : 'commit');
}

async function read(client: PoolClient, { text, values, resolve, reject }: Reading, sight: Sight): Promise<boolean> {
  try {
    // without a name: a statement's plan is of one search path
    resolve(await rowsOf(client, sight.past(text), values, { isOnce: true }));
    return true;
  } catch (error) {
    reject(error);
    return false;
  }
}
