import { LIVE, type LiveSettings } from './live-settings';

/** How config.ts reads settings. */
export interface SettingsReader {
  integer(name: string, fallback: number, least: number, most: number): number;
}

/** Errors: OperatorError, which names the setting. */
export const readLive = (settings: SettingsReader): LiveSettings => ({
  connections: settings.integer('LIVE_CONNECTIONS', LIVE.connections, 0, 1_000_000),
  connectionsPerAddress: settings.integer('LIVE_CONNECTIONS_PER_ADDRESS', LIVE.connectionsPerAddress, 0, 1_000_000),
  operations: settings.integer('LIVE_OPERATIONS', LIVE.operations, 1, 10_000),
  subscriptions: settings.integer('LIVE_SUBSCRIPTIONS', LIVE.subscriptions, 0, 1_000_000),
  pingMs: settings.integer('LIVE_PING_S', LIVE.pingMs / 1000, 1, 3600) * 1000,
  intervalMs: settings.integer('LIVE_INTERVAL_MS', LIVE.intervalMs, 0, 3_600_000),
});
