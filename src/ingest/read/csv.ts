import { delimiterOf } from './csv-delimiter';
import { csvTextOf } from './csv-text';
import { type ReadOptions, type ReadSource, refuse } from './file-format';
import { Merges } from './merges';
import { EMPTY_CELL, MOST_COLUMNS, MOST_ROWS, type Sheet, type SheetRemark, type SheetRow } from './sheet';
import { toSheetText } from './sheet-text';
import { tidyLines } from './xlsx-cell';

/** The rows of a .csv file as one text with its tables, or why there are none that can be read. */
export function readCsv(bytes: Buffer, fileName: string, options: ReadOptions): ReadSource {
  const decoded = csvTextOf(bytes, fileName);
  if (decoded.kind !== 'decoded') return decoded;
  const { delimiter, from } = delimiterOf(decoded.text);
  const records = recordsOf(decoded.text.slice(from), delimiter);
  if (records.kind === 'fault')
    return refuse(
      'BROKEN_FILE',
      `"${fileName}" cannot be read as .csv: ${records.message}. Check the quotation marks there, or save the sheet as .xlsx.`,
    );
  if (records.rows.length > MOST_ROWS)
    return refuse('FILE_TOO_LARGE', `"${fileName}" has more than ${MOST_ROWS} rows. Split it and try again.`);
  return toSheetText([toSheet(records.rows)], fileName, options.columns);
}

function recordsOf(
  text: string,
  delimiter: string,
): { kind: 'rows'; rows: string[][] } | { kind: 'fault'; message: string } {
  const { parse } = require('csv-parse/sync') as typeof import('csv-parse/sync');
  try {
    const rows = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      to: MOST_ROWS + 1,
    });
    return { kind: 'rows', rows: rows as unknown as string[][] };
  } catch (error) {
    return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
  }
}

// Matches: "'=1+1", "''- a", as an export writes what a spreadsheet would take for a formula. Must not match: "'s".
const MADE_INERT = /^'(?='*[=+\-@\t\r\n])/;

/** A value without the apostrophe that keeps a spreadsheet from working it out. */
const shownText = (value: string): string => value.replace(MADE_INERT, '');

function toSheet(records: readonly (readonly string[])[]): Sheet {
  const rows: SheetRow[] = [];
  const remarks: SheetRemark[] = [];
  for (const [i, record] of records.entries()) {
    const texts = record.slice(0, MOST_COLUMNS).map((value) => tidyLines(shownText(value).trim()));
    while (texts.at(-1) === '') texts.pop();
    if (texts.length === 0) continue;
    const number = i + 1;
    rows.push({ number, cells: texts.map((text) => (text === '' ? EMPTY_CELL : { text })) });
    if (record.slice(MOST_COLUMNS).some((value) => value.trim() !== ''))
      remarks.push({
        code: 'COLUMNS_CUT',
        severity: 'WARNING',
        message: `Row ${number} has more than ${MOST_COLUMNS} values; those beyond were not read.`,
        row: number,
        column: MOST_COLUMNS,
      });
  }
  return { name: null, rows, merges: new Merges([]), remarks };
}
