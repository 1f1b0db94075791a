import { joined } from './pdf-join';
import type { PdfCell, PdfTable } from './pdf-table';

const SAME_COLUMN = 8;
const MOST_HEAD_ROWS = 3;

/** The table with the part of it that the next page holds, or null where that is another table. */
export function continuedTable(table: PdfTable, next: PdfTable): PdfTable | null {
  if (table.xs.length !== next.xs.length || next.xs.some((x, i) => Math.abs(x - (table.xs[i] as number)) > SAME_COLUMN))
    return null;
  const heads = repeatedHeads(table, next);
  const rest = next.rows.slice(heads);
  const last = table.rows.at(-1);
  const first = rest[0];
  if (last === undefined || first === undefined || !isCut(table, last, first))
    return { ...table, rows: [...table.rows, ...rest] };
  const whole = last.map((cell) => {
    const more = first.find(({ column }) => column === cell.column);
    return more === undefined ? cell : { ...cell, paragraphs: continued(cell.paragraphs, more.paragraphs) };
  });
  return { ...table, rows: [...table.rows.slice(0, -1), whole, ...rest.slice(1)] };
}

function continued(paragraphs: readonly string[], more: readonly string[]): string[] {
  const [last, first] = [paragraphs.at(-1), more[0]];
  if (last === undefined || first === undefined || CLOSED.test(last)) return [...paragraphs, ...more];
  return [...paragraphs.slice(0, -1), joined(last, first), ...more.slice(1)];
}

function textOf(cell: PdfCell | undefined): string {
  return cell?.paragraphs.join(' ') ?? '';
}

/** How many rows at the top of the page repeat those at the top of the table. */
function repeatedHeads(table: PdfTable, next: PdfTable): number {
  let count = 0;
  while (
    count < MOST_HEAD_ROWS &&
    count < next.rows.length - 1 &&
    count < table.rows.length &&
    isSame(table.rows[count], next.rows[count])
  )
    count += 1;
  return count;
}

function isSame(row: readonly PdfCell[] = [], other: readonly PdfCell[] = []): boolean {
  const words = (cells: readonly PdfCell[]) => cells.map((cell) => textOf(cell).replaceAll(' ', '')).join('|');
  return words(row) === words(other) && row.some((cell) => textOf(cell) !== '');
}

// Matches: an end after which a cell may go on: "đề xuất", "các". Must not match: "quý I/2026.".
const CLOSED = /[.;:!?…]["”)]?$/u;
// Matches: a beginning in the middle of a sentence: "và các sở", ", phường". Must not match: "Sở Y tế", "- Rà soát".
const GOES_ON = /^[\p{Ll},;.)]/u;

/** Whether the page's first row is the rest of the last one: its number is missing and one of its cells goes on. */
function isCut(table: PdfTable, last: readonly PdfCell[], first: readonly PdfCell[]): boolean {
  if (
    first.length !== last.length ||
    first.some((cell, i) => cell.column !== last[i]?.column || cell.columns !== last[i]?.columns)
  )
    return false;
  const goesOn = first.some((cell, i) => GOES_ON.test(textOf(cell)) && !CLOSED.test(textOf(last[i])));
  if (textOf(first[0]) !== '') return false;
  const numbered = table.rows.filter((row) => row[0]?.column === 0 && textOf(row[0]) !== '').length;
  const isNumbered = numbered > table.rows.length / 2 && textOf(last[0]) !== '';
  return (
    goesOn ||
    (isNumbered &&
      first.some((cell, i) => textOf(cell) !== '' && textOf(last[i]) !== '' && !CLOSED.test(textOf(last[i]))))
  );
}
