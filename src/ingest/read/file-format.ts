import type { Refusal } from '../parsed-document';
import type { SourceText } from './source-text';

/** How a file's bytes become text. A reader for another format is one more row of `READERS`. */
export type Reader = (bytes: Buffer, fileName: string) => ReadSource | Promise<ReadSource>;
export type ReadSource = { kind: 'text'; source: SourceText } | { kind: 'refused'; refusal: Refusal };

/** First bytes that tell a format whatever the file's name says. */
const SIGNATURES: ReadonlyArray<{ bytes: readonly number[]; format: string }> = [
  { bytes: [0x25, 0x50, 0x44, 0x46], format: 'PDF' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: 'ZIP (such as .docx or .xlsx)' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], format: 'Word 97-2003 (.doc) or another OLE file' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], format: 'RTF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], format: 'PNG image' },
  { bytes: [0xff, 0xd8, 0xff], format: 'JPEG image' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], format: 'TIFF image' },
  { bytes: [0x1f, 0x8b], format: 'gzip' },
];

/** The format that the first bytes are the signature of, or null. */
export function formatBySignature(bytes: Uint8Array): string | null {
  return SIGNATURES.find(({ bytes: head }) => head.every((byte, i) => bytes[i] === byte))?.format ?? null;
}

/** The extension in lower case with its dot, or the empty string. */
export function extensionOf(fileName: string): string {
  // Matches: ".txt" of "ke-hoach.TXT". Must not match: ".d" of "a.d/b".
  return /\.[^./\\\s]{1,10}$/.exec(fileName)?.[0].toLowerCase() ?? '';
}
