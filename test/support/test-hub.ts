import 'reflect-metadata';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, print } from 'graphql';
import { createKey } from '../../src/auth/api-keys';
import { OPERATOR } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { wholeGraph } from '../../src/federation/whole-graph';
import type { ImportDocument, ImportOutcome } from '../../src/graph/import-document';
import { createSampleDatabase, createTestDatabase } from './template-database';
import { importerInto } from './test-documents';
import { serveSchema } from './test-server';

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

export async function openTestHub(options: { hasSample: boolean; poolSize?: number }): Promise<TestHub> {
  const databaseUrl = await (options.hasSample ? createSampleDatabase() : createTestDatabase());
  const database = await openDatabase(databaseUrl, options.poolSize);
  const importDocument = importerInto(database);
  const server = await serveSchema(wholeGraph(), { db: database, importDocument }, { commits: database.commits });
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
