import { readSource } from '../../../src/ingest/read/read-source';

const MB = 1024 * 1024;
const read = (bytes: Buffer | string, name = 'van-ban.txt') => readSource(Buffer.from(bytes as string), name, MB);

it.each([
  ['UTF-8', Buffer.from('Số: 1/KH-SNV')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffSố: 1/KH-SNV')],
  ['UTF-16 little endian', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Số: 1/KH-SNV', 'utf16le')])],
  ['UTF-16 big endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('Số: 1/KH-SNV', 'utf16le').swap16()])],
])('reads %s without its byte order mark', async (_, bytes) =>
  expect(await read(bytes)).toEqual({ kind: 'text', source: { text: 'Số: 1/KH-SNV', tables: [] } }),
);

it.each<[string, Buffer | string, string, string, string]>([
  ['an empty file', '', 'a.txt', 'EMPTY_FILE', '0 bytes'],
  ['white space only', ' \n\t ', 'a.txt', 'EMPTY_FILE', 'white space'],
  ['a file too large', 'x'.repeat(MB + 1), 'a.txt', 'FILE_TOO_LARGE', 'MAX_FILE_MB'],
  ['a binary file', Buffer.from([65, 66, 0, 67]), 'a.txt', 'BINARY_FILE', 'byte 2'],
  ['a PDF called .txt', '%PDF-1.7\n', 'a.txt', 'UNSUPPORTED_FORMAT', 'PDF'],
  ['a .docx', Buffer.from([0x50, 0x4b, 3, 4, 0]), 'a.docx', 'UNSUPPORTED_FORMAT', '.txt'],
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
