import { inColumns, type PdfColumn } from './pdf-columns';
import { findGrids } from './pdf-grid';
import { type IsMark, type PdfLine, toPdfLines } from './pdf-lines';
import type { PdfPage } from './pdf-page';
import { settleRaised } from './pdf-raised';
import type { Rule } from './pdf-rules';
import { withoutSignatures } from './pdf-signature-block';
import { type PdfTable, toPdfTable } from './pdf-table';
import { uprightPage } from './pdf-upright';
import type { Piece } from './pdf-words';

/** A page's pieces and lines, upright, before they are put in order. */
export interface OpenPage {
  number: number;
  width: number;
  height: number;
  pieces: Piece[];
  signatures: Piece[][];
  rules: Rule[];
  letters: number;
  hasPicture: boolean;
  isInvisible: boolean;
  isPartial: boolean;
}

/** What stands on a page, from top to bottom. */
export type FlowItem =
  | {
      kind: 'line';
      line: PdfLine;
      page: number;
      /** The column it stands in, where the page is set in two. */
      column: PdfColumn | null;
    }
  | { kind: 'table'; table: PdfTable; page: number };

/** The page as it is drawn, with its digital signatures told apart. */
export function openPage(page: PdfPage): OpenPage {
  const drawn = uprightPage(page);
  const { pieces, signatures } = withoutSignatures(settleRaised(drawn.pieces));
  return {
    number: page.number,
    width: drawn.width,
    height: drawn.height,
    pieces,
    signatures,
    rules: drawn.rules,
    letters: pieces.reduce((sum, { text }) => sum + text.length, 0),
    hasPicture: drawn.hasPicture,
    isInvisible: drawn.isInvisible,
    isPartial: page.isPartial,
  };
}

/** The page's tables and the lines beside them, from top to bottom. */
export function layOut(page: OpenPage, isMark: IsMark): FlowItem[] {
  const items: Array<FlowItem & { top: number }> = [];
  let rest: readonly Piece[] = page.pieces;
  for (const grid of findGrids(page.rules)) {
    const [left, right] = [(grid.xs[0] as number) - 2, (grid.xs.at(-1) as number) + 2];
    const [top, bottom] = [(grid.ys[0] as number) - 2, (grid.ys.at(-1) as number) + 2];
    const isInside = (piece: Piece) => {
      const [x, y] = [(piece.left + piece.right) / 2, piece.baseline - piece.size * 0.3];
      return x >= left && x <= right && y >= top && y <= bottom;
    };
    const table = toPdfTable(grid, rest.filter(isInside), isMark);
    if (table === null) continue;
    rest = rest.filter((piece) => !isInside(piece));
    items.push({ kind: 'table', table, page: page.number, top });
  }
  let top = Number.NEGATIVE_INFINITY;
  for (const { line, column } of inColumns(toPdfLines(rest, isMark))) {
    // the right column comes after the left one, and so does what stands beside it
    top = column === null ? line.baseline - line.size : Math.max(top, line.baseline - line.size);
    items.push({ kind: 'line', line, column, page: page.number, top });
  }
  return items.sort((a, b) => a.top - b.top);
}
