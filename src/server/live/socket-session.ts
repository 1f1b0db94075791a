import type { IncomingHttpHeaders } from 'node:http';
import { CloseCode, type Message, MessageType, type SubscribePayload, stringifyMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { saysWho } from '../request-size';
import { Gone, type InnerAnswer } from './ask-inside';
import type { Followed } from './carried';
import { exactJson } from './exact-json';
import type { LiveCounts, RefusedCause } from './live-counts';
import { completeMessage, messageOf } from './messages';
import { runOperation, type Subscriptions } from './operation-run';
import { parsed, withSaid } from './said';

const INIT_WITHIN_MS = 3000;

/** Who does not take what was sent is not listened to, until it does. */
const MOST_UNTAKEN_BYTES = 1024 * 1024;

/** How long the other end may take to say goodbye. */
const GOODBYE_MS = 1000;
const GOING_AWAY = 1001;

export interface SessionOptions {
  socket: WebSocket;
  /** Of the request that it began with. */
  headers: IncomingHttpHeaders;
  /** Operations at once. */
  most: number;
  subscriptions: Subscriptions;
  counts: LiveCounts;
  /** Told of what should not have happened. */
  failed(error: unknown): void;
  ask(
    asked: { headers: IncomingHttpHeaders; body: Buffer },
    following: Followed,
    isNews: boolean,
    signal: AbortSignal,
  ): Promise<InnerAnswer>;
}

/** One WebSocket that speaks graphql-transport-ws. */
export interface Session {
  /** Asks whether the other end is there, and ends the connection where it was asked before and said nothing. */
  look(): void;
  /** Who asks has said so, by header or as it began. */
  saysWho(): boolean;
  end(code: number, reason: string, cause: RefusedCause): void;
  /** Takes no new operations, ends subscriptions, and closes once all others are answered. */
  stop(): void;
}

interface Running {
  leaving: AbortController;
  isSubscription: boolean;
}

export function openSession(options: SessionOptions): Session {
  const { socket, most, subscriptions, counts } = options;
  let headers = options.headers;
  const running = new Map<string, Running>();
  let state: 'new' | 'begun' | 'stopping' = 'new';
  let isHeard = true;

  const end = (code: number, reason: string, cause: RefusedCause): void => {
    counts.refused[cause] += 1;
    socket.close(code, reason);
  };

  const send = (message: Buffer | string): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.send(message, { binary: false }, (error) => {
        if (socket.isPaused && socket.bufferedAmount < MOST_UNTAKEN_BYTES) socket.resume();
        if (error) reject(new Gone());
        else resolve();
      });
    });

  const say = (message: Buffer | string): void => void send(message).catch(() => undefined);

  const closeIfDone = (): void => {
    if (state !== 'stopping' || running.size > 0) return;
    socket.close(GOING_AWAY, 'The server stops: connect again.');
    setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
  };

  const run = async (id: string, payload: SubscribePayload): Promise<void> => {
    const one: Running = { leaving: new AbortController(), isSubscription: false };
    running.set(id, one);
    counts.operations.websocket += 1;
    const { signal } = one.leaving;
    const asked = { headers, body: Buffer.from(exactJson(payload)) };
    try {
      await runOperation({
        signal,
        subscriptions,
        ask: (following, isNews) => options.ask(asked, following, isNews, signal),
        deliver: async (answer, isLast) => {
          if (signal.aborted) throw new Gone();
          one.isSubscription = !isLast;
          const { message, isEnd } = messageOf(id, answer);
          // what was the last has ended by the time that it is told
          if (isLast) running.delete(id);
          // both at once: another that ends meanwhile may be the last that a stop waits for
          await Promise.all([send(message), ...(isLast && !isEnd ? [send(completeMessage(id))] : [])]);
          if (!isLast && state === 'stopping') throw new Gone();
        },
      });
    } catch (error) {
      if (!(error instanceof Gone)) {
        options.failed(error);
        socket.close(CloseCode.InternalServerError, 'Internal server error');
      }
    } finally {
      if (running.get(id) === one) running.delete(id);
      closeIfDone();
    }
  };

  const subscribe = (id: string, payload: SubscribePayload): void => {
    if (state === 'stopping') return;
    if (state === 'new') end(CloseCode.Unauthorized, 'Unauthorized', 'protocol');
    else if (running.has(id))
      end(CloseCode.SubscriberAlreadyExists, 'Subscriber for this id already exists', 'protocol');
    else if (running.size < most) void run(id, payload);
    else {
      counts.refused.operations += 1;
      const message = `One WebSocket carries ${most} operations at once (LIVE_OPERATIONS). Complete one, or open another.`;
      say(JSON.stringify({ id, type: 'error', payload: [{ message, extensions: { code: 'TOO_COSTLY' } }] }));
    }
  };

  const begin = (said: Record<string, unknown> | undefined): void => {
    if (state !== 'new') {
      end(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests', 'protocol');
      return;
    }
    clearTimeout(init);
    state = 'begun';
    headers = withSaid(headers, said);
    say(stringifyMessage({ type: MessageType.ConnectionAck }));
  };

  const take = (message: Message): void => {
    switch (message.type) {
      case MessageType.ConnectionInit:
        begin(message.payload);
        break;
      case MessageType.Ping:
        say(stringifyMessage({ type: MessageType.Pong, ...(message.payload && { payload: message.payload }) }));
        break;
      case MessageType.Pong:
        break;
      case MessageType.Subscribe:
        subscribe(message.id, message.payload);
        break;
      case MessageType.Complete:
        running.get(message.id)?.leaving.abort();
        running.delete(message.id);
        break;
      default:
        end(CloseCode.BadRequest, `Unexpected message of type ${message.type}`, 'protocol');
    }
  };

  socket.on('message', (data, isBinary) => {
    isHeard = true;
    if (socket.readyState !== socket.OPEN) return;
    const message = isBinary ? null : parsed(String(data));
    if (message) take(message);
    else end(CloseCode.BadRequest, 'Invalid message received', 'protocol');
    if (socket.bufferedAmount >= MOST_UNTAKEN_BYTES) socket.pause();
  });
  socket.on('pong', () => {
    isHeard = true;
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearTimeout(init);
    for (const { leaving } of running.values()) leaving.abort();
  });
  const init = setTimeout(
    () => end(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout', 'init'),
    INIT_WITHIN_MS,
  );

  return {
    look: () => {
      // what it has yet to take would be in the way of the question; who takes nothing is cut off elsewhere
      if (socket.bufferedAmount > 0 || socket.readyState !== socket.OPEN) return;
      if (!isHeard) {
        counts.refused.silent += 1;
        socket.terminate();
        return;
      }
      isHeard = false;
      socket.ping();
    },
    saysWho: () => saysWho(headers),
    end,
    stop: () => {
      state = 'stopping';
      for (const { leaving, isSubscription } of [...running.values()]) if (isSubscription) leaving.abort();
      closeIfDone();
    },
  };
}
