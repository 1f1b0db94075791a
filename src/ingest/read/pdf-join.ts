// Matches: the end of "66-", "NĐ-", "tỉnh/" and "TTr-". Must not match: "Lao động -", "2021 –".
const GLUED_END = /[\p{L}\d][-/]$/u;
// Matches: the beginning of "NQ/TW", "2025". Must not match: "(sau đây", "- Sở".
const WORD_START = /^[\p{L}\d]/u;

/** The two stretches of one paragraph as one; a symbol that the line's end cut in two is whole again. */
export function joined(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  return before + (GLUED_END.test(before) && WORD_START.test(after) ? '' : ' ') + after;
}
