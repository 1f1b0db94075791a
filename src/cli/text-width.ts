const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

// Matches: "漢", "한", full-width forms, most pictures. Must not match: Vietnamese letters.
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
// Matches: control characters and marks that stand alone. Must not match: a letter.
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{M}]+$/u;

/** How many columns of a terminal the text takes: "ế" takes one, composed or not. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += columnsOf(segment);
  return width;
}

/** The text with spaces behind it up to the width, or before it where `isRight`. */
export function pad(text: string, width: number, isRight = false): string {
  const spaces = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isRight ? spaces + text : text + spaces;
}

/** The end of the text, behind "…" where all of it is wider: of a path its last part says most. */
export function cutStart(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const kept: string[] = [];
  let room = width - 1;
  for (const { segment } of [...graphemes.segment(text)].reverse()) {
    room -= columnsOf(segment);
    if (room < 0) break;
    kept.unshift(segment);
  }
  return `…${kept.join('')}`;
}

function columnsOf(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
