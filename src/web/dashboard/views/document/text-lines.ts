export interface TextLine {
  /** Where it begins in the text. */
  start: number;
  before: string;
  /** What of a passage stands in it; empty where nothing does. */
  passage: string;
  after: string;
}

/** A text line by line, with what of a passage stands in each: offsets are UTF-16 units of the text. */
export function linesOf(text: string, passage: { start: number; end: number } | null): TextLine[] {
  const { start: from, end: to } = passage ?? { start: 0, end: 0 };
  let start = 0;
  return text.split('\n').map((line) => {
    const end = start + line.length;
    const begin = Math.min(Math.max(from, start), end) - start;
    const finish = Math.max(begin, Math.min(to, end) - start);
    const shown = {
      start,
      before: line.slice(0, begin),
      passage: line.slice(begin, finish),
      after: line.slice(finish),
    };
    start = end + 1;
    return shown;
  });
}
