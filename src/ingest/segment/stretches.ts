import { fold } from '../../vietnamese/fold';
import type { AttachedHead } from './attached-head';
import { issuingWords, linkAt } from './issuing-words';
import { isAllCaps } from './letter-case';
import type { Line } from './lines';
import { markerOf } from './marker';

/** A stretch of lines that belongs to one document of the file: 0 the document itself, then those attached, in order. */
export interface Stretch {
  document: number;
  fromLine: number;
  toLine: number;
}

const ANNEX_TITLE_LINES = 12;
// Matches: "DANH MỤC NHIỆM VỤ", "BẢNG TỔNG HỢP" where it opens an annex without "Phụ lục". Must not match: "Danh mục" in a sentence.
const LIST_TITLE = /^(?:DANH (?:MỤC|SÁCH)|BẢNG|BIỂU)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: "phụ lục", "Biểu số 2" where a text points at an annex. Must not match: "biểu quyết".
const ANNEX_MENTION = /(?:phụ lục|biểu (?:số )?\d)/iu;

/** The stretches of all lines, in order: an attached document ends where the next begins or an annex of the issuing one does. */
export function toStretches(
  text: string,
  lines: readonly Line[],
  heads: readonly AttachedHead[],
  issuingType: string | null,
): Stretch[] {
  const first = heads[0];
  const words = issuingWords(issuingType);
  const stretches: Stretch[] = [{ document: 0, fromLine: 0, toLine: lines.length }];
  if (first === undefined || words === null) return stretches;
  const begin = (document: number, line: number) => {
    const last = stretches.at(-1) as Stretch;
    if (last.document === document) return;
    last.toLine = line;
    stretches.push({ document, fromLine: line, toLine: lines.length });
  };
  const own = text.slice(0, lines[first.startLine]?.start ?? text.length);
  const mentionsAnnex = ANNEX_MENTION.test(own);
  for (const [i, head] of heads.entries()) {
    begin(i + 1, head.startLine);
    const until = heads[i + 1]?.startLine ?? lines.length;
    let ownMentionsAnnex: boolean | null = null;
    for (let at = head.endLine; at < until; at++) {
      const annex = annexAt(lines, at, until);
      if (annex === null) continue;
      // up to its first annex
      ownMentionsAnnex ??= ANNEX_MENTION.test(text.slice(lines[head.endLine]?.start ?? 0, lines[at]?.start));
      const isIssuers = pointsToIssuing(annex, words, head.type) && (mentionsAnnex || !ownMentionsAnnex);
      begin(isIssuers ? 0 : i + 1, at);
    }
  }
  return stretches;
}

interface AnnexHead {
  /** Its title, folded, and what its link is with ("quyet dinh so …"), folded; null where it has no link. */
  title: string;
  target: string | null;
}

/** The head of the annex that begins at line `at`, or null. */
function annexAt(lines: readonly Line[], at: number, until: number): AnnexHead | null {
  const { text } = lines[at] as Line;
  const isAnnex = markerOf(text)?.kind === 'ANNEX';
  if (!isAnnex && !(LIST_TITLE.test(text) && isAllCaps(text) && !lines[at - 1]?.text)) return null;
  const title: string[] = [];
  for (let i = at; i < Math.min(until, at + ANNEX_TITLE_LINES); i++) {
    const link = linkAt(lines, i);
    if (link !== null) return { title: fold(title.join(' ')), target: link.target };
    title.push((lines[i] as Line).text);
  }
  return isAnnex ? { title: fold(title[0] ?? ''), target: null } : null;
}

/**
 * Whether an annex behind an attached document says that it is issued with the issuing one, and neither its title nor its
 * line names the attached document: offices write the decision's number under a plan's annex too.
 */
function pointsToIssuing({ target, title }: AnnexHead, words: readonly string[], attachedType: string): boolean {
  const type = fold(attachedType);
  return (
    target !== null &&
    words.some((word) => target.startsWith(`${word} `)) &&
    !target.includes(type) &&
    !title.includes(type)
  );
}
