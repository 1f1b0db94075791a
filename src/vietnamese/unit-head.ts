import { unitFormsFrom } from './unit-forms';

/** A unit's name is known by so many of its first letters. */
export const UNIT_HEAD_REACH = 60;

/** What was asked last: the same names come again and again, in one document and from one rule to the next. */
const known = new Map<string, number>();
const MOST_KNOWN = 2_000;

/** The length of the words that begin a unit's name at `from`, 0 where none do. */
export function headLength(text: string, from: number): number {
  const piece = text.slice(from, from + UNIT_HEAD_REACH);
  let length = known.get(piece);
  if (length === undefined) {
    length = lengthIn(piece);
    if (known.size >= MOST_KNOWN) known.clear();
    // a copy: a slice would keep the whole text of its document
    known.set(` ${piece}`.slice(1), length);
  }
  return length;
}

function lengthIn(piece: string): number {
  for (const { pattern } of unitFormsFrom(piece.charAt(0))) {
    const match = pattern.exec(piece);
    if (match !== null) return match[0].length;
  }
  return 0;
}

/** Whether a unit's name begins the text, in whatever form. */
export function beginsUnit(text: string): boolean {
  return headLength(text, 0) > 0;
}
