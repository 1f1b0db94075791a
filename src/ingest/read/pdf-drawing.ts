import { apply, IDENTITY, multiply } from './pdf-matrix';
import type { Matrix, PdfOperation, PdfPage } from './pdf-page';
import { addRules, type Rule } from './pdf-rules';
import { addText, type Box, type Piece, type TextState } from './pdf-words';

export interface Drawn {
  pieces: Piece[];
  rules: Rule[];
  /** Whether a picture covers a good part of the page. */
  hasPicture: boolean;
  /** Whether the text is an invisible layer, as recognition (OCR) lays it under a scan. */
  isInvisible: boolean;
}

const INVISIBLE = 3;
const PICTURE_SHARE = 0.3;

/** The text and the lines that a page's operations draw. */
export function drawnOn(page: PdfPage): Drawn {
  const shown: Piece[] = [];
  const hidden: Piece[] = [];
  const rules: Rule[] = [];
  let pictured = 0;
  const initial: TextState = {
    ctm: page.transform,
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    clip: null,
  };
  let state = { ...initial };
  const saved: TextState[] = [];
  let textMatrix = IDENTITY;
  let [lineX, lineY, x, y] = [0, 0, 0, 0];
  let annotation: string | null = null;
  let previous: PdfOperation[0] | null = null;
  const move = (dx: number, dy: number) => {
    x = lineX += dx;
    y = lineY += dy;
  };
  for (const operation of page.operations) {
    switch (operation[0]) {
      case 'save':
        saved.push({ ...state });
        break;
      case 'restore':
        // pdfjs leaves the frame of a picture that it was told to leave out: a transformation with nothing in it.
        if (previous === 'transform') pictured += coverage(state.ctm, page);
        state = saved.pop() ?? state;
        break;
      case 'annotation':
        saved.push(state);
        state = { ...initial };
        annotation = operation[1];
        break;
      case 'annotation-end':
        state = saved.pop() ?? state;
        annotation = null;
        break;
      case 'transform':
        if (operation[1] !== null) state.ctm = multiply(state.ctm, operation[1]);
        break;
      case 'text-matrix':
        textMatrix = operation[1];
        [lineX, lineY, x, y] = [0, 0, 0, 0];
        break;
      case 'move':
        move(operation[1], operation[2]);
        break;
      case 'next-line':
        move(0, -state.leading);
        break;
      case 'font':
        state.font = page.fonts[operation[1]] ?? null;
        state.size = operation[2];
        break;
      case 'leading':
        state.leading = operation[1];
        break;
      case 'char-spacing':
        state.charSpacing = operation[1];
        break;
      case 'word-spacing':
        state.wordSpacing = operation[1];
        break;
      case 'stretch':
        state.stretch = operation[1];
        break;
      case 'rise':
        state.rise = operation[1];
        break;
      case 'mode':
        state.mode = operation[1];
        break;
      case 'clip':
        state.clip = clipped(state.clip, state.ctm, operation[1]);
        break;
      case 'path':
        if (annotation === null) addRules(rules, state.ctm, operation[1], operation[2]);
        break;
      case 'text':
        x = addText(state.mode === INVISIBLE ? hidden : shown, state, textMatrix, [x, y], operation[1], annotation);
        break;
    }
    previous = operation[0];
  }
  const isInvisible = lettersOf(hidden) > lettersOf(shown) * 4;
  return {
    pieces: isInvisible ? [...shown, ...hidden] : shown,
    rules,
    hasPicture: pictured > PICTURE_SHARE,
    isInvisible,
  };
}

function clipped(clip: Box | null, ctm: Matrix, [left = 0, top = 0, right = 0, bottom = 0]: readonly number[]): Box {
  const corners = [apply(ctm, left, top), apply(ctm, right, top), apply(ctm, left, bottom), apply(ctm, right, bottom)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    left: Math.max(clip?.left ?? Number.NEGATIVE_INFINITY, Math.min(...xs)),
    top: Math.max(clip?.top ?? Number.NEGATIVE_INFINITY, Math.min(...ys)),
    right: Math.min(clip?.right ?? Number.POSITIVE_INFINITY, Math.max(...xs)),
    bottom: Math.min(clip?.bottom ?? Number.POSITIVE_INFINITY, Math.max(...ys)),
  };
}

function coverage([a, b, c, d]: Matrix, page: PdfPage): number {
  return Math.abs(a * d - b * c) / Math.max(1, page.width * page.height);
}

function lettersOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}
