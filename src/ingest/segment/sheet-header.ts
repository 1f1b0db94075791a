import type { Sheet, SheetRow } from '../read/sheet';
import { type ColumnRole, columnUnder } from './column';
import { columnIndex, type GivenColumns, withGivenColumns } from './given-columns';

/** The header of a table in a sheet: its rows by index, and what the columns hold. */
export interface SheetHeader {
  first: number;
  /** Index of the first row below. */
  end: number;
  columns: ColumnRole[];
}

export type FoundHeader =
  | { kind: 'header'; header: SheetHeader }
  | { kind: 'fault'; message: string }
  | { kind: 'none' };

const MOST_HEADER_ROWS = 3;
/** A title above a table is shorter than this. */
const SEARCHED_ROWS = 100;
const LONGEST_HEADER = 150;
// Matches: "12", "95,5%", "1.234,5". Must not match: "Năm 2026", "2026", which heads a year's column.
const FIGURE = /^(?!20\d{2}$)[\d.,]+ ?%?$/;

/** The first header from row `from` on; a fault where a table is there but not the column that was given. */
export function findSheetHeader(sheet: Sheet, from: number, given: GivenColumns | null): FoundHeader {
  let fault: FoundHeader = { kind: 'none' };
  for (let i = from; i < Math.min(sheet.rows.length, from + SEARCHED_ROWS); i++) {
    const found = headerAt(sheet, i, given);
    if (found.kind === 'header') return found;
    if (found.kind === 'fault' && fault.kind === 'none') fault = found;
  }
  if (fault.kind === 'none' && given !== null) return headerByLetters(sheet, from, given);
  return fault;
}

/** The header that begins at row `at`, where one does. */
export function headerAt(sheet: Sheet, at: number, given: GivenColumns | null): FoundHeader {
  const first = sheet.rows[at] as SheetRow;
  const filled = first.cells.filter(({ text }) => text !== '');
  if (filled.length < 2 || filled.some(({ text }) => text.length > LONGEST_HEADER)) return { kind: 'none' };
  const end = headerEnd(sheet, at);
  const paths = headerPaths(sheet, at, end);
  const guessed = paths.map((path) => columnUnder(path, paths));
  if (!isHeader(guessed) && !isNamed(given, paths)) return { kind: 'none' };
  const below = isNumbering(sheet.rows[end]) ? end + 1 : end;
  if (given === null) return { kind: 'header', header: { first: at, end: below, columns: guessed } };
  const applied = withGivenColumns(guessed, paths, given);
  return applied.kind === 'fault'
    ? applied
    : { kind: 'header', header: { first: at, end: below, columns: applied.columns } };
}

/** The texts above each other over each column, from the row `first` to the row before `end`. */
function headerPaths(sheet: Sheet, first: number, end: number): string[][] {
  const rows = sheet.rows.slice(first, end);
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) => {
    const path: string[] = [];
    for (const [i, row] of rows.entries()) {
      const own = oneLine(row.cells[column]?.text ?? '');
      const text = own === '' && i < rows.length - 1 ? groupAbove(sheet, rows, i, column) : own;
      if (text !== '' && text !== path.at(-1)) path.push(text);
    }
    return path;
  });
}

/** What the columns must hold for a row to head them: the items' names and something about them. */
function isHeader(columns: readonly ColumnRole[]): boolean {
  const has = (...roles: ColumnRole[]) => roles.some((role) => columns.includes(role));
  if (has('INDICATOR', 'TASK', 'DOCUMENT')) return columns.filter((role) => role !== 'UNKNOWN').length >= 2;
  return has('TARGET') && has('MEASURE_UNIT');
}

/** Whether the row has the headers that a person names, and the columns whose letters they name. */
function isNamed(given: GivenColumns | null, paths: readonly (readonly string[])[]): boolean {
  if (given === null || given.some(({ column }) => columnIndex(column, paths, paths.length) === null)) return false;
  return given.some(({ column }) => columnIndex(column, paths, 0) !== null);
}

/** The row after the header: the rows that merged cells reach down to, and those whose cells only divide a cell above. */
function headerEnd(sheet: Sheet, at: number): number {
  const first = sheet.rows[at] as SheetRow;
  const last = first.number + MOST_HEADER_ROWS - 1;
  const bottoms = sheet.merges
    .in(first.number)
    .filter(({ top, left, bottom }) => top === first.number && bottom <= last && left <= first.cells.length)
    .map(({ bottom }) => bottom);
  const reach = Math.max(first.number, ...bottoms);
  let end = at + 1;
  for (; end < sheet.rows.length && end < at + MOST_HEADER_ROWS; end++) {
    const row = sheet.rows[end] as SheetRow;
    const isNext = row.number === (sheet.rows[end - 1] as SheetRow).number + 1;
    if (row.number > reach && !(isNext && divides(sheet, sheet.rows[end - 1] as SheetRow, row))) break;
  }
  return end;
}

