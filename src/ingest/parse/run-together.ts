import { fold } from '../../vietnamese/fold';
import { isLetter } from '../../vietnamese/letter';
import type { Diagnostic } from '../parsed-document';
import { type Passage, placeIn } from '../segment/passage';

// Matches: a folded word of two syllables that a copy has run together: "truongcan", "hopvoi". Must not match: "nghieng", "quyen".
const GLUED =
  /^(?:[bcdghklmnpqrstvx]{1,3})?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])(?:[bcdghklmnpqrstvx]|ch|kh|ph|th|tr)[aeiouy]/;
// Matches: a word in small letters: "trườngcăn". Must not match: "WB6", "nghieng" within a longer word.
const SMALL_WORD = /^\p{Ll}+$/u;
// Matches: a letter that only Vietnamese has. Must not match: "online".
const VIETNAMESE = /[^a-z]/u;
const LEAST_LETTERS = 6;

// Matches: a document's type glued to the word before it: "Thực hiệnQuyết định số 12". Must not match: "Thực hiện Quyết định", "McLaren".
const GLUED_TYPE =
  /(?=[QNTCKVL])(?<=([A-Za-zÀ-ɏẠ-ỹ]{1,7}))(?:Quyết định|Nghị định|Nghị quyết|Thông tư|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Công văn|Văn bản|Luật)(?= số \d| \d)/u;

/** The first word that holds two syllables, which Vietnamese writes apart, or null. */
export function runTogether(text: string): { word: string; at: number } | null {
  // words are cut by hand: few are as long as two syllables, and asking a pattern at every letter costs more than all else here
  for (let at = 0, end = 0; at < text.length; at = end + 1) {
    end = at;
    while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
    if (end - at < LEAST_LETTERS) continue;
    const word = text.slice(at, end);
    if (SMALL_WORD.test(word) && VIETNAMESE.test(word) && GLUED.test(fold(word))) return { word, at };
  }
  return null;
}

/** Passages in which a copy has lost spaces: names and verbs beside such a word are read wrongly. */
export function runTogetherWords(passages: readonly Passage[]): Diagnostic[] {
  return passages.flatMap((passage): Diagnostic[] => {
    const glued = GLUED_TYPE.exec(passage.text);
    const found =
      glued === null
        ? runTogether(passage.text)
        : { word: `${glued[1]}${glued[0]}`, at: glued.index - (glued[1] ?? '').length };
    if (found === null) return [];
    const message = `"${found.word}" is two words run together; what stands beside it may be read wrongly.`;
    const place = placeIn(passage, found.at, found.at + found.word.length);
    return [{ code: 'TEXT_RUN_TOGETHER', severity: 'INFO', message, place }];
  });
}
