import { isLetter } from './letter';
import { unitFormsFrom } from './unit-forms';
import type { Atom } from './unit-group';
import { WHOLE_PHRASES } from './unit-words';

// Matches: what bounds a list of names whatever stands in it. Must not match: the "." of "TP. Hồ Chí Minh".
const BOUNDARY = /[:()"“”…!?|]|\.(?=\s|$|\/)/uy;
const ABBREVIATED = /(?:TP|Tp|T\.Ư|Q|P|Ths|TS)$/u;

/** The marks that a boundary is made of: looked at before the pattern, which is asked for every letter of a name. */
const BOUNDARY_MARKS = ':()"“”…!?|.';

/** Whether a list of names ends at `at`, whatever stands in it. */
export function isBoundary(text: string, at: number): boolean {
  if (!BOUNDARY_MARKS.includes(text[at] as string)) return false;
  BOUNDARY.lastIndex = at;
  return BOUNDARY.test(text) && !(text[at] === '.' && ABBREVIATED.test(text.slice(Math.max(0, at - 4), at)));
}

/** The phrases that are not to be cut, by their first letter, the longest first. */
const WHOLE = new Map<string, string[]>();
for (const phrase of [...WHOLE_PHRASES].sort((a, b) => b.length - a.length))
  WHOLE.set(phrase.charAt(0), [...(WHOLE.get(phrase.charAt(0)) ?? []), phrase]);

/** Where the phrase that is not to be cut ends which begins at `at` and ends by `reach`; `at` where none does. */
export function wholePhraseAt(text: string, at: number, reach: number): number {
  const phrase = WHOLE.get(text.charAt(at))?.find((it) => at + it.length <= reach && text.startsWith(it, at));
  return at + (phrase?.length ?? 0);
}

/** How the piece begins a unit, or that it goes on with the one before it. */
export function kindOf(text: string, start: number, end: number): Atom['kind'] {
  const piece = text.slice(start, Math.min(text.length, end + 20));
  for (const { kind, pattern } of unitFormsFrom(piece.charAt(0))) {
    const match = pattern.exec(piece);
    if (match !== null && start + match[0].length <= end + 1) return kind;
  }
  return 'REST';
}

/** Where the piece ends without the marks behind it. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  // Matches: the ", " after the last name. Must not match: letters.
  while (at > start && !isLetter(text.charCodeAt(at - 1)) && /[\s.,;:\-–]/.test(text[at - 1] as string)) at -= 1;
  return at;
}
