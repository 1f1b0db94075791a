import { checkDocumentNumber } from '../../vietnamese/check-document-number';
import { DATE_SOURCE, dayOfGroups } from '../../vietnamese/date';
import { tidyDocumentNumber } from '../../vietnamese/document-number';
import type { UnitInText } from '../../vietnamese/unit-group';
import { readUnitList } from '../../vietnamese/unit-list';
import type { CitationMention } from '../parsed-document';
import { type Passage, placeIn } from '../segment/passage';
import { BASIS_JOIN, BASIS_OPENER, relationBefore } from './citation-kind';
import { findMentions, type Mention } from './mentions';

// Matches: ", ngày 29/7/2025", " ngày 16 tháng 11 năm 2021", " năm 2023". Must not match: " từ ngày".
const DATE_AFTER = new RegExp(`^,? ?\\(?(?:ban hành |ký )?ngày ?${DATE_SOURCE}`, 'iu');
// Matches: " của Chính phủ", "của Chủ tịch", " do Bộ". Must not match: " do đó".
const ISSUER_AFTER = /^,? ?(?:của|do) (?=\p{L})/u;
// Matches: "khoản 2 Điều 5 ", "điểm a khoản 1 Điều 3 của ", "Điều 9, ". Must not match: "điều kiện ".
const LOCATOR_BEFORE =
  /((?:(?:[Đđ]iểm [a-zđ](?:(?:,| và) [a-zđ])* ?,? ?)?(?:[Kk]hoản \d{1,3}[a-z]?(?:(?:,| và)(?: khoản)? \d{1,3}[a-z]?)* ?,? ?))?(?:Điều \d{1,3}[a-z]?(?:(?:,| và)(?: Điều)? \d{1,3}[a-z]?)*|[Mm]ục [IVX\d]{1,5}(?:,? Phụ lục(?: [IVX\d]{1,4})?)?|Phụ lục [IVX\d]{1,4})),?(?: của| tại| ban hành kèm theo| kèm theo)? $/u;
// Matches: " và ", ", ", "; " between two mentions that share what follows the second. Must not match: " về ".
const SHARED = /^(?:,|;| và|,? và)(?: các)? ?$/u;

interface Draft extends Mention {
  end: number;
  issuedOn: string | null;
  issuer: string | null;
}

/** The documents mentioned in a passage, in order. In the preamble, those that it rests on are BASIS. */
export function findCitations(passage: Passage, isPreamble: boolean): CitationMention[] {
  const { text } = passage;
  const mentions = findMentions(text);
  // an issuer ends where the next document is named: "của Chính phủ và Nghị định số 118/2025/NĐ-CP"
  const drafts = mentions.map((mention, i) => withDateAndIssuer(text.slice(0, mentions[i + 1]?.start), mention));
  shareBackwards(text, drafts);
  const isBasisPassage = isPreamble && BASIS_OPENER.test(text);
  let basisOpen = isBasisPassage;
  return drafts.map((draft, i) => {
    const previous = drafts[i - 1];
    const between = text.slice(previous?.end ?? 0, draft.start);
    if (isBasisPassage && previous !== undefined)
      basisOpen = between.includes(';') || (basisOpen && BASIS_JOIN.test(between));
    const namedBefore = previous !== undefined && !between.includes(';') && !between.includes('. ');
    const check =
      draft.number === null || draft.isUnsymboled ? null : checkDocumentNumber(draft.number, draft.type, draft.issuer);
    return {
      type: draft.type,
      number: draft.number === null ? null : tidyDocumentNumber(draft.number),
      name: draft.name,
      about: basisOpen ? aboutAfter(text, draft.end) : null,
      issuedOn: draft.issuedOn,
      issuer: draft.issuer,
      kind: basisOpen ? 'BASIS' : relationBefore(text, draft.start, namedBefore),
      locator:
        // Matches: the ', ' left after "Điều 9, ". Must not match: "Điều 9".
        LOCATOR_BEFORE.exec(text.slice(Math.max(0, draft.start - 90), draft.start))?.[1]?.replace(/[ ,]+$/, '') ?? null,
      status: check?.status ?? 'WELL_FORMED',
      statusReason: check?.status === 'SUSPECT' ? check.reason : null,
      meantNumber: check?.status === 'SUSPECT' ? check.meantNumber : null,
      place: placeIn(passage, draft.start, draft.end),
    };
  });
}

