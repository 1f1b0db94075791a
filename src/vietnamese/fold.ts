/** Keys for matching Vietnamese text. They are compared, never shown. */

// Matches: the marks of "ế" once decomposed. Must not match: "đ", which has no decomposition.
const MARKS = /\p{M}+/gu;
// Matches: "–" in "2021 – 2025". Must not match: "_".
const DASHES = /[‐‑‒–—―−]/g;
// Matches: the two spaces of "Sở  Y tế". Must not match: "SởY".
const SPACES = /\s+/g;

/** The text without accents, case, tone placement, kinds of dash or amount of white space: "Uỷ  ban" → "uy ban". */
export function fold(text: string): string {
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

const baseOfUnit = new Map<string, string>();

function foldUnit16(unit: string): string {
  let base = baseOfUnit.get(unit);
  if (base === undefined) {
    const bare = unit
      .normalize('NFD')
      .replace(MARKS, '')
      .replace(/[đĐðÐ]/g, 'd')
      .toLowerCase()
      .replace(DASHES, '-');
    base = bare.length === 1 ? bare : unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit;
    baseOfUnit.set(unit, base);
  }
  return base;
}

/**
 * The text folded one UTF-16 unit for one, so that an offset in the result is an offset in the text.
 * White space becomes a plain space but is not collapsed. Meant for NFC text: loose combining marks stay.
 */
export function foldInPlace(text: string): string {
  const out: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 9 || code === 13 || code === 160) out.push(' ');
    else if (code < 128) out.push(code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : (text[i] as string));
    else out.push(foldUnit16(text[i] as string));
  }
  return out.join('');
}
