// Matches: white space beyond the plain space and the controls: a no-break space, U+2028. Must not match: "–".
const OTHER_SPACE = /[^\S\t-\r ]/;

/** The text with each run of white space as one space. Most texts have none but plain ones, and are given back as they are. */
export function oneSpaced(text: string): string {
  // Matches: a run of white space. Must not match: letters.
  return isOneSpaced(text) ? text : text.replace(/\s+/g, ' ');
}

/** Whether the text's white space is single plain spaces. */
export function isOneSpaced(text: string): boolean {
  let wasSpace = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isSpace = code === 32;
    if (isSpace ? wasSpace : code >= 9 && code <= 13) return false;
    // letters of Vietnamese lie between: only what lies beyond them is asked whether it is white space
    if (
      code >= 0xa0 &&
      (code === 0xa0 || code >= 0x1680) &&
      (code < 0x1e00 || code > 0x1eff) &&
      OTHER_SPACE.test(text[i] as string)
    )
      return false;
    wasSpace = isSpace;
  }
  return true;
}
