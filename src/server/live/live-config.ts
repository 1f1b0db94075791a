import type { LiveSettings } from './live-settings';

/** How config.ts reads settings. */
export interface SettingsReader {
  integer(name: string, fallback: number, least: number, most: number): number;
}

/** Errors: OperatorError, which names the setting. */
export const readLive = (settings: SettingsReader): LiveSettings => ({
  connections: settings.integer('LIVE_CONNECTIONS', 1000, 0, 1_000_000),
  connectionsPerAddress: settings.integer('LIVE_CONNECTIONS_PER_ADDRESS', 100, 0, 1_000_000),
  operations: settings.integer('LIVE_OPERATIONS', 20, 1, 10_000),
  subscriptions: settings.integer('LIVE_SUBSCRIPTIONS', 1000, 0, 1_000_000),
  pingMs: settings.integer('LIVE_PING_S', 15, 1, 3600) * 1000,
  intervalMs: settings.integer('LIVE_INTERVAL_MS', 500, 0, 3_600_000),
});
