import { findAll } from '../../vietnamese/find-all';
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
  /^(?:Giao|Đề nghị|Kính đề nghị|Trân trọng đề nghị|Yêu cầu|Phân công|Giao nhiệm vụ|giao|đề nghị|yêu cầu|phân công)(?: và đề nghị)?(?: nhiệm vụ)?(?: cho)? (?!thông|lưu|dịch)/u;
// Matches: "Ông. Trần Văn Mẫu - Trưởng đoàn: ". Must not match: "Ông bà".
const PERSON =
  /^(?:Giao |Phân công |Đề nghị )?(?:Các )?(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]\/c)[.:]? (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,4})(?:,? ?[-–,] ?([^:.;]{2,120}?))? ?: ?/u;
// Matches: a part in a team, which says less than the person's name: "Trưởng đoàn". Must not match: "Phó Giám đốc Sở".
const ROLE =
  /^(?:Phó )?(?:[Tt]rưởng (?:đoàn|ban|nhóm|tiểu ban)|[Tt]ổ trưởng|[Tt]hư ký|[Tt]hành viên|[Uu]ỷ viên|[Ủủ]y viên)/u;
/** What follows the units where they are the ones that act. Matches: " tiếp tục", " chủ trì", ": ". Must not match: " là", " được". */
export const ACTS =
  /^ ?(?:: ?|,? ?(?:theo (?:chức năng|thẩm quyền|nhiệm vụ|phạm vi|dõi|lĩnh vực)|căn cứ (?:chức năng|nhiệm vụ|nội dung|Kế hoạch|vào)|trong phạm vi|có trách nhiệm|chịu trách nhiệm|tiếp tục|tăng cường|chủ trì|phối hợp|triển khai|tổ chức|xây dựng|hướng dẫn|tham mưu|rà soát|theo dõi|đôn đốc|kiểm tra|lãnh đạo|chỉ đạo|báo cáo|tổng hợp|thực hiện|đẩy mạnh|đẩy nhanh|nâng cao|bố trí|khẩn trương|chủ động|nghiên cứu|đề xuất|xem xét|ban hành|trình|thẩm định|cập nhật|công bố|công khai|tuyên truyền|phổ biến|thường xuyên|kịp thời|định kỳ|nghiêm túc|tập trung|lập|cử|gửi|cung cấp|hỗ trợ|bảo đảm|đảm bảo|quán triệt|xác định|giám sát|đánh giá|hoàn thành|hoàn thiện|ưu tiên|huy động|lồng ghép|vận động|chuẩn bị|quản lý|giải quyết|xử lý|tiếp nhận|duy trì|khai thác|ứng dụng|phát huy|phát động|đăng ký|cụ thể h\p{L}+|bám sát|thúc đẩy|khảo sát|khuyến khích|cân đối|phân bổ|phân công|tích cực|trực tiếp|thanh tra|thống nhất|sử dụng|khắc phục|đào tạo|bồi dưỡng|tập huấn|vận hành|kết nối|tích hợp|số h\p{L}+|phát triển|phụ trách|thí điểm|phê duyệt|là đầu mối|làm đầu mối|đầu mối|truyền thông|thu thập|thực thi|thành lập|kiện toàn|có kế hoạch|có giải pháp|có văn bản|mở|tư vấn|tạo|giới thiệu|kiểm soát|thông tin|căn cứ|hằng (?:năm|quý|tháng)|hàng (?:năm|quý|tháng)|định kỳ|sớm|kiên quyết|đề xuất|tự|làm việc|lựa chọn|ký|điều tra|phân tích|phấn đấu|chịu|nêu cao|phát hiện|gương mẫu|quan tâm|duy trì|phải|cần|đưa|bàn giao|thu hồi|tiến hành|rút kinh nghiệm|chấn chỉnh|gắn|điều hành|trực|soạn thảo|ngăn chặn|bảo vệ|phòng, chống|tham gia|vận dụng|hợp đồng|mua sắm|lắp đặt|xác minh|đối chiếu|kê khai|niêm yết|nghiệm thu|quyết toán|chuyển|đổi mới|cải cách|cải thiện|mở rộng|củng cố|tận dụng|khơi thông|thu hút|hợp tác|kêu gọi|xúc tiến|quảng bá|nắm|chuẩn h\p{L}+|dừng|chấm dứt|đình chỉ|giảm|cắt giảm|tinh gọn|sắp xếp|trang bị|nhân rộng|tổng kết|sơ kết|thống kê|dự báo|cảnh báo|điều chỉnh|bổ sung|sửa đổi|thẩm tra|đối thoại|giữ|lưu trữ|quyết liệt|linh hoạt|sẵn sàng|nhanh chóng|xây dựng|làm tốt|làm rõ|chia sẻ|trao đổi|chỉnh trang|quy định|đặt hàng|tính toán|cân nhắc|tháo gỡ|sơ tán|di dời|ra (?:quyết định|văn bản|thông báo|quân)|giải ngân|giải trình|thanh toán|phát hành|phát sóng|dành|siết|cam kết|nghiêm cấm|biểu dương|đàm phán)(?!\p{L}))/u;