/** Whether each filled cell of the row stands under a header cell that spans several columns. */
function divides(sheet: Sheet, above: SheetRow, row: SheetRow): boolean {
  const filled = row.cells.flatMap(({ text }, column) => (text === '' ? [] : [{ text, column }]));
  if (filled.length < 2 || filled.some(({ text }) => text.length > LONGEST_HEADER || FIGURE.test(text))) return false;
  return filled.every(({ column }) => {
    const merge = sheet.merges.over(above.number, column + 1);
    if (merge !== null) return merge.right > merge.left;
    // without merged cells, as in .csv, the cells right of the spanning one are empty
    const isOpen = (c: number) => (above.cells[c]?.text ?? '') === '';
    return isOpen(column) || (isOpen(column + 1) && (row.cells[column + 1]?.text ?? '') !== '');
  });
}

function groupAbove(sheet: Sheet, rows: readonly SheetRow[], at: number, column: number): string {
  const row = rows[at] as SheetRow;
  const merge = sheet.merges.over(row.number, column + 1);
  if (merge !== null) return merge.top === row.number ? oneLine(row.cells[merge.left - 1]?.text ?? '') : '';
  if ((rows.at(-1)?.cells[column]?.text ?? '') === '' || !sheet.merges.isEmpty) return '';
  for (let left = column - 1; left >= 0; left--) {
    const text = row.cells[left]?.text ?? '';
    if (text !== '') return oneLine(text);
  }
  return '';
}

/** Whether the row only numbers the columns: "1 | 2 | 3", "(1) | (2) | (3)=(1)+(2)". */
function isNumbering(row: SheetRow | undefined): boolean {
  const filled = row?.cells.filter(({ text }) => text !== '') ?? [];
  if (filled.length < 3) return false;
  // Matches: "(1)", "3", "5=4/3", "(5) = (4):(3)". Must not match: "12.000".
  const numbers = filled.map(({ text }) => /^\(?(\d{1,2})\)?(?: ?=[ ()\d:+*/-]{1,20})?$/.exec(text)?.[1]);
  const known = numbers.flatMap((number) => (number === undefined ? [] : [Number(number)]));
  // the first columns may be lettered: "A | B | 1 | 2"
  const lettered = filled.length - known.length;
  return (
    lettered <= 2 &&
    filled.slice(0, lettered).every(({ text }) => /^\(?[A-D]\)?$/.test(text)) &&
    known.length >= 2 &&
    known.every((number, i) => i === 0 || number === (known[i - 1] ?? 0) + 1)
  );
}

/**
 * Where no row reads as a header and the columns are given by their letters, the table begins at the first row that fills
 * them all: with its header, or where the first of them is a row number without one.
 */
function headerByLetters(sheet: Sheet, from: number, given: GivenColumns): FoundHeader {
  const indices = given.map(({ column }) => columnIndex(column, [], 100));
  const missing = indices.indexOf(null);
  if (missing >= 0) {
    const { column } = given[missing] as GivenColumns[number];
    return { kind: 'fault', message: `No header reads "${column}".` };
  }
  const isFull = (row: SheetRow) => indices.every((index) => (row.cells[index ?? 0]?.text ?? '') !== '');
  const at = sheet.rows.findIndex((row, i) => i >= from && isFull(row));
  if (at < 0) {
    const widest = Math.max(0, ...sheet.rows.slice(from).map(({ cells }) => cells.length));
    const beyond = given.find((_, i) => (indices[i] ?? 0) >= widest);
    const what = beyond === undefined ? 'No row fills all the columns given' : `No row has a column "${beyond.column}"`;
    return { kind: 'fault', message: `${what} (${given.map(({ column }) => column).join(', ')}).` };
  }
  const row = sheet.rows[at] as SheetRow;
  const ordinal = given.findIndex(({ role }) => role === 'ORDINAL');
  const isItem = ordinal >= 0 && FIGURE.test(row.cells[indices[ordinal] ?? 0]?.text ?? '');
  const columns = row.cells.map((): ColumnRole => 'UNKNOWN');
  for (const [i, { role }] of given.entries()) columns[indices[i] ?? 0] = role;
  const end = isItem ? at : isNumbering(sheet.rows[at + 1]) ? at + 2 : at + 1;
  return { kind: 'header', header: { first: at, end, columns } };
}

/** A cell's lines as one. */
export const oneLine = (text: string): string => text.replaceAll('\n', ' ');
