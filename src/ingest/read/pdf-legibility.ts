/** How much of a text is made of what Vietnamese text is not made of. */
export interface Legibility {
  letters: number;
  strange: number;
}

const VOWELS = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ';
/** "Ð" and "ð" stand for "Đ" and "đ" in scanned texts, and are put right later. */
const LETTERS = `${VOWELS}${VOWELS.toUpperCase()}bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZđĐðÐ`;
const SIGNS = '0123456789.,;:!?()[]{}\'"“”‘’«»/\\|+*=<>≤≥%‰&@#$^_~`°²³¹½¼¾×÷±§€₫•●○■□▪▫–—―…·→⇒✓☐☑-‐‑−⁄';
const USUAL: ReadonlySet<string> = new Set(LETTERS + SIGNS);
/** Some PDF fonts write these two for "Ư" and "ư", which is put right later. */
const MENDED: ReadonlySet<string> = new Set('Ƣƣ');
// Matches: the bullets of symbol fonts, such as U+F0B7 and U+F02D. Must not match: U+E000.
const SYMBOL = /[\uf020-\uf0ff]/u;
// Matches: a space, a mark above or below a letter, a zero-width space. Must not match: "a".
const UNSEEN = /[\s\p{M}\p{Cf}]/u;
/** Symbols up to this share of a text are the bullets of its lists; "ƣ" up to this share is as often as Vietnamese has "ư". */
const BULLETS = 0.02;
const OFTEN = 0.08;

export function legibilityOf(text: string): Legibility {
  const counts = { letters: 0, usual: 0, mended: 0, symbols: 0 };
  for (const letter of text.normalize('NFC')) {
    if (UNSEEN.test(letter)) continue;
    counts.letters += 1;
    if (USUAL.has(letter)) counts.usual += 1;
    else if (MENDED.has(letter)) counts.mended += 1;
    else if (SYMBOL.test(letter)) counts.symbols += 1;
  }
  const { letters, usual, mended, symbols } = counts;
  const excused = Math.min(mended, Math.ceil(letters * OFTEN)) + Math.min(symbols, Math.ceil(letters * BULLETS));
  return { letters, strange: letters - usual - excused };
}

/** From this share of strange letters on nobody can read a text. */
const ILLEGIBLE = 0.05;

export function isIllegible({ letters, strange }: Legibility): boolean {
  return letters > 0 && strange > letters * ILLEGIBLE;
}
