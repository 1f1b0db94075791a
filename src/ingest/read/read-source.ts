import { contentFormat, mayBeText } from './content-format';
import { readCsv } from './csv';
import { readDocx } from './docx';
import { type ContentFormat, extensionOf, type Reader, type ReadOptions, type ReadSource, refuse } from './file-format';
import { readHtml } from './html';
import { readPdf } from './pdf';
import { readPlainText } from './plain-text';
import type { SourceText } from './source-text';
import { readXlsx } from './xlsx';

/** Who reads which format, by its extension. A file without an extension is read as text. */
const READERS: Readonly<Record<string, Reader>> = {
  '.txt': readPlainText,
  '.docx': readDocx,
  '.html': readHtml,
  '.htm': readHtml,
  '.pdf': readPdf,
  '.xlsx': readXlsx,
  '.xlsm': readXlsx,
  '.csv': readCsv,
  '.tsv': readCsv,
  '': readPlainText,
};

/** The extensions of files that are read, in lower case with their dot. */
export const READABLE_EXTENSIONS: ReadonlySet<string> = new Set(
  Object.keys(READERS).filter((extension) => extension !== ''),
);
const READABLE = [...READABLE_EXTENSIONS].join(', ');
/** Formats that are never plain text, and who reads a text that is called so: a file that is neither is damaged. */
const TEXT_CALLED: Readonly<Record<string, Reader>> = {
  '.docx': readPlainText,
  '.pdf': readPlainText,
  '.xlsx': readCsv,
  '.xlsm': readCsv,
};
const BYTES_PER_MB = 1024 * 1024;

/**
 * The text of a file, or the refusal that names what is wrong with it. What the content shows decides before the
 * extension does. Every offset of the program counts UTF-16 units of this text.
 */
export async function readSource(
  bytes: Buffer,
  fileName: string,
  maxBytes: number,
  options: ReadOptions = { columns: null },
): Promise<ReadSource> {
  if (bytes.length === 0)
    return refuse('EMPTY_FILE', `"${fileName}" is empty (0 bytes). Give a file that holds the document's text.`);
  if (bytes.length > maxBytes) {
    const size = `${megabytes(bytes.length)} MB`;
    return refuse(
      'FILE_TOO_LARGE',
      `"${fileName}" has ${size}; the largest file taken in has ${megabytes(maxBytes)} MB. The setting MAX_FILE_MB raises the limit.`,
    );
  }
  const extension = extensionOf(fileName);
  const format = contentFormat(bytes);
  if (format !== null) {
    const reader = format.state === undefined ? READERS[format.extension ?? extension] : undefined;
    return reader !== undefined && format.extension !== null
      ? readWith(reader, bytes, fileName, options)
      : refuseFormat(fileName, format);
  }
  const reader = READERS[extension];
  if (reader === undefined)
    return refuse(
      'UNSUPPORTED_FORMAT',
      `"${fileName}" ends in ${extension}; only ${READABLE} are read. ${wayOut(extension)}`,
    );
  const asText = TEXT_CALLED[extension];
  if (asText !== undefined && mayBeText(bytes)) return readWith(asText, bytes, fileName, options);
  if (asText !== undefined)
    return refuse(
      'BROKEN_FILE',
      `"${fileName}" is called ${extension}, but its content does not begin as such a file does: it is damaged or of another format. Give the file as it was first saved or sent.`,
    );
  return readWith(reader, bytes, fileName, options);
}

/** What the reader makes of the file, in letters that can be stored: a NUL, which no database takes, is "\ufffd". */
async function readWith(reader: Reader, bytes: Buffer, fileName: string, options: ReadOptions): Promise<ReadSource> {
  try {
    const read = await reader(bytes, fileName, options);
    return read.kind === 'refused' ? read : { kind: 'text', source: withoutNuls(read.source) };
  } catch (error) {
    // a format's library walks down its elements one call each
    if (!(error instanceof RangeError) || !error.message.includes('call stack')) throw error;
    return refuse(
      'NESTED_TOO_DEEP',
      `"${fileName}" has elements within elements deeper than any document has. Save its text as .txt in UTF-8.`,
    );
  }
}

const NUL = '\u0000';
const REPLACEMENT = '\ufffd';

/** One letter for another: every offset stays. */
const withoutNuls = (source: SourceText): SourceText =>
  source.text.includes(NUL) ? { ...source, text: source.text.replaceAll(NUL, REPLACEMENT) } : source;

function refuseFormat(fileName: string, { name, extension, state }: ContentFormat): ReadSource {
  if (state === 'encrypted')
    return refuse(
      'ENCRYPTED_FILE',
      `"${fileName}" is locked: ${name}. Open it, take the password off (File > Info > Protect Document) and save it again.`,
    );
  if (state === 'broken')
    return refuse(
      'BROKEN_FILE',
      `"${fileName}" is a damaged or cut-off file of the format ${name}: its list of parts cannot be read. Give the file as it was first saved or sent.`,
    );
  return refuse(
    'UNSUPPORTED_FORMAT',
    `"${fileName}" is a file of the format ${name}; only ${READABLE} are read. ${wayOut(extension ?? '')}`,
  );
}

/** What a person can do with a file of a format that no reader takes. */
export function wayOut(extension: string): string {
  const saveAs: Readonly<Record<string, string>> = {
    '.doc': 'Open it in Word or LibreOffice and save it as .docx.',
    '.rtf': 'Open it in Word or LibreOffice and save it as .docx.',
    '.odt': 'Open it in LibreOffice and save it as .docx (a sheet as .xlsx).',
    '.xls': 'Open it in Excel or LibreOffice and save it as .xlsx.',
    '.xlsb': 'Open it in Excel or LibreOffice and save it as .xlsx.',
    '.mht': 'Open it in Word and save it as .docx.',
  };
  return saveAs[extension] ?? 'Save its text as .txt in UTF-8.';
}

function megabytes(bytes: number): string {
  return (bytes / BYTES_PER_MB).toFixed(bytes % BYTES_PER_MB === 0 ? 0 : 2);
}
