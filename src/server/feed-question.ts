import type { IncomingHttpHeaders, Server } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { COST_HEADER } from './cost-header';
import { askInside } from './live/ask-inside';

/** An answer with data and nothing wrong in it, or why there is none. */
export type Found<Data> =
  | { kind: 'found'; data: Data }
  | { kind: 'failed'; status: number; message: string; retryAfterS: string | null; argument?: string };

export interface FeedQuestion {
  query: string;
  variables: Record<string, unknown>;
}

/** What is asked for the feed alone. */
const OF_FEED = ['accept', 'accept-encoding', 'if-none-match', 'if-modified-since', 'range', COST_HEADER.toLowerCase()];

/** What the caller is told by, of what the operation was told by. */
const HANDED_ON = ['ratelimit', 'ratelimit-policy'];

/** The status of a request that a code stands for; what else there is, is our fault. */
const STATUSES: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  // nothing of what is asked comes from the caller but the id; what pages are too large is asked for in smaller ones
  BAD_USER_INPUT: 404,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  TOO_COSTLY: 403,
  RATE_LIMITED: 429,
  DOWNSTREAM_UNAVAILABLE: 503,
};

const AGAIN_S = '10';

/** Asks the graph as the caller would, with what the caller's request says of who asks. Errors: Gone. */
export async function askForFeed<Data>(
  server: Server,
  { query, variables }: FeedQuestion,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Found<Data>> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  reply.raw.once('close', leave);
  const { headers, socket } = request.raw;
  // a feed asks many times: who leaves is told to the one that waits
  const answer = await askInside(
    server,
    {
      method: 'POST',
      url: '/graphql',
      headers: ownHeaders(headers),
      body: Buffer.from(JSON.stringify({ query, variables })),
      remoteAddress: socket.remoteAddress,
    },
    null,
    gone.signal,
  ).finally(() => reply.raw.off('close', leave));
  for (const name of HANDED_ON) {
    const value = answer.headers[name];
    if (value !== undefined) reply.header(name, value);
  }
  const { data, errors } = JSON.parse(answer.body.toString()) as {
    data?: Data | null;
    errors?: { message: string; extensions?: { code?: string; argument?: string } }[];
  };
  if (data && !errors) return { kind: 'found', data };
  const [error] = errors ?? [];
  const status = STATUSES[error?.extensions?.code ?? ''] ?? 500;
  const retryAfterS = answer.headers['retry-after'] ?? (status === 503 ? AGAIN_S : null);
  return {
    kind: 'failed',
    status,
    message: error?.message ?? 'The graph gave no answer.',
    retryAfterS: retryAfterS === null ? null : String(retryAfterS),
    argument: error?.extensions?.argument,
  };
}

function ownHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const own: IncomingHttpHeaders = { ...headers, 'content-type': 'application/json' };
  for (const name of OF_FEED) delete own[name];
  return { ...own, accept: 'application/json' };
}
