import type { Commits } from '../../commits';
import type { LiveCounts } from './live-counts';
import type { LiveSettings } from './live-settings';
import type { Subscriptions } from './operation-run';
import { refusal } from './refusal';
import { turns } from './turns';

/** So many read news at once, whoever many are told: who asks is not kept waiting by them. */
const NEWS_AT_ONCE = 4;

interface SharedOptions {
  settings: LiveSettings;
  commits: Commits | null;
  counts: LiveCounts;
}

/** The subscriptions of a server: how many are followed, and how many of them read at once. */
export function sharedSubscriptions({ settings, commits, counts }: SharedOptions): Subscriptions {
  return {
    intervalMs: settings.intervalMs,
    inTurn: turns(NEWS_AT_ONCE),
    begin: (told) => {
      if (counts.subscriptions >= settings.subscriptions) return null;
      counts.subscriptions += 1;
      const unfollow = commits?.follow(told);
      return {
        end: () => {
          counts.subscriptions -= 1;
          unfollow?.();
        },
      };
    },
    told: () => {
      counts.news += 1;
    },
    refusal: () => {
      counts.refused.subscriptions += 1;
      const message = `${settings.subscriptions} subscriptions are followed here at once, and no more are taken (LIVE_SUBSCRIPTIONS). Try again later, or ask "changes" as a query.`;
      return refusal(503, 'RATE_LIMITED', message, { 'retry-after': '5' });
    },
  };
}
