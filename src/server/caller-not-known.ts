import { GraphQLError } from 'graphql';
import { isUnreachable } from '../database/connection-fault';

/** How soon somebody may ask again whose key could not be looked up. */
const ASK_AGAIN_S = '5';

/** Apollo takes this out of what the caller sees. */
const UNAVAILABLE: Record<string, unknown> = {
  http: { status: 503, headers: new Map([['retry-after', ASK_AGAIN_S]]) },
};

/**
 * What a request fails with where it was not found out who asks: 503 with Retry-After where the database was not reached, as
 * nothing of the request was begun; any other error as it is. `maskWith` logs it, and words what callers read.
 */
export function callerNotKnown(error: unknown): unknown {
  if (!(error instanceof Error && isUnreachable(error))) return error;
  const message = `It was not found out who asks: ${error.message}`;
  return new GraphQLError(message, { originalError: error, extensions: UNAVAILABLE });
}
