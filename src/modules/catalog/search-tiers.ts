import { spellingsOf } from '../../vietnamese/search-words';
import { mayBeStart, type SoughtTerm, type Writing, wordsBefore } from './search-terms';

/** PostgreSQL's text search queries. */
export interface Tiers {
  /** The best fit first; null where one would say what an earlier one says. */
  ranked: readonly (string | null)[];
  /** What fits any of them. */
  widest: string;
}

/** How search.vector marks words: of the name, neighbours, a whole name, a kind. */
const MARK = { any: '', head: '^', pair: '~', whole: '#', kind: '=' } as const;

const lexeme = (mark: string, words: string, isStart = false): string => `'${mark}${words}'${isStart ? ':*' : ''}`;
const any = (queries: readonly string[]): string =>
  queries.length === 1 ? `${queries[0]}` : `(${queries.join(' | ')})`;
const all = (queries: readonly string[]): string =>
  queries.length === 1 ? `${queries[0]}` : `(${queries.join(' & ')})`;

/**
 * How well something fits, the best first: its name is what is sought; the words stand in the name in a row, in a row
 * with the last one as typed so far, in a row anywhere, in the name, anywhere; words begin so in the name, anywhere.
 */
export function tiersOf(terms: readonly SoughtTerm[], kinds: readonly string[] | null): Tiers {
  const last = terms.length - 1;
  const lastWord = (terms[last] as SoughtTerm).writings[0].length - 1;
  const none: IsStart = () => false;
  const lastOnly: IsStart = (term, place) => term === last && place === lastWord && mayBeStart(terms, term, place);
  const each: IsStart = (term, place) => mayBeStart(terms, term, place);
  const hasNeighbours = last > 0 || lastWord > 0;
  const tiers = [
    wholeName(terms),
    hasNeighbours ? all([words(terms, MARK.head, none), inRow(terms, none)]) : null,
    hasNeighbours ? all([words(terms, MARK.head, lastOnly), inRow(terms, lastOnly)]) : null,
    hasNeighbours ? all([words(terms, MARK.any, none), inRow(terms, none)]) : null,
    words(terms, MARK.head, none),
    words(terms, MARK.any, none),
    words(terms, MARK.head, each),
    words(terms, MARK.any, each),
  ];
  return {
    ranked: tiers.map((tier, i) => (tier === null || tiers.indexOf(tier) < i ? null : ofKinds(tier, kinds))),
    widest: ofKinds(words(terms, MARK.any, each), kinds),
  };
}

/** Whether a word of a term's first writing may be the start of a longer one. */
type IsStart = (term: number, place: number) => boolean;

const ofKinds = (tier: string, kinds: readonly string[] | null): string =>
  kinds === null ? tier : all([tier, any(kinds.map((kind) => lexeme(MARK.kind, kind)))]);

const spelt = (mark: string, word: string, isStart: boolean): string =>
  any(spellingsOf(word).map((spelling) => lexeme(mark, spelling, isStart)));

/** Every term, in one of its writings. */
const words = (terms: readonly SoughtTerm[], mark: string, isStart: IsStart): string =>
  all(
    terms.map(({ writings }, t) =>
      any(
        writings.map((writing, w) =>
          all(
            writing.map((word, place) =>
              w === 0 && isStart(t, place) ? begun(terms, mark, t, place) : spelt(mark, word, false),
            ),
          ),
        ),
      ),
    ),
  );

/**
 * What begins with a word. One letter begins too much by itself: what begins with it stands behind the word before, and
 * that behind the one before it.
 */
function begun(terms: readonly SoughtTerm[], mark: string, term: number, place: number): string {
  const word = (terms[term] as SoughtTerm).writings[0][place] as string;
  if (word.length > 1) return spelt(mark, word, true);
  const before = wordsBefore(terms, term, place);
  const typed = any(before.map((one) => pair(one, word, true)));
  const farther = place === 0 && terms[term - 1]?.writings.length === 1 ? wordsBefore(terms, term - 1, 0) : [];
  const behind = farther.flatMap((one) => before.map((two) => pair(one, two, false)));
  return any([spelt(mark, word, false), behind.length ? all([typed, any(behind)]) : typed]);
}

/** Neighbours of the search are neighbours in the text: within each writing, and from each term to the next. */
function inRow(terms: readonly SoughtTerm[], isStart: IsStart): string {
  const within = terms.flatMap(({ writings }, t) => {
    if (writings.every((writing) => writing.length === 1)) return [];
    const rows = writings.map((writing, w) => {
      const pairs = writing.slice(1).map((word, i) => pair(writing[i] as string, word, w === 0 && isStart(t, i + 1)));
      return pairs.length ? all(pairs) : spelt(MARK.any, writing[0] as string, false);
    });
    return [any(rows)];
  });
  const between = terms.slice(1).map((term, i) => {
    const ends = (terms[i] as SoughtTerm).writings.map((writing) => writing.at(-1) as string);
    const pairs = term.writings.flatMap((writing, w) =>
      [...new Set(ends)].map((end) =>
        pair(end, writing[0] as string, w === 0 && writing.length === 1 && isStart(i + 1, 0)),
      ),
    );
    return any([...new Set(pairs)]);
  });
  return all([...within, ...between]);
}

const pair = (one: string, two: string, isStart: boolean): string =>
  any(spellingsOf(one).flatMap((a) => spellingsOf(two).map((b) => lexeme(MARK.pair, `${a} ${b}`, isStart))));

/** No name is longer, and more ways to write one are not tried. */
const MOST_WORDS = 40;
const MOST_NAMES = 32;

function wholeName(terms: readonly SoughtTerm[]): string | null {
  let names: string[] = [''];
  for (const { writings } of terms)
    names = names.flatMap((name) => writings.flatMap((writing) => spelledOut(name, writing))).slice(0, MOST_NAMES);
  const written = names.map((name) => name.trim());
  return (written[0] as string).split(' ').length > MOST_WORDS
    ? null
    : any(written.map((name) => lexeme(MARK.whole, name)));
}

const spelledOut = (start: string, writing: Writing): string[] =>
  writing.reduce<string[]>(
    (names, word) => names.flatMap((name) => spellingsOf(word).map((form) => `${name} ${form}`)).slice(0, MOST_NAMES),
    [start],
  );

/** Tiers of several searches as those of one: what fits any of them fits. */
export const anyOf = (several: readonly [Tiers, ...Tiers[]]): Tiers => ({
  ranked: several[0].ranked.map((_, i) => {
    const queries = several.flatMap(({ ranked }) => ranked[i] ?? []);
    return queries.length ? any(queries) : null;
  }),
  widest: any(several.map(({ widest }) => widest)),
});