// Matches: general closing clauses: "chịu trách nhiệm thi hành Quyết định này". Must not match: "chịu trách nhiệm kiểm tra".
export const GENERAL_CLAUSE =
  /chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:\p{L}+ ){1,3}này|^Trên đây là|^(?:Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Thông tư) này/u;
// Matches: "Cơ quan chủ trì: ", "Đơn vị phối hợp: ". Must not match: "Cơ quan Thường trực chủ trì".
const LABELLED = /^(?:Cơ quan|Đơn vị|Phòng|Bộ phận|Sở, ngành)(?: chủ trì| phối hợp| thực hiện)[^:]{0,20}:/u;
// Matches: an authority's handing a duty on: "UBND tỉnh giao Sở Tài chính", "… yêu cầu các sở". Must not match: " giao thông".
const HANDS_ON = /^ (?:giao|yêu cầu|phân công|đề nghị)(?: cho)? (?!thông|dịch|lưu)/u;
const MAX_ADDRESSEE = 220;
// Matches: "Đồng chí " before an office. Must not match: "Đồng chí Trần Văn Mẫu", which a person is named by.
const HONORIFIC =
  /^(?:[Cc]ác )?[Đđ]ồng chí (?=(?:Phó )?(?:[Bb]í thư|[Cc]hủ tịch|[Gg]iám đốc|[Bb]ộ trưởng|[Tt]rưởng|[Cc]hánh|[Tt]hủ trưởng))/u;
// Matches: the places that a class is named for: ": Lạc Giang, Sông Lam và Hải Bình" before its verb. Must not match: ": Chủ trì".
const PLACES =
  /^ ?: (?:\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3})(?:(?:, | và |; )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3}){1,40}(?= \p{Ll})/u;
// Matches: a class of areas: "Ủy ban nhân dân các tỉnh, thành phố". Must not match: "Sở Y tế".
const OF_AREAS = /(?:các|thành phố|tỉnh|xã|phường|huyện)(?: \p{Ll}+){0,3}$/u;

