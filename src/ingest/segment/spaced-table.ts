import { type ColumnRole, columnOf } from './column';
import { beginsSmall, isAllCaps } from './letter-case';
import type { Line } from './lines';
import { markerOf } from './marker';
import { joinPassages, type Passage, toPassage } from './passage';
import type { Row } from './row';
import type { Table } from './table';

/** A stretch of a line between wide gaps; `from` and `to` are its columns on the page, offsets count in the text. */
interface Piece {
  text: string;
  from: number;
  to: number;
  start: number;
}
interface Column {
  header: Passage;
  from: number;
  to: number;
}

// Matches: the head of a table that was set with wide gaps: "TT   Nội dung". Must not match: "TT | Nội dung", "TT-BTC".
const HEAD = /^(?:S?TT|Số TT|#) {2,}[A-Za-zÀ-ɏẠ-ỹ]/u;
// Matches: a row's number: "3", "12.", "IV", "B.". Must not match: "30/6".
const NUMBER = /^(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}|[A-HĐ])[.)]?$/u;
// Matches: a row's number that only one space parts from its name: "3 Kiểm tra". Must not match: "30/6 hằng năm".
const NUMBERED = /^(\d{1,3}[.)]?) (?=\p{Lu})/u;
const MOST_HEAD_LINES = 4;
const MOST_ROW_LINES = 60;
const MOST_COLUMNS = 12;

/** Whether a table that was set with wide gaps may begin at the line. */
export function maySpacedTableBegin(line: Line | undefined): boolean {
  return line !== undefined && HEAD.test(line.text);
}

/** The table whose cells wide gaps part, from line `from` on, and the line after it; null where none begins there. */
export function readSpacedTable(
  source: string,
  lines: readonly Line[],
  from: number,
  isEnd: (line: number) => boolean,
): { table: Table; endLine: number } | null {
  if (!maySpacedTableBegin(lines[from])) return null;
  const head = readHead(source, lines, from, isEnd);
  if (head === null) return null;
  const { columns } = head;
  const rows: Piece[][][] = [];
  let gap = 0;
  let height = 0;
  let endLine = head.endLine;
  for (let i = head.endLine; i < lines.length && !isEnd(i); i++) {
    const line = lines[i] as Line;
    if (line.text === '') {
      gap += 1;
      if (gap > 3) break;
      continue;
    }
    const pieces = piecesOf(line);
    const placed = pieces.map((piece) => columnAt(columns, piece));
    if (beginsRow(pieces, placed, columns) && !isHeadingLine(pieces, lines[i + 1])) {
      rows.push(columns.map(() => []));
      height = 0;
    } else if (rows.length === 0 || gap > 1 || !goesOn(pieces, columns) || height > MOST_ROW_LINES) break;
    for (const [k, piece] of pieces.entries()) rows.at(-1)?.[placed[k] as number]?.push(piece);
    gap = 0;
    height += 1;
    endLine = i + 1;
  }
  if (rows.length === 0) return null;
  const made = rows.map((cells) => toRow(source, cells));
  const roles = rolesOf(columns);
  const header: Row = {
    cells: columns.map((column) => column.header),
    start: columns[0]?.header.start ?? 0,
    end: Math.max(...columns.map((column) => column.header.end)),
  };
  return {
    table: { start: header.start, end: made.at(-1)?.end ?? header.end, rows: made, columns: roles, header },
    endLine,
  };
}

