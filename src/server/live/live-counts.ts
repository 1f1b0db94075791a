import type { Transport } from './carried';

/** Why something was refused, or ended. */
export const REFUSED = [
  'origin',
  'rate',
  'connections',
  'subscriptions',
  'operations',
  'protocol',
  'init',
  'size',
  'silent',
] as const;

export type RefusedCause = (typeof REFUSED)[number];

/** What is counted of WebSockets and streams of events. */
export interface LiveCounts {
  /** Open now. */
  connections: Record<Transport, number>;
  /** Operations that were begun. */
  operations: Record<Transport, number>;
  /** Followed now. */
  subscriptions: number;
  /** Answers to subscriptions that were told, besides the first of each. */
  news: number;
  refused: Record<RefusedCause, number>;
}

export const liveCounts = (): LiveCounts => ({
  connections: { websocket: 0, events: 0 },
  operations: { websocket: 0, events: 0 },
  subscriptions: 0,
  news: 0,
  refused: Object.fromEntries(REFUSED.map((cause) => [cause, 0])) as Record<RefusedCause, number>,
});
