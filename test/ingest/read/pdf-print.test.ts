import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDocument } from '../../../src/ingest/parsed-document';
import { readDocument } from '../../../src/ingest/read-document';

const FIXTURE = join(__dirname, '../../fixtures/pdf/ke-hoach-58.pdf');
let plan: ReadDocument;

beforeAll(async () => {
  const read = await readDocument(readFileSync(FIXTURE), 'ke-hoach-58.pdf', 1e6);
  if (read.kind !== 'read') throw new Error(read.refusal.message);
  plan = read.document;
});

it('reads the head of a printed plan', () => {
  expect(plan.metadata).toMatchObject({
    number: '58/KH-UBND',
    type: 'Kế hoạch',
    title: 'Chuyển đổi số tỉnh Lạc Giang năm 2026',
    issuer: 'Ủy ban nhân dân tỉnh Lạc Giang',
    signer: 'Lý Minh Tường',
    issuedOn: '2026-03-06',
  });
});

it('reads each document that it cites, past the mark of a footnote', () => {
  const cited = plan.citations.map(({ number, issuedOn }) => `${number} ${issuedOn}`);
  expect(cited).toContain('30/2020/NĐ-CP 2020-03-05');
  expect(cited).toContain('57-NQ/TW 2024-12-22');
  expect(cited.filter((citation) => citation.includes('/QĐ-UBND'))).toHaveLength(6);
});

it('reads each row of a table over two pages as one task', () => {
  const rows = plan.tasks.filter(({ title }) => / đợt \d+, /u.test(title));
  expect(rows.map(({ title }) => / đợt (\d+), /u.exec(title)?.[1])).toEqual(
    Array.from({ length: 16 }, (_, i) => String(i + 1)),
  );
  for (const { assignments, deadlines } of rows) {
    expect(assignments.map(({ role }) => role)).toEqual(['LEAD', 'COORDINATE', 'COORDINATE']);
    expect(deadlines).toHaveLength(1);
  }
});

it('reads each task of the text with its units and deadline', () => {
  const giao = plan.tasks.filter(({ title }) => !/ đợt \d+, /u.test(title));
  expect(giao.map(({ assignments }) => assignments.map(({ unit }) => unit))).toEqual([
    ['Sở Nội vụ', 'Sở Y tế'],
    ['Sở Xây dựng', 'Công an tỉnh'],
    ['Sở Y tế', 'Sở Tài chính'],
    ['Công an tỉnh', 'Sở Nội vụ'],
    ['Sở Tài chính', 'Sở Xây dựng'],
    ['Sở Nội vụ', 'Sở Y tế'],
  ]);
  expect(giao.map(({ deadlines }) => deadlines[0]?.on)).toEqual([
    '2026-05-11',
    '2026-06-12',
    '2026-07-13',
    '2026-08-14',
    '2026-09-15',
    '2026-10-16',
  ]);
});

it('holds neither page numbers nor repeated heads, and a figure of a measure in its place', () => {
  const lines = plan.sourceText.split('\n');
  expect(lines.filter((line) => /^\d+$/.test(line))).toEqual([]);
  expect(lines.filter((line) => line.startsWith('TT | '))).toHaveLength(1);
  expect(plan.sourceText).toContain('đạt 120 m2; 100%');
});

/** A dispatch whose number and day were stamped over it when it was signed; the text below has blanks there. */
const STAMPED = join(__dirname, '../../../../shared/corpus/originals/cv-7432-ubnd-laocai-xd-2026-pdf.pdf');

(existsSync(STAMPED) ? it : it.skip)(
  'reads the stamped number and day of a signed dispatch (1 file of the corpus)',
  async () => {
    const read = await readDocument(readFileSync(STAMPED), 'cong-van.pdf', 1e8);
    expect(read).toMatchObject({ document: { metadata: { number: '7432/UBND-XD', issuedOn: '2026-07-21' } } });
  },
);
