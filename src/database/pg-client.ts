import type { Socket } from 'node:net';
import { Client, type ClientBase, type ClientConfig, type Submittable } from 'pg';
import { prepareValue } from 'pg/lib/utils';
import { frameMessages, type Incoming } from './message-frames';
import { prepared } from './prepared-statement';
import { type AskedStatement, type OfConnection, StatementsBatch } from './statements-batch';

/** What pg's client has and its types do not say. */
interface Inside {
  connection: Incoming & { stream: Socket };
  readyForQuery: boolean;
  host: string;
  port: number;
  processID: number | null;
  secretKey: number | null;
}

export const insideOf = (client: ClientBase): Inside => client as unknown as Inside;

/** pg's client, whose rows can be taken as they come in. Pools of the hub are made of these. */
export class HubClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    frameMessages(insideOf(this).connection);
  }
}

/** Ends the connection without waiting for anything: whoever waits for an answer on it is told. */
export function cutOff(client: ClientBase): void {
  insideOf(client).connection.stream.destroy();
}

const known = new WeakMap<ClientBase, OfConnection>();

function knownOf(client: ClientBase): OfConnection {
  let found = known.get(client);
  if (!found) {
    found = { described: new Map(), typeParser: (oid) => client.getTypeParser(oid) as (text: string) => unknown };
    known.set(client, found);
  }
  return found;
}

/** Sends statements together; each says to its own what came of it. `done`: all of them have been answered, or will not be. */
export function sendAll(client: ClientBase, statements: readonly AskedStatement[], done?: () => void): void {
  client.query(new StatementsBatch(statements, knownOf(client), done) as unknown as Submittable);
}

/** A statement whose text, where it comes again, is prepared once a connection; `isOnce`: it is not. Errors: for values that cannot be sent. */
export function askedStatement(
  text: string,
  values: readonly unknown[],
  told: Pick<AskedStatement, 'resolve' | 'reject' | 'isFound'>,
  isOnce = false,
): AskedStatement {
  const { name, values: given = [] } = prepared(text, values);
  return { ...told, name: isOnce ? undefined : name, text, values: given.map(prepareValue) };
}

/** The rows of one statement. */
export const rowsOf = <Row>(
  client: ClientBase,
  text: string,
  values: readonly unknown[],
  { isOnce = false, isFound = false } = {},
): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    const told = { resolve: resolve as AskedStatement['resolve'], reject, isFound };
    sendAll(client, [askedStatement(text, values, told, isOnce)]);
  });
