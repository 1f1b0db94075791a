import type { Limits } from './limits';

/** How config.ts reads settings. */
export interface SettingsReader {
  integer(name: string, fallback: number, least: number, most: number): number;
}

const MOST_COST = 100_000_000;

/** Errors: OperatorError, which names the setting. */
export const readLimits = (settings: SettingsReader): Limits => ({
  budgets: {
    anonymous: settings.integer('COST_BUDGET_ANONYMOUS', 50_000, 1, MOST_COST),
    key: settings.integer('COST_BUDGET_KEY', 1_000_000, 1, MOST_COST),
  },
  anonymousMs: settings.integer('ANONYMOUS_TIMEOUT_MS', 1000, 1, 3_600_000),
  shape: {
    tokens: settings.integer('MAX_TOKENS', 10_000, 100, 1_000_000),
    depth: settings.integer('MAX_DEPTH', 20, 1, 1000),
    aliases: settings.integer('MAX_ALIASES', 100, 0, 100_000),
    directives: settings.integer('MAX_DIRECTIVES', 100, 0, 100_000),
    rootFields: settings.integer('MAX_ROOT_FIELDS', 50, 1, 10_000),
    listValues: settings.integer('MAX_LIST_VALUES', 10_000, 100, 1_000_000),
  },
});
