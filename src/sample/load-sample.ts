import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { OPERATOR } from '../auth/viewer';
import type { ImportDocument } from '../graph/import-document';
import { type SampleFigures, storeSampleFigures } from './store-sample-figures';

/** Two programs that start at once on an empty database load the sample once. Not 7_270_413, which every commit takes. */
const SAMPLE_LOCK = 7_270_420;

/** Fills an empty database with the bundled sample, so that a newcomer sees a graph worth looking at. */
export async function loadSampleIfEmpty(
  source: DataSource,
  importDocument: ImportDocument,
  tell: (line: string) => void,
): Promise<void> {
  await source.transaction('READ COMMITTED', async (holder) => {
    // held by the transaction: a pooler that lends connections by the transaction would unlock on another one
    // nothing happens in it meanwhile, which some servers do not suffer for long
    await holder.query('set local idle_in_transaction_session_timeout = 0');
    await holder.query('select pg_advisory_xact_lock($1)', [SAMPLE_LOCK]);
    // nothing but sample, and its figures (stored last) not there: also what a load that was cut off leaves
    const [{ isWanted }] = await holder.query<[{ isWanted: boolean }]>(
      `select not exists (select from source_text where not is_sample) and not exists (select from progress_report) as "isWanted"`,
    );
    if (isWanted) await loadSample(source, importDocument, tell);
  });
}

async function loadSample(source: DataSource, importDocument: ImportDocument, tell: (line: string) => void) {
  const sample = JSON.parse(await readFile(join(__dirname, 'sample.json'), 'utf8')) as SampleFigures & {
    documents: string[];
  };
  for (const fileName of sample.documents) {
    const bytes = await readFile(join(__dirname, fileName));
    const outcome = await importDocument({ fileName, bytes, replaces: null, dryRun: false, isSample: true }, OPERATOR);
    if (outcome.kind !== 'imported')
      throw new Error(`The bundled sample ${fileName} was not taken: ${outcome.message}`);
  }
  await storeSampleFigures(source, sample);
  tell(`Loaded the bundled sample (${sample.documents.length} documents)`);
}
