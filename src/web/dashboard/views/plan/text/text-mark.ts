import type { Language } from '../../../words/language';

/** What can be read from a passage, the widest first. */
export const MARK_KINDS = [
  'SECTION',
  'DOUBT',
  'TASK',
  'THEME',
  'INDICATOR',
  'DECLARED',
  'CITATION',
  'ASSIGNMENT',
  'DEADLINE',
] as const;

export type MarkKind = (typeof MARK_KINDS)[number];

/** Something that was read from a passage: [start, end) in UTF-16 units of the text. */
export interface Mark {
  /** One of its kind, whatever else is read from the same passage. */
  id: string;
  kind: MarkKind;
  start: number;
  end: number;
  /** What was read, in the words of a language. */
  name: (language: Language) => string;
  /** Where it is shown; null where no view shows it. */
  address: string | null;
}

/** A stretch of text with all that was read from it, the widest first. */
export interface Segment {
  start: number;
  end: number;
  marks: Mark[];
}

const rank = (kind: MarkKind): number => MARK_KINDS.indexOf(kind);

/** Wider ones first; of two over the same passage the one whose kind is wider. */
export const byWidth = (a: Mark, b: Mark): number => b.end - b.start - (a.end - a.start) || rank(a.kind) - rank(b.kind);

/**
 * Cuts [start, end) where anything that was read begins or ends, however they overlap. `at`: a passage that is looked at; it is cut
 * out, too.
 */
export function segmentsOf(
  start: number,
  end: number,
  marks: readonly Mark[],
  at: { start: number; end: number } | null = null,
): Segment[] {
  const cuts = new Set([start, end]);
  for (const one of at ? [...marks, at] : marks) {
    if (one.start > start && one.start < end) cuts.add(one.start);
    if (one.end > start && one.end < end) cuts.add(one.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] as number;
    return { start: from, end: to, marks: marks.filter((one) => one.start < to && one.end > from).sort(byWidth) };
  });
}
