import { beginsUnit, isUnitList } from '../../vietnamese/unit-list';
import type { Span } from '../parsed-document';
import type { ColumnRole } from './column';
import { beginsSmall } from './letter-case';

/** A line, or the part of one, that belongs to one cell. */
export interface FlatPiece extends Span {
  text: string;
}
export interface FlatCell extends Span {
  role: ColumnRole;
}

/** The first words of a deadline in a narrow column. Matches: "Quý III/2026", "Từ", "2026 và", "Thường". Must not match: "Từng bước", "Thực hiện". */
const DEADLINE_START =
  /^(?:Quý|Tháng|Từ|Hằng|Hàng|Thường|Năm|Trong|Trước|Giai)$|^(?:Quý [IVX\d]|Tháng \d|Năm \d|Từ (?:quý|tháng|năm|ngày|nay)|Thường xuyên|Hằng |Hàng (?:năm|quý|tháng)|Giai đoạn|\d{1,2}\/20\d\d|20\d\d(?!\d)|Trước (?:ngày|tháng|năm|\d)|Kỳ họp|Theo (?:[Kk]ế|tiến|[Cc]hương|lộ)|Đã (?:hoàn|ban|trình)|Ngày \d|Trong (?:năm|quý|tháng|\d)|Hoàn thành)/u;
