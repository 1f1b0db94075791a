import { isAllCaps } from './letter-case';
import type { Line } from './lines';
import { markerOf } from './marker';

// Matches: the first line of a body: "Căn cứ Luật", "Kính  gửi:" typed carelessly, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:" of a telegram. Must not match: "Về việc sắp xếp thôn".
export const BODY_OPENER =
  /^(?:Căn +cứ|Theo +đề +nghị|Xét +đề +nghị|Kính +gửi|Thực +hiện +(?:Quyết định|Chỉ thị|Nghị quyết|Kế hoạch|Công văn|Văn bản|chủ trương)|\(?Kèm theo|Điều 1\b|Nhằm |\p{Lu}[\p{Lu} ,-]{5,120} điện ?:?$)/u;
// Matches: what opens a title as often as a body: "Thực hiện Nghị quyết số 57-NQ/TW". Must not match: "Căn cứ".
const EITHER = /^Thực +hiện /u;
// Matches: a rule under a title: "-------". Must not match: "- Bộ Y tế".
const RULE = /^[-_*=–—]{3,}$/u;
// Matches: the end of a sentence: "như sau:". Must not match: "của Bộ Chính trị".
const SENTENCE_END = /[.:;]$/u;
// Matches: the clause that only a sentence has: ", Ủy ban nhân dân tỉnh ban hành Kế hoạch". Must not match: ", công nghệ và đổi mới sáng tạo".
const MAIN_CLAUSE =
  /, (?:UBND|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Văn phòng|Phòng|Cục|Chi cục|Tỉnh ủy|Thành ủy|Đảng ủy|Hội đồng|HĐND|Công an|Thanh tra|Chủ tịch|Giám đốc|Đoàn)(?![A-Za-zÀ-ɏẠ-ỹ])[^,;]{0,90}? (?:ban hành|xây dựng|báo cáo|đề nghị|yêu cầu|triển khai|tổ chức|giao|chỉ đạo|hướng dẫn|thông báo|trân trọng)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
/** A title is no longer. */
const TITLE_LINES = 7;

/** Whether the body begins at line `at`: "Thực hiện Chỉ thị số …" does where it goes on as a sentence, and is a title where it does not. */
export function opensBody(lines: readonly Line[], at: number): boolean {
  const { text } = lines[at] as Line;
  if (!BODY_OPENER.test(text)) return false;
  if (!EITHER.test(text)) return true;
  let written = text;
  for (let i = at + 1; i < lines.length; i++) {
    const next = lines[i]?.text ?? '';
    const isOver =
      next === '' || RULE.test(next) || BODY_OPENER.test(next) || markerOf(next) !== null || isAllCaps(next);
    if (isOver || SENTENCE_END.test(written)) break;
    if (i - at >= TITLE_LINES) return true;
    written += ` ${next}`;
  }
  return SENTENCE_END.test(written) || MAIN_CLAUSE.test(written);
}
