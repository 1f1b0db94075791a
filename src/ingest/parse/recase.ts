import { foldInPlace } from '../../vietnamese/fold';
import { capitalised, isAllCaps } from '../segment/letter-case';

const REACH = 400_000;
// Matches: what goes on with a word. Must not match: " ", ",".
const LETTER = /[A-Za-zÀ-ɏẠ-ỹ]/u;

/** How the document itself writes words in ordinary letters, to set its capitals back into sentence case. */
export class Recaser {
  private readonly text: string;
  private readonly folded: string;
  private casedPairs: Map<string, string> | null = null;

  constructor(text: string) {
    this.text = text.slice(0, REACH);
    this.folded = foldInPlace(this.text);
  }

  /**
   * The words in sentence case: as the document writes the same words elsewhere, else word by word after the pairs of
   * words it writes with capitals, else small. Words that are not all capitals stay as they are.
   */
  sentence(words: string): string {
    if (!isAllCaps(words)) return words;
    const written = this.elsewhere(words);
    return capitalised(written ?? this.byPairs(words));
  }

  /** The same words as they stand elsewhere in ordinary letters, or null. */
  elsewhere(words: string): string | null {
    return this.writtenElsewhere(words, (found) => !isAllCaps(found));
  }

  /** The same words where each of them begins with a capital, as in a name: "Lạc Giang", or null. */
  properElsewhere(words: string): string | null {
    // Matches: a word in small letters, or one in capitals. Must not match: "Giang".
    return this.writtenElsewhere(words, (found) =>
      found.split(' ').every((word) => /^(?:\p{Lu}\p{Ll}+|-)$/u.test(word)),
    );
  }

  private writtenElsewhere(words: string, fits: (found: string) => boolean): string | null {
    const key = foldInPlace(words);
    for (
      let at = this.folded.indexOf(key), tries = 0;
      at >= 0 && tries < 50;
      at = this.folded.indexOf(key, at + 1), tries++
    ) {
      const found = this.text.slice(at, at + words.length);
      const isWhole = !LETTER.test(this.text[at - 1] ?? '') && !LETTER.test(this.text[at + words.length] ?? '');
      if (isWhole && fits(found) && found.normalize('NFC').toLowerCase().length === words.length) return found;
    }
    return null;
  }

  private byPairs(words: string): string {
    const list = words.split(' ');
    const pairs = this.pairs();
    return list
      .map((word, i) => {
        // Matches: "66-NQ/TW", "2026". Must not match: "NGÀNH".
        if (/\d/u.test(word) || /[/-]/u.test(word)) return word;
        const before = pairs.get(`${list[i - 1]?.toLowerCase() ?? ''} ${word.toLowerCase()}`)?.split(' ')[1];
        const after = pairs.get(`${word.toLowerCase()} ${list[i + 1]?.toLowerCase() ?? ''}`)?.split(' ')[0];
        // Matches: "Công". Must not match: "công".
        return [before, after].find((cased) => cased !== undefined && /^\p{Lu}/u.test(cased)) ?? word.toLowerCase();
      })
      .join(' ');
  }

  /** Pairs of neighbouring words of the body, keyed small, where one begins with a capital inside a sentence. */
  private pairs(): Map<string, string> {
    if (this.casedPairs !== null) return this.casedPairs;
    const pairs = new Map<string, string>();
    const counts = new Map<string, number>();
    // Matches: "Công Thương" and "tỉnh Lào" in a sentence. Must not match: words in capitals.
    for (const match of this.text.matchAll(
      /(?<= )(?<=\p{Ll}[,;]? )(?=([A-Za-zÀ-ɏẠ-ỹ]\p{Ll}* [A-Za-zÀ-ɏẠ-ỹ]\p{Ll}*)(?![A-Za-zÀ-ɏẠ-ỹ]))/gu,
    )) {
      const pair = match[1] ?? '';
      const key = pair.toLowerCase();
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
      if ((counts.get(pair) ?? 0) > (counts.get(pairs.get(key) ?? '') ?? 0)) pairs.set(key, pair);
    }
    this.casedPairs = pairs;
    return pairs;
  }
}
