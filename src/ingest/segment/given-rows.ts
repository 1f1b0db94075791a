import type { ColumnRole } from './column';
import type { GivenGrid, GridCell } from './given-grid';
import { splitGroup } from './group-row';
import type { Passage } from './passage';
import type { Row } from './row';

/** Where a table's header stands and what its columns hold. */
export interface GivenHeader {
  columns: ColumnRole[];
  /** Rows above the header, such as the table's name, and the row after it. */
  first: number;
  end: number;
}

/** Columns that name what a row is about: rows that share such a cell are one item with several units, results or deadlines. */
const NAMES: ReadonlySet<ColumnRole> = new Set(['TASK', 'DOCUMENT']);

/** The rows below the header; a cell that covers several rows is in each of them. */
export function givenRows(grid: GivenGrid, header: GivenHeader | null): Row[] {
  const rows: Row[] = [];
  const columns = header?.columns ?? [];
  const name = columns.findIndex((role) => NAMES.has(role));
  const heads = new Set(header === null ? [] : wordingsOf(grid, header.first, header.end));
  let item: { row: Row; named: GridCell | null } | null = null;
  for (let y = header?.end ?? 0; y < grid.height; y++) {
    const cells = grid.inRow(y);
    if (isNumbering(cells) || heads.has(wording(cells))) continue;
    const named = name < 0 ? null : grid.at(y, name);
    if (item !== null && named !== null && named === item.named && named.passage.text !== '')
      extend(item.row, cells, columns, y, grid.span(y).end);
    else {
      item = { row: toRow(cells, columns, name, grid, y), named };
      rows.push(item.row);
    }
  }
  return rows;
}

function toRow(
  cells: readonly GridCell[],
  columns: readonly ColumnRole[],
  name: number,
  grid: GivenGrid,
  y: number,
): Row {
  const { start, end } = grid.span(y);
  const filled = cells.filter(({ passage }) => passage.text !== '');
  const group = groupOf(filled, name, grid.width);
  if (group !== null) return { ...groupCells(group, filled), start, end, isGroup: true };
  if (columns.length === 0) return { cells: cells.map(({ passage }) => passage), start, end };
  return {
    cells: cells.map(({ passage }) => passage),
    roles: cells.map((cell) => roleOf(cell, columns)),
    start,
    end,
  };
}

/** A cell over several columns holds what the first of them does that is known. */
function roleOf({ column, columns: width }: GridCell, columns: readonly ColumnRole[]): ColumnRole {
  return columns.slice(column, column + width).find((role) => role !== 'UNKNOWN') ?? 'UNKNOWN';
}

/** The cell that names a group: alone in its row, or behind its number, and wider than the column that names items. */
function groupOf(filled: readonly GridCell[], name: number, width: number): GridCell | null {
  const last = filled.at(-1);
  if (last === undefined || filled.length > 2 || last.columns < 2) return null;
  const reachesEnd = last.column + last.columns >= width - 1;
  const isFirst = filled.length === 1 || (filled[0] as GridCell).column + 1 === last.column;
  return reachesEnd && isFirst && width > 2 && last.column <= Math.max(1, name) ? last : null;
}

/** The group's number and its name as cells of their own. */
function groupCells(group: GridCell, filled: readonly GridCell[]): { cells: Passage[]; roles: ColumnRole[] } {
  const [first] = filled;
  return first !== undefined && first !== group
    ? { cells: [first.passage, group.passage], roles: ['ORDINAL', 'TASK'] }
    : splitGroup(group.passage);
}

/** Adds the cells that begin in a further row of the same item. */
function extend(row: Row, cells: readonly GridCell[], columns: readonly ColumnRole[], y: number, end: number): void {
  for (const cell of cells) {
    if (cell.passage.text === '' || cell.row < y) continue;
    row.cells.push(cell.passage);
    row.roles?.push(roleOf(cell, columns));
  }
  row.end = end;
}

function wordingsOf(grid: GivenGrid, first: number, end: number): string[] {
  return Array.from({ length: end - first }, (_, i) => wording(grid.inRow(first + i)));
}

function wording(cells: readonly GridCell[]): string {
  return cells.map(({ passage }) => passage.text.toLowerCase()).join('|');
}

/** Whether the row only numbers the columns: "1 | 2 | 3", "(1) | (2) | (3)", "A | B | 1 | 2". */
function isNumbering(cells: readonly GridCell[]): boolean {
  // Matches: the brackets of "(1)". Must not match: "1".
  const signs = cells.map(({ passage }) => passage.text.replace(/[()[\]]/g, '')).filter((sign) => sign !== '');
  // Matches: "A". Must not match: "AB".
  const letters = signs.findIndex((sign) => !/^[A-D]$/.test(sign));
  return (
    (signs.length > 2 &&
      letters >= 0 &&
      letters <= 2 &&
      signs.slice(letters).every((sign, i) => sign === String(i + 1))) ||
    (signs.length > 2 && signs.every((sign, i) => sign === String(i + 1)))
  );
}
