import type { UnitInText } from '../../vietnamese/unit-group';
import { isUnitList, readUnitList } from '../../vietnamese/unit-list';

// Matches: "Trách nhiệm của ", "Nhiệm vụ, quyền hạn của ", "Đối với ", "Trách nhiệm chung của ". Must not match: "Nhiệm vụ trọng tâm".
const DUTIES_OF =
  /^(?:(?:Quyền hạn|Trách nhiệm|Nhiệm vụ|Phân công nhiệm vụ|Phân công trách nhiệm|Quyền)(?:,? (?:và )?(?:quyền hạn|trách nhiệm|nhiệm vụ))?(?: chung| cụ thể| thực hiện| quản lý nhà nước| tổ chức thực hiện)? (?:của|đối với) |(?:Đối với|Về phía|Giao|Đề nghị|Yêu cầu) )/iu;
// Matches: the remark in brackets that ends a heading: " (cơ quan thường trực)". Must not match: text outside brackets.
const REMARK = /\s*\([^()]{2,80}\)\s*(?=[:.]?\s*$)/u;

/** The units that a heading makes answer for what stands below it: "2. Sở Tài chính", "Trách nhiệm của Bộ Y tế"; null where it names none. */
export function headingUnits(text: string, from: number): UnitInText[] | null {
  const opening = DUTIES_OF.exec(text.slice(from, from + 90))?.[0] ?? '';
  const at = from + opening.length;
  const body = text.slice(at);
  if (!isUnitList(body) && !isUnitList(body.replace(REMARK, ''))) return null;
  return readUnitList(text, at)?.units ?? null;
}

// Matches: a class or a body that is not known by its first words: "Các Khu Công nghệ cao và hiệp hội", "Hội Làm vườn tỉnh". Must not match: "Các nhiệm vụ khác", "Chế độ báo cáo".
const LIKE_UNITS =
  /^(?:Các|Những|Hội|Hiệp hội|Đoàn|Doanh nghiệp|Ban|Cơ quan|Tổ chức|Đơn vị|Chủ|Trưởng|Viện|Trường|Khu|Câu lạc bộ|Tập đoàn|Tổng công ty|Công ty|Ngân hàng|Báo|Đài|Cộng đồng|Người|Hộ|Nhà)(?!\p{L})/u;
// Matches: what a heading of matters speaks of. Must not match: a unit's words.
const OF_MATTERS =
  /nhiệm vụ|giải pháp|nội dung|hoạt động|công tác|chế độ|biện pháp|bước|chính sách|điều kiện|vấn đề|quy định|kinh phí|nguồn lực|báo cáo|tiêu chí|chỉ tiêu|mốc|đề án|dự án|chương trình|văn bản|trường hợp|hình thức|cơ chế/iu;
const LONGEST_HEADING = 160;

/** The whole heading as one unit, where headings beside it name units and it reads like a class of them; else null. */
export function unknownHeadingUnit(text: string, from: number): UnitInText[] | null {
  // Matches: the mark at a heading's end. Must not match: a stop inside.
  const unit = text.slice(from).replace(/[\s:.;]+$/u, '');
  if (unit.length > LONGEST_HEADING || /[.;:]/u.test(unit) || !LIKE_UNITS.test(unit) || OF_MATTERS.test(unit))
    return null;
  return [{ unit, start: from, end: from + unit.length, isCollective: true }];
}
