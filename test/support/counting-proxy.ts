import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a server and counts what is asked of it. */
export interface CountingProxy {
  url: string;
  /** How many requests came since it was last asked. */
  requests(): number;
  close(): Promise<void>;
}

/** Passes everything on to the same path at `target`; where nobody listens there, the connection is cut. */
export async function openCountingProxy(target: string): Promise<CountingProxy> {
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    count += 1;
    const { method, headers, url } = incoming;
    const onward = request(new URL(url ?? '/', target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => {
      const counted = count;
      count = 0;
      return counted;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
