import type { ContentFormat } from './file-format';
import { oleFormat } from './ole-format';
import { unzip } from './unzip';

/** First bytes that tell a format. */
const SIGNATURES: ReadonlyArray<{ bytes: readonly number[]; format: ContentFormat }> = [
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], format: { name: 'RTF', extension: '.rtf' } },
  { bytes: [0x89, 0x50, 0x4e, 0x47], format: { name: 'PNG image', extension: null } },
  { bytes: [0xff, 0xd8, 0xff], format: { name: 'JPEG image', extension: null } },
  { bytes: [0x49, 0x49, 0x2a, 0x00], format: { name: 'TIFF image', extension: null } },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], format: { name: 'TIFF image', extension: null } },
  { bytes: [0x1f, 0x8b], format: { name: 'gzip', extension: null } },
  { bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], format: { name: 'RAR archive', extension: null } },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], format: { name: '7-Zip archive', extension: null } },
];
const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF_SEARCHED = 1024;
const TEXT_SEARCHED = 4096;
const CONTROLS_SEARCHED = 65_536;

/** What a package's part says of the document in it; the first that fits decides. */
const PARTS: ReadonlyArray<readonly [RegExp, ContentFormat]> = [
  // Matches: "word/document.xml", "word/document2.xml". Must not match: "word/styles.xml".
  [/^\/?word\/document\d*\.xml$/i, { name: 'Word (.docx)', extension: '.docx' }],
  // Matches: "xl/workbook.xml". Must not match: "xl/styles.xml".
  [/^\/?xl\/workbook\d*\.xml$/i, { name: 'Excel (.xlsx)', extension: '.xlsx' }],
  // Matches: "xl/workbook.bin". Must not match: "xl/workbook.xml".
  [/^\/?xl\/workbook\.bin$/i, { name: 'binary Excel (.xlsb)', extension: '.xlsb' }],
  // Matches: "ppt/presentation.xml". Must not match: "ppt/slides/slide1.xml".
  [/^\/?ppt\/presentation\.xml$/i, { name: 'PowerPoint (.pptx)', extension: '.pptx' }],
  // Matches: "content.xml" of a LibreOffice file. Must not match: "word/content.xml".
  [/^content\.xml$/, { name: 'OpenDocument (.odt or .ods)', extension: '.odt' }],
];

/** The format that the content tells, or null for what may be plain text. */
export function contentFormat(bytes: Buffer): ContentFormat | null {
  if (bytes.subarray(0, PDF_SEARCHED).includes('%PDF-')) return { name: 'PDF', extension: '.pdf' };
  if (beginsWith(bytes, ZIP) && (bytes[2] === 3 || bytes[2] === 5)) return zipFormat(bytes);
  if (beginsWith(bytes, OLE)) return oleFormat(bytes);
  return SIGNATURES.find(({ bytes: head }) => beginsWith(bytes, head))?.format ?? markupFormat(bytes);
}

/** Whether the bytes may be text: none of those searched is a control character that texts do not hold. */
export function mayBeText(bytes: Buffer): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  // tab, line feed, vertical tab, form feed, carriage return
  return (
    isUtf16 || bytes.subarray(0, CONTROLS_SEARCHED).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))
  );
}

function beginsWith(bytes: Buffer, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

function zipFormat(bytes: Buffer): ContentFormat {
  const names: string[] = [];
  const directory = unzip(bytes, (name) => names.push(name) < 0, 0);
  if (directory.kind === 'broken') return { name: 'ZIP (such as .docx or .xlsx)', extension: null, state: 'broken' };
  for (const [part, format] of PARTS) if (names.some((name) => part.test(name))) return format;
  return { name: 'ZIP archive', extension: null };
}

function markupFormat(bytes: Buffer): ContentFormat | null {
  const head = bytes.subarray(0, TEXT_SEARCHED);
  // every second byte of UTF-16 is zero where it holds markup; without them it reads like Latin-1
  const text = head.toString('latin1').replaceAll('\0', '');
  // Matches: "<!DOCTYPE html", "<html xmlns:o=…" behind a byte order mark, an XML declaration or a comment. Must not match: "Số: 1/KH-SNV <html>".
  if (
    /^(?:þÿ|ÿþ|ï»¿)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
      text,
    )
  )
    return { name: 'HTML', extension: '.html' };
  // Matches: the first line of a page that Word saved as one file: "MIME-Version: 1.0". Must not match: "MIME" in a sentence.
  if (
    /^\s*(?:MIME-Version|From|Date|Subject|Content-Type):\s/i.test(text) &&
    /\nContent-Type:|multipart\/related/i.test(text)
  )
    return { name: 'web archive (.mht)', extension: '.mht' };
  return null;
}
