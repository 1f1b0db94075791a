import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { Client } from 'pg';
import { createKey } from '../../src/auth/api-keys';
import type { TrustedGateway } from '../../src/auth/verify-viewer';
import { OPERATOR, type Role } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { pause } from '../../src/database/embedded-process';
import type { ReplicaState } from '../../src/database/replica';
import { wholeGraph } from '../../src/federation/whole-graph';
import { textsOf } from './statements';
import { importerInto, takeInSample } from './test-documents';
import { serveSchema } from './test-server';

/** A hub as one process of several runs it: its own connections to a primary and its replicas. */
export interface ReplicatedHub {
  url: string;
  database: Database;
  /** What a person was told of the replicas. */
  told: string[];
  ask<Data = Record<string, unknown>>(query: string, options?: Asking): Promise<{ data: Data; errors?: unknown[] }>;
  key(name: string, role: Role): Promise<string>;
  close(): Promise<void>;
}

interface Asking {
  variables?: Record<string, unknown>;
  key?: string;
  operationId?: string;
}

const whole = wholeGraph();

interface Options {
  maxLagMs?: number;
  /** The whole graph where absent. */
  schema?: GraphQLSchema;
  trustedGateway?: TrustedGateway;
  /** No answer is kept where absent. */
  responseCacheBytes?: number;
}

export async function openReplicatedHub(
  primaryUrl: string,
  replicaUrls: readonly string[],
  { maxLagMs = 3_600_000, schema = whole, trustedGateway, responseCacheBytes = 0 }: Options = {},
): Promise<ReplicatedHub> {
  const told: string[] = [];
  const tell = (line: string) => told.push(line);
  const database = await openDatabase(primaryUrl, 4, { urls: replicaUrls, maxLagMs, tell });
  await database.replicaStates();
  const surroundings = { db: database, importDocument: importerInto(database) };
  const server = await serveSchema(schema, surroundings, {
    trustedGateway: trustedGateway ?? null,
    responseCacheBytes,
  });
  return {
    url: server.url,
    database,
    told,
    ask: askAt(server.url),
    key: (name, role) => createKey(database.source, name, role),
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

/** Asks a hub, or a gateway, over HTTP. */
export const askAt =
  (url: string): ReplicatedHub['ask'] =>
  async (query, { variables = {}, key, operationId } = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(operationId ? { 'x-request-id': operationId } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as never;
  };

/** The bundled sample, and other documents, taken in. */
export async function loadSample(database: Database, others: readonly string[] = []): Promise<void> {
  const read = importerInto(database);
  await takeInSample(database);
  for (const [i, text] of others.entries())
    await read({ fileName: `${i}.txt`, bytes: Buffer.from(text), replaces: null, dryRun: false }, OPERATOR);
}

/** The statements that were sent while `work` ran, by the port of the server that they were sent to. */
export async function asked<T>(work: () => Promise<T>): Promise<{ result: T; of(url: string): string[] }> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    const result = await work();
    const sent = query.mock.calls.flatMap(([first]: unknown[], i) => {
      const port = String((query.mock.contexts[i] as { port?: number }).port);
      return textsOf(first).map((text) => ({ port, text }));
    });
    // looking after replicas goes on all the time
    const isOfGraph = ({ text }: { text: string }) => !text.includes('pg_control_system');
    return {
      result,
      of: (url) => sent.filter((one) => one.port === new URL(url).port && isOfGraph(one)).map(({ text }) => text),
    };
  } finally {
    query.mockRestore();
  }
}

/** Resolves once the hub sees its replica so. */
export async function seen(hub: ReplicatedHub, isSo: (state: ReplicaState) => boolean, place = 0): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const state = (await hub.database.replicaStates())[place];
    if (state && isSo(state)) return;
    await pause(50);
  }
  throw new Error(`It never was so: ${JSON.stringify(await hub.database.replicaStates())}`);
}

export const operationIn = (file: string): string => readFileSync(join(__dirname, '../operations', file), 'utf8');
