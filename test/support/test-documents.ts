import type { Database } from '../../src/database/database';
import type { ImportDocument } from '../../src/graph/import-document';
import { importInto } from '../../src/ingest/import-document';
import { readDocument } from '../../src/ingest/read-document';
import { loadSampleIfEmpty } from '../../src/sample/load-sample';

export const TEST_FILE_BYTES = 2 * 1024 * 1024;

/** Takes documents into a database, read in this process. */
export const importerInto = ({ source }: Pick<Database, 'source'>): ImportDocument =>
  importInto(source, ({ bytes, fileName, columns }) => readDocument(bytes, fileName, TEST_FILE_BYTES, { columns }));

/** Takes the bundled sample into an empty database. */
export const takeInSample = (database: Pick<Database, 'source'>): Promise<void> =>
  loadSampleIfEmpty(database.source, importerInto(database), () => undefined);
