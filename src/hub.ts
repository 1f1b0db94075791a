import type { Config } from './config';
import { type Database, openDatabase } from './database/database';
import { openEmbeddedCluster } from './database/embedded-cluster';
import { watchCluster } from './database/embedded-watch';
import { migrate } from './database/migrate';
import { guestOf, requireRights, requireRightsOfAll } from './database/require-rights';
import { MODULES, moduleNamed } from './federation/registry';
import type { DocumentWriters } from './graph/document-writers';
import type { ImportDocument, ImportRequest } from './graph/import-document';
import { documentWriters } from './ingest/document-writers';
import { importInto } from './ingest/import-document';
import { readAhead } from './ingest/process/read-ahead';
import { openReadingProcess } from './ingest/process/reading-process';
import { parseGivenColumns } from './ingest/segment/given-columns';
import type { Facts } from './observe/log';
import { inSpan } from './observe/spans';
import { loadSampleIfEmpty } from './sample/load-sample';

/** The hub without a server: a database that is migrated and filled, and what writes into it. */
export interface Hub {
  database: Database;
  importDocument: ImportDocument;
  /** Begins to read a file that is to be imported next with the same bytes, name and columns. */
  readNext(file: Pick<ImportRequest, 'bytes' | 'fileName' | 'columns'>): void;
  writers: DocumentWriters;
  /** Closes the connections, and stops the embedded database where nobody else uses it. */
  close(): Promise<void>;
}

/** Tells a person what is going on, one line a step; where lines are for a machine it is told the event and its facts as well. */
export type Tell = (line: string, event?: string, facts?: Facts) => void;

/** Opens the database that the settings name. Errors: OperatorError, with the way out. */
export async function openStore(config: Config, tell: Tell): Promise<Pick<Hub, 'database' | 'close'>> {
  if (config.databaseUrl !== null) {
    const { databaseUrl, poolSize, replicaUrls: urls, maxReplicaLagMs: maxLagMs, databaseSilenceMs } = config;
    const replicas = urls.length ? { urls, maxLagMs, tell } : null;
    const database = await openDatabase(databaseUrl, poolSize, replicas, databaseSilenceMs);
    return { database, close: () => database.close() };
  }
  const options = { dataDir: config.dataDir, onProgress: tell };
  const cluster = await openEmbeddedCluster(options);
  try {
    const database = await openDatabase(cluster.url, config.poolSize, null, config.databaseSilenceMs);
    const watch = watchCluster(options, database);
    const close = async () => {
      await watch.end();
      await database.close();
      await cluster.close();
    };
    return { database, close };
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

/** The module whose own the database is; null where modules share it. */
export const ownerOf = (config: Config): string | null => (config.hasOwnDatabase ? config.subgraph : null);

/** As `openStore`, migrated, with the sample in it where the settings want one and the database was empty. */
export async function openHub(config: Config, tell: Tell): Promise<Hub> {
  const store = await openStore(config, tell);
  const { database } = store;
  const reading = openReadingProcess(config.maxFileBytes);
  const close = async () => {
    await reading.close();
    await store.close();
  };
  try {
    const done = await migrate(database, ownerOf(config), tell);
    if (done.length) tell(`Prepared the database (${done.length} migrations)`);
    const ahead = readAhead(reading.read);
    const importDocument = tracedImport(
      importInto(database.source, (file) => inSpan('read document', {}, () => ahead.read(file))),
    );
    const guest = await guestOf(database);
    if (guest && config.subgraph) await requireRights(database, moduleNamed(config.subgraph));
    else if (guest) await requireRightsOfAll(database, guest, MODULES);
    if (config.hasSample) {
      if (guest)
        tell(`The sample is left out: it is for "${guest.owner}", who owns the database, to do: plangraph sample load`);
      else
        await loadSampleIfEmpty(database.source, importDocument, (line) =>
          tell(`${line}; PLANGRAPH_SAMPLE=off leaves it out`),
        );
    }
    const readNext: Hub['readNext'] = ({ bytes, fileName, columns }) => {
      const given = columns ? parseGivenColumns(columns) : null;
      if (given?.kind !== 'fault') ahead.begin({ bytes, fileName, columns: given?.columns ?? null });
    };
    return { database, importDocument, readNext, writers: documentWriters, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Each import as a span, without a word of the document. */
const tracedImport =
  (importDocument: ImportDocument): ImportDocument =>
  (request, viewer) =>
    inSpan('import document', { 'plangraph.bytes': request.bytes.length }, async (span) => {
      const outcome = await importDocument(request, viewer);
      span?.set({ 'plangraph.outcome': outcome.kind });
      return outcome;
    });
