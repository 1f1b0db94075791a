import { oneLine } from '../segment/sheet-header';
import { columnLetters, type Sheet, type SheetRow } from './sheet';

const HEADER_SEARCHED = 15;
const LONGEST_SHOWN = 60;
const MOST_SHOWN = 12;

/** The fullest of the first rows, with the letters of its columns: 'A "Mã", B "Tên"'; null where no row has two cells. */
export function nearestHeader({ rows }: Sheet): string | null {
  const filled = (row: SheetRow) => row.cells.filter(({ text }) => text !== '').length;
  let fullest: SheetRow | null = null;
  for (const row of rows.slice(0, HEADER_SEARCHED))
    if (filled(row) >= 2 && (fullest === null || filled(row) > filled(fullest))) fullest = row;
  if (fullest === null) return null;
  const cells = fullest.cells.flatMap(({ text }, i) =>
    text === '' ? [] : [`${columnLetters(i + 1)} "${oneLine(text).slice(0, LONGEST_SHOWN)}"`],
  );
  return cells.slice(0, MOST_SHOWN).join(', ');
}

/** Whether the name is the program's, not the author's. */
export function isDefaultName(name: string | null): boolean {
  // Matches: "Sheet1", "Trang tính1", "Trang_tính2". Must not match: "Nhiệm vụ 2026".
  return name === null || /^(?:sheet|trang[ _]?tính|tabelle|feuil|table) ?\d{0,3}$/iu.test(name.normalize('NFC'));
}

/** The file's name without its folder and extension. */
export function nameOf(fileName: string): string {
  // Matches: ".xlsx" at the end. Must not match: a dot inside.
  return fileName
    .normalize('NFC')
    .replace(/\.[^.]{1,6}$/, '')
    .replace(/[_]+/g, ' ')
    .trim();
}
