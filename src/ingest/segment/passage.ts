import { type OffsetMap, OffsetMapBuilder } from '../clean/offset-map';
import type { Span } from '../parsed-document';

/** A stretch of text on one line: line ends and runs of white space are one space. Its span counts in the cleaned text. */
export interface Passage extends Span {
  text: string;
  /** From offsets in `text` to offsets in the cleaned text. */
  offsets: OffsetMap;
}

// Matches: the two spaces or the line end inside "Bộ Chính \ntrị". Must not match: one plain space.
const COLLAPSIBLE = /\s{2,}|[^\S ]/g;

/** The passage between the offsets, which begin and end on letters rather than white space. */
export function toPassage(source: string, start: number, end: number): Passage {
  const raw = source.slice(start, end);
  const offsets = new OffsetMapBuilder();
  offsets.mark(0, start);
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  for (const match of raw.matchAll(COLLAPSIBLE)) {
    const piece = raw.slice(from, match.index);
    pieces.push(piece);
    length += piece.length + 1;
    from = match.index + match[0].length;
    offsets.mark(length, start + from);
  }
  pieces.push(raw.slice(from));
  return { start, end, text: pieces.join(' '), offsets: offsets.build() };
}

/** The part of the passage between two offsets of its text, as a span of the cleaned text. */
export function placeIn(passage: Passage, start: number, end: number): Span {
  return {
    start: passage.offsets.toOriginal(start),
    end: end > start ? passage.offsets.toOriginal(end - 1) + 1 : passage.offsets.toOriginal(start),
  };
}
