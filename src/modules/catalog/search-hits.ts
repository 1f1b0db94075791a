import { spellingsOf, squeezedNumber } from '../../vietnamese/search-words';
import { mayBeStart, type SoughtTerm, type Writing, wordsBefore } from './search-terms';

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
    const [own, ...others] = writings;
    const exact = own.flatMap(placesOf);
    for (const at of exact) hit(at, t);
    // another way to write it stands there in a row, or is something else
    const rows = others.flatMap((other) =>
      placesOf(other[0] as string).flatMap((at) =>
        other.every((word, i) => isAt(word, at + i)) ? [...other.keys()].map((i) => at + i) : [],
      ),
    );
    for (const at of rows) hit(at, t);
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
  const isSaid = (writing: Writing, at: number, isLast: boolean) =>
    writing.every((word, i) => {
      const other = words[at + i];
      if (other === undefined) return false;
      return spellingsOf(word).includes(other) || (isLast && i === writing.length - 1 && other.startsWith(word));
    });
  let isInRow = false;
  for (const start of words.keys()) {
    let ends = new Set([start]);
    for (const [t, { writings }] of terms.entries()) {
      const isLast = t === terms.length - 1;
      const after = (at: number) =>
        writings.filter((writing) => isSaid(writing, at, isLast)).map(({ length }) => at + length);
      ends = new Set([...ends].flatMap(after));
      if (ends.size === 0) break;
    }
    if (ends.size) isInRow = true;
    if (start === 0 && ends.has(words.length)) return 2;
  }
  return isInRow ? 1 : 0;
}
