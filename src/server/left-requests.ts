import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { RequestStore } from '../reader';

type Leaving = Pick<RequestStore, 'leave'>;

/** What is read for each request, so that it can be stopped where the client is gone before it was answered. */
export interface LeftRequests {
  /** The request with these headers reads here. */
  follow(headers: IncomingHttpHeaders, store: Leaving): void;
  /** Looks at the requests of this server from now on. */
  watch(server: Server): void;
}

/**
 * Where a request's headers carry what is read for it: a context is made of them, and there is one object of them for each.
 * A map beside them costs every request more than all the rest of this.
 */
const READS = Symbol('reads');

type Followed = IncomingHttpHeaders & { [READS]?: Leaving | 'gone' };

export const leftRequests = (): LeftRequests => ({
  follow: (headers: Followed, store) => {
    if (headers[READS] === 'gone') store.leave();
    else headers[READS] = store;
  },
  watch: (server) => {
    server.on('request', (_request, response: ServerResponse) => void response.on('close', stopWhereLeft));
  },
});

function stopWhereLeft(this: ServerResponse): void {
  if (this.writableFinished) return;
  const headers: Followed = this.req.headers;
  const reads = headers[READS];
  headers[READS] = 'gone';
  if (reads !== undefined && reads !== 'gone') reads.leave();
}
