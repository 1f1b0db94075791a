import type { UnitInText } from '../../vietnamese/unit-group';
import { isUnitList, readUnitList, splitUnitList } from '../../vietnamese/unit-list';

/** Whom a passage gives a duty to, and where the duty itself begins. */
export interface Addressee {
  units: UnitInText[];
  /** Offset of the first word of the duty. */
  dutyAt: number;
  /** "Giao" and the like stand before the units, or a colon after them. */
  isExplicit: boolean;
}

// Matches: "Giao ", "Đề nghị ", "Yêu cầu ", "Giao cho ". Must not match: "Giao thông".
const ASSIGNING =
  /^(?:Giao|Đề nghị|Kính đề nghị|Yêu cầu|Phân công|Giao nhiệm vụ|giao|đề nghị)(?: nhiệm vụ)?(?: cho)? (?!thông|lưu|dịch)/u;
// Matches: "Ông. Trần Văn Mẫu - Trưởng đoàn: ". Must not match: "Ông bà".
const PERSON =
  /^(?:Ông|Bà|Đồng chí|Đ\/c)\.? (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,4})(?:,? ?[-–,] ?[^:.;]{2,120}?)? ?: ?/u;
/** What follows the units where they are the ones that act. Matches: " tiếp tục", " chủ trì", ": ". Must not match: " là", " được". */
const ACTS =
  /^ ?(?:: ?|,? ?(?:theo (?:chức năng|thẩm quyền|nhiệm vụ|phạm vi|dõi|lĩnh vực)|căn cứ (?:chức năng|nhiệm vụ|nội dung|Kế hoạch|vào)|trong phạm vi|có trách nhiệm|chịu trách nhiệm|tiếp tục|tăng cường|chủ trì|phối hợp|triển khai|tổ chức|xây dựng|hướng dẫn|tham mưu|rà soát|theo dõi|đôn đốc|kiểm tra|lãnh đạo|chỉ đạo|báo cáo|tổng hợp|thực hiện|đẩy mạnh|đẩy nhanh|nâng cao|bố trí|khẩn trương|chủ động|nghiên cứu|đề xuất|xem xét|ban hành|trình|thẩm định|cập nhật|công bố|công khai|tuyên truyền|phổ biến|thường xuyên|kịp thời|định kỳ|nghiêm túc|tập trung|lập|cử|gửi|cung cấp|hỗ trợ|bảo đảm|đảm bảo|quán triệt|xác định|giám sát|đánh giá|hoàn thành|hoàn thiện|ưu tiên|huy động|lồng ghép|vận động|chuẩn bị|quản lý|giải quyết|xử lý|tiếp nhận|duy trì|khai thác|ứng dụng|phát huy|phát động|đăng ký|cụ thể h|bám sát|thúc đẩy|khảo sát|khuyến khích|cân đối|phân bổ|phân công|tích cực|trực tiếp|thanh tra|thống nhất|sử dụng|khắc phục|đào tạo|bồi dưỡng|tập huấn|vận hành|kết nối|tích hợp|số h|phát triển|phụ trách|thí điểm|phê duyệt|là đầu mối|làm đầu mối|đầu mối|truyền thông|thu thập|thực thi|thành lập|kiện toàn|có kế hoạch|có giải pháp|có văn bản|mở|tư vấn|tạo|giới thiệu|kiểm soát|thông tin|căn cứ))/u;
// Matches: general closing clauses: "chịu trách nhiệm thi hành Quyết định này". Must not match: "chịu trách nhiệm kiểm tra".
export const GENERAL_CLAUSE =
  /chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:\p{L}+ ){1,3}này|^Trên đây là|^(?:Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Thông tư) này/u;
// Matches: "Cơ quan chủ trì: ", "Đơn vị phối hợp: ". Must not match: "Cơ quan Thường trực chủ trì".
const LABELLED = /^(?:Cơ quan|Đơn vị|Phòng|Bộ phận|Sở, ngành)(?: chủ trì| phối hợp| thực hiện)[^:]{0,20}:/u;
const MAX_ADDRESSEE = 220;

