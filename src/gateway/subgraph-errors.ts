import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../errors';

/** Marks an error that a subgraph has masked itself, or that is about a subgraph: no JSON shows it. */
const IS_MASKED = Symbol('masked by a subgraph');

/** Has this error, wherever it has been moved to since, been made fit for callers? */
export const isMasked = (error: GraphQLError): boolean => IS_MASKED in error.extensions;

/** Is it about a subgraph that gave no answer? */
export const isUnavailable = (error: GraphQLError): boolean => IS_ABOUT in error.extensions;

const UNAVAILABLE = 'DOWNSTREAM_UNAVAILABLE' satisfies ErrorCode;

/** Marks an error of the gateway's own about a subgraph: an answer could hold the same code. */
const IS_ABOUT = Symbol('about a subgraph');

/** The path as the subgraph wrote it; what stands between gateway and caller moves errors and forgets it. */
const WRITTEN_PATH = Symbol('path in the answer of the subgraph');

type Path = readonly (string | number)[];

/** Where, below the entity that was fetched, the error was; null for an error of another field than `_entities`. */
export function pathInEntity(error: GraphQLError): Path | null {
  const [field, index, ...path] = (error.extensions as { [WRITTEN_PATH]?: Path })[WRITTEN_PATH] ?? [];
  // batched fetches are told apart by a prefix
  return String(field).endsWith('_entities') && typeof index === 'number' ? path : null;
}

type Extensions = Readonly<Record<string | symbol, unknown>>;

const masked = (message: string, path: Path | undefined, extensions: Extensions) =>
  new GraphQLError(message, {
    path: path ?? null,
    extensions: { ...extensions, [IS_MASKED]: true, [WRITTEN_PATH]: path },
  });

/** A subgraph that gives no answer: what it knows is null, and callers are told whose it is. */
export const unavailable = (subgraph: string, what: string): GraphQLError =>
  masked(`The subgraph "${subgraph}" ${what}`, undefined, {
    code: UNAVAILABLE,
    subgraph,
    [IS_ABOUT]: true,
  });

/** An error as a subgraph writes it in its answer. */
export interface WrittenError {
  message: string;
  path?: Path;
  extensions?: Extensions;
}

/** Of one of our own modules: as it answered, which is as the whole graph answers. */
export const ownError = ({ message, path, extensions }: WrittenError): GraphQLError =>
  masked(message, path, { ...extensions });

/** Of a partner: its message and code, with the subgraph's name; what its server may say of its insides is left away. */
export function partnerError(subgraph: string, { message, path, extensions }: WrittenError): GraphQLError {
  const { stacktrace, exception, http, code, ...rest } = extensions ?? {};
  return masked(message, path, {
    ...rest,
    code: typeof code === 'string' ? code : ('DOWNSTREAM_ERROR' satisfies ErrorCode),
    subgraph,
  });
}
