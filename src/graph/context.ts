import type { Viewer } from '../auth/viewer';
import type { Store } from '../reader';
import type { DocumentWriters } from './document-writers';
import type { Following } from './following';
import type { ImportDocument } from './import-document';

/**
 * A batched read, as a value: `name` is its identity within a request, `batch` answers all keys of one tick in their
 * order with one SQL statement. Keys are row ids.
 */
export interface Loader<Value> {
  name: string;
  batch: (ctx: Context, ids: readonly number[]) => Promise<Value[]>;
}

/** What every resolver gets as its last argument. */
export interface Context {
  db: Store;
  /** Reads through a loader: one statement for all keys that are asked for in one tick. */
  load<Value>(loader: Loader<Value>, id: number): Promise<Value>;
  /**
   * The context that reads the graph as it was recorded at an instant: one per instant and request. What was read in it
   * carries it, so that what is linked is read in it too. Errors: BAD_USER_INPUT for an instant that is not past.
   */
  asRecorded(at: Date): Promise<Context>;
  /** The instant of the graph as recorded that this context reads; null: as it is now. */
  recordedAt: Date | null;
  /** Drops what this request has read: called once something was written. */
  forget(): void;
  /** Counts rows into the answer. Errors: TOO_COSTLY where it grows past what one answer may hold. */
  spend(rowCount: number): void;
  viewer: Viewer;
  /** The largest `first` or `last` that a caller may ask for. */
  maxPageSize: number;
  /** The calendar day in Vietnam, YYYY-MM-DD: the only clock that resolvers know. */
  today: string;
  /** Bound in main, so that no module imports ingest. */
  importDocument: ImportDocument;
  writers: DocumentWriters;
  /** Of a subscription, which is answered again and again, each time in a context of its own; absent in all else. */
  following?: Following;
}
