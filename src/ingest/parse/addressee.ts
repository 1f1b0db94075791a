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
  /^ ?(?:: ?|,? ?(?:theo (?:chức năng|thẩm quyền|nhiệm vụ|phạm vi|dõi|lĩnh vực)|căn cứ (?:chức năng|nhiệm vụ|nội dung|Kế hoạch|vào)|trong phạm vi|có trách nhiệm|chịu trách nhiệm|tiếp tục|tăng cường|chủ trì|phối hợp|triển khai|tổ chức|xây dựng|hướng dẫn|tham mưu|rà soát|theo dõi|đôn đốc|kiểm tra|lãnh đạo|chỉ đạo|báo cáo|tổng hợp|thực hiện|đẩy mạnh|đẩy nhanh|nâng cao|bố trí|khẩn trương|chủ động|nghiên cứu|đề xuất|xem xét|ban hành|trình|thẩm định|cập nhật|công bố|công khai|tuyên truyền|phổ biến|thường xuyên|kịp thời|định kỳ|nghiêm túc|tập trung|lập|cử|gửi|cung cấp|hỗ trợ|bảo đảm|đảm bảo|quán triệt|xác định|giám sát|đánh giá|hoàn thành|hoàn thiện|ưu tiên|huy động|lồng ghép|vận động|chuẩn bị|quản lý|giải quyết|xử lý|tiếp nhận|duy trì|khai thác|ứng dụng|phát huy|phát động|đăng ký|cụ thể h[A-Za-zÀ-ɏẠ-ỹ]+|bám sát|thúc đẩy|khảo sát|khuyến khích|cân đối|phân bổ|phân công|tích cực|trực tiếp|thanh tra|thống nhất|sử dụng|khắc phục|đào tạo|bồi dưỡng|tập huấn|vận hành|kết nối|tích hợp|số h[A-Za-zÀ-ɏẠ-ỹ]+|phát triển|phụ trách|thí điểm|phê duyệt|là đầu mối|làm đầu mối|đầu mối|truyền thông|thu thập|thực thi|thành lập|kiện toàn|có kế hoạch|có giải pháp|có văn bản|mở|tư vấn|tạo|giới thiệu|kiểm soát|thông tin|căn cứ|hằng (?:năm|quý|tháng)|hàng (?:năm|quý|tháng)|định kỳ|sớm|kiên quyết|đề xuất|tự|làm việc|lựa chọn|ký|điều tra|phân tích|phấn đấu|chịu|nêu cao|phát hiện|gương mẫu|quan tâm|duy trì|phải|cần|đưa|bàn giao|thu hồi|tiến hành|rút kinh nghiệm|chấn chỉnh|gắn|điều hành|trực|soạn thảo|ngăn chặn|bảo vệ|phòng, chống|tham gia|vận dụng|hợp đồng|mua sắm|lắp đặt|xác minh|đối chiếu|kê khai|niêm yết|nghiệm thu|quyết toán|chuyển|đổi mới|cải cách|cải thiện|mở rộng|củng cố|tận dụng|khơi thông|thu hút|hợp tác|kêu gọi|xúc tiến|quảng bá|nắm|chuẩn h[A-Za-zÀ-ɏẠ-ỹ]+|dừng|chấm dứt|đình chỉ|giảm|cắt giảm|tinh gọn|sắp xếp|trang bị|nhân rộng|tổng kết|sơ kết|thống kê|dự báo|cảnh báo|điều chỉnh|bổ sung|sửa đổi|thẩm tra|đối thoại|giữ|lưu trữ|quyết liệt|linh hoạt|sẵn sàng|nhanh chóng|xây dựng|làm tốt|làm rõ|chia sẻ|trao đổi|chỉnh trang|quy định|đặt hàng|tính toán|cân nhắc|tháo gỡ|sơ tán|di dời|ra (?:quyết định|văn bản|thông báo|quân)|giải ngân|giải trình|thanh toán|phát hành|phát sóng|dành|siết|cam kết|nghiêm cấm|biểu dương|đàm phán|luân phiên|thay phiên|có nhiệm vụ|là (?:đơn vị|cơ quan|bộ phận) (?:thường trực|đầu mối|chủ trì)|dàn dựng|duyệt|thông qua|xuống (?:địa bàn|cơ sở)|tham dự)(?![A-Za-zÀ-ɏẠ-ỹ]))/u;
// Matches: general closing clauses: "chịu trách nhiệm thi hành Quyết định này", "chịu trách nhiệm triển khai thực hiện nghiêm túc các nội dung nêu trên". Must not match: "chịu trách nhiệm kiểm tra".
export const GENERAL_CLAUSE =
  /chịu trách nhiệm (?:tổ chức )?(?:triển khai )?(?:thi hành|thực hiện) (?:(?:[A-Za-zÀ-ɏẠ-ỹ]+ ){1,3}này|(?:nghiêm túc |đầy đủ |nghiêm |tốt ){0,2}(?:các |những )?(?:nội dung|nhiệm vụ|yêu cầu|công việc) (?:nêu )?trên)|^Trên đây là|^(?:Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Thông tư) này|^(?:Yêu cầu|Đề nghị) (?:Thủ trưởng )?các (?:cơ quan|đơn vị|sở|địa phương|phòng|bộ phận|đồng chí|ngành)[^.;:]{0,120} nghiêm túc (?:tổ chức |triển khai ){0,2}thực hiện(?:,? không [^.;:]{0,40}| (?:các )?nội dung (?:nêu )?trên| (?:Kế hoạch|Chỉ thị|Công văn) này)?[./\s]*$/u;