/** Whom the passage addresses from offset `from` on, or null where it begins with no unit that acts. */
export function readAddressee(text: string, from: number): Addressee | null {
  const tail = text.slice(from, from + 500);
  if (GENERAL_CLAUSE.test(tail) || LABELLED.test(tail)) return null;
  const person = PERSON.exec(tail);
  if (person !== null) {
    const name = person[1] ?? '';
    const start = from + person[0].indexOf(name);
    return {
      units: [{ unit: name, start, end: start + name.length, isCollective: false }],
      dutyAt: from + person[0].length,
      isExplicit: true,
    };
  }
  const assigning = ASSIGNING.exec(tail);
  const unitsAt = from + (assigning?.[0].length ?? 0);
  const list = readUnitList(text, unitsAt);
  if (list === null || list.end - unitsAt > MAX_ADDRESSEE || list.units[0]?.start !== unitsAt) {
    return assigning === null ? null : unknownUnit(text, unitsAt);
  }
  const rest = text.slice(list.end, list.end + 60);
  if (assigning === null && !ACTS.test(rest)) return null;
  // Matches: the ": " between the unit and its duty. Must not match: the duty's first word.
  const gap = /^[\s:,]*/u.exec(rest)?.[0] ?? '';
  return { units: list.units, dutyAt: list.end + gap.length, isExplicit: assigning !== null || gap.includes(':') };
}

/** Where, from `from` on, another unit acts after a semicolon: its part is a duty of its own; -1 where none does. */
export function nextAddressee(text: string, from: number): number {
  for (let at = text.indexOf('; ', from); at >= 0; at = text.indexOf('; ', at + 2)) {
    // Matches: a name, which begins with a capital. Must not match: "phối hợp với", "các đơn vị".
    if (/^(?:\p{Lu}|giao )/u.test(text.slice(at + 2, at + 8)) && readAddressee(text, at + 2) !== null) return at + 2;
  }
  return -1;
}

// Matches: "Trên cơ sở nội dung Chỉ thị này, ", "Căn cứ chức năng, nhiệm vụ, ". Must not match: "Căn cứ Luật" of a preamble (it has no unit that acts).
const CIRCUMSTANCE = /^(?:Trên cơ sở|Căn cứ)(?!\p{L})/u;
const MAX_CIRCUMSTANCE = 420;

/** Whom the passage addresses after an opening circumstance: "Trên cơ sở …, các bộ, ngành xây dựng kế hoạch". */
export function readAddresseeAfterCircumstance(text: string, from: number): Addressee | null {
  if (!CIRCUMSTANCE.test(text.slice(from, from + 20))) return null;
  for (let at = text.indexOf(', ', from); at >= 0 && at < from + MAX_CIRCUMSTANCE; at = text.indexOf(', ', at + 2)) {
    const list = readUnitList(text, at + 2);
    if (list?.units[0]?.start === at + 2 && ACTS.test(text.slice(list.end, list.end + 60))) {
      return { units: list.units, dutyAt: from, isExplicit: false };
    }
  }
  return null;
}

/** "Giao <a name without a known first word>: …": all of it up to the colon. */
function unknownUnit(text: string, at: number): Addressee | null {
  // Matches: "Trung tá Nguyễn Văn A, Đội trưởng:". Must not match: a sentence without a colon near.
  const match = /^\p{Lu}[^:.;]{3,120}(?=:)/u.exec(text.slice(at, at + 140));
  if (match === null) return null;
  const units = splitUnitList(text, { start: at, end: at + match[0].length });
  return units.length === 0 ? null : { units, dutyAt: at + match[0].length + 1, isExplicit: true };
}

/** Whether what follows the addressee is no duty but a name, as in a list of members: "Trưởng ban: Bộ trưởng Bộ Nội vụ". */
export function namesNoDuty(duty: string): boolean {
  return duty.trim().length < 12 || isUnitList(duty);
}
