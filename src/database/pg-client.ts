import type { Socket } from 'node:net';
import type { PoolClient } from 'pg';

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

/** Sends what is asked for until all that is now under way waits as one write. */
export function sendTogether(client: PoolClient): void {
  const { stream } = insideOf(client).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Ends the connection without waiting for anything: whoever waits for an answer on it is told. */
export function cutOff(client: PoolClient): void {
  insideOf(client).connection.stream.destroy();
}
