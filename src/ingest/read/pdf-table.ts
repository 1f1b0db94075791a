import type { Grid } from './pdf-grid';
import { joined } from './pdf-join';
import { type IsMark, toPdfLines } from './pdf-lines';
import type { Piece } from './pdf-words';

export interface PdfCell {
  paragraphs: string[];
  column: number;
  columns: number;
  rows: number;
}

/** A table by position, or the part of one that stands on one page. */
export interface PdfTable {
  /** Where its columns begin and end, from its own left edge, in points. */
  xs: number[];
  top: number;
  bottom: number;
  /** The cells that begin in each row, from the left. */
  rows: PdfCell[][];
}

/** The table that a grid and the pieces within it make, or null where fewer than two cells hold anything, as in a frame. */
export function toPdfTable(grid: Grid, pieces: readonly Piece[], isMark: IsMark): PdfTable | null {
  const columns = grid.xs.length - 1;
  const piecesOf: Piece[][] = grid.cells.map(() => []);
  for (const piece of pieces) {
    const column = slotOf(grid.xs, (piece.left + piece.right) / 2);
    const row = slotOf(grid.ys, piece.baseline - piece.size * 0.3);
    piecesOf[grid.cellAt[row * columns + column] as number]?.push(piece);
  }
  const texts = piecesOf.map((inside) => cellParagraphs(inside, isMark));
  if (texts.filter(({ length }) => length > 0).length < 2) return null;
  const usedColumns = numbered(columns, (column) => grid.cells.some((cell) => cell.column === column));
  const usedRows = numbered(grid.ys.length - 1, (row) =>
    grid.cells.some((cell, i) => cell.row === row && texts[i]?.length !== 0),
  );
  const rows: PdfCell[][] = Array.from({ length: usedRows.at(-1) ?? 0 }, () => []);
  for (const [i, cell] of grid.cells.entries()) {
    const at = (counts: readonly number[], k: number) => counts[k] as number;
    const height = at(usedRows, cell.row + cell.rows) - at(usedRows, cell.row);
    const first = at(usedColumns, cell.column);
    const paragraphs = texts[i] as string[];
    if (height > 0)
      rows[at(usedRows, cell.row)]?.push({
        paragraphs,
        column: first,
        columns: Math.max(1, at(usedColumns, cell.column + cell.columns) - first),
        rows: Math.max(1, height),
      });
  }
  for (const row of rows) row.sort((a, b) => a.column - b.column);
  const left = grid.xs[0] ?? 0;
  const xs = grid.xs
    .filter((_, i) => i === columns || grid.cells.some((cell) => cell.column === i))
    .map((x) => x - left);
  return { xs, top: grid.ys[0] ?? 0, bottom: grid.ys.at(-1) ?? 0, rows };
}

/** For each place how many of those before it count, and last how many count at all. */
function numbered(length: number, counts: (i: number) => boolean): number[] {
  const before = [0];
  for (let i = 0; i < length; i++) before.push((before[i] as number) + (counts(i) ? 1 : 0));
  return before;
}

/** The last of the bounds' slots that begins before the place. */
function slotOf(bounds: readonly number[], place: number): number {
  let low = 0;
  let high = bounds.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((bounds[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

// Matches: "- Rà soát", "1. Sở Y tế", "a) Chủ trì", "+ Trước". Must not match: "- 2030".
const MARKER = /^(?:[-–+•*●]\s?\p{L}|\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s|\p{Ll}\)\s)/u;
// Matches: an end after which a new paragraph may begin: "thực hiện.", "gồm:". Must not match: "của Bộ".
const CLOSED = /[.;:!?…]["”)]?$/u;
const BEGINS_SMALL = /^\p{Ll}/u;

/** The cell's paragraphs: a line opens one with a bullet or number, or where the line before stopped early. */
function cellParagraphs(pieces: readonly Piece[], isMark: IsMark): string[] {
  const paragraphs: string[] = [];
  const lines = toPdfLines(pieces, isMark);
  const right = Math.max(...lines.map((line) => line.right));
  for (const [i, line] of lines.entries()) {
    const text = line.stretches.map((stretch) => stretch.text).join(' ');
    const before = lines[i - 1];
    const open = paragraphs.pop();
    if (open === undefined || before === undefined) paragraphs.push(text);
    else {
      const stoppedEarly =
        right - before.right > line.firstWord + line.size && CLOSED.test(open) && !BEGINS_SMALL.test(text);
      if (stoppedEarly || (MARKER.test(text) && (CLOSED.test(open) || MARKER.test(open)))) paragraphs.push(open, text);
      else paragraphs.push(joined(open, text));
    }
  }
  return paragraphs;
}
