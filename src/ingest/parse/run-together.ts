import { fold } from '../../vietnamese/fold';
import type { Diagnostic } from '../parsed-document';
import { type Passage, placeIn } from '../segment/passage';

// Matches: a folded word of two syllables that a copy has run together: "truongcan", "hopvoi". Must not match: "nghieng", "quyen".
const GLUED =
  /^(?:[bcdghklmnpqrstvx]{1,3})?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])(?:[bcdghklmnpqrstvx]|ch|kh|ph|th|tr)[aeiouy]/;
// Matches: a word in small letters: "trườngcăn". Must not match: "WB6".
const SMALL_WORD = /(?<!\p{L})\p{Ll}{6,}(?!\p{L})/gu;
// Matches: a letter that only Vietnamese has. Must not match: "online".
const VIETNAMESE = /[^a-z]/u;

/** The first word that holds two syllables, which Vietnamese writes apart, or null. */
export function runTogether(text: string): { word: string; at: number } | null {
  for (const { 0: word, index } of text.matchAll(SMALL_WORD))
    if (VIETNAMESE.test(word) && GLUED.test(fold(word))) return { word, at: index };
  return null;
}

/** Passages in which a copy has lost spaces: names and verbs beside such a word are read wrongly. */
export function runTogetherWords(passages: readonly Passage[]): Diagnostic[] {
  return passages.flatMap((passage): Diagnostic[] => {
    const found = runTogether(passage.text);
    if (found === null) return [];
    const message = `"${found.word}" is two words run together; what stands beside it may be read wrongly.`;
    const place = placeIn(passage, found.at, found.at + found.word.length);
    return [{ code: 'TEXT_RUN_TOGETHER', severity: 'INFO', message, place }];
  });
}
