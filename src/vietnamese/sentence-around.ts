import { findAll } from './find-all';

/** How far a sentence is looked for on each side: what is longer is cut with an ellipsis. */
const FARTHEST = 240;

// Matches: "; " of "hồ sơ; phối hợp", ". " of "năm 2026. Giao", a blank line, the line end before "- Sở Y tế", "a) ", "2.1. ". Must not match: the stop of "TP. Hồ Chí Minh", of "1. Giao", of "KT. CHỦ TỊCH".
const ENDS =
  /(?<=\p{Ll}{2}|\d{4}|[)”"])[.;!?](?=\s)|\n[ \t]*\n|\n(?=[ \t]*(?:[-+*•–]|\d{1,3}(?:\.\d{1,3}){0,4}[.)]|[a-zđ]\)|[IVX]{1,6}\.)\s)/gu;

// Matches: the row "1 | Biên soạn cẩm nang | Sở Y tế". Must not match: "Sở Y tế chủ trì".
const ROW = /\s\|\s/;

/** The sentence that a passage of a text stands in, on one line, for people to judge the passage by. */
export function sentenceAround(text: string, { start, end }: { start: number; end: number }): string {
  const farthest = Math.max(0, start - FARTHEST);
  const row = lineAround(text, start, end);
  if (ROW.test(row) && row.length <= 3 * FARTHEST) return row.replace(/\s+/g, ' ').trim();
  const nearby = text.slice(farthest, end + FARTHEST);
  const ends = findAll(nearby, ENDS).map(({ index, 0: mark }) => ({
    // a stop belongs to the sentence that it ends
    last: farthest + index + (mark.startsWith('\n') ? 0 : 1),
    next: farthest + index + mark.length,
  }));
  const before = ends.findLast(({ next }) => next <= start);
  const after = ends.find(({ last }) => last >= end);
  const sentence = text
    .slice(before?.next ?? farthest, after?.last ?? end + FARTHEST)
    .replace(/\s+/g, ' ')
    .trim();
  const isCutBefore = before === undefined && farthest > 0;
  const isCutAfter = after === undefined && end + FARTHEST < text.length;
  return `${isCutBefore ? '…' : ''}${sentence}${isCutAfter ? '…' : ''}`;
}

/** The lines that a passage stands in, as far as they are near. */
function lineAround(text: string, start: number, end: number): string {
  const from = text.slice(Math.max(0, start - 2 * FARTHEST), start);
  const to = text.slice(end, end + 2 * FARTHEST);
  const lineEnd = to.indexOf('\n');
  return from.slice(from.lastIndexOf('\n') + 1) + text.slice(start, end) + (lineEnd < 0 ? to : to.slice(0, lineEnd));
}
