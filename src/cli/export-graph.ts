import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { OPERATOR } from '../auth/viewer';
import type { Config } from '../config';
import { migrate } from '../database/migrate';
import { OperatorError } from '../errors';
import { type ExportedList, exportedList } from '../export/exported-list';
import { type PageError, PageRefused, rowPages } from '../export/row-pages';
import { wholeGraph } from '../federation/whole-graph';
import { openStore, type Tell } from '../hub';
import { documentWriters } from '../ingest/document-writers';
import { contextFor } from '../server/request-context';
import { requireWholeDatabase } from './require-whole-database';

/** The graph as it is at one instant, for whoever runs the program: everything in it. */
export interface ExportGraph {
  /** Asks an operation. Errors: OperatorError. */
  ask<Data>(source: string, variables: Record<string, unknown>): Promise<Data>;
  /** A list as a table. Errors: OperatorError (exit code 2) where the operation asks for none. */
  list(asked: {
    source: string;
    operationName?: string | null;
    variables: Record<string, unknown>;
    isRaw?: boolean;
  }): ExportedList;
  /** Its rows. Errors: OperatorError. */
  rows(list: ExportedList, signal: AbortSignal): AsyncGenerator<readonly unknown[]>;
  schema: GraphQLSchema;
}

const MOST_ROWS = 1000;

/** Opens the graph of the database that the settings name, and closes it behind the work. */
export async function withGraph<T>(config: Config, tell: Tell, work: (graph: ExportGraph) => Promise<T>): Promise<T> {
  requireWholeDatabase(config, 'export');
  // what the operator has taken in just now is there
  const store = await openStore({ ...config, replicaUrls: [] }, tell);
  try {
    await migrate(store.database, null, tell);
    const reading = store.database.forRequest({ keyId: null, operationId: null, sees: 'everything' });
    const snapshot = reading.snapshot();
    snapshot.hold();
    try {
      const db = { ...reading, rows: snapshot.rows };
      return await work(graphOn(db));
    } finally {
      snapshot.release();
      snapshot.end();
    }
  } finally {
    await store.close();
  }
}

type Store = Parameters<typeof contextFor>[0]['db'];

function graphOn(db: Store): ExportGraph {
  const schema = wholeGraph();
  const now = new Date();
  const importDocument = async () => {
    throw new Error('An export imports nothing.');
  };
  // a context of its own for each page: what it has read is not kept
  const context = () =>
    contextFor({ db, importDocument, writers: documentWriters, maxPageSize: MOST_ROWS }, OPERATOR, now);
  const run = async (
    document: DocumentNode,
    variableValues: Record<string, unknown>,
    operationName?: string | null,
  ) => {
    const contextValue = context();
    const result = await execute({ schema, document, variableValues, operationName, contextValue });
    // as it would be sent
    return JSON.parse(JSON.stringify(result)) as ExecutionResult & { errors?: PageError[] };
  };
  return {
    schema,
    ask: async <Data>(source: string, variables: Record<string, unknown>) => {
      const { data, errors } = await run(valid(schema, source), variables);
      if (errors?.[0]) throw new OperatorError(errors[0].message);
      return data as Data;
    },
    list: ({ source, operationName = null, variables, isRaw = false }) => {
      const document = valid(schema, source);
      const found = exportedList(schema, { document, operationName, variables }, isRaw);
      if (found.kind === 'list') return found.list;
      throw new OperatorError(
        found.kind === 'fault'
          ? found.message
          : 'It is not known which of the operations is meant, or with what: name one with --operation, and give its variables with --variables.',
        2,
      );
    },
    rows: async function* ({ operation }, signal) {
      const document = valid(schema, operation.query);
      const ask = async (variables: Record<string, unknown>) => {
        const { data, errors } = await run(document, variables, operation.operationName);
        if (errors?.length) return { kind: 'refused' as const, refusal: errors, errors };
        return { kind: 'data' as const, data: data as Record<string, unknown>, bytes: 1 };
      };
      try {
        for await (const rows of rowPages(operation, ask, { mostRows: MOST_ROWS, signal })) {
          signal.throwIfAborted();
          yield rows;
        }
      } catch (error) {
        throw error instanceof PageRefused ? new OperatorError(error.message) : error;
      }
    },
  };
}

/** Errors: OperatorError, for what the graph does not have. */
function valid(schema: GraphQLSchema, source: string): DocumentNode {
  try {
    const document = parse(source);
    const [fault] = validate(schema, document);
    if (fault) throw fault;
    return document;
  } catch (error) {
    throw new OperatorError((error as Error).message);
  }
}
