import type { Mark } from './text-mark';

/** A line of the text: [start, end), and what was read from it. */
export interface Line {
  start: number;
  end: number;
  marks: Mark[];
}

/** What has no line breaks is cut all the same: a page holds only the lines that are on the screen. */
const LONGEST = 3000;

/** The lines of a text, without what ends them. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const shown = text[end - 1] === '\r' && end > start ? end - 1 : end;
    for (let from = start; ; ) {
      const to = shown - from <= LONGEST ? shown : spaceBefore(text, from + LONGEST, from);
      lines.push({ start: from, end: to, marks: [] });
      from = to;
      if (from >= shown) break;
    }
    start = end + 1;
  }
  return lines;
}

function spaceBefore(text: string, place: number, from: number): number {
  const space = text.lastIndexOf(' ', place);
  return space > from ? space + 1 : place;
}

/** Which line a place of the text stands in. */
export function lineAt(lines: readonly Line[], place: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] as Line).start <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Lines with what was read from each. */
export function markedLines(text: string, marks: readonly Mark[]): Line[] {
  const lines = linesOf(text);
  for (const mark of marks)
    for (let index = lineAt(lines, mark.start); index < lines.length; index += 1) {
      const line = lines[index] as Line;
      if (line.start >= mark.end) break;
      if (line.end > mark.start) line.marks.push(mark);
    }
  return lines;
}
