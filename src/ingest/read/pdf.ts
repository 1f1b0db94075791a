import type { Diagnostic } from '../parsed-document';
import type { ReadSource } from './file-format';
import { legacyEncodingOf } from './legacy-encoding';
import { toContent, toParagraph } from './pdf-content';
import { marksOf, withoutFootnotes } from './pdf-footnotes';
import { type FlowItem, layOut, type OpenPage, openPage } from './pdf-layout';
import { isIllegible, legibilityOf } from './pdf-legibility';
import { type IsMark, lineText, toPdfLines } from './pdf-lines';
import { withoutMargins } from './pdf-margins';
import { pagesList } from './pdf-page-list';
import { toBlocks } from './pdf-paragraphs';
import { refusePdf } from './pdf-refusal';
import { readPdfPages } from './pdf-thread';
import type { PdfLimits } from './pdf-thread-main';
import { refuseLegacy } from './plain-text';
import { SourceWriter } from './source-writer';

const BYTES_PER_MB = 1024 * 1024;
/** Up to this size a file has the least time. */
const SMALL_MB = 5;
/** A page with fewer letters than this has no text to speak of: a number, a stamp. */
const FEW_LETTERS = 40;
const MOST_SCANNED = 0.5;

/**
 * The text and tables of a PDF in reading order: page heads and numbers left out, paragraphs and tables whole again where
 * a page cuts them, footnotes and digital signatures behind the body. A scanned or garbled file is refused.
 */
export async function readPdf(bytes: Buffer, fileName: string): Promise<ReadSource> {
  const limits = limitsFor(bytes.length);
  const read = await readPdfPages(bytes, limits);
  if (read.kind !== 'pages') return refusePdf(read, limits, fileName);
  const pages = read.pages.map(openPage);
  const empty = pages.filter(({ letters }) => letters < FEW_LETTERS);
  const scanned = empty.filter(({ hasPicture }) => hasPicture);
  const textOf = (page: OpenPage) => page.pieces.map(({ text }) => text).join(' ');
  const text = pages.map(textOf).join('\n');
  if (read.hasXfa && text.length < 600) return refusePdf({ kind: 'form' }, limits, fileName);
  if (text.trim() === '' && scanned.length === 0) return refusePdf({ kind: 'no-text' }, limits, fileName);
  if (scanned.length > pages.length * MOST_SCANNED)
    return refusePdf({ kind: 'scanned', pages: numbersOf(scanned), count: pages.length }, limits, fileName);
  const encoding = legacyEncodingOf(text);
  if (encoding !== null) return refuseLegacy(fileName, encoding);
  const garbled = pages.filter((page) => isIllegible(legibilityOf(textOf(page))));
  if (isIllegible(legibilityOf(text)) || garbled.length > pages.length * MOST_SCANNED)
    return refusePdf(
      { kind: 'garbled', pages: numbersOf(garbled), count: pages.length, sample: sampleOf(garbled) },
      limits,
      fileName,
    );
  const writer = new SourceWriter();
  writeBody(writer, pages);
  const source = writer.source();
  return { kind: 'text', source: { ...source, remarks: remarksOn(pages, scanned, garbled) } };
}

function limitsFor(bytes: number): PdfLimits {
  const beyondMb = Math.max(0, bytes / BYTES_PER_MB - SMALL_MB);
  return {
    pages: 1000,
    operations: 2_500_000,
    workMs: 6000 + beyondMb * 1500,
    pageMs: 30,
    memoryMb: 1024,
  };
}

function writeBody(writer: SourceWriter, pages: readonly OpenPage[]): void {
  // what the marks of footnotes are is known once the footnotes are
  const first = laidOut(pages, () => false);
  const { bodies, notes } = first.notes.length === 0 ? first : laidOut(pages, marksOf(first.notes));
  writer.addBlocks(
    toContent(
      toBlocks(
        bodies,
        pages.map(({ width }) => width),
      ),
    ),
  );
  for (const note of notes) {
    // Matches: the number before a note's text. Must not match: "1. Mục đích".
    const [, mark, text] = /^[([]?(\d{1,3}|\*{1,3})[)\]]?\s*([^\d\s].*)$/su.exec(note) ?? [null, '*', note];
    writer.addNote([toParagraph(text ?? '')], `[${mark}]`);
  }
  for (const signature of pages.flatMap(({ signatures }) => signatures))
    writer.addBlocks(toPdfLines(signature, () => false).map((line) => toParagraph(lineText(line))));
}

function laidOut(pages: readonly OpenPage[], isMark: IsMark): { bodies: FlowItem[][]; notes: string[] } {
  const items = withoutMargins(pages.map((page) => layOut(page, isMark)));
  const bodySize = mainSize(items);
  const noted = items.map((flow, i) => {
    const page = pages[i] as OpenPage;
    return withoutFootnotes(flow, page.rules, page.width, bodySize);
  });
  return { bodies: noted.map((page) => page.items), notes: noted.flatMap((page) => page.notes) };
}

/** The size that most letters outside tables have. */
function mainSize(pages: ReadonlyArray<readonly FlowItem[]>): number {
  const letters = new Map<number, number>();
  for (const item of pages.flat()) {
    if (item.kind !== 'line') continue;
    const size = Math.round(item.line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + lineText(item.line).length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function numbersOf(pages: readonly OpenPage[]): number[] {
  return pages.map(({ number }) => number);
}

function sampleOf(pages: readonly OpenPage[]): string {
  return (pages[0]?.pieces ?? [])
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 40);
}

function remarksOn(
  pages: readonly OpenPage[],
  scanned: readonly OpenPage[],
  garbled: readonly OpenPage[],
): Diagnostic[] {
  const remarks: Diagnostic[] = [];
  const add = (code: string, some: readonly OpenPage[], says: (list: string) => string) => {
    if (some.length > 0)
      remarks.push({ code, severity: 'WARNING', place: null, message: says(pagesList(numbersOf(some))) });
  };
  add(
    'SCANNED_PAGES',
    scanned,
    (list) =>
      `${list} scanned: pictures without text, of which nothing was read. Run text recognition (OCR) on the file and import it again to have them.`,
  );
  add(
    'GARBLED_PAGES',
    garbled,
    (list) =>
      `${list} garbled: the file does not say which letters their font shows. What was read there cannot be relied on.`,
  );
  add(
    'RECOGNISED_PAGES',
    pages.filter(({ isInvisible }) => isInvisible),
    (list) => `${list} read from a text that was recognised (OCR) in a scan: letters and numbers may be wrong.`,
  );
  add(
    'DAMAGED_PAGES',
    pages.filter(({ isPartial }) => isPartial),
    (list) => `${list} damaged: a part of the text may be missing.`,
  );
  return remarks;
}
