import type { IncomingHttpHeaders } from 'node:http';
import { type Message, parseMessage } from 'graphql-ws';

/** What a client may say of itself as it begins, in the place of headers, which pages cannot send. */
const SAID: ReadonlySet<string> = new Set(['authorization', 'x-plangraph-cost']);

/** A message of the protocol; null for what is none. */
export function parsed(text: string): Message | null {
  try {
    return parseMessage(text);
  } catch {
    return null;
  }
}

/** The headers of each operation, with what was said in the place of some as the connection began. */
export function withSaid(headers: IncomingHttpHeaders, said: Record<string, unknown> | undefined): IncomingHttpHeaders {
  const own = { ...headers };
  for (const [name, value] of Object.entries(said ?? {})) {
    const header = name.toLowerCase();
    if (SAID.has(header) && typeof value === 'string') own[header] = value;
  }
  return own;
}
