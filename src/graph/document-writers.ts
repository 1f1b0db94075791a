import type { EntityManager } from 'typeorm';

/** What was taken out with a document. */
export interface Withdrawn {
  /** The document stays, as one that is only cited. */
  isCited: boolean;
  removed: { kind: string; count: number }[];
}

/** Something on the review list, by the row that it is about. */
export interface Doubt {
  subject: 'DIAGNOSTIC' | 'CITATION' | 'UNIT' | 'REPORT';
  rowId: number;
  /** Now. */
  at: Date;
}

/** A row of the history, of a recording that is to be undone. */
export interface RecordedChange {
  /** Row id in the history. */
  id: number;
  table: string;
  rowId: number;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  /** The node that it is, or is a part of: "Task:12"; null for what the graph does not show. */
  node: string | null;
  /** Those that are different since; of a row that was made or taken away, all. */
  columns: readonly string[];
}

/** What ingest knows and mutations need. Bound in main, so that no module imports ingest. */
export interface DocumentWriters {
  /** Row id of the unit that a name means in the mouth of an issuing body, as an import finds or makes it. */
  unitNamed(tx: EntityManager, issuerId: number | null, name: string): Promise<number>;
  /** Takes a document's text and all that was read from it out of the graph. */
  withdrawDocument(tx: EntityManager, documentId: number): Promise<Withdrawn>;
  /** Takes something off the review list that is right as it is; false where it is not there any more. */
  settleDoubt(tx: EntityManager, doubt: Doubt): Promise<boolean>;
  /** Makes units one: all that pointed at the others points at the kept one. Errors: Refused where they cannot be one. */
  mergeUnits(tx: EntityManager, keepId: number, mergeIds: readonly number[]): Promise<void>;
  /** Gives a unit another name, under which it is found from now on. Errors: Refused. */
  addUnitAlias(tx: EntityManager, unitId: number, name: string): Promise<void>;
  /** Makes rows be again what they were before a recording: `changes` are all of it, last first. Gives how many rows. Errors: Refused. */
  undoRecording(tx: EntityManager, changes: readonly RecordedChange[]): Promise<number>;
}
