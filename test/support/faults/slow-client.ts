import { connect, type Socket } from 'node:net';

/** A client that is slow on purpose. */
export interface SlowClient {
  socket: Socket;
  /** What it was sent until its connection ended. */
  ended: Promise<string>;
}

/** Sends `first` at once, then `drop` again and again; reads what comes, or never does. */
export function slowClient(url: string, first: string, drop: string | null, reads: boolean): SlowClient {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let got = '';
  socket.on('error', () => undefined);
  socket.write(first);
  if (reads) socket.on('data', (chunk) => (got += chunk.toString('latin1')));
  else socket.pause();
  const dripping = drop === null ? undefined : setInterval(() => socket.write(drop), 100);
  const ended = new Promise<string>((resolve) => {
    socket.once('close', () => {
      clearInterval(dripping);
      resolve(got);
    });
  });
  return { socket, ended };
}

const HEAD = 'POST /graphql HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n';

/** A head that never ends. */
export const halfHead = (url: string): SlowClient => slowClient(url, HEAD, 'X-More: 1\r\n', true);

/** A body that comes byte by byte, of which it says how long it is, or does not. */
export const halfBody = (url: string, isChunked: boolean): SlowClient =>
  isChunked
    ? slowClient(url, `${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{"\r\n`, '1\r\n \r\n', true)
    : slowClient(url, `${HEAD}Content-Length: 900000\r\n\r\n{"`, ' ', true);

/** Asks for the same again and again, and takes nothing of it. */
export const neverReads = (url: string, path: string, times: number): SlowClient =>
  slowClient(url, `GET ${path} HTTP/1.1\r\nHost: hub\r\n\r\n`.repeat(times), null, false);
