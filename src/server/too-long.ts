import type { GraphQLFormattedError } from 'graphql';
import { isCancelled } from '../database/statement-limit';

/** What a caller is told where the database has ended a statement as too long; null for any other error. */
export function tooLong(error: unknown): Pick<GraphQLFormattedError, 'message' | 'extensions'> | null {
  if (!isCancelled(error)) return null;
  return {
    message:
      'To find this takes longer than one statement may. Ask for less: narrow the filter, for instance by an id, leave out totalCount, or order by nothing.',
    extensions: { code: 'TOO_COSTLY' },
  };
}
