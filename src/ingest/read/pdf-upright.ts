import { type Drawn, drawnOn } from './pdf-drawing';
import { multiply } from './pdf-matrix';
import type { Matrix, PdfPage } from './pdf-page';
import { type Piece } from './pdf-words';

/** What the page draws, turned so that most of its text stands upright; text that then still is turned or slanted, such as a watermark, is left out. */
export function uprightPage(page: PdfPage): Drawn & { width: number; height: number } {
  const { width, height } = page;
  const drawn = drawnOn(page);
  const turns = mainTurns(drawn.pieces);
  if (turns === 0) return { ...drawn, pieces: drawn.pieces.filter((piece) => piece.turns === 0), width, height };
  const turned = drawnOn({ ...page, transform: multiply(turnedBack(turns, width, height), page.transform) });
  const size = turns === 2 ? { width, height } : { width: height, height: width };
  return { ...turned, pieces: turned.pieces.filter((piece) => piece.turns === 0), ...size };
}

function turnedBack(turns: 1 | 2 | 3, width: number, height: number): Matrix {
  if (turns === 1) return [0, -1, 1, 0, 0, width];
  return turns === 2 ? [-1, 0, 0, -1, width, height] : [0, 1, -1, 0, height, 0];
}

function mainTurns(pieces: readonly Piece[]): 0 | 1 | 2 | 3 {
  const letters: [number, number, number, number] = [0, 0, 0, 0];
  for (const { turns, text } of pieces) if (turns !== null) letters[turns] += text.length;
  const most = Math.max(...letters);
  return letters[0] === most ? 0 : (letters.indexOf(most) as 1 | 2 | 3);
}
