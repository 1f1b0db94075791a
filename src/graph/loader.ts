import DataLoader from 'dataloader';
import { loaderBatches } from '../observe/tally';
import type { Context, Loader } from './context';

/** PostgreSQL plans one statement for any number of keys; this only bounds the size of a parameter. */
const MAX_BATCH_SIZE = 5000;

/** The `load` of one request: every loader batches and remembers within it, and no longer. */
export function loadsOf(ctx: () => Context): Context['load'] {
  const open = new Map<string, DataLoader<number, unknown>>();
  return <Value>(loader: Loader<Value>, id: number): Promise<Value> => {
    let batched = open.get(loader.name);
    if (!batched) {
      batched = new DataLoader(
        async (ids) => {
          loaderBatches.add(ids.length);
          return loader.batch(ctx(), ids);
        },
        { maxBatchSize: MAX_BATCH_SIZE },
      );
      open.set(loader.name, batched);
    }
    return batched.load(id) as Promise<Value>;
  };
}
