/** A 2×3 matrix as PDF writes it: [a b c d e f]. */
export type Matrix = readonly [number, number, number, number, number, number];

/** One drawing operation of a page; operations that neither write nor move nor draw lines are left out. */
export type PdfOperation =
  /** For each character what it reads as, its width in the font's unit, whether it is a space of one byte; a lone number moves back. */
  | readonly ['text', ReadonlyArray<string | number | boolean>]
  | readonly ['font', string, number]
  /** The operator that paints, and the path: 0 x y moves, 1 x y draws a line, 2 and 3 curves, 4 closes. */
  | readonly ['path', number, readonly number[]]
  /** The box around the shape outside of which nothing shows from here on: left, top, right, bottom. */
  | readonly ['clip', readonly number[]]
  | readonly ['transform', Matrix | null]
  | readonly ['text-matrix', Matrix]
  | readonly ['annotation', string]
  | readonly ['move', number, number]
  | readonly ['leading' | 'char-spacing' | 'word-spacing' | 'stretch' | 'rise' | 'mode', number]
  | readonly ['save' | 'restore' | 'annotation-end' | 'next-line'];

export interface PdfFont {
  name: string;
  isBold: boolean;
  isVertical: boolean;
  /** From the font's unit of width to ems. */
  scale: number;
}

/** A page as it is drawn. `transform` leads from PDF's space to the page as it is shown, upright, y downwards. */
export interface PdfPage {
  kind: 'page';
  number: number;
  width: number;
  height: number;
  transform: Matrix;
  /** Whether some of its operations could not be read. */
  isPartial: boolean;
  operations: readonly PdfOperation[];
  fonts: Readonly<Record<string, PdfFont>>;
}
