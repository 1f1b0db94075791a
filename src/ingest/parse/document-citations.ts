import { documentNumberKey, parseDocumentNumber } from '../../vietnamese/document-number';
import type { CitationMention, Diagnostic, Metadata, Span } from '../parsed-document';
import type { AttachedHead } from '../segment/attached-head';
import { type Passage, toPassage } from '../segment/passage';
import type { Block } from '../segment/section-tree';
import type { SegmentedDocument } from '../segment/segment-text';
import { checkAgainstEachOther, isSlipOf } from './citation-consistency';
import { listedKind } from './citation-kind';
import { findCitations, type PassageContext, type ReadPassage } from './citations';
import { passagesOf, preambleEnd } from './passages';
import { enclosing } from './section-path';
import { readShortForms } from './short-forms';

/** Every mention in titles and body, but those of the document itself; what is doubtful among them goes to the diagnostics. */
export function readCitations(
  document: SegmentedDocument,
  metadata: Metadata,
  diagnostics: Diagnostic[],
): CitationMention[] {
  const read = readPassages(document, metadata);
  const all = readShortForms(read).filter(
    ({ mention, isOfMain }) => !isOfMain || !isSelf(mention, metadata, diagnostics),
  );
  const mentions = checkAgainstEachOther(
    all.map(({ mention }) => withinPower(mention, metadata.number)),
    metadata.issuedOn,
  );
  for (const [i, { doubt }] of all.entries()) {
    const mention = mentions[i] as CitationMention;
    if (doubt !== null && mention.status === 'WELL_FORMED')
      diagnostics.push({ code: 'CITATION_UNSURE', severity: 'INFO', message: doubt, place: mention.place });
  }
  return mentions;
}

/** What only a normative document does to a normative one (its number bears a year): an administrative one plans or orders it. */
const NORMATIVE_ACTS: ReadonlySet<CitationMention['kind']> = new Set([
  'AMENDS',
  'REPLACES',
  'REPEALS',
  'DETAILS',
  'SUSPENDS',
  'EXTENDS',
]);

function withinPower(mention: CitationMention, ownNumber: string | null): CitationMention {
  const isAdministrative = ownNumber !== null && parseDocumentNumber(ownNumber)?.style === 'STATE_ADMINISTRATIVE';
  if (!isAdministrative || !NORMATIVE_ACTS.has(mention.kind)) return mention;
  const isNormative =
    mention.number === null ? mention.name !== null : parseDocumentNumber(mention.number)?.year != null;
  return isNormative ? { ...mention, kind: 'CITES' } : mention;
}

/** Types whose articles and titles change other documents; the others only plan to, unless they say "… này thay thế". */
const ACTING = new Set([
  'Luật',
  'Bộ luật',
  'Pháp lệnh',
  'Lệnh',
  'Nghị định',
  'Nghị quyết',
  'Nghị quyết liên tịch',
  'Quyết định',
  'Thông tư',
  'Thông tư liên tịch',
  'Văn bản hợp nhất',
]);

function readPassages(document: SegmentedDocument, metadata: Metadata): ReadPassage[] {
  const { head, attached, stretches, blocks, text } = document;
  const citedOn = metadata.issuedOn;
  const acts = metadata.type === null || ACTING.has(metadata.type);
  const begun = new Set<number>();
  return stretches.flatMap((stretch) => {
    const isBeginning = !begun.has(stretch.document);
    begun.add(stretch.document);
    const own = blocks.slice(stretch.fromBlock, stretch.toBlock);
    const basisUntil = isBeginning ? preambleEnd(own) : 0;
    const below = attached[stretch.document - 1];
    const isOfMain = below === undefined;
    const inHead = !isBeginning
      ? []
      : isOfMain
        ? [
            ...head.authority.map((line) => toPassage(text, line.start, line.end)),
            ...titlePassage(text, head.title),
          ].map((passage) => ({ passage, citations: findCitations(passage, { citedOn }), isOfMain }))
        : attachedHead(text, below, citedOn);
    const canActIn = (block: Block, i: number) =>
      i < basisUntil ||
      (acts && block.kind === 'paragraph' && enclosing(document.sections, block.section, 'ARTICLE') !== null);
    return [...inHead, ...inBlocks(own, basisUntil, canActIn, citedOn).map((found) => ({ ...found, isOfMain }))];
  });
}

/** The citations of the blocks, in which a paragraph can set the relation of the documents listed below it. */
function inBlocks(
  blocks: readonly Block[],
  basisUntil: number,
  canActIn: (block: Block, i: number) => boolean,
  citedOn: string | null,
): Array<Omit<ReadPassage, 'isOfMain'>> {
  let listed: PassageContext['listed'] = null;
  return blocks.flatMap((block, i) => {
    const canAct = canActIn(block, i);
    return passagesOf(block).map((passage) => {
      const isItem = listed !== null && block.kind === 'paragraph' && block.marker !== null;
      const citations = findCitations(passage, {
        isPreamble: i < basisUntil,
        canAct,
        listed: isItem ? listed : null,
        citedOn,
      });
      const lead = canAct ? listedKind(passage.text) : null;
      listed = lead ?? (isItem && citations.length > 0 ? listed : null);
      return { passage, citations };
    });
  });
}

const titlePassage = (text: string, title: readonly Span[]): Passage[] => {
  const [first, last] = [title[0], title.at(-1)];
  return first === undefined || last === undefined ? [] : [toPassage(text, first.start, last.end)];
};

/** What the head of an attached document cites; the document of its link is the one it was issued with. */
function attachedHead(text: string, { title, typeLine, link }: AttachedHead, citedOn: string | null): ReadPassage[] {
  const inTitle = titlePassage(text, title).map((passage) => ({
    passage,
    citations: findCitations(passage, { citedOn }),
    isOfMain: false,
  }));
  if (link.start <= typeLine.start) return inTitle;
  const passage = toPassage(text, link.start, link.end);
  const citations = findCitations(passage, { citedOn }).map(({ mention, doubt }) => ({
    mention: { ...mention, kind: 'ISSUED_WITH' as const },
    doubt,
  }));
  return [...inTitle, { passage, citations, isOfMain: false }];
}

/** Whether the mention is the document's own; where a slip of the hand gives it another day, that is said. */
function isSelf(citation: CitationMention, metadata: Metadata, diagnostics: Diagnostic[]): boolean {
  const { number, meantNumber, issuedOn, place } = citation;
  if (number === null || metadata.number === null) return false;
  // a scan's fault in it makes the document's own number no other: "Kèm theo Quyết định số l5/QĐ-UBND"
  const names = [number, meantNumber ?? number].map(documentNumberKey);
  if (!names.includes(documentNumberKey(metadata.number))) return false;
  if (issuedOn === null || metadata.issuedOn === null || issuedOn === metadata.issuedOn) return true;
  if (!isSlipOf(issuedOn, metadata.issuedOn)) return false;
  diagnostics.push({
    code: 'CITATION_SUSPECT',
    severity: 'WARNING',
    message: `The document's own number ${number} is dated ${issuedOn} here, but its head says ${metadata.issuedOn}.`,
    place,
  });
  return true;
}
