import type { Piece } from './pdf-words';

/** What stands on one line without a gap as wide as one between columns. */
export interface Stretch {
  text: string;
  left: number;
  right: number;
}

/** A line of a page, or of a cell, from left to right. */
export interface PdfLine {
  stretches: Stretch[];
  left: number;
  right: number;
  baseline: number;
  /** The size that most of its letters have. */
  size: number;
  isBold: boolean;
  /** How wide its first word is. */
  firstWord: number;
  /** The raised figure that it begins with, as a footnote does. */
  mark: string | null;
}

/** Tells whether a raised figure behind a word is the mark of a footnote, which is no part of the sentence. */
export type IsMark = (figure: string, word: string) => boolean;

/** Stand around the mark of a footnote in a line's text. No file's text holds these two, which Unicode keeps free. */
export const MARK_START = '\ufdd0';
export const MARK_END = '\ufdd1';

/** A gap between two words of one column is narrower than this, in ems. */
const COLUMN_GAP = 2;
/** Words drawn apart by less are one word, in ems. */
const WORD_GAP = 0.13;
/** Baselines further apart, in ems, are two lines. */
const SAME_LINE = 0.3;
/** A stamped number stands less exactly on the line that was left blank for it. */
const STAMP_OFF_LINE = 0.6;
// Matches: "1.", "-", "a)", "II.", "+" at the beginning of a line, whose text a tab sets off. Must not match: "12/KH-UBND".
const MARKER = /^(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[-–+•*●]|\p{L}[.)]|[IVX]{1,6}[.)]?)$/u;

/** The lines that the pieces make, from top to bottom. */
export function toPdfLines(pieces: readonly Piece[], isMark: IsMark): PdfLine[] {
  return toRows(pieces).map((row) => toLine(row, isMark));
}

/** The pieces of each line, from the left. */
export function toRows(pieces: readonly Piece[]): Piece[][] {
  const rows: Array<{ pieces: Piece[]; base: number; size: number }> = [];
  for (const piece of pieces.filter(({ annotation }) => annotation === null).sort(byBaseline)) {
    const row = rows.at(-1);
    if (row !== undefined && piece.baseline - row.base <= SAME_LINE * Math.max(row.size, piece.size)) {
      row.pieces.push(piece);
      if (!piece.isRaised && piece.size > row.size) Object.assign(row, { base: piece.baseline, size: piece.size });
    } else rows.push({ pieces: [piece], base: piece.baseline, size: piece.size });
  }
  for (const stamp of pieces.filter(({ annotation }) => annotation !== null)) {
    const near = rows.filter(({ base }) => Math.abs(base - stamp.baseline) <= STAMP_OFF_LINE * stamp.size);
    const nearest = near.sort((a, b) => Math.abs(a.base - stamp.baseline) - Math.abs(b.base - stamp.baseline))[0];
    if (nearest === undefined) rows.push({ pieces: [stamp], base: stamp.baseline, size: stamp.size });
    else nearest.pieces.push(stamp);
  }
  return rows.sort((a, b) => a.base - b.base).map((row) => row.pieces.sort((p, q) => p.left - q.left));
}

function byBaseline(p: Piece, q: Piece): number {
  return p.baseline - q.baseline || p.left - q.left;
}

export function toLine(row: readonly Piece[], isMark: IsMark): PdfLine {
  const size = mainSize(row);
  const wordGap = wordGapOf(row, size);
  const stretches: Stretch[] = [];
  let previous = null as Piece | null;
  let mark: string | null = null;
  let firstWord = 0;
  for (const piece of row) {
    if (previous !== null && isDrawnTwice(piece, previous)) continue;
    if (piece.isRaised && previous === null && FIGURE.test(piece.text)) mark = piece.text;
    if (piece.isRaised && previous !== null && isMark(piece.text, previous.text)) {
      const open = stretches.at(-1);
      if (open !== undefined) open.text += MARK_START + piece.text + MARK_END;
      if (piece.spaceAfter) previous = { ...previous, spaceAfter: true };
      previous = { ...previous, right: piece.right };
      continue;
    }
    const open = stretches.at(-1);
    const gap = previous === null ? 0 : piece.left - previous.right;
    const isSpaced =
      previous?.spaceAfter === true ||
      piece.spaceBefore ||
      gap > wordGap ||
      (mark !== null && previous?.isRaised === true);
    if (open === undefined || (gap > COLUMN_GAP * size && !(stretches.length === 1 && MARKER.test(open.text)))) {
      stretches.push({ text: piece.text, left: piece.left, right: piece.right });
    } else {
      open.text += (isSpaced && !open.text.endsWith(' ') ? ' ' : '') + piece.text;
      open.right = Math.max(open.right, piece.right);
    }
    if (stretches.length === 1 && stretches[0]?.text.includes(' ') === false)
      firstWord = piece.right - (stretches[0]?.left ?? 0);
    previous = piece;
  }
  return {
    stretches,
    left: stretches[0]?.left ?? 0,
    right: stretches.at(-1)?.right ?? 0,
    baseline: row.find((piece) => piece.size === size)?.baseline ?? 0,
    size,
    isBold: row.every((piece) => piece.isBold),
    firstWord,
    mark,
  };
}

// Matches: "1", "12", "(1)", "[2]", "*". Must not match: "2a".
const FIGURE = /^[([]?(?:\d{1,3}|\*{1,3})[)\]]?$/;

/** Fonts without a bold cut are drawn twice, a little apart. */
function isDrawnTwice(piece: Piece, previous: Piece): boolean {
  return (
    piece.text === previous.text &&
    Math.abs(piece.left - previous.left) < 0.12 * piece.size &&
    piece.right - previous.right < 0.12 * piece.size
  );
}

function mainSize(row: readonly Piece[]): number {
  const letters = new Map<number, number>();
  for (const { size, text, isRaised } of row) if (!isRaised) letters.set(size, (letters.get(size) ?? 0) + text.length);
  let [main, most] = [row[0]?.size ?? 0, 0];
  for (const [size, count] of letters) if (count > most) [main, most] = [size, count];
  return main;
}

/** The gap from which on two pieces are two words; wider where each letter was placed by itself, as in a heading set wide. */
function wordGapOf(row: readonly Piece[], size: number): number {
  const single = row.filter(({ text }) => text.length === 1).length;
  const isSpelt =
    row.length >= 6 && single >= row.length * 0.7 && !row.some((piece) => piece.spaceBefore || piece.spaceAfter);
  if (!isSpelt) return WORD_GAP * size;
  const gaps = row.slice(1).map((piece, i) => piece.left - (row[i] as Piece).right);
  gaps.sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  const areAllApart = (gaps[Math.floor(gaps.length / 5)] ?? 0) > 0.08 * size;
  return areAllApart ? Math.max(WORD_GAP * size, usual * 1.7) : WORD_GAP * size;
}

/** The line's text; wide gaps are three spaces, which the head and the signature are told apart by. */
export function lineText(line: PdfLine): string {
  return line.stretches.map(({ text }) => text).join('   ');
}
