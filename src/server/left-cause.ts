import { GraphQLError } from 'graphql';
import { NotWritten } from '../compiler/writing';
import { isUnreachable } from '../database/connection-fault';

/** Why a compiled operation is left to the interpreter. */
export const LEFT_CAUSES = ['not_written', 'refused', 'database', 'fault'] as const;

export type LeftCause = (typeof LEFT_CAUSES)[number];

/**
 * The cause of an error: what the compiler does not write, what the caller is refused (a value, a cost, a key), what the
 * database did not do, or a fault of ours.
 */
export function leftCause(error: unknown): LeftCause {
  if (error instanceof NotWritten) return 'not_written';
  if (error instanceof GraphQLError) return 'refused';
  if (isUnreachable(error)) return 'database';
  const { code } = (error ?? {}) as { code?: unknown };
  // "57014", "ECONNREFUSED"; not "ERR_INVALID_ARG_TYPE"
  return typeof code === 'string' && /^(?:[0-9A-Z]{5}|E[A-Z]+)$/.test(code) ? 'database' : 'fault';
}
