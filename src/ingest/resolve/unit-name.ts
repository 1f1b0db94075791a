import { beginsUnit } from '../../vietnamese/unit-head';
import { stopsAt } from '../../vietnamese/unit-words';
import { centralNamed, provincialKind } from './unit-registry';

// "(đối với các nội dung liên quan đến thủ tục)" at a name's end; not "(sau đây …" that never closes
const REMARK_AT_END = /\s*\([^()]{0,400}\)[\s.,;:]*$/u;

// "TP. Hồ Chí Minh", "TP Đà Nẵng", "Tp.HCM"; not "ATTP"
const CITY_IN_SHORT = /(?<!\p{L})TP(?:\.\s*|\s+)(?=\p{Lu})/giu;

// "Bộ trưởng Bộ Y tế", "Giám đốc Sở", "Chánh Văn phòng", "Thống đốc Ngân hàng"; not "Chủ tịch Ủy ban nhân dân", who decides in his own right
const HEAD_OF =
  /^(?:[Bb]ộ trưởng|[Tt]hứ trưởng|(?:[Pp]hó )?[Gg]iám đốc|[Tt]hống đốc|[Tt]ổng|[Tt]ổng [Gg]iám đốc|[Cc]hánh|[Tt]hủ trưởng|[Ll]ãnh đạo|(?:[Cc]ục|[Vv]ụ|[Vv]iện|[Tt]rưởng) trưởng)\s+(?=(?:Bộ|Sở|Cục|Vụ|Viện|Ngân hàng|Thanh tra|Văn phòng|Thông tấn xã|Đài)(?:\s+\p{Lu}|$))/u;

// "Bộ Tài chính" of "Bộ Tài chính, các Hệ thống dữ liệu" or "… Bộ Xây dựng": what goes on is another matter; not "Bộ Y tế dự phòng"
const GOES_ON = /^\s*(?:[,;:(/]|(?:Bộ|Các|các|Theo|theo|Ủy ban|Uỷ ban|UBND|Sở|và Bộ|đối với)(?:\s|$))/u;

// "khóa XIII" of "Ban Chấp hành Trung ương Đảng khóa XIII"; not "khóa học"
const TERM_AT_END = /\s+(?:khóa|khoá|nhiệm kỳ)\s+(?:[XVI]+|\d{4}\s*[-–]\s*\d{4})$/iu;

const LONGEST_CENTRAL_NAME = 80;

/** A unit's name as it is looked up: white space collapsed, without the remark in brackets behind it. */
export function cleanUnitName(written: string): string {
  const name = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  const bare = name.replace(REMARK_AT_END, '').replace(TERM_AT_END, '').replace(CITY_IN_SHORT, 'thành phố ');
  return knownAtStart(bare) ?? (bare || name);
}

/**
 * The body that a name or its head's title means: a minister's duty is the ministry's. A chairman of a people's committee
 * decides in his own right and stays himself.
 */
export const bodyOf = (name: string): string => name.replace(HEAD_OF, '') || name;

function goesOn(name: string, at: number): boolean {
  return GOES_ON.test(name.slice(at)) || stopsAt(name, at + 1);
}

/** A ministry or a kind of department to whose name something else was added in a cell or a list that was badly cut. */
function knownAtStart(name: string): string | null {
  if (centralNamed(name) || provincialKind(name)) return null;
  const words = name.slice(0, LONGEST_CENTRAL_NAME + 20).split(' ');
  for (let count = Math.min(words.length - 1, 14); count >= 2; count--) {
    // Matches: the "," of "Bộ Tài chính,". Must not match: letters.
    const start = words
      .slice(0, count)
      .join(' ')
      .replace(/[,;:]+$/, '');
    if (start.length > LONGEST_CENTRAL_NAME || !goesOn(name, start.length)) continue;
    const known = centralNamed(start)?.name ?? (start.startsWith('Sở ') ? provincialKind(start)?.base : undefined);
    if (known !== undefined) return known;
  }
  return null;
}

const LONGEST_NAME = 150;

/** Why nobody should take this for a unit without looking, or null. */
export function doubtOf(name: string, isCollective: boolean): { code: string; message: string } | null {
  if (name.length > LONGEST_NAME)
    return { code: 'UNIT_GARBLED', message: `A unit's name of ${name.length} characters is more likely a passage.` };
  if (isCollective) return null;
  // "Văn phòng" begins a name as "Văn phòng Sở" does
  if (!beginsUnit(name) && !beginsUnit(`${name} A`))
    return { code: 'UNIT_GARBLED', message: `"${name}" does not begin as a unit's name does.` };
  // Matches: "Bộ Khoa học", "Sở Lạ". Must not match: "Bộ phận", "Ban Quản lý".
  if (/^(?:Bộ|Sở) (?=\p{Lu})/u.test(name)) return { code: 'UNIT_UNKNOWN', message: `The registry has no "${name}".` };
  return null;
}
