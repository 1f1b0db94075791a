import type { Context } from '../../graph/context';
import { findResembling } from './search.queries';
import { mayBeSlip, slipsOf } from './search-slips';
import type { SoughtTerm, Writing } from './search-terms';

/** In how many words of a search a typing error is looked for, and how many words one may have been. */
const MOST_CORRECTED = 8;
const MOST_MEANT = 40;

/**
 * What a search that nothing fits may have meant: with the words that no text has put right; where texts have them all,
 * with each one in turn taken for another. Empty where nothing resembles it.
 */
export async function correctedTerms({ db }: Context, terms: readonly SoughtTerm[]): Promise<SoughtTerm[][]> {
  const asked = [...new Set(terms.flatMap(({ writings: [writing] }) => (writing.length === 1 ? writing : [])))]
    .filter(mayBeSlip)
    .slice(0, MOST_CORRECTED);
  if (asked.length === 0) return [];
  const slips = asked.flatMap((word) => slipsOf(word).map((slip) => ({ asked: word, word: slip })));
  const rows = await findResembling(db, asked, slips);
  const meant = new Map<string, Set<string>>(asked.map((word) => [word, new Set()]));
  for (const { asked: word, word: other, isStart } of rows) if (!isStart && other !== word) meant.get(word)?.add(other);
  const isKnown = (word: string) => rows.some((row) => row.isStart && row.asked === word);
  const unknown = asked.filter((word) => !isKnown(word));
  const replaced = (words: readonly string[]): SoughtTerm[] =>
    terms.map((term) => {
      const [word, ...others] = term.writings[0];
      if (word === undefined || others.length || !words.includes(word)) return term;
      const [first, ...rest] = [...(meant.get(word) ?? [])].slice(0, MOST_MEANT).map((other): Writing => [other]);
      return first ? { writings: [first, ...rest] } : term;
    });
  if (unknown.length) return unknown.every((word) => meant.get(word)?.size) ? [replaced(unknown)] : [];
  return asked.filter((word) => meant.get(word)?.size).map((word) => replaced([word]));
}
