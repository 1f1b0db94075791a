import type { Cell } from './cells';
import { csvLine } from './csv-table';
import type { StyleName } from './xlsx-styles';
import { type XlsxSheet, xlsxWorkbook } from './xlsx-workbook';
import { cellXml, lettersOf } from './xlsx-xml';

/** A cell of a sheet that is laid out; null: nothing, and no look of its own. */
export type GridCell = { value: Cell; style: StyleName } | null;

/** A row of it, from the first column; `height` in points. */
export interface GridRow {
  cells: readonly GridCell[];
  height?: number;
}

export type GridPages = AsyncIterable<readonly GridRow[]> | Iterable<readonly GridRow[]>;

export type GridSheet = Omit<XlsxSheet, 'rows' | 'filtered'> & { rows: GridPages };

/** Sheets that are laid out, as an .xlsx file. */
export function gridXlsx(sheets: readonly GridSheet[]): AsyncGenerator<Uint8Array> {
  return xlsxWorkbook(sheets.map((sheet) => ({ ...sheet, rows: rowsXml(sheet.rows) })));
}

/** The values of a sheet as a .csv file. */
export async function* gridCsv(rows: GridPages): AsyncGenerator<Buffer> {
  let text = '\ufeff';
  for await (const page of rows) {
    for (const { cells } of page) text += csvLine(cells.map((cell) => cell?.value ?? null));
    yield Buffer.from(text);
    text = '';
  }
}

async function* rowsXml(rows: GridPages): AsyncGenerator<string> {
  let number = 0;
  for await (const page of rows) {
    let xml = '';
    for (const { cells, height } of page) {
      number += 1;
      const written = cells.map((cell, i) => (cell ? cellXml(`${lettersOf(i)}${number}`, cell.value, cell.style) : ''));
      xml += `<row r="${number}"${height ? ` ht="${height}" customHeight="1"` : ''}>${written.join('')}</row>`;
    }
    yield xml;
  }
}

const POINTS_A_LINE = 17;

/** A row as high as its longest text needs it in columns so wide: not every program fits rows when it opens a file. */
export function fitted(cells: readonly GridCell[], widths: readonly number[]): GridRow {
  const lines = cells.map((cell, i) => {
    const length = typeof cell?.value === 'string' ? cell.value.length : 0;
    return Math.ceil(length / Math.max(1, (widths[i] ?? 1) - 2));
  });
  const most = Math.max(1, ...lines);
  return most === 1 ? { cells } : { cells, height: most * POINTS_A_LINE };
}
