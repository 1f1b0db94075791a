import type { Span } from '../parsed-document';

/**
 * What a file says, as text in reading order, and the tables whose cells its format tells. All spans count UTF-16 units
 * of `text`, which is what users get as `sourceText`.
 */
export interface SourceText {
  text: string;
  /** In document order, none inside another; empty for a format that knows no cells, such as .txt. */
  tables: readonly SourceTable[];
}

/** A table of the file. In `text` its cells stand in reading order, row by row. */
export interface SourceTable extends Span {
  rows: readonly SourceRow[];
}

export interface SourceRow extends Span {
  cells: readonly SourceCell[];
}

/** One cell, trimmed; an empty one has `start === end`. A merged cell is given once, where it begins. */
export interface SourceCell extends Span {
  /** The first of the table's columns that it covers, 0 at the left. */
  column: number;
  /** How many columns and rows it covers, 1 for a cell that is not merged. */
  columns: number;
  rows: number;
}
