import { randomUUID } from 'node:crypto';
import { createKey } from '../../src/auth/api-keys';
import { type Database, openDatabase } from '../../src/database/database';
import { migrate } from '../../src/database/migrate';
import { withoutOthers } from '../../src/federation/own-database';
import { moduleNamed } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { createSampleDatabase, createTestDatabase } from './template-database';
import { importerInto, takeInSample } from './test-documents';
import type { Answer } from './test-hub';
import { serveSchema } from './test-server';

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
  const url =
    databaseUrl ?? (await (hasSample && !isOwn ? createSampleDatabase() : createTestDatabase({ isMigrated: !isOwn })));
  const database = await openDatabase(url);
  if (isOwn) await migrate(database, name);
  if (hasSample && isOwn) await takeInSample(database);
  const db = isOwn ? withoutOthers(database, name) : database;
  const server = await serveSchema(
    subgraph(moduleNamed(name), { hasOwnDatabase: isOwn }),
    { db, importDocument: importerInto(database) },
    { subgraph: name },
  );
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
