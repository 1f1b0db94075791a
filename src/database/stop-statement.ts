import { connect } from 'node:net';
import type { PoolClient } from 'pg';
import { serialize } from 'pg-protocol';
import { cutOff, insideOf } from './pg-client';

/** How long it may take to tell a server that nobody waits. */
const TELL_WITHIN_MS = 5000;

/**
 * Ends a connection and, on the server, the statement that runs on it: a server does not look whether anybody waits while it
 * works. In this order nobody else's statement can be hit: nobody else gets the connection.
 */
export function stopStatement(client: PoolClient): void {
  cutOff(client);
  const { host, port, processID, secretKey } = insideOf(client);
  if (processID === null || secretKey === null) return;
  const socket = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
  socket.setTimeout(TELL_WITHIN_MS, () => socket.destroy());
  // where the server is gone, so is the statement
  socket.on('error', () => undefined);
  socket.on('connect', () => socket.end(serialize.cancel(processID, secretKey)));
  socket.resume().unref();
}
