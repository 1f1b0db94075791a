import type { Span } from '../parsed-document';
import { type ColumnRole, columnOf } from './column';
import type { Line } from './lines';
import { type Passage, toPassage } from './passage';

/** One row. A cell is trimmed; an empty one has `start === end`. */
export interface Row extends Span {
  cells: Passage[];
  /** What each cell holds, where that is known of the row itself; else the table's columns say it. */
  roles?: ColumnRole[];
}

/** Rows of cells. `columns` is what the header row says of each column; empty where no row is recognised as a header. */
export interface Table extends Span {
  rows: Row[];
  columns: ColumnRole[];
  header: Row | null;
}

// Matches: "| --- | :---: |", the rule under a Markdown header. Must not match: "1 | Rà soát".
const RULE_ROW = /^[|\s:-]+$/;

/** The cells of a line that has bars between them; bars at its ends bound no cell. */
export function toRow(source: string, line: Line): Row {
  const cells: Passage[] = [];
  let from = 0;
  for (let i = 0; i <= line.text.length; i++) {
    if (i < line.text.length && line.text[i] !== '|') continue;
    const raw = line.text.slice(from, i);
    const text = raw.trim();
    const start = line.start + from + (text === '' ? 0 : raw.indexOf(text));
    cells.push(toPassage(source, start, start + text.length));
    from = i + 1;
  }
  if (line.text.startsWith('|')) cells.shift();
  if (line.text.endsWith('|')) cells.pop();
  return { cells, start: line.start, end: line.end };
}

/** The table that the lines make, or null where they are not one (a head or a signature set in two columns). */
export function toTable(source: string, lines: readonly Line[]): Table | null {
  const rows = lines.filter((line) => line.text !== '' && !RULE_ROW.test(line.text)).map((line) => toRow(source, line));
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return null;
  const headerAt = rows.slice(0, 3).findIndex((row) => isHeader(row));
  if (headerAt < 0 && (rows.length < 2 || first.cells.length < 3)) return null;
  const header = headerAt < 0 ? null : (rows[headerAt] as Row);
  const columns = header === null ? [] : rolesOf(header);
  const body = rows.filter(
    (row, i) => i > headerAt && !(header !== null && repeats(row, header)) && !isColumnNumbering(row),
  );
  return { start: first.start, end: last.end, rows: body, columns, header };
}

function rolesOf(header: Row): ColumnRole[] {
  const texts = header.cells.map((cell) => cell.text);
  return texts.map((text) => columnOf(text, texts));
}

/** No table of an administrative document has more columns; a longer row is not asked what its cells head. */
const MAX_COLUMNS = 40;

function isHeader(row: Row): boolean {
  if (row.cells.length > MAX_COLUMNS) return false;
  const roles = rolesOf(row).filter((role) => role !== 'UNKNOWN');
  const filled = row.cells.filter((cell) => cell.text !== '');
  return roles.length >= 2 && filled.every((cell) => cell.text.length <= 80);
}

function repeats(row: Row, header: Row): boolean {
  return row.cells.length === header.cells.length && row.cells.every((cell, i) => cell.text === header.cells[i]?.text);
}

/** Whether the row only numbers the columns: "1 | 2 | 3" or "(1) | (2) | (3)". */
function isColumnNumbering(row: Row): boolean {
  // Matches: the brackets of "(1)". Must not match: "1".
  return row.cells.length > 2 && row.cells.every((cell, i) => cell.text.replace(/[()[\]]/g, '') === String(i + 1));
}
