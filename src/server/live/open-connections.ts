import type { IncomingMessage } from 'node:http';
import type { AddressOf } from '../caller-address';
import type { InnerAnswer } from './ask-inside';
import type { Transport } from './carried';
import type { LiveCounts } from './live-counts';
import type { LiveSettings } from './live-settings';
import { refusal } from './refusal';

/** A place among the connections that are open at once. */
export interface Place {
  leave(): void;
}

/** Counts connections that stay open: all, and those of each address; this machine itself counts for nobody. */
export function openConnections(
  { connections: most, connectionsPerAddress }: LiveSettings,
  addressOf: AddressOf,
  counts: LiveCounts,
): (transport: Transport, request: IncomingMessage) => Place | InnerAnswer {
  const byAddress = new Map<string, number>();
  return (transport, request) => {
    const { connections, refused } = counts;
    const address = addressOf(request);
    const ofAddress = address === null ? 0 : (byAddress.get(address) ?? 0);
    if (connectionsPerAddress > 0 && ofAddress >= connectionsPerAddress) {
      refused.connections += 1;
      const message = `One address may have ${connectionsPerAddress} WebSockets and streams of events open at once (LIVE_CONNECTIONS_PER_ADDRESS). Close one; one WebSocket carries many operations.`;
      return refusal(429, 'RATE_LIMITED', message, { 'retry-after': '5' });
    }
    if (connections.websocket + connections.events >= most) {
      refused.connections += 1;
      return most === 0
        ? refusal(404, 'NOT_FOUND', 'WebSockets and streams of events are off here (LIVE_CONNECTIONS); ask by POST.')
        : refusal(
            503,
            'RATE_LIMITED',
            `${most} WebSockets and streams of events are open, and no more are taken (LIVE_CONNECTIONS). Try again later.`,
            { 'retry-after': '5' },
          );
    }
    connections[transport] += 1;
    if (address !== null) byAddress.set(address, ofAddress + 1);
    let isLeft = false;
    return {
      leave: () => {
        if (isLeft) return;
        isLeft = true;
        connections[transport] -= 1;
        if (address === null) return;
        const left = (byAddress.get(address) ?? 1) - 1;
        if (left > 0) byAddress.set(address, left);
        else byAddress.delete(address);
      },
    };
  };
}
