import type { ReviewListQuery } from '../../generated/graphql';
import type { Saved } from '../task/saved-notice';

/** Something on the review list. */
export type Doubt = ReviewListQuery['reviewItems']['nodes'][number];

/** What was decided: in words, or as a change that can be put back. */
export type Decided = string | Saved;

/** The node in whose history a decision on a doubt stands. */
export function nodeOfDoubt({ subject, unit, task, plan, document }: Doubt): string {
  if (subject === 'UNIT' && unit) return unit.id;
  if (subject === 'CITATION' && task) return task.id;
  return plan?.id ?? document.id;
}
