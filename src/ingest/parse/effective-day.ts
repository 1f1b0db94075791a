import { DATE_SOURCE, dayOfGroups } from '../../vietnamese/date';
import type { Span } from '../parsed-document';
import { placeIn } from '../segment/passage';
import type { SegmentedDocument } from '../segment/segment-text';

// Matches: "có hiệu lực thi hành kể từ ngày ký ban hành", "có hiệu lực từ ngày 01 tháng 7 năm 2026". Must not match: "hết hiệu lực".
const IN_FORCE = new RegExp(
  `(?:này|này đều)? ?có hiệu lực(?: thi hành)?,? (?:kể )?từ ngày (?:(ký|ban hành)|${DATE_SOURCE})`,
  'iu',
);

/** The day from which the document says it is in force, or null where it says none. */
export function readEffectiveDay(
  document: SegmentedDocument,
  issuedOn: string | null,
): { on: string; place: Span } | null {
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' || !block.text.includes('hiệu lực')) continue;
    const match = IN_FORCE.exec(block.text);
    // Matches: "Quyết định này có hiệu lực". Must not match: "hợp đồng có hiệu lực".
    if (match === null || !/này|Quyết định|Nghị|Thông tư|Chỉ thị|Kế hoạch/u.test(block.text.slice(0, match.index + 30)))
      continue;
    const on = match[1] !== undefined ? issuedOn : dayOfGroups(match, 2);
    if (on !== null) return { on, place: placeIn(block, match.index, match.index + match[0].length) };
  }
  return null;
}
