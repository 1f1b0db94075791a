import { type Cell, cellOf } from './cells';
import type { Column } from './columns';

/** By which Excel knows that a file is in UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/** A page's rows as they are handed on. */
export type RowPages = AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>;

/** Rows as a .csv file in UTF-8 (RFC 4180), a piece for each page. */
export async function* csvTable(columns: readonly Column[], pages: RowPages, isRaw: boolean): AsyncGenerator<Buffer> {
  let text = BYTE_ORDER_MARK + csvLine(columns.map(({ heading }) => heading));
  for await (const rows of pages) {
    for (const row of rows) text += csvLine(columns.map((column) => cellOf(column, row, { hasMoments: false, isRaw })));
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

export const csvLine = (cells: readonly Cell[]): string => cells.map(csvCell).join(',') + LINE_END;

// Matches: "=1+1", "-5 %", "'=1+1". Must not match: "1-1", "'s".
const FORMULA = /^'*[=+\-@\t\r\n]/;
// Matches: 'a,b', 'a"b', two lines. Must not match: "a; b".
const QUOTED = /[",\r\n]/;

/** A number stays one; text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') throw new Error('A .csv file has no moments.');
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
