import { HubError } from '../errors';

/**
 * How many rows of lists one answer may hold. A short query that goes round in a circle (plan → tasks → plan …) grows by
 * a factor with every round; a plan of 10,000 tasks with all that hangs on them stays well below.
 */
export const MOST_ROWS = 100_000;

/** The `spend` of one request. Costs by query and by key come with the limits for partners. */
export function answerSize(): (rowCount: number) => void {
  let left = MOST_ROWS;
  return (rowCount) => {
    left -= rowCount;
    if (left < 0)
      throw new HubError(
        'TOO_COSTLY',
        `The answer would hold more than ${MOST_ROWS} rows. Ask for smaller pages (first), or for fewer levels.`,
      );
  };
}
