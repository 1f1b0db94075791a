import type { EntityManager } from 'typeorm';

/** Reads rows. `text` that comes again is sent as a named prepared statement; parameters are `$1…`. */
export interface Reader {
  rows<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
}

/** Reads rows, and changes them in one transaction: all of `work` or nothing. */
export interface Store extends Reader {
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  /** Reads the graph as it was after the recording with this position (decision 0017). */
  asRecorded(position: number): Reader;
}
