import { parseDocumentNumber } from '../../vietnamese/document-number';
import { documentTypeOf, documentTypesByAbbreviation } from '../../vietnamese/document-type';
import { findAll } from '../../vietnamese/find-all';
import {
  BARE_NUMBER,
  FREELY_NUMBERED,
  LAW_START,
  MAY_BE_FREELY_NUMBERED,
  MAY_BE_LAW,
  MAY_BE_NUMBER,
  MAY_BE_SCANNED,
  MAY_BE_UNSYMBOLED,
  MAY_SHARE_SYMBOL,
  NEXT_SERIAL,
  NUMBER,
  SCANNED_ALONE,
  SCANNED_NUMBERED,
  SHARED_SYMBOL,
  TYPE_BEFORE,
  TYPE_REACH,
  UNSYMBOLED,
} from './citation-pattern';
import { DisjointMentions, type Mention } from './disjoint-mentions';
import { type LawMention, readLawName } from './law-name';

const SHORT_TYPE: Readonly<Record<string, string>> = {
  QĐ: 'Quyết định',
  NQ: 'Nghị quyết',
  NĐ: 'Nghị định',
  CT: 'Chỉ thị',
  KH: 'Kế hoạch',
  TB: 'Thông báo',
  KL: 'Kết luận',
  CV: 'Công văn',
  TT: 'Thông tư',
  TTr: 'Tờ trình',
  BC: 'Báo cáo',
  CTr: 'Chương trình',
};

const PLAIN = {
  name: null,
  sharesType: false,
  isUnsymboled: false,
  doubt: null,
} as const;

/** The documents named in the text, in order, none inside another. */
export function findMentions(text: string): Mention[] {
  // every number has a figure, and many passages have none. Matches: "5". Must not match: "năm".
  const hasFigures = /\d/u.test(text);
  const mayBeLaw = MAY_BE_LAW.test(text);
  if (!hasFigures && !mayBeLaw && !text.includes('/')) return [];
  const found = new DisjointMentions(text.length);
  for (const match of mayBeLaw ? findAll(text, LAW_START) : []) {
    const start = match.index;
    if (found.isTaken(start, start + 1)) continue;
    const typeWord = match[1] ?? '';
    const law = readLawName(text, typeWord, start, start + typeWord.length);
    if (law === null) continue;
    found.add({
      ...PLAIN,
      type: documentTypeOf(typeWord)?.name ?? typeWord,
      number: law.number === null ? null : withoutFootnote(law.number),
      name: law.name,
      start,
      end: law.end,
      isUnsymboled: law.number === null,
      doubt: doubtOfLaw(typeWord, law),
    });
  }
  const hasNumbers = hasFigures && MAY_BE_NUMBER.test(text);
  for (const match of hasNumbers ? findAll(text, NUMBER) : []) {
    const { start, end } = spanOf(match);
    const words = TYPE_BEFORE.exec(text.slice(Math.max(0, start - TYPE_REACH), start));
    if (words === null) continue;
    const written = match[1] ?? '';
    const glued = GLUED.exec(written)?.[0].length ?? 0;
    const number = withoutFootnote(written.slice(0, written.length - glued));
    found.add({
      ...PLAIN,
      type: typeOf(words[1]),
      number,
      start: start - words[0].length,
      end: end - glued,
    });
  }
  // a scanned number keeps its slash
  const maybeScanned = text.includes('/') && MAY_BE_SCANNED.test(text);
  for (const match of maybeScanned ? findAll(text, SCANNED_NUMBERED) : [])
    found.add({
      ...PLAIN,
      type: typeOf(match[1]),
      number: match[2] ?? '',
      ...spanOf(match),
    });
  for (const match of maybeScanned ? findAll(text, SCANNED_ALONE) : [])
    found.add({ ...PLAIN, type: typeOf(match[2]), number: match[1] ?? '', ...spanOf(match) });
  for (const match of hasFigures && MAY_SHARE_SYMBOL.test(text) ? findAll(text, SHARED_SYMBOL) : [])
    addShared(text, match, found);
  for (const match of hasFigures && MAY_BE_FREELY_NUMBERED.test(text) ? findAll(text, FREELY_NUMBERED) : [])
    found.add({
      ...PLAIN,
      type: typeOf(match[1]),
      number: match[2] ?? '',
      ...spanOf(match),
      isUnsymboled: true,
    });
  for (const match of hasFigures && MAY_BE_UNSYMBOLED.test(text) ? findAll(text, UNSYMBOLED) : [])
    found.add({
      ...PLAIN,
      type: typeOf(match[1] ?? 'Văn bản'),
      number: match[2] ?? null,
      ...spanOf(match),
      isUnsymboled: true,
    });
  return hasNumbers ? withBareNumbers(text, found.inOrder()) : found.inOrder();
}

// Matches: "ngày" glued to the symbol in "77/QĐ-UBNDngày". Must not match: "Cty" of "27/ĐN-Cty".
const GLUED = /(?<=\p{Lu}{2})(?:ngày|của|về|và|năm|do|ban)$/u;

