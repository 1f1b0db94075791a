import { joined } from './pdf-join';
import type { FlowItem } from './pdf-layout';
import { lineText, type PdfLine } from './pdf-lines';
import type { PdfTable } from './pdf-table';
import { continuedTable } from './pdf-table-pages';

/** A paragraph, a table, or a gap between two of them that the page shows. */
export type PdfBlock = { kind: 'paragraph'; text: string } | { kind: 'table'; table: PdfTable } | { kind: 'gap' };

/** Where the lines of a page begin and end. */
export interface TextArea {
  left: number;
  right: number;
  /** Where most first lines of paragraphs begin; null where they are not set in. */
  indent: number | null;
}

/** Lines further apart, in ems, have an empty line between them. */
const GAP = 2.4;
const PARAGRAPH_GAP = 2.1;
const INDENT = 0.8;
const OTHER_SIZE = 0.12;
// Matches: "1. Rà soát", "- Sở Y tế", "a) Chủ trì", "II. NHIỆM VỤ", "Điều 2.". Must not match: "12/KH-UBND", "- 2030".
const MARKER =
  /^(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s|[-–+•*●]\s?\p{L}|\p{L}[.)]\s|[IVX]{1,6}[.)]\s|Điều \d{1,3}\.|Chương [IVX])/u;
