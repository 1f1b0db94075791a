import type { Socket } from 'node:net';
import type { PoolClient, QueryConfig, Submittable } from 'pg';
import { RowsQuery, type ShapesOfStatements } from './rows-query';

/** What pg's client has and its types do not say. */
interface Inside {
  /** Whether a statement is sent before those that were sent earlier are answered. */
  pipeline: boolean;
  connection: { stream: Socket };
}

const insideOf = (client: PoolClient): Inside => client as unknown as Inside;

/** Sends each statement at once from now on, or each after the answer to the one before, which is pg's own way. */
export function pipeline(client: PoolClient, isOn: boolean): void {
  insideOf(client).pipeline = isOn;
}

/** Sends what is asked for until all that is now under way waits as one write; `last` may add to it. */
export function sendTogether(client: PoolClient, last: () => void): void {
  const { stream } = insideOf(client).connection;
  stream.cork();
  process.nextTick(() => {
    last();
    stream.uncork();
  });
}

/** Ends the connection without waiting for anything: whoever waits for an answer on it is told. */
export function cutOff(client: PoolClient): void {
  insideOf(client).connection.stream.destroy();
}

const shapes = new WeakMap<PoolClient, ShapesOfStatements>();

/** The rows of a statement, by a query that costs less than pg's own. */
export function rowsOf<Row>(client: PoolClient, config: QueryConfig): Promise<Row[]> {
  let known = shapes.get(client);
  if (!known) {
    known = new Map();
    shapes.set(client, known);
  }
  const shapesHere = known;
  return new Promise((resolve, reject) => {
    const query = new RowsQuery<Row>(
      config,
      { shapes: shapesHere, typeParser: (oid) => client.getTypeParser(oid) as (text: string) => unknown },
      (error, rows) => (error === undefined ? resolve(rows) : reject(error)),
    );
    client.query(query as unknown as Submittable);
  });
}
