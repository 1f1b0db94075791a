import type { ContentFormat } from './file-format';

/** Streams of an OLE file, by the names in its directory, and what they say the file is; the first that is there decides. */
const STREAMS: ReadonlyArray<readonly [string, ContentFormat]> = [
  ['EncryptedPackage', { name: 'Word or Excel with a password', extension: null, state: 'encrypted' }],
  ['WordDocument', { name: 'Word 97-2003 (.doc)', extension: '.doc' }],
  ['Workbook', { name: 'Excel 97-2003 (.xls)', extension: '.xls' }],
  ['PowerPoint Document', { name: 'PowerPoint 97-2003 (.ppt)', extension: '.ppt' }],
];

/** What an OLE compound file holds. Names of streams stand in its directory as UTF-16. */
export function oleFormat(bytes: Buffer): ContentFormat {
  const found = STREAMS.find(([stream]) => bytes.includes(Buffer.from(stream, 'utf16le')));
  return found?.[1] ?? { name: 'Word 97-2003 (.doc) or another OLE file', extension: '.doc' };
}
