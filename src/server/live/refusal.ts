import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { InnerAnswer } from './ask-inside';

/** An answer that nobody had to be asked for, in the form of a GraphQL error. */
export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): InnerAnswer {
  const body = Buffer.from(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body };
}

/** Answers who wanted a WebSocket, and closes the connection. */
export function refuseUpgrade(socket: Duplex, { status, headers, body }: InnerAnswer): void {
  const lines = Object.entries({ ...headers, 'content-length': body.length, connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${String(value)}\r\n`).join('');
  socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`), body]));
}
