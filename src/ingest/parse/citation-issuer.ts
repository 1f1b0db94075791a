import { DATE_SOURCE, dayOfGroups } from '../../vietnamese/date';
import type { UnitInText } from '../../vietnamese/unit-group';
import { readUnitList } from '../../vietnamese/unit-list';

/** What is written right behind a document's number or name. */
export interface DayAndIssuer {
  end: number;
  issuedOn: string | null;
  /** A date that is none, as written: "08/6/20210", "32/01/2024". */
  unreadDay: string | null;
  issuer: string | null;
}

// Matches: ", ngày 29/7/2025", " ngày 16 tháng 11 năm 2021", " (ngày 5/3/2024". Must not match: " từ ngày".
const DATE_AFTER = new RegExp(`^,? ?\\(?(?:ban hành |ký |ký ban hành )?ngày ?${DATE_SOURCE}`, 'iu');
// Matches: " ngày 08/6/20210", " ngày 32/01/2024", " ngày 30 tháng 2 năm 2024". Must not match: " ngày tháng 6 năm 2026" (a draft's blank day).
const NO_DATE_AFTER =
  /^,? ?\(?(?:ban hành |ký )?ngày ?([\dOIl]{1,3} ?[/.-] ?[\dOIl]{1,3} ?[/.-] ?[\dOIl]{2,6}|\d{1,3} tháng \d{1,3},? năm \d{2,6})(?!\d)/iu;
// Matches: " của Chính phủ", "của Chủ tịch", " do Bộ", " CỦA BAN BÍ THƯ". Must not match: " do đó".
const ISSUER_AFTER = /^,? ?(?:của|CỦA|do) (?=[A-Za-zÀ-ɏẠ-ỹ])/u;

/** Reads the day and the issuer behind a mention that ends at `end`; `text` ends where the next mention begins. */
export function readDayAndIssuer(text: string, from: number): DayAndIssuer {
  let end = from;
  let issuedOn: string | null = null;
  let unreadDay: string | null = null;
  let issuer: string | null = null;
  for (let step = 0; step < 2; step++) {
    const tail = text.slice(end, end + 60);
    const date = issuedOn === null ? DATE_AFTER.exec(tail) : null;
    if (date !== null) issuedOn = dayOfGroups(date);
    if (date !== null && issuedOn !== null) end += date[0].length;
    else if (issuedOn === null && unreadDay === null) {
      const none = NO_DATE_AFTER.exec(tail);
      if (none !== null) {
        unreadDay = none[1] ?? null;
        end += none[0].length;
      }
    }
    const of = issuer === null ? ISSUER_AFTER.exec(text.slice(end, end + 12)) : null;
    const unit = of === null ? undefined : unitAt(text, end + of[0].length);
    if (unit === undefined) break;
    issuer = issuerAlone(unit.unit);
    end = unit.end - (unit.unit.length - issuer.length);
  }
  return { end, issuedOn, unreadDay, issuer };
}

/** The bodies that issue most, by their whole names, in any case. Sticky. Matches: "Ban Bí thư" of "Ban Bí thư, Chương trình", "BAN CHẤP HÀNH TRUNG ƯƠNG". Must not match: "Chính phủ số". */
const CENTRAL_ISSUER =
  /(?:Thủ tướng Chính phủ|Thủ tướng|Chính phủ|(?:[UỦ][ỷyỶY] ban thường vụ )?Quốc hội|Ban Bí thư(?: Trung ương(?: Đảng)?)?|Bộ Chính trị|Ban Chấp hành Trung ương(?: Đảng)?|Chủ tịch nước|(?:Ban Thường vụ |BTV |Thường trực )?(?:Tỉnh|Thành) [uủ][ỷy](?: \p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){0,3})?)(?![A-Za-zÀ-ɏẠ-ỹ])(?! số| điện tử)/iuy;

