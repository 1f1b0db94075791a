import { execute, type GraphQLSchema, parse } from 'graphql';
import type { Viewer } from '../../../src/auth/viewer';
import type { Database } from '../../../src/database/database';
import type { Sees } from '../../../src/reader';
import { contextFor } from '../../../src/server/request-context';

/**
 * Are two answers the same? Where a field fails that may not be null, nothing is left of the data, and which failures were met
 * until then is a matter of chance.
 */
export function areSame(one: string, other: string): boolean {
  if (one === other) return true;
  return [one, other].every((text) => {
    const { data, errors } = JSON.parse(text) as Answered;
    return data === null && errors !== undefined;
  });
}

interface Answered {
  data: unknown;
  errors?: string[];
}

/** The same day for both sides, ahead of what is asked as recorded. */
const NOW = new Date(Date.now() + 60 * 86_400_000);

/** The whole answer that the interpreter gives, as text: data, and what is wrong with codes and places. */
export async function answerOf(
  schema: GraphQLSchema,
  database: Database,
  asked: { query: string; variables: Readonly<Record<string, unknown>>; caller: Viewer },
  /** Only where it is not what the caller sees. */
  sees: Sees | null = null,
): Promise<string> {
  const surroundings = { db: database, importDocument: null as never, writers: null as never, maxPageSize: 10_000 };
  const contextValue = contextFor(surroundings, asked.caller, NOW);
  if (sees !== null) contextValue.db = database.forRequest({ keyId: null, operationId: null, sees });
  const { data, errors } = await execute({
    schema,
    document: parse(asked.query),
    variableValues: { ...asked.variables },
    contextValue,
  });
  return JSON.stringify({
    data,
    // which of two fields fails first is a matter of chance
    errors: errors?.map(({ message, path, extensions }) => JSON.stringify({ message, path, extensions })).sort(),
  });
}
