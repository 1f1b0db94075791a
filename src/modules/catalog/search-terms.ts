import { searchWords } from '../../vietnamese/search-words';
import { MOST_WORDS, otherWritings } from '../../vietnamese/short-forms';

/** One thing as it may stand in a text, as words in a row. */
export type Writing = readonly string[];

/** One thing that is sought: a word, or words that have a short or long form. The first writing is the caller's. */
export interface SoughtTerm {
  writings: readonly [Writing, ...Writing[]];
}

// Matches: "30", "15b". Must not match: "nd".
const FIGURE = /^\d/;

/** What a search text asks for, in order: "UBND tỉnh" → (ubnd or uy ban nhan dan), tinh. */
export const soughtTerms = (text: string): SoughtTerm[] => termsOf(searchWords(text));

/** What words ask for, as soughtTerms. */
export function termsOf(said: readonly string[]): SoughtTerm[] {
  const words = said.filter((word, i, all) => !(word === 'so' && FIGURE.test(all[i + 1] ?? '')));
  const terms: SoughtTerm[] = [];
  for (let at = 0; at < words.length; ) {
    const term = longestForm(words, at) ?? { writings: [[words[at] as string]] };
    terms.push(term);
    at += term.writings[0].length;
  }
  return terms;
}

/** The words at a place that have another form, as many as there are. */
function longestForm(words: Writing, at: number): SoughtTerm | null {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length--) {
    const writing = words.slice(at, at + length);
    const others = otherWritings(writing);
    if (others.length) return { writings: [writing, ...others] };
  }
  return null;
}

/** How many words a search may have in which one that was not typed to its end is looked for. */
const MOST_PREFIXED = 8;
const SHORTEST_ALONE = 2;
const SHORTEST_OTHER = 3;

/**
 * Whether a word of the caller's may stand for longer ones: the last from two letters, or from one behind another word;
 * the others from three. Fewer fit every text, and a long text was not typed by hand.
 */
export function mayBeStart(terms: readonly SoughtTerm[], term: number, place: number): boolean {
  const { writings } = terms[term] as SoughtTerm;
  const length = writings[0][place]?.length ?? 0;
  const isLast = term === terms.length - 1 && place === writings[0].length - 1;
  if (isLast) return length >= SHORTEST_ALONE || wordsBefore(terms, term, place).length > 0;
  const count = terms.reduce((sum, { writings: [writing] }) => sum + writing.length, 0);
  return count <= MOST_PREFIXED && length >= SHORTEST_OTHER;
}

/** What may stand right before a word of a term's first writing: the word before it, in each way to write that. */
export function wordsBefore(terms: readonly SoughtTerm[], term: number, place: number): string[] {
  const before = (terms[term] as SoughtTerm).writings[0][place - 1];
  if (before !== undefined) return [before];
  return [...new Set((terms[term - 1]?.writings ?? []).map((writing) => writing.at(-1) as string))];
}

// Matches: "s" of "chuyển đổi s". Must not match: "7": another figure is another number.
const ONE_LETTER = /^[a-z]$/;

/** The terms without the last word, where only its first letter has been typed; null where that is not so. */
export function withoutLastLetter(terms: readonly SoughtTerm[]): readonly SoughtTerm[] | null {
  const [word = '', ...others] = terms.at(-1)?.writings[0] ?? [];
  return terms.length > 1 && others.length === 0 && ONE_LETTER.test(word) ? terms.slice(0, -1) : null;
}
