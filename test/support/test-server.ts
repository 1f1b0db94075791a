import type { GraphQLSchema } from 'graphql';
import { documentWriters } from '../../src/ingest/document-writers';
import type { RunningServer } from '../../src/server/http-server';
import type { Surroundings } from '../../src/server/request-context';
import { type ServerOptions, startServer } from '../../src/server/schema-server';
import { TEST_FILE_BYTES } from './test-documents';

/** Where a test's server listens: at a port that is free. */
export const ANYWHERE = { host: '127.0.0.1', port: 0, maxFileBytes: TEST_FILE_BYTES, readiness: async () => null };

/** Serves a schema over HTTP, from this process. */
export const serveSchema = (
  schema: GraphQLSchema,
  { db, importDocument }: Pick<Surroundings, 'db' | 'importDocument'>,
  options: Partial<ServerOptions> = {},
): Promise<RunningServer> =>
  startServer({
    ...ANYWHERE,
    schema,
    surroundings: { db, importDocument, writers: documentWriters, maxPageSize: 10_000 },
    ...options,
  });
