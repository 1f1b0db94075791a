import type { Cell } from './cells';
import { STYLES, type StyleName } from './xlsx-styles';

/** Excel's limit for the text of one cell; what is beyond is left out. */
export const LONGEST_TEXT = 32_767;

// Matches: U+0000 to U+001F but for tab and line feed, a lone surrogate, "_x0041_", which Excel would read as "A". Must not match: "_x".
const UNWRITABLE = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/gu;
const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Matches: "&", "<". Must not match: "'".
const MARK = /[&<>"]/g;

/** Text as XML of a workbook: what XML cannot hold as Excel writes it, "_x000D_" (ECMA-376, 22.9.2.19). */
export function xmlText(text: string): string {
  const cut = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  return cut
    .replace(UNWRITABLE, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(MARK, (one) => MARKS[one] as string);
}

/** The letters of a column, 0 for "A". */
export function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A cell; text stands in it as such, whatever it begins with: it is no formula. */
export function cellXml(address: string, cell: Cell, style: StyleName): string {
  const s = STYLES.indexOf(style);
  if (cell === null) return s === 0 ? '' : `<c r="${address}" s="${s}"/>`;
  if (typeof cell === 'number') return `<c r="${address}" s="${s}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${address}" s="${s}"><v>${cell.serial}</v></c>`;
  return `<c r="${address}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
}

/** The style of what is no more than a value. */
export function plainStyle(cell: Cell): StyleName {
  if (cell === null || typeof cell === 'string') return 'text';
  if (typeof cell === 'number') return 'number';
  return cell.isDay ? 'day' : 'instant';
}
