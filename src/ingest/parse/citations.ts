import { checkDocumentNumber } from '../../vietnamese/check-document-number';
import { tidyDocumentNumber } from '../../vietnamese/document-number';
import type { CitationKind, CitationMention, Span } from '../parsed-document';
import { type Passage, placeIn } from '../segment/passage';
import { type DayAndIssuer, readDayAndIssuer } from './citation-issuer';
import {
  AMENDED_BY,
  BASIS_GOES_ON,
  BASIS_JOIN,
  BASIS_OPENER,
  BASIS_SIBLING,
  ENACTS,
  type KindContext,
  LAPSES,
  OWN_ACTS,
  relationBefore,
} from './citation-kind';
import { type Locator, locatorBefore } from './citation-locator';
import type { Mention } from './disjoint-mentions';
import { findMentions } from './mentions';

// Matches: " và ", ", ", "; " between two mentions that share what follows the second. Must not match: " về ".
const SHARED = /^(?:,|;| và|,? và)(?: các)?(?: số)? ?$/u;

/** A citation with what its reader is to be told, if anything. */
export interface FoundCitation {
  mention: CitationMention;
  /** Why a reader should look at it, in English. */
  doubt: string | null;
}

/** A passage with the citations in it; `isOfMain`: of the document of the file, not of one attached to it. */
export interface ReadPassage {
  passage: Passage;
  citations: FoundCitation[];
  isOfMain: boolean;
}

/** Where a passage stands in its document. */
export interface PassageContext {
  isPreamble: boolean;
  /** It stands where a document does what it is there for: its title, its articles. */
  canAct: boolean;
  /** The relation that a paragraph above sets for the documents listed below it. */
  listed: CitationKind | null;
  /** The document's own day. */
  citedOn: string | null;
}

const ALONE: PassageContext = { isPreamble: false, canAct: true, listed: null, citedOn: null };

interface Draft extends Mention, DayAndIssuer {
  kind: CitationKind;
  locator: Locator | null;
}

/** The documents mentioned in a passage, in order. In the preamble, those that it rests on are BASIS. */
export function findCitations(passage: Passage, context: Partial<PassageContext> = {}): FoundCitation[] {
  const { text } = passage;
  const where = { ...ALONE, ...context };
  const mentions = findMentions(text);
  if (mentions.length === 0) return [];
  const drafts: Draft[] = mentions.map((mention, i) => ({
    ...mention,
    // an issuer ends where the next document is named: "của Chính phủ và Nghị định số 118/2025/NĐ-CP"
    ...readDayAndIssuer(text.slice(0, mentions[i + 1]?.start), mention.end),
    kind: 'CITES',
    locator: locatorBefore(text, mention.start),
  }));
  shareBackwards(text, drafts);
  setKinds(text, drafts, where);
  return drafts.map((draft, i) =>
    toCitation(text, draft, where.citedOn, placeOf(passage, draft.start, draft.end, mentions[i]?.end ?? draft.end)),
  );
}

/** More letters than this between a number and its day are other cells: a page cut the row. */
const MOST_BETWEEN = 60;

/** Where the mention stands; up to the end of its number where other cells stand before the day that follows it. */
function placeOf(passage: Passage, start: number, end: number, numberEnd: number): Span {
  const whole = placeIn(passage, start, end);
  return whole.end - whole.start > end - start + MOST_BETWEEN ? placeIn(passage, start, numberEnd) : whole;
}

function setKinds(text: string, drafts: Draft[], { isPreamble, canAct, listed }: PassageContext): void {
  const isBasisPassage = isPreamble && (BASIS_OPENER.test(text) || BASIS_GOES_ON.test(text));
  const lastOfType = new Map<string, Draft>();
  let basisOpen = isBasisPassage && !ENACTS.test(text.slice(0, drafts[0]?.start ?? 0));
  for (const [i, draft] of drafts.entries()) {
    const previous = drafts[i - 1];
    const between = text.slice(previous?.end ?? 0, draft.start);
    const amended = AMENDED_BY.test(between.slice(-60)) ? lastOfType.get(draft.type) : undefined;
    if (isBasisPassage && previous !== undefined)
      basisOpen =
        amended !== undefined
          ? amended.kind === 'BASIS'
          : !ENACTS.test(between) &&
            (between.includes(';') || (basisOpen && (BASIS_JOIN.test(between) || BASIS_SIBLING.test(between))));
    const isSameClause = !between.includes(';') && !between.includes('. ');
    const previousEnd = previous !== undefined && isSameClause ? previous.end : null;
    if (basisOpen) draft.kind = 'BASIS';
    else if (amended !== undefined) draft.kind = 'CITES';
    // Matches: "a) ", "- " before the first document of a list. Must not match: "Căn cứ ".
    else if (i === 0 && listed !== null && /^.{0,8}$/su.test(between)) draft.kind = listed;
    else if (previous !== undefined && sharesKind(previous.kind, between)) draft.kind = previous.kind;
    else draft.kind = relationOf(text, draft, { previousEnd, canAct });
    lastOfType.set(draft.type, draft);
  }
  if (canAct) setLapsed(text, drafts);
}

