import { UNIT_FORMS } from './unit-words';

/** A unit's name is known by so many of its first letters. */
export const UNIT_HEAD_REACH = 60;

/** The length of the words that begin a unit's name at `from`, 0 where none do. */
export function headLength(text: string, from: number): number {
  const piece = text.slice(from, from + UNIT_HEAD_REACH);
  for (const { pattern } of UNIT_FORMS) {
    const match = pattern.exec(piece);
    if (match !== null) return match[0].length;
  }
  return 0;
}

/** Whether a unit's name begins the text, in whatever form. */
export function beginsUnit(text: string): boolean {
  return headLength(text, 0) > 0;
}
