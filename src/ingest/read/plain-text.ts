import { decodeText } from './decode-text';
import { type ReadSource, refuse } from './file-format';
import { legacyEncodingOf } from './legacy-encoding';

/** The text of a .txt file without a byte order mark, or why there is none that can be read. */
export function readPlainText(bytes: Buffer, fileName: string): ReadSource {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const nul = isUtf16 ? -1 : bytes.indexOf(0);
  if (nul >= 0) {
    return refuse(
      'BINARY_FILE',
      `"${fileName}" is a binary file (byte ${nul} is zero), not text. Give a text file (.txt) in UTF-8.`,
    );
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'decoded') {
    const encoding = legacyEncodingOf(decoded.text);
    if (encoding !== null) return refuseLegacy(fileName, encoding);
    if (decoded.text.trim() === '')
      return refuse(
        'EMPTY_FILE',
        `"${fileName}" holds nothing but white space. Give a file that holds the document's text.`,
      );
    return { kind: 'text', source: { text: decoded.text, tables: [] } };
  }
  const encoding = legacyEncodingOf(bytes.toString('latin1'));
  if (encoding !== null) return refuseLegacy(fileName, encoding);
  return refuse(
    'INVALID_UTF8',
    `"${fileName}" is not valid UTF-8: byte ${decoded.atByte} does not belong to any character. Save the text as Unicode (UTF-8) and try again.`,
  );
}

/** The refusal of a text in a legacy encoding, whatever file it came in. */
export function refuseLegacy(fileName: string, encoding: string): ReadSource {
  return refuse(
    'LEGACY_ENCODING',
    `"${fileName}" is written in the legacy Vietnamese encoding ${encoding}. Convert it to Unicode UTF-8, for example with UniKey's converter (Ctrl+Shift+F6), and try again.`,
  );
}