/** Whom the passage addresses from offset `from` on, or null where it begins with no unit that acts. */
export function readAddressee(text: string, from: number): Addressee | null {
  const tail = text.slice(from, from + 500);
  if (GENERAL_CLAUSE.test(tail) || LABELLED.test(tail)) return null;
  const person = PERSON.exec(tail);
  if (person !== null) {
    const named =
      person[2] !== undefined && isUnitList(person[2]) && !ROLE.test(person[2]) ? person[2] : (person[1] ?? '');
    const start = from + person[0].lastIndexOf(named);
    return {
      units: [{ unit: named, start, end: start + named.length, isCollective: false }],
      dutyAt: from + person[0].length,
      isExplicit: true,
    };
  }
  const assigning = ASSIGNING.exec(tail);
  const saidAt = from + (assigning?.[0].length ?? 0);
  const unitsAt = saidAt + (HONORIFIC.exec(text.slice(saidAt, saidAt + 30))?.[0].length ?? 0);
  const list = withPlaces(text, readUnitList(text, unitsAt));
  if (list === null || list.end - unitsAt > MAX_ADDRESSEE || list.units[0]?.start !== unitsAt) {
    return assigning === null ? null : unknownUnit(text, unitsAt);
  }
  const handsOn = HANDS_ON.exec(text.slice(list.end, list.end + 20));
  if (assigning === null && handsOn !== null) {
    const given = readAddressee(text, list.end + 1);
    if (given !== null) return given;
  }
  // Matches: what tells a class apart before it is told to act: " được cấp giấy phép khai thác có trách nhiệm". Must not match: " được phép".
  const apart =
    /^ (?:được|đang|có|hoạt động|tham gia|nơi|trên địa bàn)(?!\p{L})[^.;:]{3,160}?(?= (?:có trách nhiệm|chịu trách nhiệm|phải) )/u.exec(
      text.slice(list.end, list.end + 200),
    );
  const end = ACTS.test(text.slice(list.end, list.end + 60)) ? list.end : list.end + (apart?.[0].length ?? 0);
  const rest = text.slice(end, end + 60);
  if (assigning === null && !ACTS.test(rest)) return null;
  // Matches: the ": " between the unit and its duty. Must not match: the duty's first word.
  const gap = /^[\s:,]*/u.exec(rest)?.[0] ?? '';
  return {
    units: list.units,
    dutyAt: end + gap.length,
    isExplicit: assigning !== null || gap.includes(':'),
  };
}

/** The list with the places that its last class is named for: "Ủy ban nhân dân các tỉnh: Lạc Giang, Sông Lam hoàn thành". */
function withPlaces(text: string, list: ReturnType<typeof readUnitList>): ReturnType<typeof readUnitList> {
  const last = list?.units.at(-1);
  if (list === null || last === undefined || !OF_AREAS.test(last.unit)) return list;
  const places = PLACES.exec(text.slice(list.end, list.end + 900));
  if (places === null || !ACTS.test(text.slice(list.end + places[0].length, list.end + places[0].length + 60)))
    return list;
  const end = list.end + places[0].length;
  return { units: [...list.units.slice(0, -1), { ...last, unit: text.slice(last.start, end), end }], end };
}

/** Where, from `from` on, another unit acts after a semicolon: its part is a duty of its own; -1 where none does. */
export function nextAddressee(text: string, from: number): number {
  for (let at = text.indexOf('; ', from); at >= 0; at = text.indexOf('; ', at + 2)) {
    // Matches: a name, which begins with a capital. Must not match: "phối hợp với", "các đơn vị".
    if (/^(?:\p{Lu}|giao )/u.test(text.slice(at + 2, at + 8)) && readAddressee(text, at + 2) !== null) return at + 2;
  }
  return -1;
}

// Matches: "Trên cơ sở nội dung Chỉ thị này, ", "Đối với các dự án chậm tiến độ, ", "Trước ngày 15 hằng tháng, ". Must not match: "Trong quá trình thực hiện".
const CIRCUMSTANCE =
  /^(?:Trên cơ sở|Căn cứ|Đối với|Định kỳ|(?:Trước|Vào) ngày|(?:Hằng|Hàng) (?:năm|quý|tháng|tuần)|(?:Chậm nhất|Trong thời hạn|Sau khi|Từ (?:năm|quý|tháng)|Năm \d|Để|Nhằm))(?!\p{L})/u;
const MAX_CIRCUMSTANCE = 420;
// Matches: the units that a circumstance speaks of: "đề xuất của các bộ". Must not match: the ones that act.
const OF_UNITS = /(?<!\p{L})(?:của|với|giữa|từ|cho) (?=\p{L})/gu;

// Matches: what can only be told to someone: " khẩn trương", " chủ trì", " có trách nhiệm". Must not match: " tổ chức", which may report.
const ORDERS =
  /^,? ?(?:khẩn trương|chủ trì|có trách nhiệm|chịu trách nhiệm|phải|tiếp tục|chủ động|tập trung|nghiêm túc|kịp thời|theo chức năng)(?!\p{L})/u;
