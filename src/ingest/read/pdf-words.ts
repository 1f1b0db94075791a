import { apply, multiply } from './pdf-matrix';
import type { Matrix, PdfFont } from './pdf-page';

/** A word, or a part of one, set in one go; in points from the upper left corner of the page. */
export interface Piece {
  text: string;
  /** Whether a space was written before and after it. */
  spaceBefore: boolean;
  spaceAfter: boolean;
  left: number;
  right: number;
  /** The line that the letters stand on, downwards. */
  baseline: number;
  size: number;
  isBold: boolean;
  /** Whether it is a small figure that stands higher than the words beside it; `baseline` is then theirs. */
  isRaised: boolean;
  /** Quarter turns clockwise that the text is turned by, 0 for upright text; null for a slanted one. */
  turns: 0 | 1 | 2 | 3 | null;
  /** The annotation (a stamped number, a signature's field) whose look it belongs to; null for the page's own text. */
  annotation: string | null;
}

/** What the operators before it say of how a text is written. */
export interface TextState {
  ctm: Matrix;
  font: PdfFont | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
  /** Nothing shows outside of it, in points of the page; null: all of the page. */
  clip: Box | null;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const UNKNOWN_FONT: PdfFont = { name: '', isBold: false, isVertical: false, scale: 0.001 };
// Matches: control characters, halves of surrogate pairs and noncharacters, which no text may hold. Must not match: "a", U+F0B7.
const NO_CHARACTER = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
// Matches: "ﬁ", "ﬂ", which some fonts write for two letters. Must not match: "f".
const LIGATURE = /[\ufb00-\ufb06]/gu;
// Matches: a space, a no-break space, the empty reading of a character without one. Must not match: "a".
const SPACE = /^\s*$/u;
/** A gap wider than this, in ems, ends a piece. */
const WIDEST_GAP = 0.12;
/** Moved on by more, in ems, what follows leaves room for what another operation draws, such as a letter of another font. */
const JUMP = 0.3;
/** Drawn further back than this, in ems, what follows is no part of the word: condensed letters move back a little. */
const BACK = 0.4;

/** Adds what one operation writes and tells where the pen stands then. */
export function addText(
  pieces: Piece[],
  state: TextState,
  textMatrix: Matrix,
  [startX, y]: readonly [number, number],
  glyphs: ReadonlyArray<string | number | boolean>,
  annotation: string | null,
): number {
  const font = state.font ?? UNKNOWN_FONT;
  const matrix = multiply(state.ctm, textMatrix);
  const size = Math.abs(state.size) * Math.hypot(matrix[2], matrix[3]);
  const across = Math.hypot(matrix[0], matrix[1]);
  const turns = turnsOf(matrix);
  let x = startX;
  let text = '';
  let from = x;
  let end = x;
  let isSpaced = false;
  let wrote = false;
  const flush = () => {
    if (text !== '' && size > 0 && isShown()) {
      pieces.push(placed(text, from, end));
      isSpaced = false;
    }
    text = '';
  };
  // what a page's end cuts off a tall line is drawn there too, and clipped
  const isShown = () => {
    const { clip } = state;
    if (clip === null) return true;
    const [px, py] = apply(matrix, (from + end) / 2, y + state.rise + state.size * 0.3);
    return px > clip.left - 1 && px < clip.right + 1 && py > clip.top - 1 && py < clip.bottom + 1;
  };
  const placed = (word: string, first: number, last: number): Piece => {
    const [x0, y0] = apply(matrix, first, y + state.rise);
    const [x1, y1] = apply(matrix, last, y + state.rise);
    const isUpright = turns === 0 || turns === null;
    const baseline = isUpright ? y0 : turns === 2 ? y0 : x0;
    const ends = isUpright || turns === 2 ? [x0, x1] : [y0, y1];
    return {
      text: word,
      spaceBefore: isSpaced,
      spaceAfter: false,
      left: Math.min(...ends),
      right: Math.max(...ends),
      baseline,
      size,
      isRaised: false,
      isBold: font.isBold || isBoldName(font.name),
      turns,
      annotation,
    };
  };
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i];
    if (typeof glyph === 'number') {
      x -= (glyph / 1000) * state.size * state.stretch;
      continue;
    }
    const width = (glyphs[i + 1] as number) * font.scale * state.size;
    const isSpace = glyphs[i + 2] === true;
    i += 2;
    const apart = ((x - end) * across) / size;
    const isApart = apart > WIDEST_GAP || apart < -BACK;
    const isJump = apart > JUMP || apart < -BACK;
    if (isApart) flush();
    if (isJump) isSpaced = false;
    const written = (glyph as string).replace(NO_CHARACTER, '').replace(LIGATURE, (letter) => letter.normalize('NFKC'));
    if (written === '' && width === 0) continue;
    if (SPACE.test(written)) {
      flush();
      const before = pieces.at(-1);
      // a space set apart from the word before it is for what another operation draws between the two
      if (before !== undefined && !isSpaced && !isJump && wrote) before.spaceAfter = true;
      isSpaced = true;
    } else {
      wrote = true;
      if (text === '') from = x;
      text += written;
    }
    // the space between letters belongs to them: a heading set wide stays one word
    end = x + (width + state.charSpacing) * state.stretch;
    x = end + (isSpace ? state.wordSpacing * state.stretch : 0);
  }
  flush();
  return x;
}

function turnsOf([a, b]: Matrix): Piece['turns'] {
  const length = Math.hypot(a, b);
  if (length === 0) return null;
  if (Math.abs(b) < 0.03 * length) return a > 0 ? 0 : 2;
  if (Math.abs(a) < 0.03 * length) return b > 0 ? 1 : 3;
  return null;
}

function isBoldName(name: string): boolean {
  // Matches: "TimesNewRomanPS-BoldMT". Must not match: "TimesNewRomanPSMT".
  return /bold|black|heavy/i.test(name);
}
