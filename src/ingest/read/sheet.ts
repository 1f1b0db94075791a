import type { Merges } from './merges';

/** One sheet of a workbook, or a .csv file, as cells of text; what its format is does not matter any more. */
export interface Sheet {
  /** Null where the format has no names for sheets. */
  name: string | null;
  /** Rows that hold something, from the top. */
  rows: readonly SheetRow[];
  merges: Merges;
  remarks: readonly SheetRemark[];
}

export interface SheetRow {
  /** As the sheet numbers it, 1 at the top. */
  number: number;
  /** From the first column to the last that is filled. */
  cells: readonly SheetCell[];
}

export interface SheetCell {
  /** As it is shown in the sheet, in Vietnamese notation; the lines of a cell are kept apart by "\n". */
  text: string;
  /** How it reads in a column of row numbers, where that differs: the number 1.2 is shown as "1,2" but numbers row 1.2. */
  ordinal?: string;
}

/** Something about a sheet that a person should know: `row` 0 stands for the whole sheet. */
export interface SheetRemark {
  code: string;
  severity: 'WARNING' | 'INFO';
  message: string;
  row: number;
  column: number;
}

export const EMPTY_CELL: SheetCell = { text: '' };

/** No task or indicator list of an office is longer or wider; a file beyond it is refused or cut with a remark. */
export const MOST_SHEETS = 50;
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 100;

/** The letters of a column, 1 for the first: "A", "Z", "AA". */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The column that the letters name, 1 for "A". */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
