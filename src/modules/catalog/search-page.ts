import type { Context } from '../../graph/context';
import { countEntries, type Found, findEntries } from './search.queries';
import { correctedTerms } from './search-corrections';
import { type SoughtTerm, withoutLastLetter } from './search-terms';
import type { Asked } from './search-text';
import { anyOf, tiersOf } from './search-tiers';

/** Tiers of what only resembles the search come after all others. */
const RESEMBLING = 100;

/** What was found, and what was looked for in the end. */
export interface FoundPage {
  found: Found[];
  searches: readonly (readonly SoughtTerm[])[];
}

/**
 * The list of what a search finds. Where nothing fits it, of what fits without the one letter of a word that is being
 * typed, or else with typing errors put right.
 */
export interface SearchList {
  page(after: Found | null, limit: number): Promise<FoundPage>;
  total(): Promise<number>;
}

export function searchList(ctx: Context, { readings, kinds }: Asked): SearchList {
  const { db } = ctx;
  const [typed, ...otherReadings] = readings;
  const tiers = anyOf([tiersOf(typed, kinds), ...otherReadings.map((terms) => tiersOf(terms, kinds))]);
  const correct = async () => {
    const shorter = withoutLastLetter(typed);
    if (shorter) {
      const rest = tiersOf(shorter, kinds);
      if ((await findEntries(db, rest, null, 1)).length) return { searches: [shorter], tiers: rest };
    }
    const searches = await correctedTerms(ctx, shorter ?? typed);
    const [first, ...others] = searches.map((each) => tiersOf(each, kinds));
    return { searches, tiers: first ? anyOf([first, ...others]) : null };
  };
  let correcting: ReturnType<typeof correct> | null = null;
  const corrected = () => {
    correcting ??= correct();
    return correcting;
  };
  return {
    page: async (after, limit) => {
      if (after === null || after.tier <= RESEMBLING) {
        const found = await findEntries(db, tiers, after, limit);
        if (found.length || after !== null) return { found, searches: readings };
      }
      const meant = await corrected();
      if (meant.tiers === null) return { found: [], searches: readings };
      const found = await findEntries(db, meant.tiers, after && { ...after, tier: after.tier - RESEMBLING }, limit);
      return { found: found.map((entry) => ({ ...entry, tier: entry.tier + RESEMBLING })), searches: meant.searches };
    },
    total: async () => {
      const count = await countEntries(db, tiers);
      if (count) return count;
      const meant = await corrected();
      return meant.tiers === null ? 0 : countEntries(db, meant.tiers);
    },
  };
}

/** How well what is in a tier fits. */
const RANKS = [1, 0.9, 0.85, 0.75, 0.65, 0.5, 0.4, 0.3] as const;

/** Higher the better it fits, in the order of the list: of a tier a shorter name ranks higher. */
export function rankOf({ tier, size }: Found): number {
  const isResembling = tier > RESEMBLING;
  const rank = (RANKS[(isResembling ? tier - RESEMBLING : tier) - 1] ?? 0) - (0.049 * Math.min(size, 1000)) / 1000;
  return Number((isResembling ? rank / 4 : rank).toFixed(6));
}
