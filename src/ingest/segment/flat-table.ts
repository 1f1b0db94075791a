import { parseRoman } from '../../vietnamese/roman';
import type { ColumnRole } from './column';
import { flatHeaderAt } from './flat-header';
import { type FlatCell, flatCells } from './flat-row';
import type { FlatPiece } from './flat-split';
import type { Line } from './lines';
import { markerOf } from './marker';
import { joinPassages, type Passage, toPassage } from './passage';
import type { Row } from './row';
import type { Table } from './table';

interface OpenRow {
  ordinal: FlatPiece;
  isGroup: boolean;
  /** Pieces up to the end of the page, then those after the head that the next page repeats. */
  pieces: FlatPiece[];
  continued: FlatPiece[];
}

// Matches: "12", "12.", "7  Đề án", "2.3 Thực hiện". Must not match: "29/7/2025 và", "5.000 doanh nghiệp".
const ROW_START = /^(\d{1,3}(?:\.\d{1,2})?)(?:[.)](?:\s+|$)|\s+|$)(.*)$/u;
// Matches: "IV.", "II", "V. Đa dạng hoá". Must not match: "XVI" within a sentence (its turn decides).
const GROUP_START = /^([IVX]{1,5})(?:[.)]\s*|\s+|$)(.*)$/u;

/** A page's end leaves so many empty lines where its running head was. */
const PAGE_GAP = 4;

/** The table whose cells stand one under the other from line `from` on, and the line after it; null where no head begins there. */
export function readFlatTable(
  source: string,
  lines: readonly Line[],
  from: number,
  isEnd: (line: number) => boolean,
): { table: Table; endLine: number } | null {
  const head = flatHeaderAt(lines, from);
  if (head === null) return null;
  const rows: OpenRow[] = [];
  let number = 0;
  let groupNumber = 0;
  let afterHead = false;
  let gap = 0;
  let i = head.endLine;
  for (; i < lines.length && !isEnd(i); i++) {
    const line = lines[i] as Line;
    const again = flatHeaderAt(lines, i);
    if (again !== null) {
      i = again.endLine - 1;
      afterHead = true;
      continue;
    }
    if (line.text === '') {
      gap += 1;
      continue;
    }
    if (gap >= PAGE_GAP) afterHead = true;
    gap = 0;
    if (markerOf(line.text)?.kind === 'ANNEX') break;
    const row = ROW_START.exec(line.text);
    const group = GROUP_START.exec(line.text);
    const next = row === null ? null : follows(row[1] ?? '', number, rows.at(-1)?.isGroup === true);
    if (row !== null && next !== null) {
      number = next;
      // "1. Hoàn thiện thể chế" only names those below it: "1.1", "1.2"
      const above = rows.at(-1);
      if (above !== undefined && row[1]?.startsWith(`${above.ordinal.text}.`)) above.isGroup = true;
      rows.push(openRow(line, row, false));
      afterHead = false;
    } else if (group !== null && parseRoman(group[1] ?? '') === groupNumber + 1) {
      groupNumber += 1;
      rows.push(openRow(line, group, true));
      afterHead = false;
    } else {
      const open = rows.at(-1);
      if (open !== undefined) (afterHead ? open.continued : open.pieces).push(...piecesOf(line, 0));
    }
  }
  if (rows.length === 0) return null;
  const body = rows.map((row) => toRow(source, row, head.columns));
  const start = lines[from]?.start ?? 0;
  const end = body.at(-1)?.end ?? start;
  const header: Row = { cells: [], start, end: lines[head.endLine - 1]?.end ?? start };
  return { table: { start, end, rows: body, columns: head.columns, header }, endLine: i };
}

/** The row number that the ordinal brings, or null where it is not its turn. */
function follows(ordinal: string, last: number, afterGroup: boolean): number | null {
  const [whole, part] = ordinal.split('.').map(Number);
  if (whole === undefined) return null;
  if (part !== undefined) return whole === last || whole === last + 1 ? whole : null;
  if (whole === last + 1) return whole;
  return whole === 1 && afterGroup ? 1 : null;
}

function openRow(line: Line, match: RegExpExecArray, isGroup: boolean): OpenRow {
  const ordinal = match[1] ?? '';
  const rest = match[2] ?? '';
  const pieces = rest === '' ? [] : piecesOf(line, line.text.length - rest.length);
  return {
    ordinal: { text: ordinal, start: line.start, end: line.start + ordinal.length },
    isGroup,
    pieces,
    continued: [],
  };
}

/** The parts of a line from offset `from` on that wide gaps separate. */
function piecesOf(line: Line, from: number): FlatPiece[] {
  const pieces: FlatPiece[] = [];
  let at = from;
  // Matches: the gap between two cells set on one line. Must not match: one space.
  for (const raw of line.text.slice(from).split(/\s{2,}/u)) {
    const found = line.text.indexOf(raw, at);
    at = found + raw.length;
    if (raw !== '') pieces.push({ text: raw, start: line.start + found, end: line.start + at });
  }
  return pieces;
}

function toRow(source: string, row: OpenRow, columns: readonly ColumnRole[]): Row {
  const { ordinal } = row;
  const { cells, isUnsure } = row.isGroup
    ? { cells: groupCells(row), isUnsure: false }
    : flatCells(row.pieces, row.continued, columns);
  const parts = cells.flatMap((cell) => cell.parts);
  return {
    cells: [toPassage(source, ordinal.start, ordinal.end), ...cells.map((cell) => cellPassage(source, cell))],
    roles: ['ORDINAL', ...cells.map(({ role }) => role)],
    start: ordinal.start,
    end: Math.max(ordinal.end, ...parts.map(({ end }) => end)),
    ...(isUnsure ? { isUnsure } : {}),
    ...(row.isGroup ? { isGroup: true } : {}),
  };
}

function cellPassage(source: string, { parts }: FlatCell): Passage {
  return parts
    .map(({ start, end }) => toPassage(source, start, end))
    .reduce((first, second) => joinPassages(first, second));
}

function groupCells(row: OpenRow): FlatCell[] {
  const first = row.pieces[0];
  const last = row.pieces.at(-1);
  return first === undefined || last === undefined
    ? []
    : [{ role: 'TASK', parts: [{ start: first.start, end: last.end }] }];
}