function withDateAndIssuer(text: string, mention: Mention): Draft {
  let { end } = mention;
  let issuedOn: string | null = null;
  let issuer: string | null = null;
  for (let step = 0; step < 2; step++) {
    const tail = text.slice(end, end + 60);
    const date = issuedOn === null ? DATE_AFTER.exec(tail) : null;
    if (date !== null) {
      issuedOn = dayOfGroups(date);
      end += date[0].length;
    }
    const of: RegExpExecArray | null = issuer === null ? ISSUER_AFTER.exec(text.slice(end, end + 12)) : null;
    const units: ReturnType<typeof readUnitList> = of === null ? null : readUnitList(text, end + of[0].length);
    const unit: UnitInText | undefined = units?.units[0];
    if (unit !== undefined && unit.start === end + (of?.[0].length ?? 0)) {
      issuer = issuerAlone(unit.unit);
      end = unit.end - (unit.unit.length - issuer.length);
    } else break;
  }
  return { ...mention, end, issuedOn, issuer };
}

// Matches: " về công tác văn thư; ", " ban hành Chương trình ….". Must not match: " và Nghị định", " (sau đây gọi tắt".
const ABOUT = /^,? ((?:về|ban hành|phê duyệt|quy định|sửa đổi|giao)\s[^;]{3,600})/u;

/** What a legal basis says that a document is about: from behind its issuer to the end of its item. */
function aboutAfter(text: string, end: number): string | null {
  const words = ABOUT.exec(text.slice(end, end + 610))?.[1]?.replace(/[\s.]+$/, '');
  return words === undefined ? null : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

// Matches: "Chính phủ" of "Chính phủ sửa đổi", "Bộ Chính trị" of "Bộ Chính trị về". Must not match: "Chính phủ" inside "Thủ tướng Chính phủ".
const CENTRAL_ISSUER =
  /^(?:Thủ tướng Chính phủ|Chính phủ|Quốc hội|U[ỷy] ban [Tt]hường vụ Quốc hội|Ủy ban [Tt]hường vụ Quốc hội|Bộ Chính trị|Chủ tịch nước)(?!\p{L})/u;
// Matches: " Quy định chế độ" of "Bộ Công Thương Quy định chế độ". Must not match: "Bộ Lao động - Thương binh và Xã hội".
const AFTER_ISSUER =
  /\s(?:(?:[Qq]uy định|[Ss]ửa đổi|[Bb]an hành|[Pp]hê duyệt|[Pp]hê chuẩn|[Hh]ướng dẫn|hết hiệu lực|xong)(?!\p{L})|và (?=Quyết định|Nghị định|Nghị quyết|Kế hoạch|Chỉ thị)).*$/su;

/** An issuer without the words that follow it: the bodies that issue most are known by name. */
const issuerAlone = (unit: string): string => CENTRAL_ISSUER.exec(unit)?.[0] ?? unit.replace(AFTER_ISSUER, '');

/** Gives the issuer that is written once for a list to the members before it, and a date to those that share the type word. */
function shareBackwards(text: string, drafts: Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const draft = drafts[i] as Draft;
    const next = drafts[i + 1] as Draft;
    if (!SHARED.test(text.slice(draft.end, next.start))) continue;
    if (draft.issuer === null && draft.name === null && draft.type === next.type) draft.issuer = next.issuer;
    if (draft.issuedOn === null && next.sharesType) draft.issuedOn = next.issuedOn;
  }
}
