import { foldInPlace } from './fold';

/** A passage of a text: `text.slice(start, end) === quote`. */
export interface Passage {
  quote: string;
  start: number;
  end: number;
}

/**
 * Where a text says `quote`: word for word, else but for accents, case and white space of the same length; of several
 * places the nearest to `near`. Null where it does not. The passage is quoted as the text has it.
 */
export function findPassage(text: string, quote: string, near: number): Passage | null {
  const sought = quote.trim();
  if (sought === '') return null;
  const start = nearest(text, sought, near) ?? nearest(foldInPlace(text), foldInPlace(sought), near);
  return start === null ? null : { quote: text.slice(start, start + sought.length), start, end: start + sought.length };
}

function nearest(text: string, sought: string, near: number): number | null {
  const before = text.lastIndexOf(sought, near);
  const after = text.indexOf(sought, near);
  if (before < 0 || after < 0) return before < 0 && after < 0 ? null : Math.max(before, after);
  return near - before <= after - near ? before : after;
}
