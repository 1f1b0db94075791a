import { parseDocumentNumber } from '../../vietnamese/document-number';
import { documentTypeOf } from '../../vietnamese/document-type';
import { findAll } from '../../vietnamese/find-all';
import { fold } from '../../vietnamese/fold';
import type { CitationMention, Span } from '../parsed-document';
import { placeIn } from '../segment/passage';
import { relationBefore } from './citation-kind';
import { locatorBefore } from './citation-locator';
import { TYPE_INITIAL, TYPES } from './citation-pattern';
import type { FoundCitation, ReadPassage } from './citations';

/** A citation of the document as the text names it, with whose it is. */
export interface OwnedCitation extends FoundCitation {
  isOfMain: boolean;
}

// Matches: "(sau đây gọi tắt là Chỉ thị 11)", "(viết tắt là Luật BHYT)", "(sau đây gọi là “Nghị quyết 57”)". Must not match: "(gọi chung là cấp xã)" (it names no document).
const DEFINITION =
  /\((?:sau đây |từ đây )?(?:được )?(?:gọi|viết) ?(?:tắt|chung)?(?: tắt)? là:? ?["“]?([^()"“”;]{3,90}?)["”]?\)/gu;
// Matches: what each of those holds: "gọi tắt", "viết tắt", "gọi là". Must not match: "kêu gọi đầu tư".
const MAY_DEFINE = /(?:gọi|viết) ?(?:tắt|chung|là)/u;
// Matches: "Nghị quyết 57", "Chỉ thị số 38" without a symbol. Must not match: "Kế hoạch 5 năm", "Quyết định 12/QĐ-UBND", "Nghị quyết 57-NQ/TW".
const BY_SERIAL = new RegExp(
  `${TYPE_INITIAL}(?<![A-Za-zÀ-ɏẠ-ỹ])(${TYPES}|Luật)(?: số)? (\\d{2,4})(?![\\d%])(?! ?[/–-] ?[A-Za-zÀ-ɏẠ-ỹ\\d])(?![.,]\\d)(?! (?:năm|tháng|ngày|giờ|%|đến|-))`,
  'gu',
);

/** Whether a serial alone can be in a text: few passages have one. Matches: " 57" of "Nghị quyết 57". Must not match: " 5 năm", "năm 2026", " 12/QĐ". */
const MAY_BE_SERIAL =
  / \d{2,4}(?![\d%])(?! ?[/–-] ?[A-Za-zÀ-ɏẠ-ỹ\d])(?![.,]\d)(?! (?:năm|tháng|ngày|giờ|%|đến|-))(?<!(?:năm|tháng|ngày) \d{2,4})/u;

/** All citations in order: those read, and those by a short form that the text defines or leaves no doubt of. */
export function readShortForms(read: readonly ReadPassage[]): OwnedCitation[] {
  const defined = new Map<string, CitationMention>();
  for (const { passage, citations } of read)
    for (const match of MAY_DEFINE.test(passage.text) ? findAll(passage.text, DEFINITION) : [])
      define(passage.text, match, passage, citations, defined);
  const bySerial = serialsOf(read);
  const pattern = patternOf([...defined.keys()]);
  return read.flatMap((each) => {
    const own = each.citations.map((citation) => standingFor(citation, defined));
    return [...own, ...shortUses(each, pattern, defined, bySerial)]
      .sort((a, b) => a.mention.place.start - b.mention.place.start)
      .map((citation) => ({ ...citation, isOfMain: each.isOfMain }));
  });
}

/** The short forms in a passage that stand in no citation. */
function shortUses(
  { passage, citations }: ReadPassage,
  pattern: RegExp | null,
  defined: ReadonlyMap<string, CitationMention>,
  bySerial: ReadonlyMap<string, CitationMention | null>,
): FoundCitation[] {
  const { text } = passage;
  const forms =
    pattern === null
      ? []
      : findAll(text, pattern).map((match) => ({
          match,
          target: defined.get(match[0]),
          isDefined: true,
        }));
  const serials = (MAY_BE_SERIAL.test(text) ? findAll(text, BY_SERIAL) : []).map((match) => {
    const type = documentTypeOf(match[1] ?? '')?.name ?? '';
    return {
      match,
      target: bySerial.get(`${fold(type)}|${Number(match[2])}`),
      isDefined: false,
    };
  });
  const uses: FoundCitation[] = [];
  let next = 0;
  let free = 0;
  for (const { match, target, isDefined } of [...forms, ...serials].sort((a, b) => a.match.index - b.match.index)) {
    const { index } = match;
    if (target == null || index < free || isDefinition(text, index)) continue;
    const place = placeIn(passage, index, index + match[0].length);
    while (next < citations.length && (citations[next] as FoundCitation).mention.place.end <= place.start) next += 1;
    if ((citations[next]?.mention.place.start ?? Number.POSITIVE_INFINITY) < place.end) continue;
    free = index + match[0].length;
    const doubt = isDefined
      ? null
      : `"${match[0]}" is not defined; it was taken for ${target.number}, the only one of its type and serial here.`;
    uses.push({ mention: atPlace(target, text, index, place), doubt });
  }
  return uses;
}

/** The document of a short form as it is cited at this place. */
function atPlace(target: CitationMention, text: string, at: number, place: Span): CitationMention {
  const locator = locatorBefore(text, at);
  return {
    ...target,
    about: null,
    // as written: a short form names neither day nor issuer; a law without number is told apart by its day
    issuedOn: target.number === null ? target.issuedOn : null,
    issuer: null,
    kind: relationBefore(text, locator?.start ?? at, {
      previousEnd: null,
      canAct: false,
    }),
    locator: locator?.words ?? null,
    meantIssuedOn: null,
    place,
  };
}

/** Takes down a short form, where it says more than a type: "Chỉ thị 11", "Luật Đầu tư", not "Kế hoạch". */
function define(
  text: string,
  match: RegExpExecArray,
  passage: ReadPassage['passage'],
  citations: readonly FoundCitation[],
  defined: Map<string, CitationMention>,
): void {
  const form = (match[1] ?? '').trim();
  const at = passage.offsets.toOriginal(match.index);
  const before = citations.filter(({ mention }) => mention.place.end <= at).map(({ mention }) => mention);
  const from = text.lastIndexOf(';', match.index);
  const near = before.filter(({ place }) => from < 0 || place.start > passage.offsets.toOriginal(from));
  const typeWord = documentTypeOf(form.split(' ').slice(0, 2).join(' ')) ?? documentTypeOf(form.split(' ')[0] ?? '');
  const rest = typeWord === null ? '' : form.slice(typeWord.name.length);
  // Matches: " 11", " Đầu tư". Must not match: " hành động".
  if (typeWord === null || !/[\d\p{Lu}]/u.test(rest)) return;
  // Matches: the serial of "Chỉ thị 11", "Kết luận số 210-KL/TW". Must not match: "Luật Đầu tư".
  const serial = /\d{1,6}/.exec(rest)?.[0];
  const fits = (mention: CitationMention) => serial === undefined || serialOf(mention) === Number(serial);
  const target =
    near.find((mention) => fold(mention.type) === fold(typeWord.name) && fits(mention)) ??
    (serial === undefined ? near.find(({ type }) => fold(type) === fold(typeWord.name)) : near.find(fits)) ??
    (near.length === 1 ? near[0] : undefined);
  if (target !== undefined && !defined.has(form)) defined.set(form, target);
}

const serialOf = ({ number }: CitationMention): number | null =>
  number === null ? null : Number(parseDocumentNumber(number)?.serial ?? Number.NaN);

/** A law that is named as its short form says is the law with the number. */
function standingFor(citation: FoundCitation, defined: ReadonlyMap<string, CitationMention>): FoundCitation {
  const { mention } = citation;
  const target = mention.number === null && mention.name !== null ? defined.get(mention.name) : undefined;
  if (target?.number == null || mention.issuedOn !== null) return citation;
  const { number, status, statusReason, meantNumber } = target;
  return {
    mention: { ...mention, number, status, statusReason, meantNumber },
    doubt: null,
  };
}

function patternOf(forms: readonly string[]): RegExp | null {
  if (forms.length === 0) return null;
  // Matches: what has a meaning of its own in a pattern. Must not match: letters.
  const escaped = forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![A-Za-zÀ-ɏẠ-ỹ\\d])(?:${escaped.join('|')})(?![A-Za-zÀ-ɏẠ-ỹ\\d]|[-/][A-Za-zÀ-ɏẠ-ỹ])`, 'gu');
}

/** By type and serial, the one numbered document of the file; null where two share them. */
function serialsOf(read: readonly ReadPassage[]): Map<string, CitationMention | null> {
  const bySerial = new Map<string, CitationMention | null>();
  for (const { citations } of read)
    for (const { mention } of citations) {
      const serial = serialOf(mention);
      if (serial === null || Number.isNaN(serial) || mention.status !== 'WELL_FORMED') continue;
      const key = `${fold(mention.type)}|${serial}`;
      const known = bySerial.get(key);
      if (known === undefined) bySerial.set(key, mention);
      else if (known !== null && known.number !== mention.number) bySerial.set(key, null);
    }
  return bySerial;
}

// Matches: "gọi tắt là " before the form that is defined there. Must not match: "thực hiện ".
const isDefinition = (text: string, at: number): boolean =>
  /(?:gọi|viết)(?: tắt| chung)* là:? ?["“]?$/u.test(text.slice(Math.max(0, at - 24), at));
