import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Commits } from '../../commits';
import { callerAddresses } from '../caller-address';
import { tooMany } from '../limit-requests';
import type { OutsideSettings } from '../outside-settings';
import type { RequestRates } from '../request-rates';
import { readAway, saysWho } from '../request-size';
import { isAllowedOrigin } from './allowed-origin';
import { askInside, type InnerAnswer, type InnerRequest } from './ask-inside';
import type { Followed, Transport } from './carried';
import { asksForEvents, type EventStream, openStream } from './event-stream';
import type { LiveCounts } from './live-counts';
import type { LiveSettings } from './live-settings';
import { openConnections } from './open-connections';
import { putBack } from './plain-upgrade';
import { readBody } from './read-body';
import { refusal, refuseUpgrade } from './refusal';
import { sharedSubscriptions } from './shared-subscriptions';
import { openSession, type Session } from './socket-session';

export interface LiveOptions {
  settings: LiveSettings;
  outside: Pick<OutsideSettings, 'corsOrigins' | 'trustedProxies'>;
  rates: RequestRates | null;
  /** Tells of commits; nobody is told of any where null. */
  commits: Commits | null;
  /** The longest request, with a word about who asks and without. */
  mostBytes: { named: number; anonymous: number };
  counts: LiveCounts;
  /** Told of what should not have happened. */
  failed(error: unknown): void;
}

/** WebSockets and streams of events at /graphql: each operation is put to the server as a POST is, and answered as one. */
export interface Live {
  /** Takes nothing new; resolves once all is answered and every connection is closed. */
  stop(): Promise<void>;
}

/** A message is a request with a few words around it. */
const AROUND_A_REQUEST = 4096;
const TOO_BIG = 1009;
const NOT_ACCEPTABLE = 4406;
const LOOK_STOPPED_MS = 10;

const STOPPING = refusal(503, 'DOWNSTREAM_UNAVAILABLE', 'The server stops: connect again.', { 'retry-after': '1' });

export function serveLive(server: Server, options: LiveOptions): Live {
  const { settings, outside, rates, mostBytes, counts, failed } = options;
  const sessions = new Set<Session>();
  const streams = new Set<EventStream>();
  const place = openConnections(settings, callerAddresses(outside.trustedProxies), counts);
  const subscriptions = sharedSubscriptions(options);
  let isStopping = false;

  const asking =
    (transport: Transport, remoteAddress: string | undefined) =>
    (asked: Omit<InnerRequest, 'remoteAddress'>, following: Followed, isNews: boolean, signal: AbortSignal) =>
      askInside(server, { ...asked, remoteAddress }, { transport, following, isNews }, signal);

  const open = (socket: WebSocket, request: IncomingMessage): void => {
    const ask = asking('websocket', request.socket.remoteAddress);
    const session = openSession({
      socket,
      headers: { ...request.headers, accept: 'application/json', 'content-type': 'application/json' },
      most: settings.operations,
      subscriptions,
      counts,
      failed,
      ask: ({ headers, body }, ...rest) => ask({ method: 'POST', url: GRAPH, headers, body }, ...rest),
    });
    sessions.add(session);
    socket.once('close', () => sessions.delete(session));
    boundMessages(socket, request, session);
  };

  /** Who has not said who it is sends no more at once than by POST. */
  const boundMessages = (socket: WebSocket, request: IncomingMessage, session: Session): void => {
    let unread = 0;
    socket.on('message', () => {
      unread = 0;
    });
    request.socket.on('data', (chunk: Buffer) => {
      unread += chunk.length;
      if (unread <= mostBytes.anonymous + AROUND_A_REQUEST || session.saysWho()) return;
      session.end(TOO_BIG, 'Message too big', 'size');
      socket.terminate();
    });
  };

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostBytes.named + AROUND_A_REQUEST,
    handleProtocols,
    perMessageDeflate: false,
  });

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') return putBack(server, request, socket, head);
    const refused = refusalOf(request);
    if (refused) return refuseUpgrade(socket, refused);
    const taken = place('websocket', request);
    if ('status' in taken) return refuseUpgrade(socket, taken);
    socket.once('close', taken.leave);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (opened.protocol !== '') return open(opened, request);
      counts.refused.protocol += 1;
      opened.close(NOT_ACCEPTABLE, 'Subprotocol not acceptable');
    });
  });

  function refusalOf(request: IncomingMessage): InnerAnswer | null {
    if (!isGraph(request)) return refusal(404, 'NOT_FOUND', `Nothing is here; the graph is asked at ${GRAPH}.`);
    if (isStopping) return STOPPING;
    if (!isAllowedOrigin(request.headers, outside.corsOrigins)) {
      counts.refused.origin += 1;
      const shown = JSON.stringify(request.headers.origin);
      return refusal(
        403,
        'FORBIDDEN',
        `Pages from ${shown} may not ask here: who runs this graph names them in CORS_ORIGINS.`,
      );
    }
    const counted = rates?.count(request);
    if (!counted?.isRefused) return null;
    counts.refused.rate += 1;
    const { code, message, headers } = tooMany(counted);
    return refusal(429, code, message, headers);
  }

  async function stream(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = ({ status, headers, body }: InnerAnswer) =>
      void response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
    if (isStopping) return refuse(STOPPING);
    const taken = place('events', request);
    if ('status' in taken) return refuse(taken);
    response.once('close', taken.leave);
    const most = saysWho(request.headers) ? mostBytes.named : mostBytes.anonymous;
    const body = request.method === 'GET' ? null : await readBody(request, most);
    if (body === null && request.method !== 'GET') {
      counts.refused.size += 1;
      await readAway(request);
      return refuse(refusal(413, 'TOO_COSTLY', `The request has more than ${most} bytes.`, { connection: 'close' }));
    }
    // it may have begun to stop while the body came
    if (isStopping) return refuse(STOPPING);
    const ask = asking('events', request.socket.remoteAddress);
    const opened = openStream({ request, response, body, subscriptions, counts, ask });
    streams.add(opened);
    await opened.ended.catch(failed);
    streams.delete(opened);
  }

  // before all else: it asks for itself what is asked, and all else sees that
  const [plain] = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  if (!plain || server.listenerCount('request') !== 1) throw new Error('A server has one listener for requests here.');
  server.removeListener('request', plain);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (asksForEvents(request.headers) && isGraph(request) && TAKEN.has(request.method)) void stream(request, response);
    else plain.call(server, request, response);
  });

  const timer = setInterval(() => {
    for (const one of sessions) one.look();
    for (const one of streams) one.look();
  }, settings.pingMs);
  timer.unref();
  server.on('close', () => clearInterval(timer));

  return {
    stop: async () => {
      isStopping = true;
      for (const one of [...sessions]) one.stop();
      for (const one of [...streams]) one.stop();
      while (sessions.size > 0 || streams.size > 0)
        await new Promise((resolve) => setTimeout(resolve, LOOK_STOPPED_MS));
      clearInterval(timer);
    },
  };
}

const GRAPH = '/graphql';
const TAKEN: ReadonlySet<string | undefined> = new Set(['GET', 'POST']);

const isGraph = ({ url }: IncomingMessage): boolean => url === GRAPH || (url?.startsWith(`${GRAPH}?`) ?? false);
