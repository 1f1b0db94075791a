/** What is drawn on a page; places count in points from the upper left corner, texts stand on their y. */
export type Drawing =
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      size?: number;
      isBold?: boolean;
      letterSpacing?: number;
      /** Degrees that it is turned by, counter-clockwise. */
      turned?: number;
      isInvisible?: boolean;
    }
  | { kind: 'line'; from: readonly [number, number]; to: readonly [number, number] }
  /** Nothing shows outside of the box from here on. */
  | { kind: 'clip'; x: number; y: number; width: number; height: number }
  | { kind: 'picture'; x: number; y: number; width: number; height: number };

export interface DrawnPage {
  drawings: readonly Drawing[];
  width?: number;
  height?: number;
  rotate?: number;
  /** Fields whose look lies over the page, such as a stamped number. */
  fields?: ReadonlyArray<{ x: number; y: number; text: string; size?: number }>;
}

export interface PdfOptions {
  /** What the file says that a letter reads as; by default the letter itself. */
  readsAs?: (letter: string) => string;
  /** Entries for the trailer, such as /Encrypt. */
  trailer?: string;
  /** Objects after those of the pages: their numbers begin at 10. */
  objects?: readonly string[];
  /** Entries for the catalog, such as /AcroForm. */
  catalog?: string;
}

export const A4 = { width: 595, height: 842 };
export const DEFAULT_SIZE = 14;
/** Every letter is half an em wide, a space a quarter. */
const LETTER_WIDTH = 500;
const SPACE_WIDTH = 250;

/** How wide a text is drawn, in points. */
export function widthOf(text: string, size = DEFAULT_SIZE): number {
  return [...text].reduce((sum, letter) => sum + (letter === ' ' ? SPACE_WIDTH : LETTER_WIDTH), 0) * (size / 1000);
}

/** A PDF whose two fonts (regular, bold) are not embedded: each letter is its UTF-16 code. */
export function pdfOf(
  pages: readonly DrawnPage[],
  { readsAs = (letter) => letter, trailer = '', objects = [], catalog = '' }: PdfOptions = {},
): Buffer {
  const letters = new Set([' ']);
  for (const page of pages)
    for (const drawing of [...page.drawings, ...(page.fields ?? [])])
      if ('text' in drawing) for (const unit of drawing.text.split('')) letters.add(unit);
  const map = [...letters].map((letter) => `<${hex(letter)}> <${hex(readsAs(letter))}>`);
  const toUnicode = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${chunks(
    map,
    100,
  )
    .map((some) => `${some.length} beginbfchar ${some.join(' ')} endbfchar`)
    .join(' ')} endcmap end`;
  const bodies = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [
      3,
      `<< /Type /Font /Subtype /Type0 /BaseFont /Serif /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 7 0 R >>`,
    ],
    [
      4,
      `<< /Type /Font /Subtype /Type0 /BaseFont /Serif-Bold /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>`,
    ],
    [5, cidFont('Serif')],
    [6, cidFont('Serif-Bold')],
    [7, stream('', toUnicode)],
    [
      8,
      stream('/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray', 'abcd'),
    ],
    ...objects.map((body, i): [number, string] => [10 + i, body]),
  ]);
  let next = 10 + objects.length;
  const kids: number[] = [];
  for (const { drawings, width = A4.width, height = A4.height, rotate = 0, fields = [] } of pages) {
    const resources = '<< /Font << /F3 3 0 R /F4 4 0 R >> /XObject << /Im 8 0 R >> >>';
    const annotations = fields.map((field) => {
      const size = field.size ?? DEFAULT_SIZE;
      const box = `[0 0 ${widthOf(field.text, size)} ${size}]`;
      bodies.set(
        next,
        stream(
          `/Type /XObject /Subtype /Form /BBox ${box} /Resources ${resources}`,
          `BT /F3 ${size} Tf 0 ${size * 0.2} Td <${hex(field.text)}> Tj ET`,
        ),
      );
      bodies.set(
        next + 1,
        `<< /Type /Annot /Subtype /Stamp /F 4 /Rect [${field.x} ${height - field.y - size * 0.2} ${field.x + widthOf(field.text, size)} ${height - field.y + size * 0.8}] /AP << /N ${next} 0 R >> >>`,
      );
      next += 2;
      return `${next - 1} 0 R`;
    });
    bodies.set(next, stream('', drawings.map((drawing) => operators(drawing, height)).join('\n')));
    bodies.set(
      next + 1,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${next} 0 R /Resources ${resources} /Annots [${annotations.join(' ')}] >>`,
    );
    kids.push(next + 1);
    next += 2;
  }
  bodies.set(2, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  return assembled(bodies, trailer);
}

function cidFont(name: string): string {
  return `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${LETTER_WIDTH} /W [32 [${SPACE_WIDTH}]] /CIDToGIDMap /Identity /FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 4 /Ascent 800 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000 800] >> >>`;
}

function operators(drawing: Drawing, height: number): string {
  if (drawing.kind === 'line') {
    const [[x0, y0], [x1, y1]] = [drawing.from, drawing.to];
    return `${x0} ${height - y0} m ${x1} ${height - y1} l S`;
  }
  if (drawing.kind === 'clip')
    return `${drawing.x} ${height - drawing.y - drawing.height} ${drawing.width} ${drawing.height} re W n`;
  if (drawing.kind === 'picture')
    return `q ${drawing.width} 0 0 ${drawing.height} ${drawing.x} ${height - drawing.y - drawing.height} cm /Im Do Q`;
  const {
    x,
    y,
    text,
    size = DEFAULT_SIZE,
    isBold = false,
    letterSpacing = 0,
    turned = 0,
    isInvisible = false,
  } = drawing;
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)].map((n) => n.toFixed(6));
  return `BT ${isInvisible ? 3 : 0} Tr /${isBold ? 'F4' : 'F3'} ${size} Tf ${letterSpacing} Tc ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${height - y} Tm <${hex(text)}> Tj ET`;
}

function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function assembled(bodies: ReadonlyMap<number, string>, trailer: string): Buffer {
  let text = '%PDF-1.7\n';
  const places = new Map<number, number>();
  for (const [number, body] of bodies) {
    places.set(number, text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const count = Math.max(...bodies.keys()) + 1;
  const table = Array.from({ length: count }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${count}\n${table.join('')}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function hex(text: string): string {
  return text
    .split('')
    .map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'))
    .join('');
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
