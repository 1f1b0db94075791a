import { DATE_SOURCE, dayOfGroups } from '../../vietnamese/date';
import type { Span } from '../parsed-document';
import { placeIn } from '../segment/passage';
import type { SegmentedDocument } from '../segment/segment-text';

// Matches: "có hiệu lực thi hành kể từ ngày ký ban hành", "có hiệu lực từ ngày 01 tháng 7 năm 2026", "có hiệu lực sau 10 ngày kể từ ngày ký". Must not match: "hết hiệu lực".
const IN_FORCE = new RegExp(
  `(?:này|này đều)? ?có hiệu lực(?: thi hành)?,? (?:sau (\\d{1,3})(?: \\([A-Za-zÀ-ɏẠ-ỹ][A-Za-zÀ-ɏẠ-ỹ ]{1,20}\\))? ngày,? )?(?:kể )?từ ngày (?:(ký|ban hành)|${DATE_SOURCE})`,
  'iu',
);
// Matches: "Luật Việc làm số 74/2025/QH15" before "có hiệu lực": another document's day. Must not match: "Quyết định này".
const ANOTHER = /(?<![A-Za-zÀ-ɏẠ-ỹ])số \d|(?<![A-Za-zÀ-ɏẠ-ỹ])(?:Luật|Bộ luật) \p{Lu}/u;
// Matches: "Quyết định này có hiệu lực". Must not match: "hợp đồng có hiệu lực".
const OWN = /này|Quyết định|Nghị|Thông tư|Chỉ thị|Kế hoạch/u;

/** Letters and reports never come into force: a day that they name is another document's. */
const WITHOUT_FORCE: ReadonlySet<string> = new Set([
  'Tờ trình',
  'Báo cáo',
  'Công văn',
  'Giấy mời',
  'Thông báo',
  'Công điện',
]);

/** The day from which the document, issued on `issuedOn`, says it is in force, or null where it says none. */
export function readEffectiveDay(
  document: Pick<SegmentedDocument, 'blocks'>,
  { issuedOn, type }: { issuedOn: string | null; type: string | null },
): { on: string; place: Span } | null {
  if (type !== null && WITHOUT_FORCE.has(type)) return null;
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' || !block.text.includes('hiệu lực')) continue;
    const match = IN_FORCE.exec(block.text);
    if (match === null || !isOwn(block.text, match.index)) continue;
    const [, waitDays, issue] = match;
    const from = issue !== undefined ? issuedOn : dayOfGroups(match, 3);
    const on = from === null ? null : daysAfter(from, Number(waitDays ?? 0));
    if (on !== null) return { on, place: placeIn(block, match.index, match.index + match[0].length) };
  }
  return null;
}

/** Whether what is in force at `at` is the document itself: its clause says "này", or names no other. */
function isOwn(text: string, at: number): boolean {
  const before = text.slice(0, at + 4);
  const clause = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; ')) + 1);
  if (/(?<![A-Za-zÀ-ɏẠ-ỹ])này(?![A-Za-zÀ-ɏẠ-ỹ])/u.test(clause)) return true;
  return !ANOTHER.test(clause) && OWN.test(text.slice(0, at + 30));
}

function daysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
