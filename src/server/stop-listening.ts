import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** A connection on which nothing came for so long is taken to be one that nothing is on its way on. */
const QUIET_MS = 150;

/** Where clients come with a new connection each time it never is quiet. */
const LONGEST_OPEN_MS = 1000;
const LOOK_EVERY_MS = 10;

/** Ends a server so that nobody who has sent a request is left without an answer. */
export interface GracefulStop {
  /** An answer goes out; true: its connection is to be closed behind it. */
  answers(): boolean;
  isStopping(): boolean;
  /**
   * Takes no new connections, and answers what comes on those there are, each for the last time. Resolves once all are closed: those
   * that say nothing are, as soon as they have been silent for a moment.
   */
  stop(): Promise<void>;
}

export function gracefulStop(server: HttpServer): GracefulStop {
  const sockets = new Map<Socket, number>();
  let connectedAt = Number.NEGATIVE_INFINITY;
  server.on('connection', (socket: Socket) => {
    connectedAt = performance.now();
    sockets.set(socket, connectedAt);
    socket.once('close', () => sockets.delete(socket));
  });
  const closeIdle = () => {
    // http takes a connection for idle as soon as an answer is written, though its client has yet to take it
    if ([...sockets.keys()].every(({ writableLength }) => writableLength === 0)) server.closeIdleConnections();
    // and one on which nothing was ever said, as clients keep some in store, for one that is about to ask
    const now = performance.now();
    for (const [socket, since] of sockets) if (socket.bytesRead === 0 && now - since >= QUIET_MS) socket.destroy();
  };
  let isStopping = false;
  let isLastAnswer = false;
  let answeredAt = Number.NEGATIVE_INFINITY;
  return {
    answers: () => {
      answeredAt = performance.now();
      return isLastAnswer;
    },
    isStopping: () => isStopping,
    stop: async () => {
      isStopping = true;
      if (!server.listening) return;
      // who connects while the door is shut is told nothing: it is shut when nobody comes, and behind who has come
      const since = performance.now();
      const isBusy = () => performance.now() - Math.max(connectedAt, since - QUIET_MS) < QUIET_MS;
      while (isBusy() && performance.now() - since < LONGEST_OPEN_MS) await setTimeout(LOOK_EVERY_MS);
      await setImmediate();
      isLastAnswer = true;
      const closed = new Promise<void>((resolve) => {
        // http's own would close connections on which a request may be on its way
        Server.prototype.close.call(server, () => resolve());
      });
      await Promise.race([closed, setTimeout(Math.max(0, answeredAt + QUIET_MS - performance.now()))]);
      // what came in the meantime has been read
      await setImmediate();
      closeIdle();
      // an answer whose head was sent before cannot say any more that its connection closes behind it
      const timer = setInterval(closeIdle, QUIET_MS);
      await closed;
      clearInterval(timer);
    },
  };
}
