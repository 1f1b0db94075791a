import { randomUUID } from 'node:crypto';
import { createKey } from '../../src/auth/api-keys';
import { type Database, openDatabase } from '../../src/database/database';
import { migrate } from '../../src/database/migrate';
import { withoutOthers } from '../../src/federation/own-database';
import { moduleNamed } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { documentWriters } from '../../src/ingest/document-writers';
import { importInto } from '../../src/ingest/import-document';
import { readDocument } from '../../src/ingest/read-document';
import { loadSampleIfEmpty } from '../../src/sample/load-sample';
import { startServer } from '../../src/server/http-server';
import { createTestDatabase } from './template-database';
import { type Answer, TEST_FILE_BYTES } from './test-hub';

/** One module alone, asked over HTTP, on a database with the sample in it, as a rule. */
export interface TestSubgraph {
  url: string;
  databaseUrl: string;
  database: Database;
  /** A key with the role ADMIN. */
  adminKey: string;
  ask<Data = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
    key?: string,
  ): Promise<Answer<Data>>;
  close(): Promise<void>;
}

/**
 * Serves a module as `SUBGRAPH=name` does, `own` as `SUBGRAPH_DATABASE=own` does; on a new database, or on one that has been
 * filled for another.
 */
export async function openTestSubgraph(
  name: string,
  kind: 'shared' | 'own',
  { databaseUrl, hasSample = true }: { databaseUrl?: string; hasSample?: boolean } = {},
): Promise<TestSubgraph> {
  const isOwn = kind === 'own';
  const url = databaseUrl ?? (await createTestDatabase({ isMigrated: !isOwn }));
  const database = await openDatabase(url);
  if (isOwn) await migrate(database, name);
  const importDocument = importInto(database.source, ({ bytes, fileName, columns }) =>
    readDocument(bytes, fileName, TEST_FILE_BYTES, { columns }),
  );
  if (hasSample) await loadSampleIfEmpty(database.source, importDocument, () => undefined);
  const db = isOwn ? withoutOthers(database, name) : database;
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    maxFileBytes: TEST_FILE_BYTES,
    subgraph: name,
    schema: subgraph(moduleNamed(name), { hasOwnDatabase: isOwn }),
    surroundings: { db, importDocument, writers: documentWriters, maxPageSize: 10_000 },
    readiness: async () => null,
  });
  return {
    url: server.url,
    databaseUrl: url,
    database,
    adminKey: await createKey(database.source, randomUUID(), 'ADMIN'),
    ask: async (query, variables = {}, key) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer<never>, 'status'>) };
    },
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}
