import { fold } from '../../vietnamese/fold';
import type { Span } from '../parsed-document';
import { MOTTO, NUMBER, PLACE_DATE, SUB_MOTTO } from './head-patterns';
import { attachedTypeOf, type IssuingSentence, issuingWords, type LinkLines, linkAt } from './issuing-words';
import { isAllCaps } from './letter-case';
import type { Line } from './lines';
import { markerOf } from './marker';
import type { Found } from './portal-block';

/** The head of a document that is attached to another in the same file: a plan issued with a decision. */
export interface AttachedHead {
  /** As types are shown: "Kế hoạch". */
  type: string;
  typeLine: Found;
  /** What the type line says behind the type, then the lines below it. */
  title: Found[];
  /** Its own number, where it has one. */
  number: Found | null;
  /** "(Kèm theo Quyết định số …)" below the title, else the sentence of the issuing document. */
  link: Span;
  /** The lines of the head: its own authority and motto first, the link last. */
  startLine: number;
  endLine: number;
}

/** The document that others are attached to, as far as it matters to them. */
export interface Issuing {
  type: string | null;
  number: string | null;
  sentences: readonly IssuingSentence[];
}

/** No decision issues more; what reads each of them anew stays linear. */
const MOST_ATTACHED = 50;
const TITLE_LINES = 14;
const HEAD_LINES = 16;
// Matches: "Phụ lục", "MẪU SỐ 01", "Biểu 2" above a title: an annex or a form. Must not match: "Quốc hiệu".
const ANNEX_OR_FORM = /^(?:phụ lục|mẫu|biểu)(?![A-Za-zÀ-ɏẠ-ỹ])/iu;
// Matches: "12", a page number alone; "---- | ----", a rule between columns. Must not match: "12/KH".
const NO_WORDS = /^[\d\s|_*–—-]*$/u;

// Matches: the first words of a body. Must not match: "Thực hiện Chỉ thị số 52-CT/TW", which a title says.
const OPENER = /^(?:Căn +cứ|Kính +gửi|Nhằm |Để )/u;

/** The heads of attached documents among the lines from `from` on, in order. */
export function findAttachedHeads(
  text: string,
  lines: readonly Line[],
  from: number,
  isClosing: readonly boolean[],
  issuing: Issuing,
): AttachedHead[] {
  const words = issuingWords(issuing.type);
  if (words === null) return [];
  const heads: AttachedHead[] = [];
  let isSigned = false;
  let isInAnnex = false;
  for (let i = from; i < lines.length && heads.length < MOST_ATTACHED; i++) {
    if (isClosing[i]) {
      isSigned = true;
      continue;
    }
    const line = lines[i] as Line;
    if (line.text === '' || line.text.includes('|')) continue;
    if (markerOf(line.text)?.kind === 'ANNEX') isInAnnex = true;
    const named = attachedTypeOf(line.text);
    if (named === null || !mayOpen(lines, i, from)) continue;
    const below = titleBelow(lines, i, isClosing);
    const sentence = issuing.sentences.find(({ types }) => types.has(fold(named.type)));
    const link = below.link !== null && pointsTo(below.link, words, issuing, sentence) ? below.link : null;
    const startLine = headStart(lines, i, heads.at(-1)?.endLine ?? from, isClosing);
    if (link === null) {
      // without its own line it is known by what the issuing document says, behind the signature, once
      const hasMotto = lines.slice(startLine, i).some((above) => MOTTO.test(above.text));
      const isSaid = sentence !== undefined && (sentence.isAttaching || hasMotto);
      if (!isSaid || !isSigned || isInAnnex || below.link !== null || !isAllCaps(line.text)) continue;
      if (heads.some((head) => head.type === named.type)) continue;
    }
    const endLine = link?.endLine ?? below.endLine;
    heads.push({
      type: named.type,
      typeLine: { text: line.text, start: line.start, end: line.end },
      title: titleOf(line, named.words, lines.slice(i + 1, below.endLine)),
      number: numberIn(text, lines[startLine]?.start ?? line.start, line.start),
      link: link ?? (sentence as IssuingSentence),
      startLine,
      endLine,
    });
    isInAnnex = false;
    i = endLine - 1;
  }
  return heads;
}

