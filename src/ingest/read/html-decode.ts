import { decodeText } from './decode-text';

const SEARCHED = 4096;
/** Where a page names no encoding that is true: what Vietnamese Windows programs wrote before Unicode was common. */
const FALLBACK = 'windows-1258';
/** A page cut off in the middle of a letter, or with a stray byte, is UTF-8 all the same. */
const MOST_FAULTS = 20;

/** The page's text: UTF-8 or UTF-16 where it is that, else in the encoding that its <meta> names. */
export function decodeHtml(bytes: Buffer): string {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'decoded') return decoded.text;
  const named = namedEncoding(bytes);
  const lenient = new TextDecoder('utf-8').decode(bytes);
  if (named === 'utf-8' || named === null) {
    // Matches: the sign that stands for a byte that is no letter. Must not match: "?".
    const faults = lenient.match(/\ufffd/g)?.length ?? 0;
    if (faults <= Math.max(MOST_FAULTS, lenient.length / 1000)) return lenient;
  }
  try {
    return new TextDecoder(named === null || named === 'utf-8' ? FALLBACK : named).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

function namedEncoding(bytes: Buffer): string | null {
  const head = bytes.subarray(0, SEARCHED).toString('latin1');
  // Matches: 'charset="windows-1258"', "charset=utf-8". Must not match: "charset" in a sentence.
  return /charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})/i.exec(head)?.[1]?.toLowerCase() ?? null;
}
