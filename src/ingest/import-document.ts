import type { DataSource } from 'typeorm';
import type { Viewer } from '../auth/viewer';
import { once } from '../graph/idempotency';
import type { ImportDocument, ImportOutcome, ImportRequest } from '../graph/import-document';
import { beginWriting, callerOf } from '../graph/write-transaction';
import type { ReadDocument, ReadResult } from './parsed-document';
import { type GivenColumns, parseGivenColumns } from './segment/given-columns';
import { ReportsWouldBeLost } from './store/keep-reported';
import { storeDocument } from './store/store-document';
import { storeVisibilityOf, WrongVisibility } from './store/store-visibility';

/** How a file is read: here, or in a process of its own. */
export type ReadFile = (file: { bytes: Buffer; fileName: string; columns: GivenColumns | null }) => Promise<ReadResult>;

/** One document in, rows out: everything of it or nothing. */
export const importInto =
  (source: DataSource, readFile: ReadFile): ImportDocument =>
  async (request, viewer) => {
    const { bytes, fileName, columns } = request;
    const given = columns ? parseGivenColumns(columns) : null;
    if (given?.kind === 'fault')
      return { kind: 'refused', code: 'WRONG_COLUMNS', message: `columns "${columns}": ${given.message}` };
    const read = await readFile({ bytes, fileName, columns: given?.columns ?? null });
    return read.kind === 'refused'
      ? { kind: 'refused', ...read.refusal }
      : store(source, read.document, request, viewer);
  };

async function store(
  source: DataSource,
  document: ReadDocument,
  request: ImportRequest,
  viewer: Viewer,
): Promise<ImportOutcome> {
  const runner = source.createQueryRunner();
  await runner.connect();
  await runner.startTransaction('READ COMMITTED');
  try {
    const reason = `import of ${request.fileName}`;
    // one after the other: two that name the same new unit must not both make it
    await beginWriting(runner.manager, { viewer, reason, alone: true });
    const work = async () => {
      const stored = await storeDocument(runner.manager, document, { ...request, isSample: request.isSample ?? false });
      await storeVisibilityOf(runner.manager, stored, request.visibility ?? null);
      return stored;
    };
    const { idempotencyKey: key = null, bytes, ...how } = request;
    const sent = {
      caller: callerOf(viewer),
      operation: 'importDocument',
      input: { ...how, bytes: bytes.toString('base64') },
    };
    const outcome = key === null ? await work() : await once(runner.manager, { ...sent, key }, work);
    if (outcome.kind === 'imported' && !request.dryRun) await runner.commitTransaction();
    else await runner.rollbackTransaction();
    return outcome;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    if (error instanceof WrongVisibility) return { kind: 'refused', code: 'WRONG_VISIBILITY', message: error.message };
    if (error instanceof ReportsWouldBeLost) return { kind: 'conflict', message: error.message, currentVersion: null };
    throw error;
  } finally {
    await runner.release();
  }
}