/** Whether what stands above lets a document begin here: no annex or form is titled, and no title in capitals goes on. */
function mayOpen(lines: readonly Line[], at: number, from: number): boolean {
  let above = at - 1;
  while (above >= from && NO_WORDS.test(lines[above]?.text ?? '')) above -= 1;
  const { text } = lines[above] ?? { text: '' };
  if (above < from || text === '') return true;
  if (ANNEX_OR_FORM.test(text)) return false;
  if (isOfHead(text)) return true;
  // "DANH MỤC NHIỆM VỤ TRIỂN KHAI" right above "KẾ HOẠCH HÀNH ĐỘNG" is one title
  return above < at - 1 || !isAllCaps(text);
}

const isOfHead = (text: string): boolean =>
  [MOTTO, SUB_MOTTO, NUMBER, PLACE_DATE].some((pattern) => pattern.test(text));

/** The lines of the title below line `at`, up to the link or the first empty line, and the link. */
function titleBelow(
  lines: readonly Line[],
  at: number,
  isClosing: readonly boolean[],
): { endLine: number; link: LinkLines | null } {
  let gapAt: number | null = null;
  for (let i = at + 1; i <= Math.min(lines.length - 1, at + TITLE_LINES); i++) {
    const link = linkAt(lines, i);
    if (link !== null) return { endLine: i, link };
    const { text } = lines[i] as Line;
    if (text === '') {
      if (i > at + 1) gapAt ??= i;
      continue;
    }
    const marker = markerOf(text);
    if (isClosing[i] || text.includes('|') || (marker !== null && marker.kind !== 'BULLET') || OPENER.test(text))
      return { endLine: gapAt ?? i, link: null };
  }
  return { endLine: gapAt ?? Math.min(lines.length, at + 1), link: null };
}

/** Whether a link names the issuing document: its type, and its number where both are there. */
function pointsTo(
  link: LinkLines,
  words: readonly string[],
  issuing: Issuing,
  sentence: IssuingSentence | undefined,
): boolean {
  if (!words.some((word) => link.target === word || link.target.startsWith(`${word} `))) return false;
  if (sentence !== undefined || issuing.number === null) return true;
  // Matches: the number of "Quyết định số 16 /2026/QĐ-UBND". Must not match: a number left blank.
  const written = /(?:số\s?:?\s?)(\d[\d.]{0,6}\s{0,3}\/.{2,40})/iu.exec(link.text)?.[1];
  return written === undefined || keyOf(written).startsWith(keyOf(issuing.number));
}

const keyOf = (number: string): string => number.replace(/\s+/g, '').toLowerCase();

/** The first line of the head: the authority, motto and number that stand above the type without other text between. */
function headStart(lines: readonly Line[], typeLine: number, from: number, isClosing: readonly boolean[]): number {
  let start = typeLine;
  for (let i = typeLine - 1; i >= Math.max(from, typeLine - HEAD_LINES) && !isClosing[i]; i--) {
    const { text } = lines[i] as Line;
    if (NO_WORDS.test(text)) continue;
    const isAuthority = isAllCaps(text) && text.length <= 90 && !/[.;:]$/.test(text);
    if (!isOfHead(text) && !isAuthority) break;
    start = i;
  }
  return start;
}

function titleOf(line: Line, words: string, below: readonly Line[]): Found[] {
  // Matches: the marks between type and title: "KẾ HOẠCH: Triển khai". Must not match: letters.
  const rest = line.text.slice(words.length).replace(/^[\s:–-]+/u, '');
  const first = rest === '' ? [] : [{ text: rest, start: line.end - rest.length, end: line.end }];
  return [...first, ...below.filter(({ text }) => text !== '').map(({ text, start, end }) => ({ text, start, end }))];
}

function numberIn(text: string, start: number, end: number): Found | null {
  const match = NUMBER.exec(text.slice(start, end));
  if (match?.[1] === undefined) return null;
  const at = start + match.index + match[0].lastIndexOf(match[1]);
  return { text: match[1], start: at, end: at + match[1].length };
}
