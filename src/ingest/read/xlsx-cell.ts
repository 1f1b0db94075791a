import type { CellValue } from 'exceljs';
import { shownDate } from './cell-date';
import { ordinalNumber, shownNumber } from './cell-number';
import { EMPTY_CELL, type SheetCell } from './sheet';

/** What a cell shows, or the error that stands in it. */
export type ReadCell = { kind: 'cell'; cell: SheetCell } | { kind: 'error'; error: string };

const text = (words: string): ReadCell => ({ kind: 'cell', cell: words === '' ? EMPTY_CELL : { text: words } });

/** A cell as it is shown: the result of a formula, the words of rich text, a date or number in Vietnamese notation. */
export function readXlsxCell(value: CellValue | undefined, format: string | null): ReadCell {
  if (value === null || value === undefined) return text('');
  if (typeof value === 'string') return text(tidyLines(value));
  if (typeof value === 'number') return readNumber(value, format);
  // as Vietnamese Excel shows it
  if (typeof value === 'boolean') return text(value ? 'TRUE' : 'FALSE');
  if (value instanceof Date) return text(shownDate(value, format));
  if ('error' in value) return { kind: 'error', error: String(value.error) };
  if ('richText' in value) return text(tidyLines(value.richText.map((run) => run.text ?? '').join('')));
  if ('hyperlink' in value) return readXlsxCell(value.text as CellValue, format);
  if ('formula' in value || 'sharedFormula' in value) return readXlsxCell(value.result, format);
  return text('');
}

function readNumber(value: number, format: string | null): ReadCell {
  const shown = shownNumber(value, format);
  const ordinal = ordinalNumber(value, format);
  return { kind: 'cell', cell: shown === ordinal ? { text: shown } : { text: shown, ordinal } };
}

/** The lines of a cell without white space at their ends, and without empty lines. */
export function tidyLines(words: string): string {
  // Matches: a line end of any kind, with the white space around it. Must not match: a space.
  return words
    .split(/\r\n?|\n|\u2028|_x000D_/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
