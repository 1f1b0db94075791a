import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { readDocx } from '../../../src/ingest/read/docx';
import type { ReadSource } from '../../../src/ingest/read/file-format';
import { readHtml } from '../../../src/ingest/read/html';
import { readSourceText } from '../../../src/ingest/read-document';

/** Collected documents beside the project; where they are not, these tests are skipped and counted as such. */
const ORIGINALS = join(__dirname, '../../../../shared/corpus/originals');
const names = existsSync(ORIGINALS) ? readdirSync(ORIGINALS).filter((name) => name.endsWith('.docx')) : [];

const SITE = Array.from({ length: 6 }, (_, i) => `<a href="/${i}">Văn bản ${i}</a>`).join('');
const inPortal = (document: string) =>
  `<html><head><meta charset="utf-8"></head><body><nav>${SITE}</nav><div class="page"><div class="content">${document}</div></div><footer>Bản quyền của trang</footer></body></html>`;

function contentOf(read: ReadSource) {
  if (read.kind === 'refused') throw new Error(read.refusal.message);
  const result = readSourceText(read.source, 'a.html');
  if (result.kind === 'refused') throw new Error(result.refusal.message);
  const { metadata, tasks, citations } = result.document;
  return {
    metadata: { ...metadata, places: null },
    tasks: tasks.map(({ ordinal, title, assignments, deadlines }) => ({
      ordinal,
      title,
      units: assignments.map(({ unit, role }) => `${role} ${unit}`),
      deadlines: deadlines.map(({ text, on }) => `${text} ${on}`),
    })),
    citations: citations.map(({ type, number, name, kind, issuedOn }) => ({ type, number, name, kind, issuedOn })),
  };
}

(names.length > 0 ? describe : describe.skip)(
  'a collected .docx, and the page that another program makes of it',
  () => {
    it.each(names.length > 0 ? names : ['none'])('hold the same: %s', async (name) => {
      const bytes = readFileSync(join(ORIGINALS, name));
      const { value } = await mammoth.convertToHtml({ buffer: bytes });
      expect(contentOf(readHtml(Buffer.from(inPortal(value)), 'a.html'))).toEqual(contentOf(readDocx(bytes, name)));
    });
  },
);
