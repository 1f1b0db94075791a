import type { SourceTable } from '../read/source-text';
import { type Passage, toPassage } from './passage';

/** A cell of a table whose format tells cells, with the part of the grid that it covers. */
export interface GridCell {
  passage: Passage;
  row: number;
  column: number;
  columns: number;
  rows: number;
}

/** The table as a grid: `at(row, column)` is the cell that covers the place, wherever it begins. */
export interface GivenGrid {
  height: number;
  width: number;
  at(row: number, column: number): GridCell | null;
  /** The cells that cover some of the row, from left to right, those that begin above it too. */
  inRow(row: number): readonly GridCell[];
  span(row: number): { start: number; end: number };
}

/** No table of an administrative document is wider. */
const MOST_COLUMNS = 100;

/** The grid of a table whose spans count in the text `source`; null where it is wider than any real one. */
export function toGrid(source: string, table: SourceTable): GivenGrid | null {
  let width = 0;
  for (const { cells } of table.rows)
    for (const { column, columns } of cells) width = Math.max(width, column + columns);
  if (width === 0 || width > MOST_COLUMNS) return null;
  const height = table.rows.length;
  const places = Array.from({ length: height }, () => new Array<GridCell | null>(width).fill(null));
  for (const [row, { cells }] of table.rows.entries()) {
    for (const { start, end, column, columns, rows, paragraphs = [] } of cells) {
      const lineEnds = new Set(paragraphs.slice(1).map((paragraph) => paragraph.start));
      const cell = { passage: withLineEnds(toPassage(source, start, end), lineEnds), row, column, columns, rows };
      for (let y = row; y < Math.min(height, row + rows); y++)
        for (let x = column; x < column + columns; x++) (places[y] as Array<GridCell | null>)[x] ??= cell;
    }
  }
  return {
    height,
    width,
    at: (row, column) => places[row]?.[column] ?? null,
    inRow: (row) => [...new Set(places[row])].filter((cell) => cell !== null),
    span: (row) => table.rows[row] ?? { start: table.start, end: table.start },
  };
}

/** The passage with the places where a paragraph of its cell ends: before each of these offsets of the cleaned text. */
function withLineEnds(passage: Passage, begins: ReadonlySet<number>): Passage {
  if (begins.size === 0) return passage;
  const lineEnds = [...begins].map((at) => passage.offsets.toCleaned(at) - 1).filter((at) => passage.text[at] === ' ');
  return { ...passage, lineEnds };
}
