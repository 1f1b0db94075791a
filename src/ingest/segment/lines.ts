import type { Span } from '../parsed-document';

/** A line without the white space around it; an empty line has `start === end`. */
export interface Line extends Span {
  text: string;
  /** Columns before the text. */
  indent: number;
}

/** The lines of the text, in order, empty ones included. */
export function toLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    const indent = trimmed === '' ? 0 : raw.indexOf(trimmed[0] as string);
    lines.push({ start: from + indent, end: from + indent + trimmed.length, text: trimmed, indent });
    from = to + 1;
  }
  return lines;
}

/** The width that lines are broken at, or null where each line is a whole paragraph. */
export function wrapWidth(lines: readonly Line[]): number | null {
  const lengths = lines
    .filter((line) => line.text.length >= 40 && !line.text.includes('|'))
    .map((line) => line.indent + line.text.length);
  if (lengths.length < 5) return null;
  lengths.sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] as number;
  return at(0.97) <= 140 ? at(0.8) : null;
}

/** Index of the first line that ends at or behind the offset. */
export function lineAt(lines: readonly Line[], offset: number): number {
  return firstLine(lines, (line) => line.end >= offset);
}

/** Index of the first line that begins behind the offset; what it stands behind may end in white space. */
export function lineAfter(lines: readonly Line[], offset: number): number {
  return firstLine(lines, (line) => line.start > offset);
}

/** The first line of those that the test holds for, as it does for all lines behind it. */
function firstLine(lines: readonly Line[], test: (line: Line) => boolean): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(lines[middle] as Line)) high = middle;
    else low = middle + 1;
  }
  return low;
}
