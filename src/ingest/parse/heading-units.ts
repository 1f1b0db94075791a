import { findAll } from '../../vietnamese/find-all';
import type { UnitInText } from '../../vietnamese/unit-group';
import { isUnitList, readUnitList } from '../../vietnamese/unit-list';
import { ACTS, readAddressee } from './addressee';

// Matches: "Trách nhiệm của ", "Trách nhiệm " (no "của"), "Nhiệm vụ, quyền hạn của ", "Đối với ", "Trách nhiệm chung của ". Must not match: "Nhiệm vụ trọng tâm".
const DUTIES_OF =
  /^(?:(?:Quyền hạn|Trách nhiệm|Nhiệm vụ|Phân công nhiệm vụ|Phân công trách nhiệm|Quyền)(?:,? (?:và )?(?:quyền hạn|trách nhiệm|nhiệm vụ))?(?: chung| cụ thể| thực hiện| quản lý nhà nước| tổ chức thực hiện)? (?:(?:của|đối với) |(?<=^Trách nhiệm )(?=\p{Lu}))|(?:Đối với|Về phía|Giao|Đề nghị|Yêu cầu) )/iu;
// Matches: the remark in brackets that ends a heading: " (cơ quan thường trực)". Must not match: text outside brackets.
const REMARK = /\s*\([^()]{2,80}\)\s*(?=[:.]?\s*$)/u;

/** The units that a heading makes answer for what stands below it: "2. Sở Tài chính", "Trách nhiệm của Bộ Y tế"; null where it names none. */
export function headingUnits(text: string, from: number): UnitInText[] | null {
  const opening = DUTIES_OF.exec(text.slice(from, from + 90))?.[0] ?? '';
  const at = from + opening.length;
  const body = text.slice(at);
  if (!isUnitList(body) && !isUnitList(body.replace(REMARK, '')))
    return RESPONSIBLE.test(opening) ? bodyNamed(text, at) : null;
  return readUnitList(text, at)?.units ?? null;
}

// Matches: what is said of units alone: "Trách nhiệm của ". Must not match: "Đối với ", which is said of matters too.
const RESPONSIBLE = /^(?:Trách nhiệm|Nhiệm vụ)/iu;
// Matches: bodies that are named for their work: "Tổ công tác triển khai Đề án 06", "Ban Chỉ đạo thực hiện cải cách". Must not match: "Ban hành văn bản".
const NAMED_FOR_WORK =
  /^(?:(?:Tổ|Nhóm) (?:công tác|giúp việc|thư ký|chuyên gia)|Ban (?:Chỉ đạo|Chỉ huy|Điều phối|Quản lý|Tổ chức)|Hội đồng|Đoàn (?:công tác|kiểm tra|giám sát)|Ủy ban|Uỷ ban|Văn phòng)(?![A-Za-zÀ-ɏẠ-ỹ])[^.;:,]{0,120}$/iu;
// Matches: what a unit is told, which no name holds. Must not match: "thực hiện Đề án".
const TOLD = /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:có trách nhiệm|chịu trách nhiệm|chủ trì|trong việc|khi |đối với)/iu;

/** The rest of the heading as one body whose name holds a verb: "Tổ công tác triển khai Đề án 06". */
function bodyNamed(text: string, at: number): UnitInText[] | null {
  // Matches: the mark at a heading's end. Must not match: a stop inside.
  const unit = text.slice(at).replace(/[\s:.;]+$/u, '');
  if (!NAMED_FOR_WORK.test(unit) || TOLD.test(unit)) return null;
  return [{ unit, start: at, end: at + unit.length, isCollective: false }];
}

// Matches: a class or a body that is not known by its first words: "Các Khu Công nghệ cao và hiệp hội", "Hội Làm vườn tỉnh". Must not match: "Các nhiệm vụ khác", "Chế độ báo cáo".
const LIKE_UNITS =
  /^(?:Các|Những|Hội|Hiệp hội|Đoàn|Doanh nghiệp|Ban|Cơ quan|Tổ chức|Đơn vị|Chủ|Trưởng|Viện|Trường|Khu|Câu lạc bộ|Tập đoàn|Tổng công ty|Công ty|Ngân hàng|Báo|Đài|Cộng đồng|Người|Hộ|Nhà|Tổ|Nhóm|Đội|Khối|Bộ phận|Khoa|Phó|Giáo viên|Giảng viên|Nhân viên|Cán bộ|Công chức|Viên chức|Học sinh|Sinh viên|Học viên|Cha mẹ|Phụ huynh|Ban đại diện|Kế toán|Văn thư|Thư viện|Y tế|Lực lượng|Mạng lưới|Quản trị|Tổng phụ trách)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: what a heading of matters speaks of. Must not match: a unit's words.
const OF_MATTERS =
  /nhiệm vụ|giải pháp|nội dung|hoạt động|công tác|chế độ|biện pháp|bước|chính sách|điều kiện|vấn đề|quy định|kinh phí|nguồn lực|báo cáo|tiêu chí|chỉ tiêu|mốc|đề án|dự án|chương trình|văn bản|trường hợp|hình thức|cơ chế/iu;
const LONGEST_HEADING = 160;

/** The whole heading as one unit, where headings beside it name units and it reads like a class of them; else null. */
export function unknownHeadingUnit(text: string, from: number): UnitInText[] | null {
  // Matches: the mark at a heading's end. Must not match: a stop inside.
  const unit = text.slice(from).replace(/[\s:.;]+$/u, '');
  if (text.trimEnd().endsWith('.') && readAddressee(text, from) !== null) return null;
  if (unit.length > LONGEST_HEADING || /[.;:]/u.test(unit) || !LIKE_UNITS.test(unit) || OF_MATTERS.test(unit))
    return null;
  const parts: UnitInText[] = [];
  let at = 0;
  // Matches: what parts two of a kind: "Học sinh và cha mẹ học sinh". Must not match: a class of several: "Các hội và câu lạc bộ".
  const parting = unit.includes(',') || /^(?:Các|Những) /u.test(unit) ? [] : findAll(unit, / và /gu);
  for (const { index, 0: separator } of [...parting, { index: unit.length, 0: '' }]) {
    const rest = unit.slice(index + separator.length);
    if (index < unit.length && !LIKE_UNITS.test(`${rest.charAt(0).toUpperCase()}${rest.slice(1)}`)) continue;
    parts.push({ unit: unit.slice(at, index), start: from + at, end: from + index, isCollective: true });
    at = index + separator.length;
  }
  return parts;
}

/** The unit before an item's colon, which reads like a class of them: "Các đơn vị thu gom, xử lý rác: công khai lịch"; else null. */
export function unknownUnitBeforeColon(text: string, from: number): { units: UnitInText[]; dutyAt: number } | null {
  const colon = text.indexOf(': ', from);
  if (colon < 0 || colon - from > LONGEST_HEADING) return null;
  const units = unknownHeadingUnit(text.slice(0, colon), from);
  // Matches: a label, which names a part of a task: "Cơ quan chủ trì", "Đơn vị phối hợp". Must not match: "Các đơn vị thu gom".
  const label = /^(?:Các )?(?:cơ quan|đơn vị|bộ phận|tổ chức) (?:chủ trì|phối hợp|thực hiện|theo dõi|trình)/iu;
  // "Tổ chức tư vấn: …" tells what is done, as "Tổ chức đoàn: …" tells who does it
  const isVerb = ACTS.test(` ${text.charAt(from).toLowerCase()}${text.slice(from + 1, from + 60)}`);
  return units === null || isVerb || label.test(text.slice(from, colon)) ? null : { units, dutyAt: colon + 2 };
}
