import { findAll } from '../../vietnamese/find-all';
import type { Span } from '../parsed-document';
import { type OffsetMap, OffsetMapBuilder } from './offset-map';
import { withBarsForTabs } from './tabbed-tables';

/** The text that the later stages read, and the way back to the original. */
export interface CleanText {
  text: string;
  offsets: OffsetMap;
}

/** Characters that stand for another one, one for one: exotic spaces and line ends, look-alikes of Đ and ư, the fraction slash. */
const SAME_LENGTH: ReadonlyArray<readonly [RegExp, string]> = [
  // Matches: the no-break space of "năm\u00a02026", a tab, the CR of a CRLF. Must not match: "\n".
  [/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|\r(?=\n)/g, ' '],
  // Matches: form feed, vertical tab, a lone CR, U+2028. Must not match: " ".
  [/[\f\v\r\u0085\u2028\u2029]/g, '\n'],
  // Matches: Ð (U+00D0) of a scanned "QÐ". Must not match: Đ (U+0110).
  [/Ð/g, 'Đ'],
  // Matches: ð (U+00F0). Must not match: đ (U+0111).
  [/ð/g, 'đ'],
  // Matches: Ƣ (U+01A2), written for Ư by some PDF fonts. Must not match: Ư.
  [/Ƣ/g, 'Ư'],
  // Matches: ƣ (U+01A3). Must not match: ư.
  [/ƣ/g, 'ư'],
  // Matches: "7⁄2025". Must not match: "7/2025".
  [/⁄/g, '/'],
  // Matches: the no-break hyphen of "QĐ‑TTg", the minus sign. Must not match: the dash of "2021 – 2025", which stays as written.
  [/[‐‑−]/g, '-'],
];

// Matches: "e" + U+0302 + U+0301, a zero-width space, a soft hyphen, a byte order mark. Must not match: the one character "ế".
const OUT_OF_STEP = /[^\p{M}]\p{M}+|[\u00ad\u200b-\u200d\u2060\ufeff]+/gu;

/** Whether the text can hold such a thing at all: a few ranges, since the class of all marks is asked by a call for each letter. Matches: U+0301, U+00AD, "я". Must not match: letters of Vietnamese, dashes, quotation marks. */
const MAY_BE_OUT_OF_STEP = /[\u00ad\u02ff-\u1dff\u200b-\u200d\u2060\u20cf-\u20ff\u2cee-\u2dff\u3029-\uffff]/;

/** Cyrillic letters that look like Latin ones, which some typists' fonts put into symbols: "TT-BТС". Vietnamese has no Cyrillic. */
const CYRILLIC = 'АВЕКМНОРСТХаеорсху';
const LATIN = 'ABEKMHOPCTXaeopcxy';
// Matches: the "Т" and "С" (Cyrillic) of "BТС". Must not match: Latin letters.
const LOOK_ALIKES = /[АВЕКМНОРСТХаеорсху]/g;

/**
 * The text in NFC with plain spaces, newlines and letters. Its dashes and quotation marks stay as written. What is in
 * `takenOut` (in order, none overlapping) is left out, such as the marks of footnotes inside numbers.
 */
export function cleanText(original: string, takenOut: readonly Span[] = []): CleanText {
  const offsets = new OffsetMapBuilder();
  let text = withBarsForTabs(composed(original, takenOut, offsets));
  for (const [pattern, replacement] of SAME_LENGTH) text = text.replace(pattern, replacement);
  text = text.replace(LOOK_ALIKES, (letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter);
  return { text, offsets: offsets.build() };
}

function composed(original: string, takenOut: readonly Span[], offsets: OffsetMapBuilder): string {
  let length = 0;
  let from = 0;
  const pieces: string[] = [];
  for (const { start, end, replacement } of editsOf(original, takenOut)) {
    const kept = original.slice(from, start);
    pieces.push(kept, replacement);
    length += kept.length + replacement.length;
    from = end;
    if (replacement.length !== end - start) offsets.mark(length, from);
  }
  if (pieces.length === 0) return original;
  pieces.push(original.slice(from));
  return pieces.join('');
}

/** What is written otherwise in the cleaned text, in order. */
function* editsOf(original: string, takenOut: readonly Span[]): Generator<Span & { replacement: string }> {
  let next = 0;
  let done = 0;
  for (const match of MAY_BE_OUT_OF_STEP.test(original) ? findAll(original, OUT_OF_STEP) : []) {
    const cluster = match[0];
    const replacement = isInvisible(cluster) ? '' : cluster.normalize('NFC');
    if (replacement === cluster) continue;
    const end = match.index + cluster.length;
    for (let out = takenOut[next]; out !== undefined && out.start < end; out = takenOut[++next]) {
      yield { ...out, replacement: '' };
      done = out.end;
    }
    if (match.index >= done) yield { start: match.index, end, replacement };
  }
  for (; next < takenOut.length; next++) yield { ...(takenOut[next] as Span), replacement: '' };
}

function isInvisible(cluster: string): boolean {
  const code = cluster.charCodeAt(0);
  return code === 0xad || code === 0x2060 || code === 0xfeff || (code >= 0x200b && code <= 0x200d);
}