/** The columns that the head names, on one line or on several, or null where they are not a task table's. */
function readHead(
  source: string,
  lines: readonly Line[],
  from: number,
  isEnd: (line: number) => boolean,
): { columns: Column[]; endLine: number } | null {
  const first = lines[from] as Line;
  const heads = piecesOf(first);
  if (heads.length < 3 || heads.length > MOST_COLUMNS) return null;
  let columns = heads.map((piece): Column => ({ header: passageOf(source, piece), from: piece.from, to: piece.to }));
  let i = from + 1;
  for (; i < Math.min(lines.length, from + MOST_HEAD_LINES) && !isEnd(i); i++) {
    const line = lines[i] as Line;
    if (line.text === '') continue;
    const pieces = piecesOf(line);
    const placed = pieces.map((piece) => columnAt(columns, piece));
    // what goes on with a head begins small: "chủ trì" under "Cơ quan"
    if (beginsRow(pieces, placed, columns) || !pieces.every(({ text }) => beginsSmall(text) && text.length < 40)) break;
    columns = columns.map((column, k) => {
      const below = pieces.find((_, p) => placed[p] === k);
      return below === undefined
        ? column
        : {
            header: joinPassages(column.header, passageOf(source, below)),
            from: Math.min(column.from, below.from),
            to: Math.max(column.to, below.to),
          };
    });
  }
  const roles = rolesOf(columns);
  const isOfTasks = roles.includes('TASK') || roles.includes('DOCUMENT');
  if (!isOfTasks || !roles.some((role) => role === 'LEAD' || role === 'COORDINATE' || role === 'DEADLINE')) return null;
  return { columns, endLine: i };
}

function rolesOf(columns: readonly Column[]): ColumnRole[] {
  const texts = columns.map(({ header }) => header.text);
  return texts.map((text) => columnOf(text, texts));
}

function piecesOf(line: Line): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  // Matches: the wide gap between two cells. Must not match: one space.
  for (const text of line.text.split(/\s{2,}/)) {
    const start = line.text.indexOf(text, at);
    const from = line.indent + start;
    pieces.push({ text, from, to: from + text.length, start: line.start + start });
    at = start + text.length;
  }
  const first = pieces[0];
  const number = first === undefined ? null : NUMBERED.exec(first.text);
  if (first === undefined || number === null) return pieces;
  const width = number[0].length;
  const name = { text: first.text.slice(width), from: first.from + width, to: first.to, start: first.start + width };
  return [{ ...first, text: number[1] ?? '', to: first.from + width - 1 }, name, ...pieces.slice(1)];
}

/** The column that the piece stands under: the one it shares most of its width with, else the nearest. */
function columnAt(columns: readonly Column[], piece: Piece): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [k, column] of columns.entries()) {
    // a cell is set from its column's left edge as a rule: where two are as near, that decides
    const shared =
      Math.min(column.to, piece.to) - Math.max(column.from, piece.from) - Math.abs(column.from - piece.from);
    if (shared > most) [best, most] = [k, shared];
  }
  return best;
}

function beginsRow(pieces: readonly Piece[], placed: readonly number[], columns: readonly Column[]): boolean {
  const [first] = pieces;
  if (first === undefined || placed[0] !== 0 || pieces.length < 2 || pieces.length > columns.length) return false;
  return NUMBER.test(first.text);
}

/** A heading of the text behind the table, and no row of it: "III. TỔ CHỨC THỰC HIỆN". */
function isHeadingLine(pieces: readonly Piece[], next: Line | undefined): boolean {
  const isAlone = pieces.filter(({ text }) => text !== '').length === 2;
  return isAlone && isAllCaps(pieces[1]?.text ?? '') && next !== undefined && !/ {2,}/.test(next.text);
}

/** Whether the line goes on with the row above it: it begins behind the numbers' column and is no numbered paragraph. */
function goesOn(pieces: readonly Piece[], columns: readonly Column[]): boolean {
  const first = pieces[0] as Piece;
  const marker = markerOf(first.text);
  if (first.from < (columns[0]?.to ?? 0)) return false;
  return marker === null || marker.kind === 'BULLET';
}

function toRow(source: string, cells: readonly (readonly Piece[])[]): Row {
  const first = cells.flat()[0] as Piece;
  const filled = cells.map((pieces): Passage => {
    const [head, ...rest] = pieces.filter(({ text }) => text !== '').map((piece) => passageOf(source, piece));
    return head === undefined ? toPassage(source, first.start, first.start) : rest.reduce(joinPassages, head);
  });
  return { cells: filled, start: first.start, end: Math.max(...filled.map(({ end }) => end)) };
}

function passageOf(source: string, { start, text }: Piece): Passage {
  return toPassage(source, start, start + text.length);
}
