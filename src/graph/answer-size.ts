import { HubError } from '../errors';

/**
 * How many rows of lists one answer may hold. A short query that goes round in a circle (plan → tasks → plan …) grows by
 * a factor with every round; a plan of 10,000 tasks with all that hangs on them stays well below.
 */
export const MOST_ROWS = 100_000;

/**
 * The `spend` of one request, within its budget: an estimate takes lists without pages to be of a usual length (docs/limits.md),
 * and what is read for it is bounded however long they are.
 */
export function answerSize(budget: number | null = null): (rowCount: number) => void {
  const most = Math.min(MOST_ROWS, budget ?? MOST_ROWS);
  let left = most;
  return (rowCount) => {
    left -= rowCount;
    if (left < 0)
      throw new HubError(
        'TOO_COSTLY',
        `The answer would hold more than ${most} rows. Ask for smaller pages (first), or for fewer levels.`,
      );
  };
}
