import { type Cell, cellOf } from './cells';
import type { Column } from './columns';
import type { RowPages } from './csv-table';
import { rangeOf, type XlsxSheet, xlsxWorkbook } from './xlsx-workbook';
import { cellXml, lettersOf, plainStyle } from './xlsx-xml';

/** Excel's rows, but for the headings. */
export const MOST_SHEET_ROWS = 1_048_575;
/** A .zip counts the bytes of a part up to 4 GB; a sheet that comes near goes on in the next. */
const MOST_SHEET_CHARACTERS = 1_200_000_000;
/** A piece of a sheet, so that memory does not grow with the page that it comes from. */
const PIECE_CHARACTERS = 32 * 1024;

export interface XlsxTableOptions {
  /** What the sheet is called; the next ones are numbered. */
  name: string;
  isRaw: boolean;
  /** How many rows a sheet takes; Excel's limit where absent. */
  sheetRows?: number;
}

/** Rows as an .xlsx file: headings that stay in sight, a filter, dates and numbers as such. */
export function xlsxTable(
  columns: readonly Column[],
  pages: RowPages,
  { name, isRaw, sheetRows = MOST_SHEET_ROWS }: XlsxTableOptions,
): AsyncGenerator<Uint8Array> {
  return xlsxWorkbook(sheets());

  async function* sheets(): AsyncGenerator<XlsxSheet> {
    const source = new RowSource(pages);
    let number = 0;
    const widths = widthsOf(columns, await source.sample(), isRaw);
    do {
      number += 1;
      let last = 1;
      yield {
        name: number === 1 ? name : `${name.slice(0, 24)} (${number})`,
        widths,
        frozenRows: 1,
        filtered: () => rangeOf(1, columns.length, last),
        rows: written((count) => {
          last = count;
        }, source),
      };
    } while (await source.hasMore());
  }

  /** `told` of the last row's number. */
  async function* written(told: (last: number) => void, source: RowSource): AsyncGenerator<string> {
    const letters = columns.map((_, i) => lettersOf(i));
    let piece = rowXml(
      '1',
      columns.map(({ heading }, i) => cellXml(`${letters[i]}1`, heading, 'heading')),
    );
    let count = 1;
    let length = 0;
    const notation = { hasMoments: true, isRaw };
    while (count <= sheetRows && length < MOST_SHEET_CHARACTERS && (await source.hasMore())) {
      const row = source.take();
      count += 1;
      const number = digitsOf(count);
      const cells = columns.map((column, i) => {
        const cell = cellOf(column, row, notation);
        return cell === null ? '' : cellXml(letters[i] + number, cell, plainStyle(cell));
      });
      piece += rowXml(number, cells);
      if (piece.length < PIECE_CHARACTERS) continue;
      length += piece.length;
      yield piece;
      piece = '';
    }
    told(count);
    yield piece;
  }
}

const rowXml = (number: string, cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`;

const THREE_DIGITS = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, '0'));

/** A row's number. V8 keeps the text of each number that it writes for the next time: of a million, each comes once. */
const digitsOf = (number: number): string =>
  number < 1000 ? String(number) : `${Math.trunc(number / 1000)}${THREE_DIGITS[number % 1000]}`;

/** Rows one by one, of pages as they come. */
class RowSource {
  readonly #pages: AsyncIterator<readonly unknown[]> | Iterator<readonly unknown[]>;
  #page: readonly unknown[] = [];
  #at = 0;
  #isOver = false;

  constructor(pages: RowPages) {
    this.#pages = Symbol.asyncIterator in pages ? pages[Symbol.asyncIterator]() : pages[Symbol.iterator]();
  }

  /** The first page's rows, which stay to be taken. */
  async sample(): Promise<readonly unknown[]> {
    await this.hasMore();
    return this.#page;
  }

  hasMore(): boolean | Promise<boolean> {
    return this.#at < this.#page.length || (!this.#isOver && this.#next());
  }

  take(): unknown {
    return this.#page[this.#at++];
  }

  async #next(): Promise<boolean> {
    while (this.#at >= this.#page.length) {
      const { done, value } = await this.#pages.next();
      if (done) {
        this.#isOver = true;
        this.#page = [];
        this.#at = 0;
        return false;
      }
      this.#page = value;
      this.#at = 0;
    }
    return true;
  }
}

const NARROWEST = 8;
const WIDEST = 60;
const SAMPLED = 200;

/** As wide as what the first rows show, within what fits a screen. */
function widthsOf(columns: readonly Column[], rows: readonly unknown[], isRaw: boolean): number[] {
  return columns.map((column) => {
    let width = Math.min(column.heading.length, 20);
    for (const row of rows.slice(0, SAMPLED))
      width = Math.max(width, shownLength(cellOf(column, row, { hasMoments: true, isRaw })));
    return Math.min(WIDEST, Math.max(NARROWEST, width + 2));
  });
}

function shownLength(cell: Cell): number {
  if (cell === null) return 0;
  if (typeof cell === 'object') return cell.isDay ? 10 : 16;
  return String(cell).length;
}
