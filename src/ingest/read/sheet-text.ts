import { cleanText } from '../clean/clean-text';
import type { Diagnostic, Span } from '../parsed-document';
import type { ColumnRole } from '../segment/column';
import type { GivenColumns } from '../segment/given-columns';
import { findSheetHeader, headerAt, oneLine, type SheetHeader } from '../segment/sheet-header';
import { type ReadSource, refuse } from './file-format';
import type { Merge } from './merges';
import type { Sheet, SheetRow } from './sheet';
import { isDefaultName, nameOf, nearestHeader } from './sheet-name';
import type { SourceCell, SourceRow, SourceTable } from './source-text';

/** Columns that list several things, each on a line of its own cell. */
const LISTS: ReadonlySet<ColumnRole> = new Set(['LEAD', 'COORDINATE', 'RESULT', 'DEADLINE']);
// Matches: "Sở Y tế;", "gồm:". Must not match: "Sở Y tế".
const CLOSED = /[.,;:]$/;
// Matches: "(theo Kế hoạch)", "và Sở Tài chính". Must not match: "Sở Tài chính", "- Báo cáo".
const GOES_ON = /^[\p{Ll}(]/u;

/**
 * The sheets one after the other, a row a line, with " | " between the cells of a row; tables with their cells. Where
 * there are several sheets each begins with its name.
 */
export function toSheetText(sheets: readonly Sheet[], fileName: string, given: GivenColumns | null): ReadSource {
  const writer = new SheetWriter();
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const first = filled[0];
  if (first === undefined)
    return refuse('NO_TEXT', `"${fileName}" holds no sheet in which a cell is filled. Give the file with its table.`);
  const isNamed = filled.length > 1 && first.name !== null;
  let fault: string | null = null;
  for (const sheet of sheets) {
    const found = writer.addSheet(sheet, given, isNamed);
    fault ??= found;
  }
  const { tables } = writer;
  if (fault !== null && !writer.hasGiven)
    return refuse('WRONG_COLUMNS', `"${fileName}": ${fault} Say which column holds what by its letter or its header.`);
  const name = filled.length === 1 && !isDefaultName(first.name) ? (first.name as string) : nameOf(fileName);
  return {
    kind: 'text',
    source: {
      text: writer.text(),
      tables,
      remarks: writer.remarks,
      sheets: { name, isNamed, header: nearestHeader(first) },
    },
  };
}

/** Collects the lines of a text and where the cells stand in it. */
class SheetWriter {
  private readonly lines: string[] = [];
  private length = 0;
  /** Whether the given columns are those of some table. */
  hasGiven = false;
  readonly tables: SourceTable[] = [];
  readonly remarks: Diagnostic[] = [];

  text(): string {
    return this.lines.join('\n');
  }

  /** Writes a sheet; says why the given columns do not fit it, where it has a table that they do not. */
  addSheet(sheet: Sheet, given: GivenColumns | null, isNamed: boolean): string | null {
    if (this.lines.length > 0 && sheet.rows.length > 0) this.line('');
    if (isNamed && sheet.name !== null && sheet.rows.length > 0) this.line(clean(sheet.name));
    const places = new Map<number, Span>();
    let fault: string | null = null;
    let at = 0;
    while (at < sheet.rows.length) {
      let found = findSheetHeader(sheet, at, given);
      if (found.kind === 'fault') {
        fault ??= found.message;
        found = findSheetHeader(sheet, at, null);
      }
      const isGiven = found.kind === 'header' && given !== null && fault === null;
      if (isGiven) this.hasGiven = true;
      const header = found.kind === 'header' ? found.header : null;
      at = this.addParagraphs(sheet, at, header?.first ?? sheet.rows.length, places);
      if (header !== null) at = this.addTable(sheet, header, tableEnd(sheet, header), places, isGiven);
    }
    for (const { row, column: _, ...remark } of sheet.remarks)
      this.remarks.push({ ...remark, place: places.get(row) ?? null });
    return fault;
  }

  private addParagraphs(sheet: Sheet, from: number, to: number, places: Map<number, Span>): number {
    for (let i = from; i < to; i++) {
      const row = sheet.rows[i] as SheetRow;
      const above = sheet.rows[i - 1];
      if (above !== undefined && row.number > above.number + 1) this.line('');
      const filled = row.cells.map(({ text }) => clean(oneLine(text))).filter((text) => text !== '');
      places.set(row.number, this.line(filled.join(' | ')));
    }
    return to;
  }

  private addTable(
    sheet: Sheet,
    header: SheetHeader,
    end: number,
    places: Map<number, Span>,
    isColumnsGiven: boolean,
  ): number {
    if (this.lines.length > 0 && this.lines.at(-1) !== '') this.line('');
    const rows: SourceRow[] = [];
    for (let i = header.first; i < end; i++) {
      const source = sheet.rows[i] as SheetRow;
      const row = this.addRow(sheet, i, header.columns, i < header.end);
      rows.push(row);
      places.set(source.number, { start: row.start, end: row.end });
    }
    const start = rows[0]?.start ?? this.length;
    const last = rows.at(-1)?.end ?? start;
    const headerRows = header.end - header.first;
    this.tables.push({ start, end: last, rows, columns: header.columns, headerRows, isColumnsGiven });
    return end;
  }

  /** A row of a table as a line with a place for each of its columns. */
  private addRow(sheet: Sheet, index: number, columns: readonly ColumnRole[], isHeader: boolean): SourceRow {
    const row = sheet.rows[index] as SheetRow;
    const width = Math.max(row.cells.length, columns.length);
    const texts: string[] = [];
    const cells: SourceCell[] = [];
    const start = this.length;
    let at = start;
    for (let column = 0; column < width; column++) {
      const cell = row.cells[column];
      const role = isHeader ? 'UNKNOWN' : (columns[column] ?? 'UNKNOWN');
      const written = role === 'ORDINAL' ? (cell?.ordinal ?? cell?.text ?? '') : (cell?.text ?? '');
      const text = clean(LISTS.has(role) ? listed(written) : oneLine(written));
      if (!sheet.merges.covers(row.number, column + 1)) {
        const merge = sheet.merges.over(row.number, column + 1);
        cells.push({ start: at, end: at + text.length, column, ...extent(sheet, index, merge) });
      }
      texts.push(text);
      at += text.length + ' | '.length;
    }
    const { end } = this.line(texts.join(' | '));
    return { start, end, cells };
  }

  private line(text: string): Span {
    const start = this.length;
    this.lines.push(text);
    this.length += text.length + 1;
    return { start, end: start + text.length };
  }
}

/** How many columns and filled rows of the sheet a cell covers that begins in row `at`. */
function extent(sheet: Sheet, at: number, merge: Merge | null): { columns: number; rows: number } {
  if (merge === null) return { columns: 1, rows: 1 };
  let rows = 1;
  while ((sheet.rows[at + rows]?.number ?? Number.POSITIVE_INFINITY) <= merge.bottom) rows += 1;
  return { columns: merge.right - merge.left + 1, rows };
}

/**
 * The row after the table: the last one, or the first behind an empty row that names no item: a note, a signature, the
 * head of another table.
 */
function tableEnd(sheet: Sheet, header: SheetHeader): number {
  const names = header.columns.flatMap((role, i) =>
    role === 'TASK' || role === 'INDICATOR' || role === 'DOCUMENT' || role === 'ORDINAL' ? [i] : [],
  );
  for (let i = header.end; i < sheet.rows.length; i++) {
    const row = sheet.rows[i] as SheetRow;
    const above = sheet.rows[i - 1];
    if (above === undefined || row.number <= above.number + 1) continue;
    const isItem = names.filter((column) => (row.cells[column]?.text ?? '') !== '').length >= Math.min(2, names.length);
    if (!isItem || headerAt(sheet, i, null).kind === 'header') return i;
  }
  return sheet.rows.length;
}

/** The lines of a cell that lists things, with a ";" between two of them. */
function listed(text: string): string {
  return text.split('\n').reduce((before, line) => {
    if (before === '') return line;
    return `${before}${CLOSED.test(before) || GOES_ON.test(line) ? '' : ';'} ${line}`;
  }, '');
}

/** As the later stages will read it: so offsets in the text are theirs too. */
function clean(text: string): string {
  return cleanText(text).text.replaceAll('\n', ' ').trim();
}
