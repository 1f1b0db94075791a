import { documentTypeOf } from '../../vietnamese/document-type';
import { fold } from '../../vietnamese/fold';
import type { Section } from '../parsed-document';
import { isAllCaps } from './letter-case';
import { type Marker, markerOf } from './marker';
import { type Passage, placeIn } from './passage';
import type { Table } from './table';

/** One piece of the body in reading order, with the section it stands in (its own, where it opens one). */
export type Block = (
  | ({ kind: 'paragraph'; marker: Marker | null } & Passage)
  | { kind: 'table'; table: Table; start: number; end: number }
) & { section: number | null };

export type ParagraphBlock = Extract<Block, { kind: 'paragraph' }>;

export type BodyPart = ({ kind: 'paragraph' } & Passage) | { kind: 'table'; table: Table; start: number; end: number };

/** Rank of an unnumbered heading in capitals: under a Phụ lục, beside a Phần. */
const CAPS_RANK = 1;
const MAX_TITLE = 200;
/** Where a title without an end of its own is cut. */
const CUT_TITLE = 160;
/** Formulas in capitals that are no headings, folded. */
const FORMULAS = new Set(['quyet dinh', 'quyet nghi', 'nghi quyet', 'chi thi', 'nghi dinh']);

/** The section tree of the body and its blocks, each with its section. */
export function buildSections(
  parts: readonly BodyPart[],
  issuerLines: readonly string[],
): { sections: Section[]; blocks: Block[] } {
  const sections: Section[] = [];
  const blocks: Block[] = [];
  const stack: Array<{ index: number; rank: number }> = [];
  const authorities = new Set(issuerLines.map(fold));
  const open = (
    kind: Section['kind'],
    ordinal: string | null,
    rank: number,
    title: string,
    place: Section['place'],
  ) => {
    while ((stack.at(-1)?.rank ?? -1) >= rank) stack.pop();
    sections.push({
      kind,
      ordinal,
      title,
      level: stack.length + 1,
      parent: stack.at(-1)?.index ?? null,
      place,
    });
    stack.push({ index: sections.length - 1, rank });
  };
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'table') {
      blocks.push({ ...part, section: stack.at(-1)?.index ?? null });
      continue;
    }
    const marker = markerOf(part.text);
    const previous = blocks.at(-1);
    const untitled =
      previous?.kind === 'paragraph' && previous.section !== null && sections[previous.section]?.title === ''
        ? sections[previous.section]
        : undefined;
    if (marker !== null && marker.kind !== 'BULLET') {
      const { title, length } = headingTitle(part.text.slice(marker.length));
      open(
        marker.kind,
        marker.ordinal ?? (marker.kind === 'ANNEX' ? 'Phụ lục' : null),
        marker.rank,
        title,
        placeIn(part, 0, marker.length + length),
      );
    } else if (untitled !== undefined && marker === null && (isAllCaps(part.text) || part.text.length <= MAX_TITLE)) {
      untitled.title = part.text;
      untitled.place = { start: untitled.place.start, end: part.end };
    } else if (isCapsHeading(part.text, authorities) && !isAuthorityFormula(parts[i + 1])) {
      const inAnnex =
        stack[0] !== undefined &&
        sections[stack[0].index]?.kind === 'ANNEX' &&
        stack.length === 1 &&
        previous?.kind === 'paragraph' &&
        previous.section === stack[0].index;
      // Matches: the ":" at a heading's end. Must not match: a colon inside.
      if (!inAnnex)
        open('HEADING', null, CAPS_RANK, part.text.replace(/:$/, ''), {
          start: part.start,
          end: part.end,
        });
    }
    blocks.push({ ...part, marker, section: stack.at(-1)?.index ?? null });
  }
  return { sections, blocks };
}

/** Whether the capitals name the authority that goes on to say what it rests on: "GIÁM ĐỐC SỞ CÔNG THƯƠNG" before "Căn cứ". */
function isAuthorityFormula(next: BodyPart | undefined): boolean {
  // Matches: "Căn cứ Luật". Must not match: "I. Mục đích".
  return next?.kind === 'paragraph' && /^(?:Căn cứ|Theo đề nghị|Xét)(?![A-Za-zÀ-ɏẠ-ỹ])/u.test(next.text);
}

function isCapsHeading(text: string, authorities: ReadonlySet<string>): boolean {
  // a bar parts the cells of a row that is in no table, such as the rest of a head: "| VĂN PHÒNG"
  if (!isAllCaps(text) || text.length > MAX_TITLE || text.includes('|')) return false;
  // Matches: the dots that a form leaves to be filled in: "SỐ CCCD: ......". Must not match: "I. MỤC TIÊU".
  if (/\.{4}|…{2}/u.test(text)) return false;
  // Matches: the ":" of "QUYẾT NGHỊ:". Must not match: a colon inside.
  const folded = fold(text).replace(/:$/, '');
  if (folded.length < 5) return false;
  if (
    authorities.has(folded) ||
    FORMULAS.has(folded) ||
    folded.startsWith('cong hoa xa hoi') ||
    folded.startsWith('doc lap')
  )
    return false;
  return !(documentTypeOf(text) !== null && text.length < 12);
}

/** What a numbered paragraph is called, and how much of it that is: all where it is short, else up to its colon, its first sentence's end or "…". */
function headingTitle(text: string): { title: string; length: number } {
  // Matches: "Nhiệm vụ trọng tâm" before ":". Must not match: a colon far into the sentence.
  const beforeColon = /^[^:.;]{2,160}(?=:)/u.exec(text)?.[0];
  if (beforeColon !== undefined) return whole(beforeColon);
  // Matches: the stop at a heading's end. Must not match: a stop inside.
  if (text.length <= MAX_TITLE) return whole(text.replace(/[.;:]$/, ''));
  // Matches: up to the first "; " or ". ". Must not match: past it.
  const sentence = /^.{10,190}?(?=[.;] )/u.exec(text)?.[0];
  if (sentence !== undefined) return whole(sentence);
  const space = text.lastIndexOf(' ', CUT_TITLE);
  const cut = text.slice(0, space > 0 ? space : CUT_TITLE);
  return { title: `${cut}…`, length: cut.length };
}

function whole(title: string): { title: string; length: number } {
  return { title, length: title.length };
}
