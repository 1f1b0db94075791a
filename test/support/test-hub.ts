import 'reflect-metadata';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, print } from 'graphql';
import { createKey } from '../../src/auth/api-keys';
import { OPERATOR } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { wholeGraph } from '../../src/federation/whole-graph';
import type { ImportDocument, ImportOutcome } from '../../src/graph/import-document';
import { documentWriters } from '../../src/ingest/document-writers';
import { importInto } from '../../src/ingest/import-document';
import { readDocument } from '../../src/ingest/read-document';
import { loadSampleIfEmpty } from '../../src/sample/load-sample';
import { startServer } from '../../src/server/http-server';
import { createTestDatabase } from './template-database';

export interface Answer<Data> {
  status: number;
  data: Data | null | undefined;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[] | undefined;
}

/** A real hub on a database of its own, asked over HTTP. */
export interface TestHub {
  url: string;
  databaseUrl: string;
  database: Database;
  importDocument: ImportDocument;
  /** A key with the role ADMIN. */
  adminKey: string;
  ask<Data, Variables>(
    operation: TypedDocumentNode<Data, Variables> | DocumentNode | string,
    variables?: Variables,
    key?: string,
  ): Promise<Answer<Data>>;
  importText(text: string, fileName?: string): Promise<ImportOutcome>;
  close(): Promise<void>;
}

export const TEST_FILE_BYTES = 2 * 1024 * 1024;

export async function openTestHub(options: { hasSample: boolean; poolSize?: number }): Promise<TestHub> {
  const databaseUrl = await createTestDatabase();
  const database = await openDatabase(databaseUrl, options.poolSize);
  const importDocument = importInto(database.source, ({ bytes, fileName, columns }) =>
    readDocument(bytes, fileName, TEST_FILE_BYTES, { columns }),
  );
  if (options.hasSample) await loadSampleIfEmpty(database.source, importDocument, () => undefined);
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    maxFileBytes: TEST_FILE_BYTES,
    schema: wholeGraph(),
    surroundings: { db: database, importDocument, writers: documentWriters, maxPageSize: 10_000 },
    readiness: async () => null,
  });
  const adminKey = await createKey(database.source, 'test', 'ADMIN');
  return {
    url: server.url,
    databaseUrl,
    database,
    importDocument,
    adminKey,
    ask: (operation, variables, key) => ask(server.url, operation, variables, key),
    importText: (text, fileName = 'document.txt') =>
      importDocument({ fileName, bytes: Buffer.from(text), replaces: null, dryRun: false }, OPERATOR),
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

async function ask<Data, Variables>(
  url: string,
  operation: TypedDocumentNode<Data, Variables> | DocumentNode | string,
  variables: Variables | undefined,
  key: string | undefined,
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ query: typeof operation === 'string' ? operation : print(operation), variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
}
