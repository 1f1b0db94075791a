import type { Diagnostic, Span } from '../parsed-document';
import type { ColumnRole } from '../segment/column';

/**
 * What a file says, as text in reading order, and the tables whose cells its format tells. All spans count UTF-16 units
 * of `text`, which is what users get as `sourceText`.
 */
export interface SourceText {
  text: string;
  /** In document order, none inside another; empty for a format that knows no cells, such as .txt. */
  tables: readonly SourceTable[];
  /** The reference marks of notes, such as "[1]": shown in `text`, no part of the sentence they stand in. */
  noteMarks?: readonly Span[];
  /** The notes themselves, each a line of its own behind the body: no part of the section they stand under. */
  notes?: readonly SourceNote[];
  /**
   * Set for a file of sheets (.xlsx, .csv), which has no official head as a rule: what it is called, whether its
   * text begins with the name of its first sheet, and the row that is nearest to a header, as a person would find it.
   */
  sheets?: { name: string; isNamed: boolean; header: string | null };
  /** What the reader of the format could not read or is unsure of. */
  remarks?: readonly Diagnostic[];
}

/** A footnote or endnote, with its mark before it. */
export interface SourceNote extends Span {
  /** Where in the text its mark stands. */
  refersTo: number;
}

/** A table of the file. In `text` its cells stand in reading order, row by row. */
export interface SourceTable extends Span {
  rows: readonly SourceRow[];
  /** What its columns hold and how many rows head them, where the reader of the format tells or a person said it. */
  columns?: readonly ColumnRole[];
  headerRows?: number;
  /** A person said it: what they named is there, however few columns it is. */
  isColumnsGiven?: boolean;
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
  /** Its paragraphs and the lines of these, where it has several; in `text` they stand on one line. */
  paragraphs?: readonly Span[];
}
