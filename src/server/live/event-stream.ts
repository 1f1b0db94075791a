import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Gone, type InnerAnswer, type InnerRequest } from './ask-inside';
import type { Followed } from './carried';
import type { LiveCounts } from './live-counts';
import { COMPLETE_EVENT, EMPTY_EVENT, eventOf } from './messages';
import { runOperation, type Subscriptions } from './operation-run';

export interface StreamOptions {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer | null;
  subscriptions: Subscriptions;
  counts: LiveCounts;
  ask(
    asked: Omit<InnerRequest, 'remoteAddress'>,
    following: Followed,
    isNews: boolean,
    signal: AbortSignal,
  ): Promise<InnerAnswer>;
}

/** One stream of events: graphql-sse, distinct connections mode. */
export interface EventStream {
  /** Resolves once it has ended. Errors: what should not have happened. */
  ended: Promise<void>;
  /** Says something to keep it open, where it has nothing else to say. */
  look(): void;
  /** Ends it where it is a subscription, so that whoever listens comes again. */
  stop(): void;
}

/** Whether a request wants its answer as a stream of events, before anything else. */
export const asksForEvents = ({ accept }: IncomingHttpHeaders): boolean =>
  accept?.startsWith('text/event-stream') ?? false;

export function openStream({ request, response, body, subscriptions, counts, ask }: StreamOptions): EventStream {
  const leaving = new AbortController();
  const { signal } = leaving;
  let isSubscription = false;
  let isStopping = false;
  response.on('close', () => leaving.abort());
  response.on('error', () => leaving.abort());
  const asked = {
    method: request.method === 'GET' ? ('GET' as const) : ('POST' as const),
    url: request.url ?? '',
    headers: { ...request.headers, accept: 'application/json' },
    body,
  };
  const write = async (text: Buffer | string): Promise<void> => {
    if (!response.write(text)) await once(response, 'drain', { signal }).catch(() => Promise.reject(new Gone()));
  };
  counts.operations.events += 1;
  const run = runOperation({
    signal,
    subscriptions,
    ask: (following, isNews) => ask(asked, following, isNews, signal),
    deliver: async (answer, isLast) => {
      if (signal.aborted) throw new Gone();
      isSubscription = !isLast;
      if (!response.headersSent) {
        if (answer.status !== 200) return void response.writeHead(answer.status, plainHeaders(answer)).end(answer.body);
        response.writeHead(200, { ...passedOn(answer.headers), ...OF_STREAM });
      }
      await write(eventOf(answer));
      if (isLast) response.end(COMPLETE_EVENT);
      else if (isStopping) throw new Gone();
    },
  }).catch((error: unknown) => {
    if (!(error instanceof Gone)) throw error;
  });
  return {
    ended: run.finally(() => {
      if (!response.writableEnded) response.end();
    }),
    look: () => {
      if (response.headersSent && response.writableLength === 0 && !response.writableEnded) response.write(EMPTY_EVENT);
    },
    stop: () => {
      isStopping = true;
      if (isSubscription) leaving.abort();
    },
  };
}

const OF_STREAM = {
  'content-type': 'text/event-stream; charset=utf-8',
  // what proxies hold back comes late
  'x-accel-buffering': 'no',
};

/** The headers of an answer, but for those of its body and its connection. */
function passedOn(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const own = { ...headers };
  for (const name of ['content-length', 'transfer-encoding', 'connection', 'keep-alive']) delete own[name];
  return own;
}

const plainHeaders = ({ headers, body }: InnerAnswer): OutgoingHttpHeaders => ({
  ...passedOn(headers),
  'content-length': body.length,
});
