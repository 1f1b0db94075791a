import { tidyDocumentNumber } from '../../vietnamese/document-number';
import type { AttachedDocument, Metadata } from '../parsed-document';
import { capitalised, isAllCaps } from '../segment/letter-case';
import type { Found } from '../segment/portal-block';
import type { SegmentedDocument } from '../segment/segment-text';
import { blocksOf } from './document-parts';
import { readEffectiveDay } from './effective-day';
import { onlyYear } from './metadata';
import { Recaser } from './recase';

/** What the heads of the attached documents say of them, and the day from which their own text says they are in force. */
export function readAttached(document: SegmentedDocument, metadata: Metadata): AttachedDocument[] {
  if (document.attached.length === 0) return [];
  const recaser = new Recaser(document.text);
  return document.attached.map(({ type, typeLine, title, number, link }, i) => {
    const words = titleOf(title, recaser, document.text);
    const own = { ...document, blocks: blocksOf(document, i + 1) };
    return {
      type,
      title: words,
      number: number === null ? null : tidyDocumentNumber(number.text),
      year: onlyYear(words ?? ''),
      effectiveOn: readEffectiveDay(own, { issuedOn: metadata.issuedOn, type })?.on ?? null,
      place: { start: typeLine.start, end: title.at(-1)?.end ?? typeLine.end },
      link: { start: link.start, end: link.end },
      stretches: document.stretches
        .filter((stretch) => stretch.document === i + 1)
        .map(({ start, end }) => ({ start, end })),
    };
  });
}

// Matches: "Thực hiện", "Về" of the line below "HÀNH ĐỘNG", which goes on with it. Must not match: "Bộ Y tế".
const GOES_ON = /^(?:Thực hiện|Triển khai|Thi hành|Về)(?![A-Za-zÀ-ɏẠ-ỹ])/u;

/** The title in sentence case: its lines in capitals are set back, those below them go on with small letters. */
function titleOf(lines: readonly Found[], recaser: Recaser, text: string): string | null {
  const upTo = lines.findIndex(({ text }) => !isAllCaps(text));
  const capsLines = upTo < 0 ? lines : lines.slice(0, upTo);
  const rest = oneLine(upTo < 0 ? [] : lines.slice(upTo));
  const caps = recaser.sentence(oneLine(capsLines));
  const small = `${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
  // "trồng rừng" in a sentence of the text: no name that a capital belongs to
  const goesOn = GOES_ON.test(rest) || text.includes(` ${small.split(' ', 2).join(' ')} `);
  const title = `${caps} ${caps !== '' && goesOn ? small : rest}`.trim().replace(/[.;]$/u, '');
  return title === '' ? null : capitalised(title);
}

const oneLine = (lines: readonly Found[]): string =>
  lines
    // Matches: the marks of Markdown's italics around a line. Must not match: a star inside.
    .map(({ text }) => text.replace(/^[*_]+|[*_]+$/g, ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
