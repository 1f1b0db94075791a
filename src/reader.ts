import type { EntityManager } from 'typeorm';

/** `FOUND`: rows may be given as the server sent them (`FoundRow`), by a reader that can. */
export type RowForm = 'FOUND';

/** Reads rows. `text` that comes again is sent as a named prepared statement; parameters are `$1…`. */
export interface Reader {
  rows<Row>(text: string, values: readonly unknown[], form?: RowForm): Promise<Row[]>;
}

/** Reads rows, and changes them in one transaction: all of `work` or nothing. */
export interface Store extends Reader {
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  /** Where in the order of commits an instant is, for good: 0 before the first, null for an instant ahead. */
  positionAt(instant: Date): Promise<number | null>;
  /** Reads the graph as it was after the recording with this position (decision 0017). */
  asRecorded(position: number): Reader;
}

/**
 * What of the graph somebody sees: everything; what is shown to everybody; that and what is shown to a unit, by the id of its row
 * or its code (decision 0039).
 */
export type Sees = 'everything' | 'public' | `id:${number}` | `code:${string}`;

/** Whose reads go together: who has written reads what was written. */
export interface Asker {
  /** The key that writes; null for who cannot write. */
  keyId: number | null;
  /** The same in all that one operation asks of several processes: it is answered from one place. Null: not known. */
  operationId: string | null;
  sees: Sees;
}

/** The database as all requests share it. */
export interface SharedStore extends Store {
  /** The store of one request: it may read from a replica (decision 0028). */
  forRequest(asker: Asker): RequestStore;
}

/** The connections that a process has to one database server. */
export interface ConnectionsInUse {
  /** "primary", "replica 1", … */
  server: string;
  inUse: number;
  idle: number;
  /** Requests that wait for one. */
  waiting: number;
}

/** Reads rows as they are at one instant, whatever is written meanwhile, and holds a connection for it until `end`. */
export interface Snapshot extends Reader {
  /** More may be asked for. What is asked for while nobody holds is the last: its transaction ends with it. */
  hold(): void;
  release(): void;
  /** Lets the connection go. To be called once, whether reading failed or not. */
  end(): void;
}

/** As one request reads: all from one server, which shows at least what the asker has written. */
export interface RequestStore extends Store {
  /** Reads of one state of the graph; nothing is held before the first of them. */
  snapshot(): Snapshot;
  /** From here on everything is read where it is written: what a mutation reads and answers. */
  readPrimary(): void;
  /** The asker's later requests, in whichever process, are answered with what this one has seen, or what came later. */
  keepPlace(): Promise<void>;
  /** The asker is gone: what is read for it is stopped, and nothing more is begun. A change that is under way is carried out. */
  leave(): void;
  /** As if the asker left once the server has worked on what is read for so long; tells of it. To be said before anything is read. */
  limit(ms: number, atEnd: () => void): void;
}
