import { vietnamToday } from '../words/format';
import { useViewState } from './use-view-state';

// Matches: "2026-06-30". Must not match: "30/06/2026".
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day by which a view judges: as its address says, else today. */
export function useAsOf(): string {
  const [get] = useViewState();
  const given = get('asOf');
  return given && DAY.test(given) && !Number.isNaN(Date.parse(given)) ? given : vietnamToday();
}
