import { type GraphQLSchema, graphql } from 'graphql';
import { ANONYMOUS } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { wholeGraph } from '../../src/federation/whole-graph';
import type { Context } from '../../src/graph/context';
import { documentWriters } from '../../src/ingest/document-writers';
import { contextFor } from '../../src/server/request-context';
import { statementsOf } from './statements';
import { createTestDatabase } from './template-database';

export interface GraphAnswer {
  data: Record<string, unknown> | null | undefined;
  /** Message, code and the other extensions of each error. */
  errors: { message: string; path: string; extensions: Record<string, unknown> }[];
  /** The SQL that the operation cost, in the order in which it was sent. */
  statements: string[];
}

/** The schema on a database of its own, asked in process: for tests that plant their own rows. */
export interface GraphOnRows {
  url: string;
  database: Database;
  /** A context of its own, as each request has one. */
  context(): Context;
  ask(query: string, variables?: Record<string, unknown>, schema?: GraphQLSchema): Promise<GraphAnswer>;
  close(): Promise<void>;
}

/** The instant that these contexts take for now: 22 November 2026 in Vietnam, the 21st in Greenwich. */
export const NOW = new Date('2026-11-21T20:00:00Z');

export async function openGraphOnRows(): Promise<GraphOnRows> {
  const url = await createTestDatabase();
  const database = await openDatabase(url);
  const importDocument = async () =>
    ({ kind: 'refused', code: 'NONE', message: 'These tests import nothing.' }) as const;
  const context = () =>
    contextFor({ db: database, importDocument, writers: documentWriters, maxPageSize: 1000 }, ANONYMOUS, NOW);
  const whole = wholeGraph();
  return {
    url,
    database,
    context,
    ask: async (source, variableValues = {}, schema = whole) => {
      const { result, statements } = await statementsOf(async () =>
        graphql({ schema, source, variableValues, contextValue: context() }),
      );
      const errors = (result.errors ?? []).map((error) => ({
        message: error.message,
        path: (error.path ?? []).join('.'),
        extensions: error.extensions,
      }));
      // graphql-js makes objects without a prototype, which toEqual tells apart
      return { data: JSON.parse(JSON.stringify(result.data ?? null)), errors, statements };
    },
    close: () => database.close(),
  };
}