/** Whether a list goes on with its verb: over a semicolon only a verb by which the document itself acts. */
const sharesKind = (kind: CitationKind, between: string): boolean =>
  kind !== 'BASIS' && SHARED.test(between) && (OWN_ACTS.has(kind) || !between.includes(';'));

/** "Nghị định số … và Nghị định số … hết hiệu lực kể từ ngày Nghị định này có hiệu lực" ends them all. */
function setLapsed(text: string, drafts: readonly Draft[]): void {
  let head = 0;
  for (const [i, draft] of drafts.entries()) {
    const previous = drafts[i - 1];
    const between = text.slice(previous?.end ?? 0, draft.start);
    if (previous === undefined || between.includes(';') || between.includes('. ')) head = i;
    else if (!SHARED.test(between)) head = drafts.length;
    if (head <= i && LAPSES.test(text.slice(draft.end, Math.min(draft.end + 340, drafts[i + 1]?.start ?? text.length))))
      for (const lapsed of drafts.slice(head, i + 1)) if (lapsed.kind === 'CITES') lapsed.kind = 'REPEALS';
  }
}

/** "sửa đổi khoản 2 Điều 5 của" is read before the part; "Phụ lục II ban hành kèm theo" behind it. */
function relationOf(text: string, { start, locator }: Draft, context: KindContext): CitationKind {
  const direct = relationBefore(text, start, context);
  return locator === null || direct === 'ISSUED_WITH' ? direct : relationBefore(text, locator.start, context);
}

function toCitation(text: string, draft: Draft, citedOn: string | null, place: Span): FoundCitation {
  const { type, number, name, issuedOn, issuer, kind, isUnsymboled, unreadDay } = draft;
  const check =
    number === null || isUnsymboled ? null : checkDocumentNumber(number, type, { issuer, issuedOn, citedOn });
  const suspicion =
    check?.status === 'SUSPECT'
      ? check
      : unreadDay === null || number === null
        ? null
        : { reason: `"${number}" is dated ${unreadDay}, which is no day.`, meantNumber: tidyDocumentNumber(number) };
  const mention: CitationMention = {
    type,
    number: number === null ? null : tidyDocumentNumber(number),
    name,
    about: kind === 'BASIS' ? aboutAfter(text, draft.end) : null,
    issuedOn,
    issuer,
    kind,
    locator: draft.locator?.words ?? null,
    status: suspicion === null ? 'WELL_FORMED' : 'SUSPECT',
    statusReason: suspicion?.reason ?? null,
    meantNumber: suspicion?.meantNumber ?? null,
    meantIssuedOn: null,
    place,
  };
  return { mention, doubt: draft.doubt ?? doubtOf(text, draft) };
}

// Matches: "các dự án: Luật Giá, " before one more law. Must not match: "dự án khu tái định cư".
const DRAFTS = /(?:dự án|dự thảo)(?: luật)?:[^.;]{0,240}$/iu;
// Matches: " của Hội nghị" left behind a mention. Must not match: " của các", " của mình".
const ISSUER_LEFT = /^,? của (?=\p{Lu})/u;

/** Why a reader should look at a citation that was read without a fault. */
function doubtOf(text: string, { number, name, isUnsymboled, start, end, issuer }: Draft): string | null {
  // Matches: "35", "21.4". Must not match: "21.4/GĐN".
  if (name === null && isUnsymboled && (number === null || /^[\d.]+$/.test(number)))
    return 'It bears no symbol: only its day and issuer say which document is meant.';
  if (number === null && DRAFTS.test(text.slice(Math.max(0, start - 260), start)))
    return `"${name}" may be a draft, not the law in force.`;
  if (issuer === null && ISSUER_LEFT.test(text.slice(end, end + 8)))
    return `The issuer named behind ${number ?? name} was not read.`;
  return null;
}

// Matches: " về công tác văn thư; ", " ban hành Chương trình ….". Must not match: " và Nghị định", " (sau đây gọi tắt".
const ABOUT = /^,? ((?:về|ban hành|phê duyệt|quy định|sửa đổi|giao)\s[^;]{3,600})/u;

/** What a legal basis says that a document is about: from behind its issuer to the end of its item. */
function aboutAfter(text: string, end: number): string | null {
  // Matches: the stop at an item's end. Must not match: a stop inside.
  const words = ABOUT.exec(text.slice(end, end + 610))?.[1]?.replace(/[\s.]+$/, '');
  return words === undefined ? null : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Gives the issuer that is written once for a list to the members before it, and a date to those that share the type word. */
function shareBackwards(text: string, drafts: Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const draft = drafts[i] as Draft;
    const next = drafts[i + 1] as Draft;
    if (!SHARED.test(text.slice(draft.end, next.start))) continue;
    if (draft.issuer === null && draft.name === null && draft.type === next.type) draft.issuer = next.issuer;
    if (draft.issuedOn === null && draft.unreadDay === null && next.sharesType) draft.issuedOn = next.issuedOn;
  }
}
