import { fold } from './fold';

// Matches: "nd" and "2020" of "30/2020/NĐ-CP" once folded. Must not match: "/", "–", "²".
const WORD =
  /[0-9a-z\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u1fff\u2c00-\u2fef\u3040-\ufdff\ufe70-\ufefc\uff10-\uffdc]+/gu;

/** Longer words are compared by their beginning: an index takes no key of any length. */
const LONGEST_WORD = 64;

const cut = (word: string): string => Array.from(word).slice(0, LONGEST_WORD).join('');

/**
 * The words of a text as search compares them, in order: "Nghị định 30/2020" → nghi, dinh, 30, 2020. Letters and figures
 * of another width or height are those they stand for: "m²" → m2. The database's search.folded.
 */
export function searchWords(text: string): string[] {
  return (fold(text.normalize('NFKC')).match(WORD) ?? []).map(cut);
}

// Matches: "12khsnv", "302020ndcp". Must not match: "302020", "h9912", "12".
const FIGURES_THEN_LETTERS = /^\d+[a-z]/;

/** The letters and figures of a number, which say it whatever stands between them: "30/2020/NĐ-CP" → 302020ndcp; null of all else. */
export function squeezedNumber(chunk: string): string | null {
  const letters = searchWords(chunk).join('');
  return FIGURES_THEN_LETTERS.test(letters) ? cut(letters) : null;
}

// Matches: "ky", "quy", "my", also written with i. Must not match: "thuy", "tay", "ky2".
const ENDS_IN_Y_OR_I = /^(h|k|l|m|qu|s|t|v)[yi]$/;
// Matches: "5", "05". Must not match: "2020", "5a".
const SMALL_NUMBER = /^0{0,2}([1-9]\d?)$/;

/** The spellings that are one word, its own first: "kỹ" and "kĩ", 5 and 05. */
export function spellingsOf(word: string): readonly string[] {
  const [, start] = ENDS_IN_Y_OR_I.exec(word) ?? [];
  if (start !== undefined) return word.endsWith('y') ? [word, `${start}i`] : [word, `${start}y`];
  const [, digits] = SMALL_NUMBER.exec(word) ?? [];
  if (digits === undefined) return [word];
  const forms = digits.length === 1 ? [digits, `0${digits}`, `00${digits}`] : [digits, `0${digits}`];
  return [word, ...forms.filter((form) => form !== word)];
}
