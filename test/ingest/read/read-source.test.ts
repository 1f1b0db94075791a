import { strToU8, zipSync } from 'fflate';
import { readSource } from '../../../src/ingest/read/read-source';
import { docxFile, p } from '../../support/docx-file';

const MB = 1024 * 1024;
/** An OLE compound file with a stream of that name, as far as its reader looks. */
const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(64),
    Buffer.from(stream, 'utf16le'),
  ]);
const zip = (...names: string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')]))));
const read = (bytes: Buffer | string, name = 'van-ban.txt') => readSource(Buffer.from(bytes as string), name, MB);

it.each([
  ['UTF-8', Buffer.from('Số: 1/KH-SNV')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffSố: 1/KH-SNV')],
  ['UTF-16 little endian', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Số: 1/KH-SNV', 'utf16le')])],
  ['UTF-16 big endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('Số: 1/KH-SNV', 'utf16le').swap16()])],
])('reads %s without its byte order mark', async (_, bytes) =>
  expect(await read(bytes)).toEqual({ kind: 'text', source: { text: 'Số: 1/KH-SNV', tables: [] } }),
);

it.each(['.docx', '.pdf', '.DOCX'])('reads a plain text called %s as what it is', async (extension) =>
  expect(await read('Số: 1/KH-SNV', `a${extension}`)).toEqual(await read('Số: 1/KH-SNV')),
);

it.each(['.xlsx', '.xlsm'])('reads a list with delimiters called %s as what it is', async (extension) => {
  const list = 'TT;Nội dung;Chủ trì\n1;Rà soát bến;Sở Y tế\n';
  expect(await read(list, `a${extension}`)).toEqual(await read(list, 'a.csv'));
});

it.each<[string, Buffer | string, string, string, string]>([
  ['an empty file', '', 'a.txt', 'EMPTY_FILE', '0 bytes'],
  ['white space only', ' \n\t ', 'a.txt', 'EMPTY_FILE', 'white space'],
  ['a file too large', 'x'.repeat(MB + 1), 'a.txt', 'FILE_TOO_LARGE', 'MAX_FILE_MB'],
  ['a binary file', Buffer.from([65, 66, 0, 67]), 'a.txt', 'BINARY_FILE', 'byte 2'],
  ['a PDF called .txt', '%PDF-1.7\n', 'a.txt', 'BROKEN_FILE', 'PDF'],
  ['a .docx cut off', Buffer.from([0x50, 0x4b, 3, 4, 0]), 'a.docx', 'BROKEN_FILE', 'cut-off'],
  ['bytes called .docx', Buffer.from([75, 1, 2, 0, 99]), 'a.docx', 'BROKEN_FILE', 'called .docx'],
  ['bytes called .pdf', Buffer.from([75, 1, 2, 0, 99]), 'a.pdf', 'BROKEN_FILE', 'called .pdf'],
  [
    'TCVN3 called .docx',
    Buffer.from('Céng hßa x· héi chñ nghÜa ViÖt Nam', 'latin1'),
    'a.docx',
    'LEGACY_ENCODING',
    'TCVN3',
  ],
  ['a .docx without its text', zip('word/document.xml'), 'a.docx', 'BROKEN_FILE', 'word/document.xml'],
  ['an archive of files', zip('ke-hoach.txt'), 'a.zip', 'UNSUPPORTED_FORMAT', 'ZIP archive'],
  ['an OpenDocument text', zip('mimetype', 'content.xml'), 'a.odt', 'UNSUPPORTED_FORMAT', 'save it as .docx'],
  ['a presentation', zip('ppt/presentation.xml'), 'a.pptx', 'UNSUPPORTED_FORMAT', 'PowerPoint'],
  ['a .doc', ole('WordDocument'), 'a.doc', 'UNSUPPORTED_FORMAT', 'save it as .docx'],
  ['a .doc called .docx', ole('WordDocument'), 'a.docx', 'UNSUPPORTED_FORMAT', 'Word 97-2003'],
  ['an .xls', ole('Workbook'), 'a.xls', 'UNSUPPORTED_FORMAT', 'save it as .xlsx'],
  ['a .docx with a password', ole('EncryptedPackage'), 'a.docx', 'ENCRYPTED_FILE', 'password'],
  ['RTF', '{\\rtf1 x}', 'a.rtf', 'UNSUPPORTED_FORMAT', 'save it as .docx'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'a.png', 'UNSUPPORTED_FORMAT', 'PNG'],
  [
    'a page saved with its pictures',
    'MIME-Version: 1.0\nContent-Type: multipart/related\n',
    'a.mht',
    'UNSUPPORTED_FORMAT',
    '.mht',
  ],
  ['an unknown extension', 'abc', 'a.md', 'UNSUPPORTED_FORMAT', '.md'],
  ['broken UTF-8', Buffer.concat([Buffer.from('Số '), Buffer.from([0xc3, 0x28])]), 'a.txt', 'INVALID_UTF8', 'byte 5'],
  ['TCVN3 saved as UTF-8', 'ñy ban nh©n d©n tØnh\nCéng hßa x· héi chñ nghÜa', 'a.txt', 'LEGACY_ENCODING', 'TCVN3'],
  ['TCVN3 bytes', Buffer.from('Céng hßa x· héi chñ nghÜa ViÖt Nam', 'latin1'), 'a.txt', 'LEGACY_ENCODING', 'TCVN3'],
  ['VNI bytes', Buffer.from('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'latin1'), 'a.txt', 'LEGACY_ENCODING', 'VNI'],
])('refuses %s', async (_, bytes, name, code, words) =>
  expect(await read(bytes, name)).toEqual({
    kind: 'refused',
    refusal: { code, message: expect.stringContaining(words) },
  }),
);

it('keeps a Unicode text that quotes one line of TCVN3', async () =>
  expect(await read('Sở Nội vụ và các đơn vị của tỉnh thực hiện kế hoạch; tệp cũ ghi "cña".')).toMatchObject({
    kind: 'text',
  }));

it.each([
  ['a page called .doc', '<html><body><p>Kế hoạch</p></body></html>', 'a.doc'],
  ['a page called .txt', '\ufeff<!DOCTYPE html>\n<html><body><p>Kế hoạch</p></body></html>', 'a.txt'],
  ['a page behind a comment', '<?xml version="1.0"?>\n<!-- x -->\n<html><body><p>Kế hoạch</p></body></html>', 'a.html'],
  ['a page that begins with its text', '<p>Kế hoạch</p>', 'a.htm'],
  ['a Word file called .doc', docxFile(p('Kế hoạch')), 'a.doc'],
  ['a Word file called .pdf', docxFile(p('Kế hoạch')), 'a.pdf'],
  ['a Word file without an extension', docxFile(p('Kế hoạch')), 'ke-hoach'],
])('reads %s for what it is', async (_, bytes, name) =>
  expect(await read(bytes as string, name)).toMatchObject({ kind: 'text', source: { text: 'Kế hoạch\n' } }),
);

it('reads a NUL in a page as a letter that can be stored, one for one', async () =>
  expect(await read('<p>Số: 1/KH\u0000SNV</p>', 'a.html')).toMatchObject({
    kind: 'text',
    source: { text: expect.stringContaining('Số: 1/KH\ufffdSNV') },
  }));

it.each(['<div>', '<table><tr><td>', '<ul><li>', '<b><i>'])('refuses %s within itself a thousand times', async (tags) =>
  expect(await read(`${tags.repeat(1000)}Số: 1/KH-SNV`, 'a.html')).toMatchObject({
    refusal: { code: 'NESTED_TOO_DEEP' },
  }),
);
