import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';

/** A message as it came; `text` is what it was written as. */
export interface Said {
  type: string;
  id?: string;
  payload?: unknown;
  text: string;
}

/** A WebSocket to a server, as a client has it. */
export interface LiveSocket {
  socket: WebSocket;
  say(message: object | string): void;
  /** The next message that was not taken yet. */
  next(): Promise<Said>;
  /** Messages that came and were not taken. */
  waiting(): Said[];
  /** Runs an operation, to its end. */
  run(payload: object): Promise<Said[]>;
  /** With what it was closed. */
  closed: Promise<{ code: number; reason: string }>;
  close(): Promise<void>;
}

export interface SocketOptions extends ClientOptions {
  headers?: Record<string, string>;
  protocols?: string[];
  /** What is said at the beginning; null: nothing. */
  init?: Record<string, unknown> | null;
}

let lastId = 0;

/** Opens a WebSocket, and begins. Errors: where it is refused, with the status. */
export async function openSocket(url: string, options: SocketOptions = {}): Promise<LiveSocket> {
  const { protocols = ['graphql-transport-ws'], init = {}, ...others } = options;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocols, others);
  const came: Said[] = [];
  const wanted: ((said: Said) => void)[] = [];
  socket.on('message', (data) => {
    const text = String(data);
    const said = { ...(JSON.parse(text) as Said), text };
    const want = wanted.shift();
    if (want) want(said);
    else came.push(said);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  await once(socket, 'open');
  socket.on('error', () => undefined);
  const say = (message: object | string) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  const next = () => {
    const first = came.shift();
    return first ? Promise.resolve(first) : new Promise<Said>((resolve) => wanted.push(resolve));
  };
  if (init !== null) {
    say({ type: 'connection_init', payload: init });
    const said = await next();
    if (said.type !== 'connection_ack') throw new Error(said.text);
  }
  return {
    socket,
    say,
    next,
    waiting: () => came,
    run: async (payload) => {
      const id = `run ${++lastId}`;
      say({ id, type: 'subscribe', payload });
      const all: Said[] = [];
      for (;;) {
        const said = await next();
        all.push(said);
        if (said.type === 'complete' || said.type === 'error') return all;
      }
    },
    closed,
    close: async () => {
      socket.close();
      await closed;
    },
  };
}

/** The status with which a WebSocket is refused, and the body; null where it is opened. */
export async function refusedWith(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string } | null> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, ['graphql-transport-ws'], { headers });
  return new Promise((resolve, reject) => {
    // nobody listens there any more
    socket.on('error', reject);
    socket.once('open', () => {
      socket.terminate();
      resolve(null);
    });
    socket.once('unexpected-response', async (_request, response) => {
      let body = '';
      for await (const chunk of response) body += String(chunk);
      resolve({ status: response.statusCode ?? 0, body });
    });
  });
}
