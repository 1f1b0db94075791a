// Matches: "ế", "Đ", "я". Must not match: "5", a combining mark.
const LETTER = /\p{L}/u;
/** For each UTF-16 unit, whether it is a letter: the pattern's class is large, and asking it costs a call each time. */
const IS_LETTER = Uint8Array.from({ length: 0x10000 }, (_, code) => (LETTER.test(String.fromCharCode(code)) ? 1 : 0));

/** Whether the UTF-16 unit is a letter. Letters beyond the basic plane, which Vietnamese has none of, are not. */
export function isLetter(code: number): boolean {
  return IS_LETTER[code] === 1;
}
