import { A4, DEFAULT_SIZE, type Drawing, widthOf } from './pdf-writer';

/** Where a text is set. */
export interface Column {
  left: number;
  right: number;
  y: number;
  size?: number;
  /** How far the first line is set in. */
  indent?: number;
}

export const BODY = { left: 85, right: A4.width - 57 };

/** The text broken into lines as a word processor breaks it, each a drawing; the last one stands at `bottom`. */
export function setText(
  text: string,
  { left, right, y, size = DEFAULT_SIZE, indent = 36 }: Column,
): { drawings: Drawing[]; bottom: number } {
  const drawings: Drawing[] = [];
  let line = '';
  let x = left + indent;
  const flush = () => {
    drawings.push({ kind: 'text', x, y: y + drawings.length * size * 1.3, text: line, size });
    x = left;
    line = '';
  };
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && x + widthOf(longer, size) > right) flush();
    line = line === '' ? word : `${line} ${word}`;
  }
  flush();
  return { drawings, bottom: y + (drawings.length - 1) * size * 1.3 };
}

/** Paragraphs one under the other. */
export function setParagraphs(texts: readonly string[], column: Column): Drawing[] {
  let y = column.y;
  return texts.flatMap((text) => {
    const { drawings, bottom } = setText(text, { ...column, y });
    y = bottom + (column.size ?? DEFAULT_SIZE) * 1.6;
    return drawings;
  });
}

/** The head of a document in two columns. */
export function headDrawings(): Drawing[] {
  const left = (text: string, y: number): Drawing => ({ kind: 'text', x: 100, y, text, size: 12 });
  const right = (text: string, y: number): Drawing => ({ kind: 'text', x: 300, y, text, size: 12 });
  return [
    left('ỦY BAN NHÂN DÂN', 60),
    right('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 60),
    left('TỈNH SÔNG LAM', 76),
    right('Độc lập - Tự do - Hạnh phúc', 76),
    left('Số: 31/KH-UBND', 100),
    right('Sông Lam, ngày 12 tháng 02 năm 2026', 100),
    { kind: 'text', x: 270, y: 140, text: 'KẾ HOẠCH', isBold: true },
    { kind: 'text', x: 210, y: 158, text: 'Chuyển đổi số năm 2026', isBold: true },
  ];
}

export interface SetCell {
  text: string;
  columns?: number;
  rows?: number;
}

/** A table with ruled lines: rows of equal height, the cells where they begin. */
export function setTable(
  rows: readonly (readonly SetCell[])[],
  xs: readonly number[],
  top: number,
  rowHeight: number,
): Drawing[] {
  const drawings: Drawing[] = [];
  const taken = new Set<string>();
  for (const [r, row] of rows.entries()) {
    let c = 0;
    for (const { text, columns = 1, rows: height = 1 } of row) {
      while (taken.has(`${r} ${c}`)) c += 1;
      for (let i = 0; i < height; i++) for (let k = 0; k < columns; k++) taken.add(`${r + i} ${c + k}`);
      const [left, right] = [xs[c] as number, xs[c + columns] as number];
      const [y0, y1] = [top + r * rowHeight, top + (r + height) * rowHeight];
      const sides: Array<[number, number, number, number]> = [
        [left, y0, right, y0],
        [left, y1, right, y1],
        [left, y0, left, y1],
        [right, y0, right, y1],
      ];
      for (const [ax, ay, bx, by] of sides) drawings.push({ kind: 'line', from: [ax, ay], to: [bx, by] });
      if (text !== '')
        drawings.push(...setText(text, { left: left + 3, right: right - 3, y: y0 + 12, size: 10, indent: 0 }).drawings);
      c += columns;
    }
  }
  return drawings;
}