// Matches: "Cơ quan chủ trì: ", "Đơn vị phối hợp: ". Must not match: "Cơ quan Thường trực chủ trì".
export const LABELLED = /^(?:Cơ quan|Đơn vị|Phòng|Bộ phận|Sở, ngành)(?: chủ trì| phối hợp| thực hiện)[^:]{0,20}:/u;
// Matches: an authority's handing a duty on: "UBND tỉnh giao Sở Tài chính", "… yêu cầu các sở". Must not match: " giao thông".
export const HANDS_ON = /^ (?:giao|yêu cầu|phân công|đề nghị)(?: cho)? (?!thông|dịch|lưu)/u;
const MAX_ADDRESSEE = 220;
// Matches: "Đồng chí ", "Ông " before an office. Must not match: "Đồng chí Trần Văn Mẫu", which a person is named by.
const HONORIFIC =
  /^(?:[Cc]ác )?(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Ôô]ng \([Bb]à\)|[Ôô]ng,? [Bb]à) (?=(?:Phó )?(?:[Bb]í thư|[Cc]hủ tịch|[Gg]iám đốc|[Bb]ộ trưởng|[Tt]rưởng|[Cc]hánh|[Tt]hủ trưởng))/u;
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
    /^ (?:được|đang|có|trong|hoạt động|tham gia|nơi|trên địa bàn)(?![A-Za-zÀ-ɏẠ-ỹ])[^.;:]{3,160}?(?= (?:có trách nhiệm|chịu trách nhiệm|phải|khẩn trương|chủ động|nghiêm túc) )/u.exec(
      text.slice(list.end, list.end + 200),
    );
  const isApart = apart !== null && !ACTS.test(text.slice(list.end, list.end + 60));
  const end = isApart ? list.end + apart[0].length : list.end;
  const rest = text.slice(end, end + 60);
  if (assigning === null && !ACTS.test(rest)) return null;
  // Matches: the ": " between the unit and its duty. Must not match: the duty's first word.
  const gap = /^[\s:,]*/u.exec(rest)?.[0] ?? '';
  return {
    units: isApart ? withLastUpTo(text, list.units, end) : list.units,
    dutyAt: end + gap.length,
    isExplicit: assigning !== null || gap.includes(':'),
  };
}

/** The units with the last one, a class, named by what tells it apart too: "Các tổ chức được cấp giấy phép khai thác". */
function withLastUpTo(text: string, units: readonly UnitInText[], end: number): UnitInText[] {
  const last = units.at(-1);
  if (last === undefined || !last.isCollective) return [...units];
  return [...units.slice(0, -1), { ...last, unit: text.slice(last.start, end), end }];
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

// Matches: what may stand before another unit's duty: "; ", ". ". Must not match: the "." of "TP. Hồ Chí Minh", "; phối hợp với".
const PARTS = /[;.](?<=;|(?:\p{Ll}|\d{4}|\))\.) (?=\p{Lu}|giao )/gu;

/** Where, behind the duty's first word, another unit than the duty's acts after a semicolon, or in a sentence of its own; -1 where none does. */
export function nextAddressee(text: string, { units, dutyAt }: Addressee): number {
  PARTS.lastIndex = dutyAt;
  for (let match = PARTS.exec(text); match !== null; match = PARTS.exec(text)) {
    const at = match.index + 2;
    const found = readAddressee(text, at);
    // a sentence about "các đơn vị", or about the body's own head, says more of the duty before it, as a rule
    const isAnothers =
      found !== null &&
      (match[0] === '; ' ||
        found.units.some(({ unit, isCollective }) => !isCollective && !units.some((one) => unit.includes(one.unit))));
    if (isAnothers && !GENERAL_CLAUSE.test(text.slice(at, at + 300))) return at;
  }
  return -1;
}

// Matches: where a sentence gives a duty to a unit in its midst: "; giao Sở", ", do Sở", ". Phòng Đào tạo" (which then leads). Must not match: "giao thông".
const INNER =
  /(?:^|[,;.(:] ?|trong đó )(?:và )?([Gg]iao|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công|do)(?: cho)? (?=[A-Za-zÀ-ɏẠ-ỹ])|[.;:] (?=\p{Lu})/gu;
// Matches: what makes "do" name the one who answers: " chủ trì". Must not match: " ban hành".
const LEADS = /^,? ?(?:chủ trì|làm đầu mối|là đầu mối|đầu mối|phụ trách|chịu trách nhiệm)/u;

/** Whom a sentence names in its midst as the one to do it: "Rà soát …; giao Sở Tài chính chủ trì". */
export function readInnerAddressee(text: string, from: number): UnitInText[] | null {
  for (const match of findAll(text.slice(from), INNER)) {
    const at = from + match.index + match[0].length;
    const list = readUnitList(text, at);
    if (list?.units[0]?.start !== at) continue;
    const rest = text.slice(list.end, list.end + 60);
    if (match[1] === 'do' || match[1] === undefined ? LEADS.test(rest) : ACTS.test(rest)) return list.units;
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
  // Matches: how a team ends, which no one is told to do: "tự giải thể sau khi hoàn thành nhiệm vụ". Must not match: "tự kiểm tra".
  return duty.trim().length < 12 || isUnitList(duty) || /^tự giải thể(?![A-Za-zÀ-ɏẠ-ỹ])/u.test(duty);
}
