import { deflateSync } from 'node:zlib';
import { readPdf } from '../../../src/ingest/read/pdf';
import { refusePdf } from '../../../src/ingest/read/pdf-refusal';
import { readPdfPages } from '../../../src/ingest/read/pdf-thread';
import { BODY, headDrawings, setParagraphs } from '../../support/pdf-setting';
import { type Drawing, type DrawnPage, type PdfOptions, pdfOf } from '../../support/pdf-writer';

const TEXT =
  'Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành rà soát cơ sở dữ liệu dùng chung, hoàn thành trước ngày 30/6/2026.';
const written: DrawnPage = { drawings: [...headDrawings(), ...setParagraphs([TEXT, TEXT, TEXT], { ...BODY, y: 200 })] };
const scan: DrawnPage = { drawings: [{ kind: 'picture', x: 0, y: 0, width: 595, height: 842 }] };
const recognised: DrawnPage = {
  drawings: [
    ...scan.drawings,
    ...written.drawings.map(
      (drawing): Drawing => (drawing.kind === 'text' ? { ...drawing, isInvisible: true } : drawing),
    ),
  ],
};

async function refusalOf(bytes: Buffer): Promise<string> {
  const read = await readPdf(bytes, 'cong-van.pdf');
  return read.kind === 'refused' ? `${read.refusal.code} ${read.refusal.message}` : 'read';
}

async function remarksOn(pages: readonly DrawnPage[], options?: PdfOptions): Promise<string[]> {
  const read = await readPdf(pdfOf(pages, options), 'cong-van.pdf');
  return read.kind === 'text'
    ? (read.source.remarks ?? []).map(({ code, message }) => `${code} ${message}`)
    : [read.refusal.code];
}

/** As a font without a table of its letters is read: the number of each letter's picture. */
const shifted = (letter: string) =>
  String.fromCharCode(letter.charCodeAt(0) < 0x80 ? letter.charCodeAt(0) - 29 : letter.charCodeAt(0) + 0x300);
const LOCK = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<11> <22>]`;
const FORM = {
  catalog: '/AcroForm << /XFA 10 0 R /Fields [] >>',
  objects: ['<< /Length 6 >>\nstream\n<xdp/>\nendstream'],
};

it.each<[string, readonly DrawnPage[], PdfOptions, RegExp]>([
  ['a scan', [scan, scan, scan], {}, /^SCANNED_PDF .*pages 1-3 are .*of 3.*OCR/],
  [
    'a scan with a stamped number',
    [{ ...scan, fields: [{ x: 100, y: 100, text: '7432' }] }],
    {},
    /^SCANNED_PDF .*page 1 is/,
  ],
  ['a file of empty pages', [{ drawings: [] }], {}, /^NO_TEXT .*curves/],
  [
    'letters that are none',
    [written, written],
    { readsAs: shifted },
    /^GARBLED_TEXT .*pages 1-2 are garbled \(of 2\).*\.docx/,
  ],
  [
    'letters of a private font',
    [written],
    { readsAs: (letter) => String.fromCharCode(0xe000 + letter.charCodeAt(0)) },
    /^GARBLED_TEXT /,
  ],
  ['a locked file', [written], { trailer: LOCK }, /^ENCRYPTED_FILE .*password/],
  ['an XFA form', [{ drawings: [{ kind: 'text', x: 90, y: 90, text: 'Please wait...' }] }], FORM, /^NO_TEXT .*XFA/],
  [
    'more pages than a document has',
    Array.from({ length: 1001 }, () => scan),
    {},
    /^TOO_HARD_TO_READ .*1001 pages; at most 1000/,
  ],
])('refuses %s', async (_, pages, options, refusal) => expect(await refusalOf(pdfOf(pages, options))).toMatch(refusal));

it.each<[string, Buffer]>([
  ['its first line alone', Buffer.from('%PDF-1.7\n')],
  ['the first half', pdfOf([written]).subarray(0, 900)],
  ['noise behind its first line', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 0xa5)])],
  [
    'dictionaries without end',
    Buffer.from(`%PDF-1.7\n1 0 obj\n${'<</A '.repeat(100_000)}\nendobj\ntrailer <</Root 1 0 R>>\n`),
  ],
])('refuses a damaged file: %s', async (_, bytes) =>
  expect(await refusalOf(bytes)).toMatch(/^(?:BROKEN_FILE|NO_TEXT) /),
);

/** A form that draws the next one twice, thirty deep, and draws nothing. */
const forms = Array.from({ length: 30 }, (_, i) => {
  const next = `<< /XObject << /X ${11 + i} 0 R >> >>`;
  return `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources ${next} /Length 10 >>\nstream\n/X Do /X Do\nendstream`;
});

const LITTLE = { pages: 10, operations: 100_000, workMs: 700, pageMs: 30, memoryMb: 512 };

it('stops a file that never ends', async () => {
  const drawn = pdfOf([written], { objects: forms }).toString('latin1');
  const endless = drawn.replaceAll('/Im 8 0 R', '/X 10 0 R').replaceAll('BT 0 Tr', '/X Do BT 0 Tr');
  expect(await readPdfPages(Buffer.from(endless, 'latin1'), LITTLE)).toEqual({ kind: 'endless' });
});

it('stops at a stream that expands beyond all measure', async () => {
  const bomb = deflateSync(Buffer.alloc(100_000_000, '(a) Tj '), { level: 1 }).toString('latin1');
  const page = pdfOf([{ drawings: [] }], {
    objects: [`<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb}\nendstream`],
  });
  const bytes = Buffer.from(page.toString('latin1').replace(/\/Contents \d+ 0 R/, '/Contents 10 0 R'), 'latin1');
  expect((await readPdfPages(bytes, LITTLE)).kind).toMatch(/^(?:endless|too-much)$/);
});

it('says how much work it takes at most', async () => {
  const letters: DrawnPage = { drawings: [{ kind: 'text', x: 0, y: 10, text: 'abc'.repeat(20_000) }] };
  // what is counted stops it, however slow or full the machine is that counts
  const patient = { ...LITTLE, workMs: 60_000, memoryMb: 8192 };
  const read = await readPdfPages(pdfOf(Array.from({ length: 3 }, () => letters)), patient);
  expect(read).toEqual({ kind: 'too-much', page: 2 });
  const refused = refusePdf({ kind: 'too-much', page: 2 }, LITTLE, 'cong-van.pdf');
  expect(refused).toMatchObject({
    refusal: { message: expect.stringContaining('more than 100000 characters and lines before page 2') },
  });
});

it.each<[string, readonly DrawnPage[], PdfOptions, string[]]>([
  ['nothing of a sound file', [written, { drawings: [] }], {}, []],
  [
    'which pages are scanned',
    [written, scan, written, written, scan],
    {},
    [
      'SCANNED_PAGES Pages 2, 5 are scanned: pictures without text, of which nothing was read. Run text recognition (OCR) on the file and import it again to have them.',
    ],
  ],
  [
    'that a text was recognised',
    [recognised],
    {},
    [
      'RECOGNISED_PAGES Page 1 is read from a text that was recognised (OCR) in a scan: letters and numbers may be wrong.',
    ],
  ],
  [
    'nothing of Ƣ for Ư, which is mended later',
    [written],
    { readsAs: (letter) => (letter === 'ư' ? 'ƣ' : letter) },
    [],
  ],
])('says %s', async (_, pages, options, remarks) => expect(await remarksOn(pages, options)).toEqual(remarks));
