import { parseRoman } from '../../vietnamese/roman';
import { beginsUnit } from '../../vietnamese/unit-head';
import type { ColumnRole } from './column';
import { DEADLINE_START } from './flat-deadline';
import { FlatFootnotes } from './flat-footnote';
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
  /** The footnotes that stand below it, each by its lines. */
  footnotes: FlatPiece[][];
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
  const footnotes = new FlatFootnotes();
  let footnote: FlatPiece[] | null = null;
  let i = head.endLine;
  for (; i < lines.length && !isEnd(i); i++) {
    const line = lines[i] as Line;
    const again = flatHeaderAt(lines, i);
    if (again !== null) {
      i = again.endLine - 1;
      afterHead = true;
      footnote = null;
      continue;
    }
    if (line.text === '') {
      gap += 1;
      footnote = null;
      continue;
    }
    if (gap >= PAGE_GAP) afterHead = true;
    gap = 0;
    if (markerOf(line.text)?.kind === 'ANNEX') break;
    const noted = rows.at(-1);
    if (noted !== undefined && footnotes.beginsAt(line.text)) {
      footnote = [];
      noted.footnotes.push(footnote);
    }
    // Matches: a sentence's end. Must not match: "thực hiện".
    else if (/[.;]$/u.test(footnote?.at(-1)?.text ?? '')) footnote = null;
    const row = ROW_START.exec(line.text);
    const group = GROUP_START.exec(line.text);
    const next = row === null ? null : follows(row[1] ?? '', number, rows.at(-1)?.isGroup === true);
    if (footnote !== null && (footnote.length === 0 || next === null)) {
      footnote.push({ text: line.text, start: line.start, end: line.end });
      continue;
    }
    footnote = null;
    if (row !== null && next !== null) {
      number = next;
      // "1. Hoàn thiện thể chế" only names those below it: "1.1", "1.2"
      const above = rows.at(-1);
      if (above !== undefined && row[1]?.startsWith(`${above.ordinal.text}.`)) above.isGroup ||= !hasCells(above);
      rows.push(openRow(line, row, false));
      afterHead = false;
    } else if (group !== null && parseRoman(group[1] ?? '') === groupNumber + 1) {
      groupNumber += 1;
      rows.push(openRow(line, group, true));
      afterHead = false;
    } else {
      const open = rows.at(-1);
      const pieces = open === undefined ? [] : piecesOf(line, 0);
      for (const piece of pieces) footnotes.see(piece);
      (afterHead ? open?.continued : open?.pieces)?.push(...pieces);
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

/** Whether the row has units or a deadline of its own, as a task has that "2.1", "2.2" below it divide. */
function hasCells({ pieces }: OpenRow): boolean {
  return pieces.slice(1).filter(({ text }) => beginsUnit(text) || DEADLINE_START.test(text)).length > 1;
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
    footnotes: [],
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
  const { cells: own, isUnsure } = row.isGroup
    ? { cells: groupCells(row), isUnsure: false }
    : flatCells(row.pieces, row.continued, columns);
  const cells = [...own, ...row.footnotes.map(footnoteCell)];
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

function footnoteCell(lines: readonly FlatPiece[]): FlatCell {
  return { role: 'NOTE', parts: [{ start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 }] };
}

function groupCells(row: OpenRow): FlatCell[] {
  const parts = [row.pieces, row.continued].flatMap((pieces) => {
    const first = pieces[0];
    const last = pieces.at(-1);
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
  return parts.length === 0 ? [] : [{ role: 'TASK', parts }];
}
