import { findAll } from '../../vietnamese/find-all';
import { fold } from '../../vietnamese/fold';
import type { Span } from '../parsed-document';
import { beginsSmall, isAllCaps } from './letter-case';
import type { Line } from './lines';

/** The types that are issued with another document, as a second document in its file. An annex (Phụ lục) is none. */
const ATTACHED_TYPES: ReadonlyMap<string, string> = new Map(
  [
    'Kế hoạch',
    'Chương trình',
    'Đề án',
    'Phương án',
    'Dự án',
    'Chiến lược',
    'Quy hoạch',
    'Quy chế',
    'Quy định',
    'Quy trình',
    'Điều lệ',
    'Nội quy',
    'Hướng dẫn',
  ].map((name) => [fold(name), name]),
);
/** The types that issue others, folded, with their abbreviations as links write them. */
const ISSUING_TYPES: Readonly<Record<string, readonly string[]>> = {
  'quyet dinh': ['quyet dinh', 'qd'],
  'nghi quyet': ['nghi quyet', 'nq'],
  'nghi dinh': ['nghi dinh', 'nd'],
  'thong tu': ['thong tu', 'tt'],
  'chi thi': ['chi thi', 'ct'],
  'cong van': ['cong van', 'van ban', 'cv'],
  'thong bao': ['thong bao', 'tb'],
  lenh: ['lenh'],
};

/** The words by which a link names a document of this type, folded; null for a type that issues no other. */
export const issuingWords = (type: string | null): readonly string[] | null =>
  type === null ? null : (ISSUING_TYPES[fold(type)] ?? null);

/**
 * The attached type that opens a title: two words in capitals, "KẾ HOẠCH HÀNH ĐỘNG" → Kế hoạch, or alone on their line;
 * `words` are those two as written.
 */
export function attachedTypeOf(text: string): { type: string; words: string } | null {
  // Matches: "KẾ HOẠCH" of "KẾ HOẠCH HÀNH ĐỘNG". Must not match: "KẾ" alone.
  const words = /^[A-Za-zÀ-ɏẠ-ỹ]+\s+[A-Za-zÀ-ɏẠ-ỹ]+(?![A-Za-zÀ-ɏẠ-ỹ\d])/u.exec(text)?.[0];
  if (words === undefined || !(words === text || isAllCaps(words))) return null;
  const type = ATTACHED_TYPES.get(fold(words));
  return type === undefined ? null : { type, words };
}

/** A sentence by which a document issues others with it, and the folded types that it names. */
export interface IssuingSentence extends Span {
  types: ReadonlySet<string>;
  /** It says "kèm theo"; "Phê duyệt Kế hoạch … như sau" does not, and attaches nothing by itself. */
  isAttaching: boolean;
}

// Matches: "Ban hành kèm theo Quyết định này Kế hoạch …", "Phê duyệt Đề án … kèm theo". Must not match: "được ban hành".
const ISSUES =
  /(?<!(?:được|đã|do)\s)(?<![A-Za-zÀ-ɏẠ-ỹ])(?:[Bb]an\s+hành|[Pp]hê\s+duyệt|[Tt]hông\s+qua|[Cc]ông\s+bố)(?![A-Za-zÀ-ɏẠ-ỹ])[^.;]{3,700}/gu;
// Matches: "Kế hoạch", "Quy chế" in the sentence. Must not match: small letters.
const TYPE_WORD = /(?<![A-Za-zÀ-ɏẠ-ỹ])\p{Lu}[A-Za-zÀ-ɏẠ-ỹ]{1,6}\s+[A-Za-zÀ-ɏẠ-ỹ]{1,6}(?![A-Za-zÀ-ɏẠ-ỹ])/gu;
const SEARCHED = 30_000;

/** The sentences by which the document whose own text is `text.slice(from, to)` issues others. */
export function issuingSentences(text: string, from: number, to: number): IssuingSentence[] {
  const sentences: IssuingSentence[] = [];
  for (const match of findAll(text.slice(from, Math.min(to, from + SEARCHED)), ISSUES)) {
    const sentence = match[0].trimEnd();
    const named = findAll(sentence, TYPE_WORD).map(([words]) => fold(words));
    const types = new Set(named.filter((type) => ATTACHED_TYPES.has(type)));
    if (types.size === 0) continue;
    const start = from + match.index;
    // Matches: "kèm theo", "đính kèm". Must not match: "kèm".
    const isAttaching = /kèm\s+theo|đính\s+kèm/u.test(sentence);
    sentences.push({ start, end: start + sentence.length, types, isAttaching });
  }
  return sentences;
}

const LINK_LINES = 5;
// Matches: "(Kèm theo Quyết định", "(Ban hành kèm theo", "(Phê duyệt tại". Must not match: "(sau đây gọi tắt là", "Kèm theo đơn".
const LINK =
  /^[*_\s]{0,4}[([]\s?(?:được |đã được )?(?:(?:ban hành|phê duyệt|thông qua|gửi|đính|công bố) ?)?(?:kèm theo|kèm|theo|tại)(?: bản)? (.{2,60})/iu;
// Matches: "Kèm theo Quyết định số 12/QĐ-UBND", "Ban hành kèm theo" without brackets. Must not match: "kèm theo hồ sơ" in a sentence.
const BARE_LINK = /^(?:Ban hành kèm theo|Kèm theo|BAN HÀNH KÈM THEO|KÈM THEO) (?=\p{Lu})(.{2,60})/u;

/** The line or lines that say with what a title block is issued: "(Kèm theo Quyết định số … của …)". */
export interface LinkLines extends Span {
  /** Without white space at line ends, as one line. */
  text: string;
  /** What stands behind "kèm theo", folded. */
  target: string;
  endLine: number;
}

/** The link that begins at line `at`, or null; it runs to its closing bracket, or to the end of its line. */
export function linkAt(lines: readonly Line[], at: number): LinkLines | null {
  const first = lines[at];
  if (first === undefined || first.text === '') return null;
  // "(Ban hành" may stand alone on the first line
  const opening = oneSpaced(`${first.text} ${lines[at + 1]?.text ?? ''}`);
  const pattern = LINK.test(opening) ? LINK : BARE_LINK.test(oneSpaced(first.text)) ? BARE_LINK : null;
  if (pattern === null) return null;
  let last = at;
  if (pattern === LINK)
    while (last < at + LINK_LINES - 1 && !isBracketClosed(lines[last]) && lines[last + 1]?.text) last += 1;
  else if (beginsSmall(lines[at + 1]?.text ?? '')) last += 1;
  const text = oneSpaced(
    lines
      .slice(at, last + 1)
      .map((line) => line.text)
      .join(' '),
  );
  const end = (lines[last] as Line).end;
  return {
    start: first.start,
    end,
    text,
    target: fold(pattern.exec(text)?.[1] ?? ''),
    endLine: last + 1,
  };
}

// Matches: two spaces between words. Must not match: one, which it leaves as it is.
const oneSpaced = (text: string): string => text.replace(/\s{2,}/g, ' ');

// Matches: the end of "… của Thủ tướng Chính phủ)", with a mark of Markdown after it. Must not match: "(Kèm theo Quyết định".
const isBracketClosed = (line: Line | undefined): boolean => /[)\]]/u.test(line?.text ?? ')');
