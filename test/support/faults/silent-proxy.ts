import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A network between a hub and its database. */
export interface SilentProxy {
  /** The address of the database, as it is reached through here. */
  url(direct: string): string;
  /** From now on nothing arrives any more on either side, and nobody is told. */
  drop(): void;
  /** What comes from now on arrives; connections from before are known to nobody. */
  heal(): void;
  close(): Promise<void>;
}

/** Passes on all that comes to a database, until it drops it. */
export async function openSilentProxy(target: string): Promise<SilentProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<[Socket, Socket]>();
  let isDropped = false;
  const server = createServer((near) => {
    if (isDropped) {
      // taken, as the kernel of a host that hangs does it
      near.on('error', () => undefined);
      pairs.add([near, near]);
      return;
    }
    const far = connect(Number(port), hostname);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => {
        if (pairs.has(pair) && !isDropped) to.write(chunk);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        if (!isDropped) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const here = (server.address() as AddressInfo).port;
  const forget = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  return {
    url: (direct) => {
      const url = new URL(direct);
      url.port = String(here);
      return url.href;
    },
    drop: () => {
      isDropped = true;
    },
    heal: () => {
      forget();
      isDropped = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        forget();
      }),
  };
}
