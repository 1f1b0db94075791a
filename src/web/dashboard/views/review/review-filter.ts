import type { ReviewItemFilter, ReviewStatus, ReviewSubject } from '../../generated/graphql';
import { TERMS } from '../../generated/terms';
import { useViewState } from '../../parts/use-view-state';

export const STATUSES = Object.keys(TERMS.ReviewStatus) as ReviewStatus[];
export const SUBJECTS = Object.keys(TERMS.ReviewSubject) as ReviewSubject[];
/** In the address for "whichever": nothing there means those that are open. */
export const ALL = 'all';

const STEP = 50;
export const MOST_SHOWN = 500;

/** What the list is narrowed to, which item is looked at, and how many are shown: it stands in the address. */
export function useReviewFilter() {
  const [get, set] = useViewState();
  const status = get('status') ?? 'OPEN';
  const [severity, code, subject, plan, unit] = ['severity', 'code', 'subject', 'plan', 'unit'].map(get);
  const known = STATUSES.filter((one) => one === status);
  const subjects = SUBJECTS.filter((one) => one === subject);
  const ofAnyCode: ReviewItemFilter = {
    status: { in: known.length > 0 ? known : STATUSES },
    ...(severity && { severity: { eq: severity } }),
    ...(subjects.length > 0 && { subject: { in: subjects } }),
    ...(plan && { plan: { eq: plan } }),
    ...(unit && { unit: { eq: unit } }),
  };
  const filter: ReviewItemFilter = { ...ofAnyCode, ...(code && { code: { eq: code } }) };
  const first = Math.min(Math.max(Number(get('shown')) || STEP, 1), MOST_SHOWN);
  return {
    filter,
    /** What is counted by code: the choice of one is among them. */
    ofAnyCode,
    first,
    chosen: { status, severity, code, subject, plan, unit },
    itemId: get('item'),
    set,
    showMore: () => set({ shown: String(first + STEP) }),
  };
}
