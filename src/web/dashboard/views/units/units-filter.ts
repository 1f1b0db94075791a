import type { UnitFilter } from '../../generated/graphql';
import { useViewState } from '../../parts/use-view-state';

export const KINDS = ['known', 'unknown', 'collective', 'top'] as const;

const NARROWED: Record<(typeof KINDS)[number], UnitFilter> = {
  known: { isKnown: { eq: true } },
  unknown: { isKnown: { eq: false }, isCollective: { eq: false } },
  collective: { isCollective: { eq: true } },
  top: { not: { parent: {} }, isCollective: { eq: false } },
};

/** What the list of units is narrowed to: it stands in the address. */
export function useUnitsFilter() {
  const [get, set] = useViewState();
  const text = get('q') ?? '';
  const kind = KINDS.find((one) => one === get('kind')) ?? null;
  const filter: UnitFilter = {
    ...(kind && NARROWED[kind]),
    // a code is typed as it stands; names however one writes them
    ...(text && { or: [{ names: { some: { contains: text } } }, { code: { contains: text } }] }),
  };
  return { text, kind, filter, set };
}
