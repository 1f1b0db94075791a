/**
 * Letters in the rules that read documents are `[A-Za-zÀ-ɏẠ-ỹ]`, the Latin letters with those that Vietnamese adds: no
 * document that is read is written in another script. `\p{L}` there would cost a call for each letter asked, since a class
 * of more than sixteen ranges is not compiled in place. It stands where any text is asked: in search words and file formats.
 */

// Matches: "ế", "Đ", "ÿ". Must not match: "5", a combining mark, "я".
const LETTER = /[A-Za-zÀ-ɏẠ-ỹ]/u;
/** For each UTF-16 unit, whether it is a letter: a look-up costs less than the pattern. */
const IS_LETTER = Uint8Array.from({ length: 0x10000 }, (_, code) => (LETTER.test(String.fromCharCode(code)) ? 1 : 0));

/** Whether the UTF-16 unit is a letter of Latin script. */
export function isLetter(code: number): boolean {
  return IS_LETTER[code] === 1;
}
