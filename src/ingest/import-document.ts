import type { DataSource } from 'typeorm';
import type { ImportDocument, ImportOutcome, ImportRequest } from '../graph/import-document';
import type { ReadDocument, ReadResult } from './parsed-document';
import { ReportsWouldBeLost } from './store/keep-reported';
import { storeDocument } from './store/store-document';

/** Imports run one after the other: two that name the same new unit must not both make it. */
const IMPORT_LOCK = 7_270_412;

/** How a file is read: here, or in a thread of its own. */
export type ReadFile = (file: Pick<ImportRequest, 'bytes' | 'fileName'>) => Promise<ReadResult>;

/** One document in, rows out: everything of it or nothing. */
export const importInto =
  (source: DataSource, readFile: ReadFile): ImportDocument =>
  async (request) => {
    const read = await readFile(request);
    return read.kind === 'refused' ? { kind: 'refused', ...read.refusal } : store(source, read.document, request);
  };

async function store(source: DataSource, document: ReadDocument, request: ImportRequest): Promise<ImportOutcome> {
  const runner = source.createQueryRunner();
  await runner.connect();
  await runner.startTransaction('READ COMMITTED');
  try {
    await runner.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
    const outcome = await storeDocument(runner.manager, document, { ...request, isSample: request.isSample ?? false });
    if (outcome.kind === 'imported' && !request.dryRun) await runner.commitTransaction();
    else await runner.rollbackTransaction();
    return outcome;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    if (error instanceof ReportsWouldBeLost) return { kind: 'conflict', message: error.message, currentVersion: null };
    throw error;
  } finally {
    await runner.release();
  }
}
