/** Keys for matching Vietnamese text. They are compared, never shown. */

// Matches: the marks of "ế" once decomposed. Must not match: "đ", which has no decomposition.
const MARKS = /\p{M}+/gu;
// Matches: "–" in "2021 – 2025". Must not match: "_".
const DASHES = /[‐‑‒–—―−]/g;
// Matches: the two spaces of "Sở  Y tế". Must not match: "SởY".
const SPACES = /\s+/g;

/** The text without accents, case, tone placement, kinds of dash or amount of white space: "Uỷ  ban" → "uy ban". */
export function fold(text: string): string {
  return foldPlain(text) ?? foldAny(text);
}

function foldAny(text: string): string {
  return (
    text
      .normalize('NFD')
      .replace(MARKS, '')
      // Matches: "Đ". Must not match: "D".
      .replace(/[đĐðÐ]/g, 'd')
      .toLowerCase()
      .replace(DASHES, '-')
      .replace(SPACES, ' ')
      .trim()
  );
}

/** What one UTF-16 unit folds to, by its code; 0 where it is not known yet. */
const FOLDED = new Uint16Array(0x10000);
const CHUNK = 4096;

/** Latin letters as they are printed, figures and punctuation: there a letter folds alike whatever stands beside it. */
const isPlain = (code: number): boolean =>
  code < 0x300 || (code >= 0x1e00 && code <= 0x1eff) || (code >= 0x2000 && code <= 0x206f);

/** As `fold`, letter by letter; null where the text has combining marks or another script, which need more than that. */
function foldPlain(text: string): string | null {
  const codes: number[] = [];
  let wasSpace = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isPlain(code)) return null;
    const folded = foldedCode(code);
    const isSpace =
      folded <= 32 ? folded === 32 || (folded >= 9 && folded <= 13) : folded >= 0xa0 && SPACE_CODES.has(folded);
    if (!isSpace) codes.push(folded);
    else if (!wasSpace) codes.push(32);
    wasSpace = isSpace;
  }
  if (wasSpace) codes.pop();
  return textOf(codes);
}

/** White space among the plain characters, besides the controls and the space itself. */
const SPACE_CODES = new Set(
  Array.from({ length: 0x2070 }, (_, code) => code).filter(
    // Matches: the no-break space, the thin space, the line separator. Must not match: a zero-width space.
    (code) => code > 32 && isPlain(code) && /\s/.test(String.fromCharCode(code)),
  ),
);

function foldedCode(code: number): number {
  const known = FOLDED[code] as number;
  if (known !== 0 || code === 0) return known;
  const folded = foldUnit16(String.fromCharCode(code)).charCodeAt(0);
  FOLDED[code] = folded;
  return folded;
}

/** The codes are in a plain array: of a typed one `fromCharCode` copies each by a call. */
function textOf(codes: number[]): string {
  if (codes.length <= CHUNK) return String.fromCharCode.apply(null, codes);
  let text = '';
  for (let at = 0; at < codes.length; at += CHUNK) text += String.fromCharCode.apply(null, codes.slice(at, at + CHUNK));
  return text;
}

function foldUnit16(unit: string): string {
  // Matches: "Đ". Must not match: "D".
  const bare = unit
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toLowerCase()
    .replace(DASHES, '-');
  return bare.length === 1 ? bare : unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit;
}

/**
 * The text folded one UTF-16 unit for one, so that an offset in the result is an offset in the text.
 * White space becomes a plain space but is not collapsed. Meant for NFC text: loose combining marks stay.
 */
export function foldInPlace(text: string): string {
  const codes: number[] = new Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    codes[i] = code === 10 || code === 9 || code === 13 || code === 160 ? 32 : foldedCode(code);
  }
  return textOf(codes);
}
