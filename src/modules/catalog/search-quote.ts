import { searchWords } from '../../vietnamese/search-words';
import { type Hit, hitsIn, howWhole, type WrittenWord } from './search-hits';
import type { SoughtTerm } from './search-terms';

/** The marks around what matches. A text's own are shown as “ and ”, so that these say one thing. */
const OPEN = '«';
const CLOSE = '»';

/** How long a quote is about, in characters, and how much of it stands before the first word that matches. */
const QUOTE_LENGTH = 240;
const LEAD = 60;

// Matches: "Nghị" and "định", composed or not. Must not match: "/", "–".
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

const writtenWords = (passage: string): WrittenWord[] =>
  Array.from(passage.matchAll(WORD), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    words: searchWords(word),
  }));

/**
 * Of the passages the first in which most of what is sought stands, before all one that says just them, or says them in a row;
 * cut to the part that has most of them, with the words that match between « and ».
 */
export function quoteOf(passages: readonly string[], searches: readonly (readonly SoughtTerm[])[]): string {
  let best = { passage: passages[0] ?? '', words: [] as WrittenWord[], hits: [] as Hit[], share: -1, whole: -1 };
  for (const passage of passages)
    for (const terms of searches) {
      const words = writtenWords(passage);
      const hits = hitsIn(words, terms);
      const share = new Set(hits.flatMap((hit) => [...hit.terms])).size / terms.length;
      if (share < best.share) continue;
      const whole = howWhole(
        words.flatMap((word) => word.words),
        terms,
      );
      if (share > best.share || whole > best.whole) best = { passage, words, hits, share, whole };
    }
  return marked(best.passage, best.words, best.hits);
}

function marked(passage: string, words: readonly WrittenWord[], hits: readonly Hit[]): string {
  const { from, to } = windowOf(passage, words, hits);
  const plain = (start: number, end: number) => passage.slice(start, end).replaceAll('«', '“').replaceAll('»', '”');
  let quote = '';
  let at = from;
  let open: number | null = null;
  const shownHits = hits.filter(
    (hit) => (words[hit.at] as WrittenWord).start >= from && (words[hit.at] as WrittenWord).end <= to,
  );
  for (const [i, hit] of shownHits.entries()) {
    const word = words[hit.at] as WrittenWord;
    if (open === null) {
      quote += plain(at, word.start);
      open = word.start;
    }
    // words that follow each other are marked as one
    if (shownHits[i + 1]?.at === hit.at + 1) continue;
    quote += OPEN + plain(open, word.end) + CLOSE;
    at = word.end;
    open = null;
  }
  quote += plain(at, to);
  // Matches: the line break of "a\n b". Must not match: "a b".
  const line = quote.replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${line}${to < passage.length ? ' …' : ''}`;
}

/** The part of a passage that has the most terms, from the start of a word to the end of one. */
function windowOf(passage: string, words: readonly WrittenWord[], hits: readonly Hit[]): { from: number; to: number } {
  if (passage.length <= QUOTE_LENGTH) return { from: 0, to: passage.length };
  const startOf = (hit: Hit) => (words[hit.at] as WrittenWord).start;
  let [best, most] = [0, 0];
  const inside = new Map<number, number>();
  let end = 0;
  for (const [first, hit] of hits.entries()) {
    for (; end < hits.length && startOf(hits[end] as Hit) <= startOf(hit) + QUOTE_LENGTH - LEAD - 20; end++)
      for (const term of (hits[end] as Hit).terms) inside.set(term, (inside.get(term) ?? 0) + 1);
    if (inside.size > most) [best, most] = [first, inside.size];
    for (const term of hit.terms) {
      const left = (inside.get(term) ?? 1) - 1;
      if (left) inside.set(term, left);
      else inside.delete(term);
    }
  }
  const anchor = hits[best] ? startOf(hits[best] as Hit) : 0;
  const from = anchor <= LEAD ? 0 : (words.find(({ start }) => start >= anchor - LEAD)?.start ?? anchor);
  const to = words.findLast(({ start, end: last }) => start >= from && last <= from + QUOTE_LENGTH)?.end;
  return { from, to: to ?? Math.min(passage.length, from + QUOTE_LENGTH) };
}
