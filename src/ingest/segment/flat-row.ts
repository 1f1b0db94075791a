import { findAll } from '../../vietnamese/find-all';
import { oneSpaced } from '../../vietnamese/one-spaced';
import type { Span } from '../parsed-document';
import type { ColumnRole } from './column';
import { DEADLINE_START } from './flat-deadline';
import { CellFit } from './flat-fit';
import { type FlatPiece, MAX_ROW_LINES, splitPieces } from './flat-split';
import { isUnitCell } from './flat-units';

/** A cell in one part, or in two where a page cuts it. */
export interface FlatCell {
  role: ColumnRole;
  parts: Span[];
}

/**
 * The cells of one row, told apart by what fits each column, and whether that is unsure. `continued` is what stands after
 * the head that a new page repeats; a cell may go on there.
 */
export function flatCells(
  pieces: readonly FlatPiece[],
  continued: readonly FlatPiece[],
  columns: readonly ColumnRole[],
): { cells: FlatCell[]; isUnsure: boolean } {
  const named = columns.filter((role) => role !== 'ORDINAL');
  if (pieces.length > MAX_ROW_LINES || continued.length > MAX_ROW_LINES)
    return {
      cells: [
        {
          role: 'TASK',
          parts: [spanOf(pieces, 0, pieces.length) ?? { start: 0, end: 0 }],
        },
      ],
      isUnsure: true,
    };
  const whole = splitShared(pieces);
  const first = splitPieces(whole, named, {
    before: new Map(),
    isCut: continued.length > 0,
  });
  const before = new Map(first.slice(0, named.length).map(({ from, to }, i) => [i, wordsOf(whole, from, to)]));
  const rest = continued.length === 0 ? [] : splitPieces(continued, named, { before, isCut: false });
  const cells: FlatCell[] = [];
  let isUnsure = false;
  for (const [i, { role, from, to }] of first.entries()) {
    const more = rest[i];
    const parts = [spanOf(whole, from, to), more === undefined ? null : spanOf(continued, more.from, more.to)].filter(
      (part) => part !== null,
    );
    if (i >= named.length) {
      for (const part of parts) cells.push({ role, parts: [part] });
      continue;
    }
    if (parts.length > 0) cells.push({ role, parts });
    const words = `${before.get(i) ?? ''} ${more === undefined ? '' : wordsOf(continued, more.from, more.to)}`.trim();
    // where a page cuts a row, the parts of its units may have changed columns
    const isCutUnit = more !== undefined && parts.length > 1 && (role === 'LEAD' || role === 'COORDINATE');
    isUnsure = isUnsure || isCutUnit || isDoubtful(role, words);
  }
  return { cells, isUnsure };
}

/** Whether a cell does not read as its column's: units that are none, no deadline where a column is for it. */
function isDoubtful(role: ColumnRole, words: string): boolean {
  if (role === 'LEAD') return !isUnitCell(words);
  if (role === 'COORDINATE') return words !== '' && !isUnitCell(words);
  return (
    role === 'DEADLINE' && (words === '' || !DEADLINE_START.test(words) || new CellFit().of('DEADLINE', words) < 4)
  );
}

/** The pieces with those cut in two that two cells share: "… phù hợp Bộ Y tế", "… phối hợp Thường xuyên". */
function splitShared(pieces: readonly FlatPiece[]): FlatPiece[] {
  const lengths = pieces.map(({ text }) => text.length).sort((a, b) => b - a);
  return pieces.flatMap((piece) => {
    const isOverlong = piece.text.length === lengths[0] && piece.text.length > (lengths[1] ?? 0) + 3;
    const cut = SHARED_TIME.exec(piece.text)?.index ?? (isOverlong ? unitAtEnd(piece.text) : null);
    if (cut === null) return [piece];
    const head = piece.text.slice(0, cut).trimEnd();
    return [
      { text: head, start: piece.start, end: piece.start + head.length },
      { text: piece.text.slice(cut), start: piece.start + cut, end: piece.end },
    ];
  });
}

// Matches: the deadline of "văn bản phối hợp Thường xuyên". Must not match: "nhiệm vụ thường xuyên", "Năm 2026".
const SHARED_TIME =
  /(?=[TQH])(?<=\p{Ll} )(?:Thường xuyên|Quý (?:IV|I{1,3})[/ ].{0,12}|Tháng \d{1,2}.{0,12}|Hằng năm)$/u;
// Matches: where "Bộ Y tế" begins in "theo lộ trình phù hợp Bộ Y tế". Must not match: "của Bộ Y tế".
const SHARED_UNIT =
  /(?=[BSUỦCT])(?<=\p{Ll}{2} )(?<!(?:của|với|do|và|cho|tại|từ|qua|gửi|trình|theo) )(?=(?:Bộ|Sở|Ủy ban|UBND|Ban|Công an|Các|Cục|Thanh tra) )/gu;

function unitAtEnd(text: string): number | null {
  return findAll(text, SHARED_UNIT).findLast(({ index }) => isUnitCell(text.slice(index)))?.index ?? null;
}

function spanOf(pieces: readonly FlatPiece[], from: number, to: number): Span | null {
  const first = pieces[from];
  const last = pieces[to - 1];
  return first === undefined || last === undefined || to <= from ? null : { start: first.start, end: last.end };
}

function wordsOf(pieces: readonly FlatPiece[], from: number, to: number): string {
  const words = pieces.slice(from, to).map(({ text }) => text);
  return oneSpaced(words.join(' ')).trim();
}
