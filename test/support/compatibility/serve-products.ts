import 'reflect-metadata';
import { subgraph } from '../../../src/federation/subgraph';
import { documentWriters } from '../../../src/ingest/document-writers';
import type { Store } from '../../../src/reader';
import { startServer } from '../../../src/server/schema-server';
import { productsModule } from './products.module';

const withoutDatabase = () => Promise.reject(new Error('The products have no database.'));

const NO_DATABASE: Store = {
  rows: withoutDatabase,
  transaction: withoutDatabase,
  asRecorded: () => ({ rows: withoutDatabase }),
  positionAt: withoutDatabase,
};

/** The products as a subgraph, by the program's own server: what Apollo's subgraph compatibility tests are run against. */
export const serveProducts = (port: number) =>
  startServer({
    host: '127.0.0.1',
    port,
    maxFileBytes: 1024 * 1024,
    schema: subgraph(productsModule),
    surroundings: {
      db: NO_DATABASE,
      importDocument: withoutDatabase,
      writers: documentWriters,
      maxPageSize: 100,
    },
    readiness: async () => null,
  });
