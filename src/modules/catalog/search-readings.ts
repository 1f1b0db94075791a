import { DOCUMENT_TYPES } from '../../vietnamese/document-type';
import { searchWords, squeezedNumber } from '../../vietnamese/search-words';
import { type SoughtTerm, termsOf } from './search-terms';

const TYPES = new Set(
  DOCUMENT_TYPES.flatMap(({ abbreviations }) => abbreviations.map((short) => searchWords(short).join(' '))),
);

// Matches: "844qd", "30nd". Must not match: "5g", "15b2".
const SERIAL_FIRST = /^(\d+)([a-z]{2,})$/;
// Matches: "nd30", "qd844". Must not match: "h99", "qh15b".
const TYPE_FIRST = /^([a-z]{2,})(\d+)$/;

/** A type of documents and a serial number that were typed as one word, apart: "nd30" → nd, 30. */
function apart(word: string): string[] {
  const [, one, two] = SERIAL_FIRST.exec(word) ?? TYPE_FIRST.exec(word) ?? [];
  return one && two && (TYPES.has(one) || TYPES.has(two)) ? [one, two] : [word];
}

/**
 * The ways to understand a search, as it was typed first: "12/KHSNV" is two words, and the number 12khsnv whose
 * separators do not count; "NĐ30" is a word, and the type and the number.
 */
export function readingsOf(text: string): [SoughtTerm[], ...SoughtTerm[][]] {
  const typed = searchWords(text);
  // Matches: the spaces of "kế  hoạch 12/KH". Must not match: "/".
  const squeezed = text.split(/\s+/).flatMap((chunk) => squeezedNumber(chunk) ?? searchWords(chunk));
  const others = new Map([squeezed, typed.flatMap(apart)].map((words) => [words.join(' '), words]));
  others.delete(typed.join(' '));
  return [termsOf(typed), ...[...others.values()].map(termsOf)];
}
