import type { IncomingMessage } from 'node:http';
import type { Following, Standing } from '../../graph/following';

export type Transport = 'websocket' | 'events';

/** How far somebody who follows was told, from one answer to the next. */
export class Followed implements Following {
  after: string | null = null;
  /** What the last answer said; null where it is that of no subscription. */
  stood: Standing | null = null;

  stand(at: Standing): void {
    this.stood = at;
  }
}

/** What a request carries that was asked over a WebSocket or for a stream of events. */
export interface Carried {
  transport: Transport;
  following: Followed;
  /** It is answered again because something was committed, not because somebody asked. */
  isNews: boolean;
}

const CARRIED = Symbol('carried');

type Carrying = IncomingMessage & { [CARRIED]?: Carried };

export function carry(request: IncomingMessage, carried: Carried): void {
  (request as Carrying)[CARRIED] = carried;
}

/** Undefined for plain requests. */
export const carriedBy = (request: IncomingMessage): Carried | undefined => (request as Carrying)[CARRIED];