/** Sticky. Matches: "Công ty cổ phần Sông Lam", "Công ty TNHH MTV Lạc Giang". Must not match: "Công ty đã". */
const COMPANY =
  /(?:Tổng công ty|Công ty|Tập đoàn|Doanh nghiệp tư nhân|Hợp tác xã)(?: (?:TNHH|MTV|cổ phần|Cổ phần|CP|trách nhiệm hữu hạn|một thành viên|liên doanh)){0,3} \p{Lu}[^,;.:()]{1,80}/uy;

// Matches: " và có ý kiến" behind "Công ty cổ phần Sông Lam". Must not match: " và chế biến đá Việt Long".
const COMPANY_END =
  /(?: và)? (?:về|có|đã|đề nghị|xin|theo|trên|tại|để|trong|do|báo cáo|gửi|thực hiện|trình|là|được|đăng ký|cam kết)(?![A-Za-zÀ-ɏẠ-ỹ]).*$/su;

function unitAt(text: string, at: number): UnitInText | undefined {
  COMPANY.lastIndex = at;
  const company = COMPANY.exec(text)?.[0];
  if (company !== undefined) {
    const name = company.replace(COMPANY_END, '');
    return { unit: name, start: at, end: at + name.length, isCollective: false };
  }
  CENTRAL_ISSUER.lastIndex = at;
  const central = CENTRAL_ISSUER.exec(text);
  if (central !== null) {
    const name = properlyEnded(central[0]);
    return { unit: IN_CAPITALS.get(name) ?? name, start: at, end: at + name.length, isCollective: false };
  }
  const unit = readUnitList(text, at)?.units[0];
  return unit?.start === at ? unit : undefined;
}

/** The names that headings write in capitals, as names are shown. */
const IN_CAPITALS = new Map(
  [
    'Thủ tướng Chính phủ',
    'Chính phủ',
    'Quốc hội',
    'Ủy ban Thường vụ Quốc hội',
    'Bộ Chính trị',
    'Ban Bí thư',
    'Ban Chấp hành Trung ương',
    'Ban Chấp hành Trung ương Đảng',
  ].map((name) => [name.toUpperCase(), name]),
);

/** With the i flag "\p{Lu}" takes small letters too: a place's name goes on only as its words begin with capitals. */
function properlyEnded(name: string): string {
  // Matches: "Tỉnh ủy" of "Tỉnh ủy về tăng cường". Must not match: "Tỉnh ủy Lạc Giang".
  const match = /^((?:Ban Thường vụ |BTV |Thường trực )?(?:Tỉnh|Thành) [uủ][ỷy])((?: [A-Za-zÀ-ɏẠ-ỹ]+)*)$/iu.exec(name);
  if (match === null) return name;
  // Matches: " Lạc Giang". Must not match: " về".
  const place = /^(?: \p{Lu}\p{Ll}*){0,4}/u.exec(match[2] ?? '')?.[0] ?? '';
  return `${match[1]}${place}`;
}

// Matches: " Quy định chế độ" of "Bộ Công Thương Quy định chế độ", ", Kế hoạch" of "Ban Bí thư, Kế hoạch". Must not match: "Bộ Lao động - Thương binh và Xã hội".
const AFTER_ISSUER =
  /(?:\s(?:(?:[Qq]uy định|[Ss]ửa đổi|[Bb]an hành|[Pp]hê duyệt|[Pp]hê chuẩn|[Hh]ướng dẫn|[Cc]ông bố|[Ủủ]y quyền|hết hiệu lực|xong|khóa|[Vv]ề|có hiệu lực)(?![A-Za-zÀ-ɏẠ-ỹ])|và (?=Quyết định|Nghị định|Nghị quyết|Kế hoạch|Chỉ thị|Luật|Thông tư|Kết luận))|, ?(?=Quyết định|Nghị định|Nghị quyết|Kế hoạch|Chỉ thị|Luật|Thông tư|Chương trình|Kết luận|Đề án)).*$/su;

/** An issuer without the words that follow it. */
const issuerAlone = (unit: string): string =>
  // Matches: the comma left at its end. Must not match: a comma inside.
  unit.replace(AFTER_ISSUER, '').replace(/[,\s]+$/, '');
