import { parseDocumentNumber } from '../../vietnamese/document-number';
import { documentTypeOf, documentTypesByAbbreviation } from '../../vietnamese/document-type';
import { BARE_NUMBER, LAW_START, NUMBERED, UNSYMBOLED } from './citation-pattern';
import { readLawName } from './law-name';

/** A document named in a passage: from its type word to its number or the end of its name. */
export interface Mention {
  type: string;
  number: string | null;
  name: string | null;
  start: number;
  end: number;
  /** The type word stands before an earlier member of the list. */
  sharesType: boolean;
  /** A number such as 35 without any symbol, or no number at all: nothing to check. */
  isUnsymboled: boolean;
}

const SHORT_TYPE: Readonly<Record<string, string>> = {
  QĐ: 'Quyết định',
  NQ: 'Nghị quyết',
  NĐ: 'Nghị định',
  CT: 'Chỉ thị',
  KH: 'Kế hoạch',
  TB: 'Thông báo',
  KL: 'Kết luận',
  CV: 'Công văn',
};

/** The documents named in the text, in order, none inside another. */
export function findMentions(text: string): Mention[] {
  const found = new Mentions(text.length);
  for (const match of text.matchAll(LAW_START)) {
    const start = match.index;
    if (found.isTaken(start, start + 1)) continue;
    const typeWord = match[1] ?? '';
    const law = readLawName(text, typeWord, start, start + typeWord.length);
    if (law === null) continue;
    const type = documentTypeOf(typeWord)?.name ?? typeWord;
    const number = law.number === null ? null : withoutFootnote(law.number);
    found.add({
      type,
      number,
      name: law.name,
      start,
      end: law.end,
      sharesType: false,
      isUnsymboled: law.number === null,
    });
  }
  for (const match of text.matchAll(NUMBERED)) {
    const typeWord = match[1] ?? '';
    const type = SHORT_TYPE[typeWord] ?? documentTypeOf(typeWord)?.name ?? typeWord;
    found.add({
      type,
      number: withoutFootnote(match[2] ?? ''),
      name: null,
      ...spanOf(match),
      sharesType: false,
      isUnsymboled: false,
    });
  }
  for (const match of text.matchAll(UNSYMBOLED)) {
    const type = documentTypeOf(match[1] ?? '')?.name ?? 'Văn bản';
    found.add({ type, number: match[2] ?? null, name: null, ...spanOf(match), sharesType: false, isUnsymboled: true });
  }
  return withBareNumbers(text, found.inOrder());
}

/** Mentions that do not overlap; the first to claim a stretch of text keeps it. */
class Mentions {
  private readonly list: Mention[] = [];
  private readonly taken: Uint8Array;

  constructor(length: number) {
    this.taken = new Uint8Array(length);
  }

  isTaken(start: number, end: number): boolean {
    return this.taken.subarray(start, end).includes(1);
  }

  add(mention: Mention): void {
    if (this.isTaken(mention.start, mention.end)) return;
    this.taken.fill(1, mention.start, mention.end);
    this.list.push(mention);
  }

  inOrder(): Mention[] {
    return this.list.sort((a, b) => a.start - b.start);
  }
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

/** Adds the numbers without a type word of their own: the type is that of their list, or what their symbol says. */
function withBareNumbers(text: string, found: readonly Mention[]): Mention[] {
  const all: Mention[] = [];
  let next = 0;
  const takeUntil = (offset: number) => {
    while (next < found.length && (found[next] as Mention).start < offset) all.push(found[next++] as Mention);
  };
  for (const match of text.matchAll(BARE_NUMBER)) {
    const { start, end } = spanOf(match);
    takeUntil(end);
    const previous = all.at(-1);
    if (previous !== undefined && previous.end > start) continue;
    const number = withoutFootnote(match[1] ?? '');
    const abbreviation = parseDocumentNumber(number)?.typeAbbreviation ?? null;
    if (abbreviation === null) continue;
    // Matches: ", " and " và " between members of a list, dates between them. Must not match: a sentence's end.
    const inList =
      previous !== undefined && /^(?:,|;| và| ngày [\d/]{6,10}|\s)*$/u.test(text.slice(previous.end, start));
    const type = inList ? previous.type : documentTypesByAbbreviation(abbreviation)[0]?.name;
    if (type !== undefined) all.push({ type, number, name: null, start, end, sharesType: inList, isUnsymboled: false });
  }
  takeUntil(text.length);
  return all;
}

/** The number without the mark of a footnote that is glued to it: "66-NQ/TW1" → "66-NQ/TW". Digits of "QH15" stay. */
function withoutFootnote(number: string): string {
  // Matches: the "2" of "140/NQ-CP2". Must not match: the "15" of "61/2024/QH15" and "3260-KH/ĐĐQH15".
  return /QH\d{1,2}$/u.test(number) ? number : number.replace(/(?<=\p{L})\d{1,2}$/u, '');
}
