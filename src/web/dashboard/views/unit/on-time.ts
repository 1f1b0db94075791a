import type { BucketsFragment } from '../../generated/graphql';

/** Of the tasks of which it is known whether they kept their deadline, those that did: in percent, null where there are none. */
export function onTimeShare(counts: BucketsFragment): { count: number; of: number; percent: number | null } {
  const { count } = counts.completedOnTime;
  const of = count + counts.completedLate.count + counts.openOverdue.count;
  return { count, of, percent: of === 0 ? null : (100 * count) / of };
}
