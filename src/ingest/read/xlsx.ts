import type { Workbook, Worksheet } from 'exceljs';
import { type ReadOptions, type ReadSource, refuse } from './file-format';
import { type Merge, Merges } from './merges';
import {
  columnLetters,
  EMPTY_CELL,
  MOST_COLUMNS,
  MOST_ROWS,
  MOST_SHEETS,
  type Sheet,
  type SheetCell,
  type SheetRemark,
  type SheetRow,
} from './sheet';
import { toSheetText } from './sheet-text';
import { unzip } from './unzip';
import { readXlsxCell } from './xlsx-cell';
import {
  isNeededPart,
  isSheetPart,
  mergesOf,
  rowsOf,
  sheetPartsById,
  withoutDefinedNames,
  withoutPrefix,
  withUsualNames,
} from './xlsx-parts';

/** The largest workbook, inflated: what holds its cells, without pictures. */
const MOST_BYTES = 96 * 1024 * 1024;
/** Excel's own limit; what is further down is no sheet. */
const LAST_ROW = 1_048_576;
const FEWER = 'Take out the sheets that are no list of tasks or indicators and try again.';
/** Elements of a sheet that show no cell's content, and those whose ranges the library would walk cell by cell. */
const IGNORED = [
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'autoFilter',
  'sheetViews',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'headerFooter',
  'extLst',
  'rowBreaks',
];

/** Excel numbers its sheets in order; a number beyond this is no workbook's. */
const MOST_SHEET_IDS = 65_535;

/** The sheets of a workbook as one text with its tables, or why there is none that can be read. */
export async function readXlsx(bytes: Buffer, fileName: string, options: ReadOptions): Promise<ReadSource> {
  const unzipped = unzip(bytes, isNeededPart, MOST_BYTES);
  if (unzipped.kind === 'too-large')
    return refuse('EXPANDS_TOO_FAR', `"${fileName}" unpacks to more than 96 MB of cells. ${FEWER}`);
  if (unzipped.kind === 'broken') return broken(fileName, 'the package is damaged');
  const texts = [...unzipped.parts].map(
    ([name, part]) => [name, withoutPrefix(new TextDecoder().decode(part))] as const,
  );
  const parts = withUsualNames(new Map(texts));
  const workbookXml = parts.get('xl/workbook.xml');
  if (workbookXml === undefined) return broken(fileName, 'it holds no workbook');
  parts.set('xl/workbook.xml', withoutDefinedNames(workbookXml));
  const partsById = sheetPartsById(workbookXml, parts.get('xl/_rels/workbook.xml.rels') ?? '');
  if ([...partsById.keys()].some((id) => !(id >= 1 && id <= MOST_SHEET_IDS)))
    return broken(fileName, 'its list of sheets is damaged');
  if (partsById.size === 0) return broken(fileName, 'it holds no sheet');
  for (const [name, xml] of parts) {
    if (!isSheetPart(name)) continue;
    const { count, wrong } = rowsOf(xml, LAST_ROW);
    if (count > MOST_ROWS) return tooLarge(fileName, `a sheet of more than ${MOST_ROWS} rows`);
    if (wrong !== null) return broken(fileName, `it has a row numbered "${wrong}"`);
  }
  try {
    const workbook = await load(parts);
    const sheets = workbook.worksheets
      .map((worksheet) => toSheet(worksheet, mergesOf(parts.get(partsById.get(worksheet.id) ?? '') ?? '')))
      .filter(({ rows, remarks }) => rows.length > 0 || remarks.length > 0);
    if (sheets.length > MOST_SHEETS) return tooLarge(fileName, `more than ${MOST_SHEETS} sheets that hold something`);
    return toSheetText(sheets, fileName, options.columns);
  } catch (error) {
    // what the library stumbles over inside itself tells a person nothing
    const isInside = error instanceof TypeError || error instanceof RangeError || !(error instanceof Error);
    return broken(fileName, isInside ? 'one of its parts is damaged' : error.message);
  }
}

async function load(parts: ReadonlyMap<string, string>): Promise<Workbook> {
  const { zipSync } = require('fflate') as typeof import('fflate');
  const exceljs = require('exceljs') as typeof import('exceljs');
  const encoder = new TextEncoder();
  const packed = zipSync(Object.fromEntries([...parts].map(([name, xml]) => [name, encoder.encode(xml)])), {
    level: 0,
  });
  // the library declares a Buffer of its own
  type Bytes = Parameters<Workbook['xlsx']['load']>[0];
  return new exceljs.Workbook().xlsx.load(Buffer.from(packed) as unknown as Bytes, { ignoreNodes: IGNORED });
}

function toSheet(worksheet: Worksheet, merged: readonly Merge[]): Sheet {
  const merges = new Merges(merged);
  const { name } = worksheet;
  const remarks: SheetRemark[] = [];
  const remark = (code: string, severity: SheetRemark['severity'], message: string, row = 0, column = 0) =>
    remarks.push({ code, severity, message: `Sheet "${name}": ${message}`, row, column });
  // a hidden sheet holds the words of a drop-down list, or what its author put away
  if (worksheet.state !== 'visible') {
    if (worksheet.actualRowCount > 0) remark('HIDDEN_SHEET', 'INFO', 'it is hidden and was not read.');
    return { name, rows: [], merges, remarks };
  }
  const rows: SheetRow[] = [];
  let hiddenRows = 0;
  let cutCells = 0;
  worksheet.eachRow((row, number) => {
    const cells: SheetCell[] = [];
    row.eachCell((cell, column) => {
      if (column > MOST_COLUMNS) cutCells += 1;
      if (column > MOST_COLUMNS || merges.covers(number, column)) return;
      const read = readXlsxCell(cell.value, cell.numFmt ?? null);
      if (read.kind === 'error')
        remark(
          'CELL_ERROR',
          'WARNING',
          `cell ${cell.address} holds the error ${read.error}; it was read as empty.`,
          number,
          column,
        );
      else if (read.cell.text !== '') {
        while (cells.length < column) cells.push(EMPTY_CELL);
        cells[column - 1] = read.cell;
      }
    });
    if (cells.length === 0) return;
    if (row.hidden) hiddenRows += 1;
    rows.push({ number, cells });
  });
  // what a filter or a fold hides is on the list all the same
  if (hiddenRows > 0) remark('HIDDEN_ROWS', 'INFO', `${hiddenRows} hidden rows were read like the others.`);
  const hidden = hiddenColumns(worksheet);
  if (hidden.length > 0)
    remark('HIDDEN_COLUMNS', 'INFO', `the hidden columns ${hidden.join(', ')} were read like the others.`);
  if (cutCells > 0)
    remark('COLUMNS_CUT', 'WARNING', `${cutCells} cells right of column ${columnLetters(MOST_COLUMNS)} were not read.`);
  return { name, rows, merges, remarks };
}

function hiddenColumns(worksheet: Worksheet): string[] {
  const count = Math.min(worksheet.columnCount, MOST_COLUMNS);
  const columns = Array.from({ length: count }, (_, i) => i + 1);
  return columns.filter((column) => worksheet.getColumn(column).hidden).map(columnLetters);
}

function broken(fileName: string, reason: string): ReadSource {
  return refuse(
    'BROKEN_FILE',
    `"${fileName}" cannot be read as a workbook: ${reason}. Open it in Excel or LibreOffice, save it again as .xlsx and try again.`,
  );
}

function tooLarge(fileName: string, what: string): ReadSource {
  return refuse('FILE_TOO_LARGE', `"${fileName}" has ${what}. ${FEWER}`);
}
