import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isOutOfRoom, isUnreachable } from '../database/connection-fault';
import { HubError } from '../errors';
import { literalPlace } from './literal-fault';
import { tooLong } from './too-long';

/** Told of every surprise, with the id that the caller was given. */
export type LogSurprise = (id: string, error: unknown) => void;

/**
 * What a caller sees of an error: one with a code of ours or of the protocol as it is, anything else as an id that the
 * log has too. No SQL, path or host ever leaves.
 */
export const maskWith =
  (log: LogSurprise) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof HubError) return formatted;
    const isProtocol = cause === error && error instanceof GraphQLError && isProtocolCode(formatted.extensions?.code);
    if (isProtocol) return namingTheArgument(formatted, error);
    if (error instanceof GraphQLError && error.message.startsWith('Schema is not configured to execute'))
      return { ...formatted, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
    if (cause === error && error instanceof GraphQLError && PERSISTED_FAULTS.has(error.message))
      return { ...formatted, extensions: { code: 'BAD_REQUEST' } };
    if (isNullArgument(cause) || isTooManyFaults(cause))
      return { ...formatted, extensions: { code: 'BAD_USER_INPUT' } };
    const refused = tooLong(cause);
    if (refused) return { ...formatted, ...refused };
    const id = randomUUID();
    log(id, cause);
    const away = ofDatabase(cause);
    return {
      message: away ?? `Something went wrong on our side. Please report it with this id: ${id}`,
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code: away === null ? 'INTERNAL_SERVER_ERROR' : 'DOWNSTREAM_UNAVAILABLE', errorId: id },
    };
  };

/** What Apollo says of a hash without a code. */
const PERSISTED_FAULTS: ReadonlySet<string> = new Set([
  'provided sha does not match query',
  'Unsupported persisted query version',
]);

/** What a caller is told where the database is not to be had; null for any other error. */
function ofDatabase(error: unknown): string | null {
  // what fails before anything is resolved, while it is looked who asks, stands in an error of Apollo's
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (isUnreachable(cause))
    return 'The database does not answer now. Ask again in a moment; a change whose fate is not known is safe to send again with the same idempotencyKey.';
  if (isOutOfRoom(cause))
    return 'The database has no room left: nothing was stored. What is stored can be read; who runs this graph has to make room before more is written.';
  return null;
}

/** A value that its type does not take is the caller's input, written in the query or given as a variable. */
function namingTheArgument(formatted: GraphQLFormattedError, error: GraphQLError): GraphQLFormattedError {
  const place = formatted.extensions?.code === 'GRAPHQL_VALIDATION_FAILED' ? literalPlace(error) : null;
  // 'Variable "$first" got invalid value "x"; …' names it at its beginning
  const argument = place ?? /^Variable "\$(\w+)"/.exec(formatted.message)?.[1];
  if (argument === undefined) return formatted;
  const message = place === null ? formatted.message : `${place}: ${formatted.message}`;
  return { ...formatted, message, extensions: { ...formatted.extensions, code: 'BAD_USER_INPUT', argument } };
}

// "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT" for a variable, "BAD_REQUEST"; not "INTERNAL_SERVER_ERROR"
const isProtocolCode = (code: unknown): boolean =>
  typeof code === 'string' &&
  /^(GRAPHQL_|PERSISTED_QUERY_|OPERATION_RESOLUTION_FAILURE$|BAD_USER_INPUT$|BAD_REQUEST$)/.test(code);

/** What graphql-js says behind the fiftieth fault of variables, without a code. */
const isTooManyFaults = (cause: unknown): boolean =>
  cause instanceof GraphQLError && cause.message.startsWith('Too many errors processing variables');

/**
 * A variable that may be null, set to null, given to an argument that may not: graphql-js sees it only when the field
 * is run, and throws without a code.
 */
const isNullArgument = (cause: unknown): boolean =>
  cause instanceof GraphQLError &&
  cause.extensions.code === undefined &&
  // 'Argument "number" of non-null type "String!" must not be null.'; not 'Argument is empty'
  /^Argument "\w+" of (?:non-null|required) type "/.test(cause.message);
