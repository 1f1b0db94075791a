import type { Refusal } from '../parsed-document';
import { extensionOf, formatBySignature, type Reader, type ReadSource } from './file-format';
import { readPlainText } from './plain-text';

/** Who reads which extension. A file without an extension is read as text. */
const READERS: Readonly<Record<string, Reader>> = { '.txt': readPlainText, '': readPlainText };

const READABLE = Object.keys(READERS)
  .filter((extension) => extension !== '')
  .join(', ');
const BYTES_PER_MB = 1024 * 1024;

/**
 * The text of a file, or the refusal that names what is wrong with it. The text is the decoded file without its byte
 * order mark; every offset of the program counts UTF-16 units of this text.
 */
export async function readSource(bytes: Buffer, fileName: string, maxBytes: number): Promise<ReadSource> {
  if (bytes.length === 0)
    return refuse('EMPTY_FILE', `"${fileName}" is empty (0 bytes). Give a file that holds the document's text.`);
  if (bytes.length > maxBytes) {
    const size = `${megabytes(bytes.length)} MB`;
    return refuse(
      'FILE_TOO_LARGE',
      `"${fileName}" has ${size}; the largest file taken in has ${megabytes(maxBytes)} MB. The setting MAX_FILE_MB raises the limit.`,
    );
  }
  const format = formatBySignature(bytes);
  if (format !== null) {
    return refuse(
      'UNSUPPORTED_FORMAT',
      `"${fileName}" is a file of the format ${format}; only ${READABLE} is read at present. Save its text as .txt in UTF-8.`,
    );
  }
  const extension = extensionOf(fileName);
  const reader = READERS[extension];
  if (reader === undefined) {
    return refuse(
      'UNSUPPORTED_FORMAT',
      `"${fileName}" ends in ${extension}; only ${READABLE} is read at present. Save its text as .txt in UTF-8.`,
    );
  }
  return reader(bytes, fileName);
}

function megabytes(bytes: number): string {
  return (bytes / BYTES_PER_MB).toFixed(bytes % BYTES_PER_MB === 0 ? 0 : 2);
}

function refuse(code: Refusal['code'], message: string): ReadSource {
  return { kind: 'refused', refusal: { code, message } };
}