// Matches: "… CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", the motto cut by a narrow column. Must not match: "VIỆT NAM".
const MOTTO_CUT = /CHỦ NGHĨA VIỆT$/u;
// Matches: "NAM", the rest of the motto, also at the end of "TỈNH LẠC GIANG   NAM". Must not match: "VIỆT NAM".
const MOTTO_REST = /(?:^| {3})NAM$/u;
// Matches: "thực hiện.", "như sau:". Must not match: "của Bộ".
const CLOSED = /[.;:!?…]["”)]?$/u;
const BEGINS_SMALL = /^\p{Ll}/u;

/** The blocks that the pages' lines and tables make, in reading order; what a page's end cuts is whole again. */
export function toBlocks(pages: ReadonlyArray<readonly FlowItem[]>, widths: readonly number[]): PdfBlock[] {
  const areas = textAreas(pages, widths);
  const blocks: PdfBlock[] = [];
  let before: { item: FlowItem; area: TextArea } | null = null;
  for (const [i, items] of pages.entries()) {
    for (const item of items) {
      const area =
        item.kind === 'line' && item.column !== null ? { ...item.column, indent: null } : (areas[i] as TextArea);
      const open = blocks.at(-1);
      if (item.kind === 'table') {
        const whole =
          open?.kind === 'table' && before?.item.page !== item.page ? continuedTable(open.table, item.table) : null;
        if (whole !== null) blocks.pop();
        blocks.push({ kind: 'table', table: whole ?? item.table });
      } else {
        let text = lineText(item.line);
        if (before?.item.kind === 'line' && open?.kind === 'paragraph') {
          const rest = MOTTO_CUT.test(open.text) ? MOTTO_REST.exec(text) : null;
          if (rest !== null) {
            open.text += ' NAM';
            text = text.slice(0, rest.index);
            if (text === '') continue;
          }
          const isSamePage = before.item.page === item.page;
          const drop = isSamePage ? item.line.baseline - before.item.line.baseline : 0;
          if (drop <= PARAGRAPH_GAP * item.line.size && goesOn(before.item.line, before.area, item.line, area))
            open.text = joined(open.text, text);
          else {
            if (drop > GAP * item.line.size || endsTitle(before.item.line, before.area, item.line, area))
              blocks.push({ kind: 'gap' });
            blocks.push({ kind: 'paragraph', text });
          }
        } else blocks.push({ kind: 'paragraph', text });
      }
      before = { item, area };
    }
  }
  return blocks;
}

/** Whether `next` goes on with the paragraph that `line` stands in. */
function goesOn(line: PdfLine, area: TextArea, next: PdfLine, nextArea: TextArea): boolean {
  if (line.stretches.length > 1 || next.stretches.length > 1) return false;
  if (Math.abs(line.size - next.size) > OTHER_SIZE * line.size) return false;
  const [text, nextText] = [lineText(line), lineText(next)];
  const width = area.right - area.left;
  const isWrapped =
    width - (isCentred(line, area) ? line.right - line.left : line.right - area.left) <
    next.firstWord + 0.35 * line.size;
  if (!isWrapped) return false;
  // a full line of a title set in the middle looks like one of the body
  if (isCentred(next, nextArea))
    return isSameCase(text, nextText) && line.isBold === next.isBold && !MARKER.test(nextText);
  if (isCentred(line, area)) return false;
  if (!isSameCase(text, nextText)) return false;
  if (line.isBold !== next.isBold && (line.isBold || CLOSED.test(text)) && !BEGINS_SMALL.test(nextText)) return false;
  const indent = next.left - nextArea.left;
  const isFresh = !BEGINS_SMALL.test(nextText);
  if (MARKER.test(nextText) && (CLOSED.test(text) || indent > INDENT * next.size)) return false;
  if (MARKER.test(text)) return !(isFresh && CLOSED.test(text) && indent > INDENT * next.size);
  const further = indent - (line.left - area.left);
  if (further > INDENT * next.size) return !isFresh;
  return !(isFresh && CLOSED.test(text) && indent > INDENT * next.size && Math.abs(further) < 2);
}

/** Whether a block set in the middle ends and the body begins. */
function endsTitle(line: PdfLine, area: TextArea, next: PdfLine, nextArea: TextArea): boolean {
  return isCentred(line, area) && !isCentred(next, nextArea) && !(line.isBold && next.isBold);
}

// Matches: "KHOÁNG SẢN", "KẾ HOẠCH NĂM 2026". Must not match: "II/2026.", "TW".
const CAPITALS = /\p{Lu}{2,}[^\p{Ll}]*\p{Lu}{2,}/u;

// Matches: the "h" of "Thực hiện". Must not match: "NĂM 2026".
const SMALL = /\p{Ll}/u;

/** Whether both are set in capitals, or neither; a line of figures or a short symbol goes with either. */
function isSameCase(text: string, next: string): boolean {
  if (isCaps(text)) return !SMALL.test(next);
  return !isCaps(next);
}

function isCaps(text: string): boolean {
  return text === text.toUpperCase() && CAPITALS.test(text);
}

function isCentred(line: PdfLine, area: TextArea): boolean {
  if (area.indent !== null && Math.abs(line.left - area.indent) <= 1) return false;
  const off = Math.abs(line.left - area.left - (area.right - line.right));
  return line.left - area.left > 1.5 * line.size && off < 0.6 * line.size;
}

/** Where the lines of each page begin and end: its own long lines tell it, else those of another page of its width. */
function textAreas(pages: ReadonlyArray<readonly FlowItem[]>, widths: readonly number[]): TextArea[] {
  const lines = pages.map((items) => items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])));
  const sure = lines.map((some) => areaOf(some, 3));
  return lines.map((some, i) => {
    const like = (k: number) => Math.abs((widths[k] as number) - (widths[i] as number)) < 2;
    const nearest =
      sure.findLast((area, k) => area !== null && k < i && like(k)) ?? sure.find((area, k) => area !== null && like(k));
    return sure[i] ?? nearest ?? areaOf(some, 2) ?? { left: 0, right: Number.POSITIVE_INFINITY, indent: null };
  });
}

function areaOf(lines: readonly PdfLine[], least: number): TextArea | null {
  const widest = Math.max(0, ...lines.map((line) => line.right - line.left));
  const long = lines.filter((line) => line.stretches.length === 1 && line.right - line.left > widest * 0.75);
  if (long.length < least) return null;
  const rights = long.map(({ right }) => right).sort((a, b) => a - b);
  const left = Math.min(...long.map((line) => line.left));
  return { left, right: rights[Math.floor(rights.length * 0.8)] as number, indent: indentOf(lines, left) };
}

function indentOf(lines: readonly PdfLine[], left: number): number | null {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const at = Math.round(line.left);
    if (at - left > INDENT * line.size) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const [at, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return count >= 3 ? at : null;
}
