import { findAll } from '../../vietnamese/find-all';
import { isOneSpaced } from '../../vietnamese/one-spaced';
import { inStepFrom, type OffsetMap, OffsetMapBuilder } from '../clean/offset-map';
import type { Span } from '../parsed-document';

/** A stretch of text on one line: line ends and runs of white space are one space. Its span counts in the cleaned text. */
export interface Passage extends Span {
  text: string;
  /** From offsets in `text` to offsets in the cleaned text. */
  offsets: OffsetMap;
  /** Offsets in `text` of the spaces that stand for line ends; absent where the passage is one line. */
  lineEnds?: readonly number[];
}

// Matches: the two spaces or the line end inside "Bộ Chính \ntrị". Must not match: one plain space.
const COLLAPSIBLE = /\s{2,}|[^\S ]/g;

/** The passage between the offsets, which begin and end on letters rather than white space. */
export function toPassage(source: string, start: number, end: number): Passage {
  const raw = source.slice(start, end);
  if (isOneSpaced(raw)) return { start, end, text: raw, offsets: inStepFrom(start) };
  const offsets = new OffsetMapBuilder();
  offsets.mark(0, start);
  const pieces: string[] = [];
  const lineEnds: number[] = [];
  let length = 0;
  let from = 0;
  for (const match of findAll(raw, COLLAPSIBLE)) {
    const piece = raw.slice(from, match.index);
    pieces.push(piece);
    length += piece.length + 1;
    if (match[0].includes('\n')) lineEnds.push(length - 1);
    from = match.index + match[0].length;
    offsets.mark(length, start + from);
  }
  pieces.push(raw.slice(from));
  const passage = {
    start,
    end,
    text: pieces.join(' '),
    offsets: offsets.build(),
  };
  return lineEnds.length === 0 ? passage : { ...passage, lineEnds };
}

/** Two stretches that the layout tore apart as one passage; its span runs from the first one's start to the second one's end. */
export function joinPassages(first: Passage, second: Passage): Passage {
  const offsets = new OffsetMapBuilder();
  offsets.mark(0, first.start);
  for (let i = 0; i <= first.text.length; i++) mark(offsets, first, i, 0);
  for (let i = 0; i <= second.text.length; i++) mark(offsets, second, i, first.text.length + 1);
  const moved = (second.lineEnds ?? []).map((at) => at + first.text.length + 1);
  return {
    start: first.start,
    end: second.end,
    text: `${first.text} ${second.text}`,
    offsets: offsets.build(),
    lineEnds: [...(first.lineEnds ?? []), first.text.length, ...moved],
  };
}

/** Marks where the offsets of a part fall out of step. */
function mark(offsets: OffsetMapBuilder, part: Passage, at: number, movedBy: number): void {
  const original = part.offsets.toOriginal(at);
  if (at === 0 || original !== part.offsets.toOriginal(at - 1) + 1) offsets.mark(at + movedBy, original);
}

/** The part of the passage between two offsets of its text, as a span of the cleaned text. */
export function placeIn(passage: Passage, start: number, end: number): Span {
  return {
    start: passage.offsets.toOriginal(start),
    end: end > start ? passage.offsets.toOriginal(end - 1) + 1 : passage.offsets.toOriginal(start),
  };
}