// Matches: circumstances that open orders as a rule. Must not match: "Năm 2025", which opens reports too.
const OF_ORDERS = /^(?:Trên cơ sở|Căn cứ)(?!\p{L})/u;

/**
 * Whom the passage addresses after an opening circumstance: "Trên cơ sở …, các bộ, ngành xây dựng kế hoạch". Outside a section of
 * duties (`isDuty` false) only where the words are an order's, not a report's; `opensList`: a list of duties follows.
 */
export function readAddresseeAfterCircumstance(
  text: string,
  from: number,
  { isDuty, opensList }: { isDuty: boolean; opensList: boolean },
): Addressee | null {
  if (!CIRCUMSTANCE.test(text.slice(from, from + 24))) return null;
  // Matches: an aim, which opens orders only where a list of them follows. Must not match: "Đến".
  if (/^(?:Để|Nhằm)/u.test(text.slice(from, from + 5)) && !opensList) return null;
  const mayReport = !isDuty && !OF_ORDERS.test(text.slice(from, from + 24));
  const limit = Math.min(text.length, from + MAX_CIRCUMSTANCE);
  for (let at = text.indexOf(', ', from); at >= 0 && at < limit; at = text.indexOf(', ', at + 2)) {
    // Matches: "giao ", "yêu cầu ". Must not match: "giao thông".
    const verb = /^(?:giao|yêu cầu|đề nghị)(?: cho)? /u.exec(text.slice(at + 2, at + 16))?.[0] ?? '';
    const unitsAt = at + 2 + verb.length;
    const list = readUnitList(text, unitsAt);
    const rest = list === null ? '' : text.slice(list.end, list.end + 60);
    if (list?.units[0]?.start !== unitsAt || !ACTS.test(rest) || rest.startsWith(':')) continue;
    if (mayReport && verb === '' && !ORDERS.test(rest)) continue;
    const units = withoutSpokenOf(text, from, unitsAt, list.units);
    if (units.length === 0) continue;
    return { units, dutyAt: from, isExplicit: verb !== '' };
  }
  return null;
}

// Matches: a class that begins anew: "các sở", "UBND các xã". Must not match: "ngành", which goes on with the one before.
const ANOTHER_CLASS = /^(?:[Cc]ác|UBND|[UuỦủ][ỷy] ban|Thủ trưởng|Chủ tịch)(?!\p{L})/u;

/** The units that act, where the list before them began with others: "của các bộ, cơ quan ngang bộ, Bộ Tài chính tổng hợp". */
function withoutSpokenOf(text: string, from: number, unitsAt: number, units: UnitInText[]): UnitInText[] {
  for (const match of findAll(text.slice(from, unitsAt), OF_UNITS)) {
    const begin = from + match.index + match[0].length;
    const list = readUnitList(text, begin);
    if (list !== null && list.units[0]?.start === begin && list.end >= (units.at(-1)?.end ?? 0))
      return units.slice(-1).filter(({ unit, isCollective }) => !isCollective || ANOTHER_CLASS.test(unit));
  }
  return units;
}

// Matches: where a sentence gives a duty to a unit in its midst: "; giao Sở", ", do Sở". Must not match: "giao thông".
const INNER = /(?:^|[,;.(:] ?|trong đó )(?:và )?([Gg]iao|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công|do)(?: cho)? (?=\p{L})/gu;
// Matches: what makes "do" name the one who answers: " chủ trì". Must not match: " ban hành".
const LEADS = /^,? ?(?:chủ trì|làm đầu mối|là đầu mối|đầu mối|phụ trách|chịu trách nhiệm)/u;

/** Whom a sentence names in its midst as the one to do it: "Rà soát …; giao Sở Tài chính chủ trì". */
export function readInnerAddressee(text: string, from: number): UnitInText[] | null {
  for (const match of findAll(text.slice(from), INNER)) {
    const at = from + match.index + match[0].length;
    const list = readUnitList(text, at);
    if (list?.units[0]?.start !== at) continue;
    const rest = text.slice(list.end, list.end + 60);
    if (match[1] === 'do' ? LEADS.test(rest) : ACTS.test(rest)) return list.units;
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
