import type { ReviewListQuery } from '../../generated/graphql';
import type { Saved } from '../task/saved-notice';

/** Something on the review list. */
export type Doubt = ReviewListQuery['reviewItems']['nodes'][number];

/** What was decided: in words, or as a change of a task that can be put back. */
export type Decided = string | Saved;
