import { oneSpaced } from './one-spaced';
import { CLASS_CLOSED } from './unit-words';

export interface Span {
  start: number;
  end: number;
}

/** One unit of a list as written, white space collapsed. */
export interface UnitInText extends Span {
  unit: string;
  isCollective: boolean;
}

/** A piece between two separators: it begins a unit in one of three ways, or goes on with the unit before it. */
export interface Atom extends Span {
  kind: 'NAME' | 'AUTHORITY' | 'CLASS' | 'REST';
  /** What stands before it. */
  separator: string;
}

// Matches: what follows the unit in "UBND cấp tỉnh trình Hội đồng nhân dân cùng cấp". Must not match: "Chương trình".
const SUBMITS =
  /(?<!(?:[Cc]hương|[Cc]ông|[Qq]uy|[Ll]ộ|[Tt]ờ|[Qq]uá|[Gg]iáo)) trình (?:Hội|Chính|Thủ|Ủy|Uỷ|UBND|HĐND|Quốc|Bộ|Ban|cấp|cơ quan)/u;

/** Joins the pieces that one unit's name was cut into. */
export function groupAtoms(text: string, atoms: readonly Atom[]): UnitInText[] {
  const groups: Array<{ start: number; end: number; kind: Atom['kind'] }> = [];
  for (const atom of atoms) {
    const open = groups.at(-1);
    const written = open === undefined ? '' : text.slice(open.start, open.end);
    if (
      open !== undefined &&
      !atom.separator.includes(';') &&
      joins(open.kind, written, atom, text.slice(atom.start, atom.end))
    )
      open.end = atom.end;
    else groups.push({ start: atom.start, end: atom.end, kind: atom.kind });
  }
  return groups.map(({ start, end: written, kind }) => {
    const name = text.slice(start, written);
    const submits = name.includes(' trình ') ? SUBMITS.exec(name) : null;
    const end = submits === null ? written : start + submits.index;
    const unit = oneSpaced(text.slice(start, end)).trim();
    return { unit, start, end, isCollective: kind === 'CLASS' || isCollectiveName(unit) };
  });
}

function joins(openKind: Atom['kind'], written: string, atom: Atom, piece: string): boolean {
  // Matches: abbreviations that stand for a unit each: "VTV, VOV, TTXVN". Must not match: "VH,TT&DL".
  if (atom.kind === 'REST') return !(atom.separator.includes(',') && /^[A-ZĐ]{3,10}$/u.test(piece));
  // Matches: "thành phố trực thuộc trung ương" after "các tỉnh". Must not match: "thành phố Thủ Đức".
  if (
    /^(?:thành phố|thị xã|phường|đặc khu|xã|thị trấn)(?! \p{Lu})/u.test(piece) &&
    /(?:tỉnh|huyện|xã|quận|phường|thị xã)$/u.test(written)
  )
    return true;
  // Matches: "thành phố Lạc Giang" after "Ủy ban nhân dân các tỉnh": the places that a class is named for. Must not match: it after "tỉnh".
  if (
    /^(?:thành phố|phường|đặc khu|thị xã|thị trấn) \p{Lu}/u.test(piece) &&
    /(?:^|\s)các (?:tỉnh|xã|huyện)$/iu.test(written)
  )
    return true;
  // Matches: "Thành ủy" after "Ban Thường vụ Tỉnh ủy". Must not match: "Thành ủy Đà Nẵng".
  if (/^thành [uủ][ỷy]$/iu.test(piece) && /tỉnh [uủ][ỷy]$/iu.test(written)) return true;
  if (atom.kind !== 'CLASS') return false;
  // Matches: "ban" after "Thủ trưởng các phòng", "cơ quan thuộc Chính phủ" after "Thủ trưởng cơ quan ngang bộ". Must not match: "cơ quan" after "Sở Y tế".
  const isOpenOffice =
    /(?:các (?:phòng|sở|ban|bộ|ngành|cơ quan|đơn vị|vụ|cục|khoa|viện|trường|trung tâm|đội|trạm|tổ|khối)(?:, [A-Za-zÀ-ɏẠ-ỹ]+(?: [A-Za-zÀ-ɏẠ-ỹ]+)?)*|các cấp [uủ][ỷy](?: đảng)?|cơ quan ngang bộ)$/iu.test(
      written,
    );
  if (openKind !== 'CLASS' && !isOpenOffice) return false;
  // Matches: a class that never closes the one before it. Must not match: "cơ quan, đơn vị liên quan".
  if (/^cơ quan (?:ngang bộ|thuộc Chính phủ)/iu.test(piece)) return true;
  // Matches: the class of the Government's members, which is whole: another class follows. Must not match: "cơ quan".
  const isWhole = /cơ quan (?:ngang bộ|thuộc Chính phủ)$/iu.test(written);
  if (isWhole && atom.separator.includes('và') && /^(?:cơ quan|đơn vị|tổ chức)$/u.test(piece)) return false;
  // Matches: classes of their own. Must not match: "cơ quan".
  if (
    /^(?:các )?(?:cơ sở|doanh nghiệp|chủ đầu tư|trường|hợp tác xã|nhà trường)|^(?:Các|các|Những|[Mm]ột số|[Mm]ọi) /u.test(
      piece,
    )
  )
    return false;
  return !CLASS_CLOSED.test(written);
}

// Matches: "các Sở", "Thủ trưởng các phòng", "UBND cấp xã", "đơn vị liên quan". Must not match: "Văn phòng Ban Chỉ đạo".
const COLLECTIVE =
  /^(?:các|những|toàn bộ|tất cả|mọi|từng|một số)\s|^(?:UBND|HĐND|[UỦ][ỷy] ban nhân dân|Hội đồng nhân dân|Công an|Thủ trưởng|Lãnh đạo|Giám đốc|Chủ tịch|Bí thư|Trưởng|Hiệu trưởng|Cục trưởng|Bộ trưởng|Chánh Văn phòng|Đảng ủy|Cấp ủy|chính quyền|Người đứng đầu|Ban Thường vụ|Mặt trận Tổ quốc|Đại diện)\s(?:[A-Za-zÀ-ɏẠ-ỹ]+\s){0,6}(?:các|cấp (?:tỉnh|huyện|xã|ủy|uỷ|cơ sở))(?![A-Za-zÀ-ɏẠ-ỹ])|^quận - huyện/iu;
// Matches: "đơn vị liên quan". Must not match: "liên quan đến".
const INVOLVED = /(?:liên|hữu) quan$/iu;
const INVOLVED_REACH = 9;

/** Whether the name stands for a class of units instead of one. */
export function isCollectiveName(unit: string): boolean {
  return COLLECTIVE.test(unit) || INVOLVED.test(unit.slice(-INVOLVED_REACH));
}
