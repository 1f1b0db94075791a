import type { Config } from '../config';
import { guestOf } from '../database/require-rights';
import { OperatorError } from '../errors';
import { openHub, type Tell } from '../hub';
import { loadSampleIfEmpty } from '../sample/load-sample';
import { removeSample } from '../sample/remove-sample';

/** Loads the sample into an empty database. Errors: OperatorError where documents are held already. */
export async function loadSampleNow(config: Config, tell: Tell): Promise<void> {
  const hub = await openHub({ ...config, hasSample: false }, tell);
  try {
    if (await guestOf(hub.database))
      throw new OperatorError('The sample was not loaded: that is for the owner of the tables.');
    // told below, also where it was there before
    await loadSampleIfEmpty(hub.database.source, hub.importDocument, () => undefined);
    const [row] = await hub.database.rows<{ n: number }>('select count(*) as n from source_text where is_sample', []);
    if (!row?.n) throw new OperatorError('The sample was not loaded: the database holds other documents already.');
    tell(`The sample is loaded (${row.n} documents).`);
  } finally {
    await hub.close();
  }
}

/** Takes the sample out, with the units and documents that only it names. */
export async function removeSampleNow(config: Config, tell: Tell): Promise<void> {
  const hub = await openHub({ ...config, hasSample: false }, tell);
  try {
    const removed = await removeSample(hub.database.source);
    tell(
      removed.texts
        ? `Took out the sample: ${removed.texts} documents, ${removed.cited} documents that only they cite, ${removed.units} units that only they name.`
        : 'There is no sample to take out.',
    );
  } finally {
    await hub.close();
  }
}
