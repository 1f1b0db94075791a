/** What signs of the symbol fonts look like, by the lower byte of their code; Word stores them as U+F0xx or as the byte itself. */
const SYMBOL: Readonly<Record<number, string>> = {
  45: '-',
  163: '≤',
  165: '∞',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  187: '≈',
  222: '⇒',
  97: 'α',
  98: 'β',
  100: 'δ',
  68: 'Δ',
  109: 'μ',
  83: 'Σ',
  87: 'Ω',
};
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  118: '❖',
  159: '•',
  167: '▪',
  168: '□',
  216: '➢',
  224: '→',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

/** Whether letters set in the font are signs. */
export function isSymbolFont(font: string | null): boolean {
  // Matches: "Symbol", "Wingdings 2", "Webdings". Must not match: "Segoe UI Symbol", whose letters are letters.
  return font !== null && /^(?:Symbol|Wingdings(?: [23])?|Webdings)$/i.test(font);
}

/** The sign of a symbol font, by its code; a bullet where the sign is not known. */
export function symbolOf(code: number, font: string | null): string {
  const byte = code & 0xff;
  const isWingdings = font !== null && /^(?:Wing|Web)dings/i.test(font);
  return (
    (isWingdings ? WINGDINGS[byte] : SYMBOL[byte]) ?? (byte < 0x80 && !isWingdings ? String.fromCharCode(byte) : '•')
  );
}

// Matches: the private "" (U+F0B7) of a text set in Symbol. Must not match: "•".
const PRIVATE = /[\uf020-\uf0ff]/g;

/** The text with the private letters of symbol fonts as the signs that they look like. */
export function withSymbols(text: string, font: string | null): string {
  return text.replace(PRIVATE, (letter) => symbolOf(letter.charCodeAt(0), font));
}

/** The sign of a bulleted list: dashes and pluses as they are, every ornament as a bullet. */
export function bulletSign(text: string, font: string | null): string {
  const sign = isSymbolFont(font) ? symbolOf(text.charCodeAt(0), font) : withSymbols(text, font).trim();
  if (sign === '') return '';
  // Matches: "-", "–", "+", "•", "*". Must not match: "o", "➢", "§".
  return /^[-–—+•*●▪]$/u.test(sign) ? sign : '•';
}
