import { decodeText } from './decode-text';
import { type ReadSource, refuse } from './file-format';
import { legacyEncodingOf } from './legacy-encoding';

/** The text of a .csv file, or the refusal that says how to save it: in UTF-8, UTF-16 with its mark, or windows-1258. */
export function csvTextOf(bytes: Buffer, fileName: string): { kind: 'decoded'; text: string } | ReadSource {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const nul = isUtf16 ? -1 : bytes.indexOf(0);
  if (nul >= 0)
    return refuse('BINARY_FILE', `"${fileName}" is a binary file (byte ${nul} is zero), not a .csv. ${SAVE_AS}`);
  const decoded = decodeText(bytes);
  const read = decoded.kind === 'decoded' ? decoded.text : bytes.toString('latin1');
  const legacy = legacyEncodingOf(read);
  if (legacy !== null)
    return refuse(
      'LEGACY_ENCODING',
      `"${fileName}" is written in the legacy Vietnamese encoding ${legacy}. ${SAVE_AS}`,
    );
  if (decoded.kind === 'decoded') return decoded;
  const windows = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  if (isVietnamese(windows)) return { kind: 'decoded', text: windows };
  return refuse(
    'INVALID_UTF8',
    `"${fileName}" is not valid UTF-8: byte ${decoded.atByte} does not belong to any character. ${SAVE_AS}`,
  );
}

const SAVE_AS = 'In Excel, save it as "CSV UTF-8 (Comma delimited)" or as .xlsx, and try again.';

/** Whether the marks of the decoded bytes have found their letters, as they do in Vietnamese alone. */
function isVietnamese(text: string): boolean {
  // Matches: "ệ", "ữ". Must not match: "é", which French has too.
  const letters = text.match(/[\u1ea0-\u1ef9]/gu)?.length ?? 0;
  // Matches: a mark without a letter that takes it. Must not match: "ế".
  const stray = text.match(/\p{M}/gu)?.length ?? 0;
  return letters >= 3 && stray * 10 <= letters;
}
