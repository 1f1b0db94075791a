import type { ExecutionResult } from '@graphql-tools/utils';
import type { GraphQLError } from 'graphql';
import { ownError, partnerError, unavailable, type WrittenError } from './subgraph-errors';

interface Reading {
  isOwn: boolean;
  log(subgraph: string, reason: string): void;
}

/** What a subgraph's response says; where that is no answer, an error that names the subgraph. */
export function readAnswer(
  subgraph: string,
  { status, body }: { status: number; body: string },
  { isOwn, log }: Reading,
): ExecutionResult {
  const answer = parsed(body);
  if (answer === null) {
    log(subgraph, `HTTP ${status}, and no GraphQL in it`);
    return { errors: [unavailable(subgraph, 'gave no answer that can be read. Ask again later.')] };
  }
  const errors = answer.errors?.map((error) => errorOf(subgraph, error, status, { isOwn, log }));
  return { data: answer.data, ...(errors?.length ? { errors } : {}) };
}

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: WrittenError[];
}

function parsed(body: string): Answer | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return null;
    const { data, errors } = value as Answer;
    return data !== undefined || (Array.isArray(errors) && errors.length > 0) ? { data, errors } : null;
  } catch {
    return null;
  }
}

/** Codes of a refusal that is about how gateway and subgraph fit, which no caller can do anything about. */
const MISFITS: ReadonlySet<unknown> = new Set([
  'UNAUTHENTICATED',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'BAD_REQUEST',
]);

function errorOf(subgraph: string, error: WrittenError, status: number, { isOwn, log }: Reading): GraphQLError {
  const isMisfit = error.path === undefined && MISFITS.has(error.extensions?.code);
  if (isMisfit) {
    log(subgraph, `HTTP ${status}: ${error.message}`);
    return unavailable(subgraph, 'refuses this gateway; the log of the gateway says why.');
  }
  return isOwn ? ownError(error) : partnerError(subgraph, error);
}
