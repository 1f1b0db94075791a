/** How much may be open at once over WebSockets and streams of events. */
export interface LiveSettings {
  /** All together; 0: there are none. */
  connections: number;
  /** Of one address; 0: as many as all together. */
  connectionsPerAddress: number;
  /** Operations at once on one WebSocket. */
  operations: number;
  /** Subscriptions at once, all together. */
  subscriptions: number;
  /** So often it is looked whether the other end is there. */
  pingMs: number;
  /** One subscription is answered no more often. */
  intervalMs: number;
}

/** What a server does of which nobody has said anything. */
export const LIVE: LiveSettings = {
  connections: 1000,
  connectionsPerAddress: 100,
  operations: 20,
  subscriptions: 1000,
  pingMs: 15_000,
  intervalMs: 500,
};
