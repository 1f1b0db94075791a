import { spellingsOf, squeezedNumber } from '../../vietnamese/search-words';
import { mayBeStart, type SoughtTerm, wordsBefore } from './search-terms';

export interface WrittenWord {
  start: number;
  end: number;
  words: readonly string[];
}

/** A word of a passage that matches, with the terms that it matches. */
export interface Hit {
  at: number;
  terms: ReadonlySet<number>;
}

/** The words of a passage that match, in order. */
export function hitsIn(written: readonly WrittenWord[], terms: readonly SoughtTerm[]): Hit[] {
  const termsAt = new Map<number, Set<number>>();
  const hit = (at: number, term: number) => termsAt.set(at, (termsAt.get(at) ?? new Set<number>()).add(term));
  const places = new Map<string, number[]>();
  for (const [at, { words }] of written.entries())
    for (const word of words) {
      const known = places.get(word);
      if (known) known.push(at);
      else places.set(word, [at]);
    }
  const placesOf = (word: string) => spellingsOf(word).flatMap((spelling) => places.get(spelling) ?? []);
  const isAt = (word: string, at: number) => spellingsOf(word).some((form) => written[at]?.words.includes(form));
  for (const [t, { writings }] of terms.entries()) {
    const [own] = writings;
    const rows = writings.flatMap((writing) =>
      placesOf(writing[0] as string).flatMap((at) =>
        writing.every((word, i) => isAt(word, at + i)) ? [...writing.keys()].map((i) => at + i) : [],
      ),
    );
    // where the whole of it stands, a part of it elsewhere is something else
    for (const at of rows.length ? rows : own.flatMap(placesOf)) hit(at, t);
    if (rows.length) continue;
    for (const [i, word] of own.entries()) {
      if (!mayBeStart(terms, t, i) || placesOf(word).length) continue;
      const longer = [...places].filter(([other]) => other.startsWith(word)).flatMap(([, found]) => found);
      const before = word.length === 1 ? wordsBefore(terms, t, i) : null;
      for (const at of longer) if (!before || before.some((other) => isAt(other, at - 1))) hit(at, t);
      for (const at of squeezedPlaces(written, word)) hit(at, t);
    }
  }
  return [...termsAt].map(([at, found]) => ({ at, terms: found })).sort((a, b) => a.at - b.at);
}

/** The words that say a number in a row: 12, KH and SNV for 12khsnv, as far as it was typed. */
function squeezedPlaces(written: readonly WrittenWord[], number: string): number[] {
  if (squeezedNumber(number) === null) return [];
  return [...written.keys()].flatMap((from) => {
    let said = '';
    for (let at = from; at < written.length; at++) {
      said += written[at]?.words.join('') ?? '';
      if (said.startsWith(number)) return [...Array(at + 1 - from).keys()].map((i) => from + i);
      if (said === '' || !number.startsWith(said)) break;
    }
    return [];
  });
}

/** How the terms stand in the words of a passage: 2 where it says just them, 1 where it says them in a row, 0 otherwise. */
export function howWhole(words: readonly string[], terms: readonly SoughtTerm[]): 0 | 1 | 2 {
  const sought = terms.map(({ writings }) => writings.map((writing) => writing.map(spellingsOf)));
  const endsAfter = (at: number, term: number): number[] => {
    const isSaid = (writing: readonly (readonly string[])[]) =>
      writing.every((spellings, i) => {
        const other = words[at + i];
        if (other === undefined) return false;
        const isLast = term === terms.length - 1 && i === writing.length - 1;
        return isLast ? spellings.some((word) => other.startsWith(word)) : spellings.includes(other);
      });
    return (sought[term] ?? []).filter(isSaid).map(({ length }) => at + length);
  };
  for (const start of words.keys()) {
    let ends = [start];
    for (const term of sought.keys()) {
      ends = [...new Set(ends.flatMap((at) => endsAfter(at, term)))];
      if (ends.length === 0) break;
    }
    if (ends.length) return start === 0 && ends.includes(words.length) ? 2 : 1;
  }
  return 0;
}
