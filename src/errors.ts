// the whole of graphql takes a tenth of a second to load: a command that reads documents needs none of it
import { GraphQLError } from 'graphql/error';

/** The closed list of codes a request can fail with; anything else that is thrown is a surprise and is masked. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'AMBIGUOUS',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONFLICT',
  'TOO_COSTLY',
  'RATE_LIMITED',
  'DOWNSTREAM_UNAVAILABLE',
  'DOWNSTREAM_ERROR',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure the caller can act on: its message names the value and the way out. */
export class HubError extends GraphQLError {
  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code } });
  }
}

/**
 * A failure of the program's surroundings (a setting, a port, the database, a file): main and the CLI print its message
 * as it is, without a stack trace, and exit with `exitCode` (1 failure, 2 wrong usage).
 */
export class OperatorError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}
