import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';

/** How much of the time for a request its head may take. */
const HEAD_WITHIN_MS = 20_000;

/** How often it is looked for clients that are too slow, at least. */
const LOOK_EVERY_MS = 1000;
const LOOKS = 4;

/** The most that may wait to be taken by clients, together. */
const MOST_UNTAKEN_BYTES = 256 * 1024 * 1024;

/** How fastify cuts off clients that are slow to send. */
export const slowSenders = (clientTimeoutMs: number): FastifyHttpOptions<Server> => ({
  requestTimeout: clientTimeoutMs,
  http: {
    headersTimeout: Math.min(HEAD_WITHIN_MS, clientTimeoutMs),
    connectionsCheckingInterval: lookEvery(clientTimeoutMs),
  },
});

const lookEvery = (clientTimeoutMs: number): number => Math.min(LOOK_EVERY_MS, Math.ceil(clientTimeoutMs / LOOKS));

/** An answer that waits for its client. */
interface Untaken {
  /** All that was handed to the connection, taken or not: it grows with the next answer. */
  handedOver: number;
  sinceMs: number;
}

/**
 * Cuts off clients that do not take an answer within `clientTimeoutMs`, and before that those that have been at it for longest, where
 * more than fits into memory waits for all of them.
 */
export function cutSlowReaders(app: FastifyInstance, clientTimeoutMs: number): void {
  const server: Server = app.server;
  const sockets = new Map<Socket, Untaken>();
  server.on('connection', (socket: Socket) => {
    sockets.set(socket, { handedOver: 0, sinceMs: 0 });
    socket.once('close', () => sockets.delete(socket));
  });
  const look = () => {
    const now = performance.now();
    const slow: { socket: Socket; forMs: number }[] = [];
    let untaken = 0;
    for (const [socket, last] of sockets) {
      const { bytesWritten, writableLength } = socket;
      if (writableLength === 0 || bytesWritten !== last.handedOver) {
        last.handedOver = bytesWritten;
        last.sinceMs = now;
      }
      if (writableLength === 0) continue;
      untaken += writableLength;
      slow.push({ socket, forMs: now - last.sinceMs });
    }
    slow.sort((a, b) => b.forMs - a.forMs);
    for (const { socket, forMs } of slow) {
      if (forMs < clientTimeoutMs && untaken <= MOST_UNTAKEN_BYTES) break;
      untaken -= socket.writableLength;
      socket.destroy();
    }
  };
  const timer = setInterval(look, lookEvery(clientTimeoutMs));
  timer.unref();
  server.on('close', () => clearInterval(timer));
}