const typeOf = (word = ''): string => SHORT_TYPE[word] ?? documentTypeOf(word)?.name ?? word;

function doubtOfLaw(typeWord: string, { name, isGuessed }: LawMention): string | null {
  if (isGuessed) return `It is not certain where the name "${name}" ends.`;
  return typeWord === 'luật' ? `"${name}" is in small letters: a law, or a field of law.` : null;
}

/** "QĐ số 1656, 1660 và 1662/QĐ-UBND": the serials before the last one, with the symbol of the last. */
function addShared(text: string, match: RegExpExecArray, found: DisjointMentions): void {
  const { start, end } = spanOf(match);
  const serials = [{ serial: match[2] ?? '', start, end }];
  for (let at = end; ; ) {
    NEXT_SERIAL.lastIndex = at;
    const next = NEXT_SERIAL.exec(text);
    if (next === null) break;
    at = next.index + next[0].length;
    serials.push({
      serial: next[1] ?? '',
      start: at - (next[1] ?? '').length,
      end: at,
    });
  }
  const from = (serials.at(-1) as { end: number }).end;
  const whole = text
    .slice(from, from + 60)
    .matchAll(BARE_NUMBER)
    .next().value;
  // Matches: the "/QĐ-UBND" of "1662/QĐ-UBND", "-NQ/TW". Must not match: digits.
  const symbol = whole === undefined || whole.index > 6 ? null : / ?[-/].*$/u.exec(whole[2] ?? '')?.[0];
  if (symbol == null) return;
  for (const [i, { serial, ...span }] of serials.entries())
    found.add({
      ...PLAIN,
      type: typeOf(match[1]),
      number: serial + symbol,
      ...span,
      sharesType: i > 0,
    });
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

// Matches: ", " and " và số " between members of a list, with dates and issuers in brackets between them. Must not match: a sentence's end.
const IN_LIST = /^(?:,|;| và|,? ngày [\d/ ]{6,12}| ngày \d{1,2} tháng \d{1,2} năm \d{4}| \([^();]{1,60}\)|\s)*$/u;
// Matches: "các văn bản ", "Các Quyết định: " before a list of numbers. Must not match: "các nhiệm vụ ".
const LIST_HEAD =
  /[Cc]ác ([Vv]ăn bản|[Cc]ông văn|[Qq]uyết định|[Nn]ghị định|[Nn]ghị quyết|[Tt]hông tư|[Tt]hông báo)(?: sau)?:? ?$/u;

/** Adds the numbers without a type word of their own: the type is that of their list, or what their symbol says. */
function withBareNumbers(text: string, found: readonly Mention[]): Mention[] {
  const all: Mention[] = [];
  let next = 0;
  const takeUntil = (offset: number) => {
    while (next < found.length && (found[next] as Mention).start < offset) all.push(found[next++] as Mention);
  };
  for (const match of findAll(text, BARE_NUMBER)) {
    const { start, end } = spanOf(match);
    takeUntil(end);
    const previous = all.at(-1);
    if (previous !== undefined && previous.end > start) continue;
    const number = withoutFootnote(match[2] ?? '');
    const abbreviation = parseDocumentNumber(number)?.typeAbbreviation ?? null;
    const inList = previous !== undefined && IN_LIST.test(text.slice(previous.end, start));
    const own = abbreviation === null ? undefined : documentTypesByAbbreviation(abbreviation)[0]?.name;
    const head = LIST_HEAD.exec(text.slice(Math.max(0, start - 30), start))?.[1];
    const type = inList ? listType(previous, own) : (documentTypeOf(head ?? '')?.name ?? own);
    if (type === undefined || (abbreviation === null && !inList && head === undefined)) continue;
    const doubt =
      inList || head !== undefined || match[1] !== undefined
        ? null
        : `No type word stands before "${number}"; its symbol was taken for one.`;
    all.push({ ...PLAIN, type, number, start, end, sharesType: inList, doubt });
  }
  takeUntil(text.length);
  return all;
}

/** The type of a list's next member: that of the list, unless its own symbol names another, as after a law. */
function listType(previous: Mention, own: string | undefined): string {
  if (own === undefined || previous.number === null) return own ?? previous.type;
  const symbol = parseDocumentNumber(previous.number)?.typeAbbreviation ?? null;
  const previousOwn = symbol === null ? previous.type : documentTypesByAbbreviation(symbol)[0]?.name;
  return previousOwn === own || previous.type === 'Văn bản' ? previous.type : own;
}

/** The number without the mark of a footnote that is glued to it: "66-NQ/TW1" → "66-NQ/TW". Digits of "QH15" stay. */
function withoutFootnote(number: string): string {
  // Matches: the "2" of "140/NQ-CP2". Must not match: the "15" of "61/2024/QH15", the "18" of "130/KH-BCĐTKNQ18", the "08" of "12/CAT-PC08".
  return /(?:QH[\dIlO]?|NQ|CT|KL)\d{1,2}$/u.test(number) ? number : number.replace(/(?<=[A-Za-zÀ-ɏẠ-ỹ])[1-9]\d?$/u, '');
}