// Matches: a line that its cell goes on after: "Bộ", "các", "Ủy", "(đối", "III/2026 đến", "quý". Must not match: "Bộ Tài chính".
const GOES_ON =
  /(?:^|[\s(])(?:Bộ|Sở|Ủy|Uỷ|Ban|Các|các|và|của|với|ở|cho|theo|có|do|về|số|Từ|từ|đến|quý|Quý|tháng|Tháng|năm|Năm|Hằng|Hàng|Thường|thứ|trình|Quốc|Chính)$|[,;(–/-]$/u;
// Matches: the "XVI" that ends "Kỳ họp … khóa". Must not match: "XVI. Tổ chức".
const ROMAN_ONLY = /^[IVX]+(?:\/20\d\d)?\.?$/u;
/** What a lead's cell adds to its name. Matches: " trình Hội đồng nhân dân cùng cấp", " đối với địa phương". Must not match: "chương trình". */
const QUALIFIED = / (?:trình|đối với) .*$/u;
const NARROW = 26;

/** The cells of one row, told apart by what they begin with: names of units, words of deadlines. */
export function flatCells(
  pieces: readonly FlatPiece[],
  continued: readonly FlatPiece[],
  columns: readonly ColumnRole[],
): FlatCell[] {
  const cells: FlatCell[] = [];
  const leadAt = findLead(pieces);
  add(cells, 'TASK', pieces, 0, leadAt);
  let at = leadAt;
  if (at < pieces.length) {
    at = addChunk(cells, 'LEAD', pieces, at);
    const next = pieces[at];
    if (columns.includes('COORDINATE') && next !== undefined && beginsUnit(textOf(pieces, at, at + 3)))
      at = addChunk(cells, 'COORDINATE', pieces, at);
    at = addTail(cells, pieces, at, columns);
  }
  addContinued(cells, continued);
  return cells;
}

/** Index of the piece that begins the lead unit's cell; the number of pieces where there is none. */
function findLead(pieces: readonly FlatPiece[]): number {
  const width = Math.max(0, ...pieces.slice(0, 6).map(({ text }) => text.length));
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i] as FlatPiece;
    const previous = pieces[i - 1] as FlatPiece;
    if (!beginsUnit(textOf(pieces, i, i + 3)) || beginsSmall(piece.text) || GOES_ON.test(previous.text)) continue;
    const chunk = textOf(pieces, i, chunkEnd(pieces, i));
    // Matches: "bảo hiểm y tế.". Must not match: "bảo hiểm".
    const isShort = previous.text.length < width * 0.8 || /[.”"]$/u.test(previous.text);
    if (isUnitList(chunk.replace(QUALIFIED, '')) || (isShort && piece.text.length <= NARROW)) return i;
  }
  return pieces.length;
}

/** The result up to the deadline, the deadline, and what is left for the columns after it. */
function addTail(
  cells: FlatCell[],
  pieces: readonly FlatPiece[],
  from: number,
  columns: readonly ColumnRole[],
): number {
  let deadlineAt = from;
  while (deadlineAt < pieces.length && !isDeadlineStart(pieces, deadlineAt, from)) deadlineAt += 1;
  add(cells, 'RESULT', pieces, from, deadlineAt);
  if (deadlineAt >= pieces.length) return pieces.length;
  const rest = addChunk(cells, 'DEADLINE', pieces, deadlineAt);
  add(cells, columns.at(-1) === 'BASIS' ? 'BASIS' : 'NOTE', pieces, rest, pieces.length);
  return pieces.length;
}

function isDeadlineStart(pieces: readonly FlatPiece[], at: number, from: number): boolean {
  const { text } = pieces[at] as FlatPiece;
  if (text.length > NARROW || !DEADLINE_START.test(text)) return false;
  const previous = at > from ? pieces[at - 1] : undefined;
  // Matches: a date that the line before began: "ngày", "tháng 6 năm". Must not match: "Báo cáo hằng năm".
  return previous === undefined || !/(?:ngày|tháng|(?<!hằng |hàng )năm|[-/])$/u.test(previous.text);
}

/** What stands after the head that a new page repeats: more units and deadlines by their looks, the rest goes on with the texts. */
function addContinued(cells: FlatCell[], pieces: readonly FlatPiece[]): void {
  let hasLead = false;
  let proseFrom = 0;
  for (let at = 0; at < pieces.length; ) {
    const { text } = pieces[at] as FlatPiece;
    const end = chunkEnd(pieces, at);
    const isOpen = at > 0 && GOES_ON.test((pieces[at - 1] as FlatPiece).text);
    const isUnits = !isOpen && !beginsSmall(text) && beginsUnit(text) && isUnitList(textOf(pieces, at, end));
    const isDeadline = isDeadlineStart(pieces, at, 0);
    if (!isUnits && !isDeadline) {
      at += 1;
      continue;
    }
    add(cells, 'UNKNOWN', pieces, proseFrom, at);
    add(cells, isDeadline ? 'DEADLINE' : hasLead ? 'COORDINATE' : 'LEAD', pieces, at, end);
    hasLead = hasLead || isUnits;
    at = end;
    proseFrom = end;
  }
  add(cells, 'UNKNOWN', pieces, proseFrom, pieces.length);
}

function addChunk(cells: FlatCell[], role: ColumnRole, pieces: readonly FlatPiece[], from: number): number {
  const end = chunkEnd(pieces, from);
  add(cells, role, pieces, from, end);
  return end;
}

/** Where the cell that begins at piece `from` ends: it goes on over small letters, open words and open brackets. */
function chunkEnd(pieces: readonly FlatPiece[], from: number): number {
  let depth = 0;
  let at = from;
  for (; at < pieces.length; at++) {
    const { text } = pieces[at] as FlatPiece;
    const previous = at > from ? (pieces[at - 1] as FlatPiece).text : '';
    if (at > from && depth <= 0 && !beginsSmall(text) && !ROMAN_ONLY.test(text) && !GOES_ON.test(previous)) break;
    // Matches: the brackets of "(đối với". Must not match: letters.
    depth += (text.match(/\(/g)?.length ?? 0) - (text.match(/\)/g)?.length ?? 0);
  }
  return at;
}

function add(cells: FlatCell[], role: ColumnRole, pieces: readonly FlatPiece[], from: number, to: number): void {
  const first = pieces[from];
  const last = pieces[to - 1];
  if (first !== undefined && last !== undefined && to > from) cells.push({ role, start: first.start, end: last.end });
}

function textOf(pieces: readonly FlatPiece[], from: number, to: number): string {
  return (
    pieces
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ')
      // Matches: "(đối với địa phương)". Must not match: text outside brackets.
      .replace(/\([^()]*\)/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
