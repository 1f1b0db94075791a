import { fold } from '../../vietnamese/fold';
import type { Span } from '../parsed-document';
import { type ColumnRole, columnOf } from './column';
import { joinCutRows } from './cut-rows';
import { splitGroup } from './group-row';
import type { Line } from './lines';
import { type Passage, toPassage } from './passage';
import type { Row } from './row';

/** Rows of cells. `columns` is what the header row says of each column; empty where no row is recognised as a header. */
export interface Table extends Span {
  rows: Row[];
  columns: ColumnRole[];
  header: Row | null;
  /** A person said what the columns hold. */
  isColumnsGiven?: boolean;
}

// Matches: "| --- | :---: |", the rule under a Markdown header. Must not match: "1 | Rà soát".
const RULE_ROW = /^[|\s:-]+$/;

/** The cells of a line that has bars between them; where lines are framed, bars at their ends bound no cell. A line without bars names a group. */
function toRow(source: string, line: Line, frame: { isLeft: boolean; isRight: boolean }): Row {
  if (!line.text.includes('|'))
    return { ...splitGroup(toPassage(source, line.start, line.end)), start: line.start, end: line.end, isGroup: true };
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
  if (frame.isLeft && line.text.startsWith('|')) cells.shift();
  if (frame.isRight && line.text.endsWith('|')) cells.pop();
  return { cells, start: line.start, end: line.end };
}

/** The table that the lines make, or null where they are not one (a head or a signature set in two columns). */
export function toTable(source: string, lines: readonly Line[]): Table | null {
  const written = lines.filter((line) => line.text !== '' && !RULE_ROW.test(line.text));
  // the first line says whether bars frame the lines: elsewhere a bar at a line's beginning stands after an empty cell
  const frame = {
    isLeft: written[0]?.text.startsWith('|') === true,
    isRight: written[0]?.text.endsWith('|') === true,
  };
  const rows = written.map((line) => toRow(source, line, frame));
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return null;
  const headerAt = rows.slice(0, 3).findIndex((row) => isHeader(row));
  if (headerAt < 0 && (rows.length < 2 || first.cells.length < 3)) return null;
  const header = headerAt < 0 ? null : (rows[headerAt] as Row);
  const second = header === null ? undefined : secondHeader(header, rows[headerAt + 1]);
  const columns = header === null ? [] : (second?.columns ?? rolesOf(header));
  const body = rows.filter(
    (row, i) =>
      i > headerAt &&
      row !== second?.row &&
      !(header !== null && repeats(row, header)) &&
      !(second !== undefined && repeats(row, second.row)) &&
      !isColumnNumbering(row),
  );
  return { start: first.start, end: last.end, rows: joinCutRows(body, columns), columns, header };
}

function rolesOf(header: Row): ColumnRole[] {
  const texts = header.cells.map((cell) => cell.text);
  return texts.map((text) => columnOf(text, texts));
}

/** The second row of a header, which says what stands under one of the first row's cells: "Chủ trì | Phối hợp" under "Cơ quan thực hiện". */
function secondHeader(header: Row, row: Row | undefined): { row: Row; columns: ColumnRole[] } | undefined {
  if (row === undefined || row.cells.length !== header.cells.length || row.cells.length > MAX_COLUMNS) return undefined;
  const above = rolesOf(header);
  const roles = rolesOf(row);
  const filled = row.cells.flatMap((cell, i) => (cell.text === '' ? [] : [i]));
  const isHead = (i: number) =>
    roles[i] !== 'UNKNOWN' && roles[i] !== 'ORDINAL' && (row.cells[i]?.text.length ?? 0) <= 40;
  const ordinalAt = above.indexOf('ORDINAL');
  if (filled.length < 2 || filled.length === row.cells.length || !filled.every(isHead)) return undefined;
  if (ordinalAt >= 0 && row.cells[ordinalAt]?.text !== '') return undefined;
  return { row, columns: above.map((role, i) => (row.cells[i]?.text === '' ? role : (roles[i] ?? role))) };
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
  return (
    row.cells.length === header.cells.length &&
    row.cells.every((cell, i) => fold(cell.text) === fold(header.cells[i]?.text ?? ''))
  );
}

/** Whether the row only numbers the columns: "1 | 2 | 3" or "(1) | (2) | (3)". */
function isColumnNumbering(row: Row): boolean {
  // Matches: the brackets of "(1)". Must not match: "1".
  return row.cells.length > 2 && row.cells.every((cell, i) => cell.text.replace(/[()[\]]/g, '') === String(i + 1));
}
