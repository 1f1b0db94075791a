import type { SourceTable } from '../read/source-text';
import { type ColumnRole, columnUnder } from './column';
import { joinCutRows } from './cut-rows';
import { type GivenGrid, type GridCell, toGrid } from './given-grid';
import { type GivenHeader, givenRows } from './given-rows';
import type { Table } from './table';

const SEARCHED_ROWS = 3;
const MOST_HEADER_ROWS = 3;
const LONGEST_HEADER = 150;

/**
 * The table that a file's format tells, or null where it only sets text side by side (a signature, a list of addressees),
 * which the readers of text take. `before` is the table that ends right above: one without a header of its own that has as
 * many columns goes on with it.
 */
export function toGivenTable(source: string, given: SourceTable, before: Table | null): Table | null {
  const grid = toGrid(source, given);
  if (grid === null) return null;
  const told =
    given.columns === undefined ? null : { columns: [...given.columns], first: 0, end: given.headerRows ?? 1 };
  const header = told ?? findHeader(grid) ?? goesOnWith(before, grid);
  if (header === null && (grid.height < 2 || grid.inRow(0).length < 3)) return null;
  const columns = header === null ? [] : header.columns;
  return {
    // what stands above the header, such as the table's name, is text
    start: grid.span(header?.first ?? 0).start,
    end: given.end,
    rows: joinCutRows(givenRows(grid, header), columns),
    columns,
    ...(given.isColumnsGiven === true ? { isColumnsGiven: true } : {}),
    header: header === null ? null : header.end === 0 ? (before?.header ?? null) : headerRow(grid, header),
  };
}

function findHeader(grid: GivenGrid): GivenHeader | null {
  for (let first = 0; first < Math.min(SEARCHED_ROWS, grid.height); first++) {
    const own = grid.inRow(first).filter(({ row, passage }) => row === first && passage.text !== '');
    if (own.length < 2 || own.some(({ passage }) => passage.text.length > LONGEST_HEADER)) continue;
    const end = headerEnd(grid, first, own);
    const paths = Array.from({ length: grid.width }, (_, column) => headerPath(grid, first, end, column));
    const columns = withOneName(
      grid,
      end,
      paths.map((path) => columnUnder(path, paths)),
    );
    if (columns.filter((role) => role !== 'UNKNOWN').length >= 2) return { columns, first, end };
  }
  return null;
}

/** A header reaches down as far as its tallest cell; below one that spans columns stands what divides it. */
function headerEnd(grid: GivenGrid, first: number, own: readonly GridCell[]): number {
  const tallest = Math.max(...own.map(({ rows }) => rows));
  return Math.min(grid.height, first + Math.min(tallest, MOST_HEADER_ROWS));
}

function headerPath(grid: GivenGrid, first: number, end: number, column: number): string[] {
  const path: string[] = [];
  for (let row = first; row < end; row++) {
    const text = grid.at(row, column)?.passage.text ?? '';
    if (text !== '' && text !== path.at(-1)) path.push(text);
  }
  return path;
}

/** Where two columns could name the items, the one that names more of them does; the other groups them. */
function withOneName(grid: GivenGrid, from: number, columns: ColumnRole[]): ColumnRole[] {
  const names = columns.flatMap((role, column) => (role === 'TASK' ? [column] : []));
  if (names.length < 2) return columns;
  const count = (column: number) => {
    const cells = new Set<GridCell>();
    for (let row = from; row < grid.height; row++) {
      const cell = grid.at(row, column);
      if (cell !== null && cell.column === column && cell.passage.text !== '') cells.add(cell);
    }
    return cells.size;
  };
  const best = names.reduce((most, column) => (count(column) > count(most) ? column : most));
  return columns.map((role, column) => (role === 'TASK' && column !== best ? 'UNKNOWN' : role));
}

function goesOnWith(before: Table | null, grid: GivenGrid): GivenHeader | null {
  if (before === null || before.header === null || before.columns.length !== grid.width) return null;
  return { columns: before.columns, first: 0, end: 0 };
}

/** The header as a row with one cell for each column: the lowest, or the one above it that names a year. */
function headerRow(grid: GivenGrid, { columns, first, end }: GivenHeader): Table['header'] {
  const cells = columns.flatMap((_, column) => {
    const stack = Array.from({ length: end - first }, (_, i) => grid.at(end - 1 - i, column)).filter(
      (cell) => cell !== null && cell.passage.text !== '',
    );
    // Matches: "Năm 2026" above "Chỉ tiêu". Must not match: "Quý I".
    const dated = stack.find((cell) => /20\d{2}/.test(cell?.passage.text ?? ''));
    const cell = dated ?? stack[0] ?? grid.at(end - 1, column);
    return cell == null ? [] : [cell.passage];
  });
  return { cells, start: grid.span(first).start, end: grid.span(end - 1).end };
}
