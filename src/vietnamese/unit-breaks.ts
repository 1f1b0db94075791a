import { headLength } from './unit-head';

// Matches: "S". Must not match: "s".
const UPPER = /\p{Lu}/u;
// Matches: words that a name goes on after, over a line's end too: "Văn phòng", "Bộ trưởng", "của". Must not match: "Sở Y tế".
const OPEN_NAME =
  /(?:^|[\s(])(?:[Vv]ăn phòng|[Tt]rưởng|[Gg]iám đốc|[Cc]hủ tịch|[Ll]ãnh đạo|[Tt]hanh tra|[Đđ]ảng [uủ][ỷy]|[Đđ]ảng bộ|[Bb]an|[Pp]hòng|[Bb]í thư|[Tt]hường trực|[Cc]hánh|[Tt]rung tâm|của|về|UBND|HĐND|[Nn]hân dân|thuộc|trực thuộc|trình|và|[Cc]ác|[Nn]hững|với|cùng|gồm|Bộ|Sở|Ủy|Uỷ|[Hh]ội|[Đđ]oàn|[Cc]ông an|[Tt]rường|[Vv]iện|[Cc]ục|[Vv]ụ|[Tt]ổ|[Nn]gành|cấp|tại|ở|số|một số|mọi|từng)$/u;
// Matches: names that end in such a word and are whole: "Bộ Nội vụ", "Sở Nông nghiệp và Môi trường". Must not match: "các vụ", "Trường".
const WHOLE_NAME =
  /(?:(?:[Nn]ội|[Nn]goại|[Dd]ịch) vụ|(?:[Mm]ôi|[Tt]hị) trường|Bộ Công an|Quốc phòng|Quốc hội|và [Xx]ã hội|(?:[Tt]ỉnh|[Tt]hành) đoàn)$/u;
const isOpen = (before: string) => OPEN_NAME.test(before) && !WHOLE_NAME.test(before);
// Matches: the mark of an item before a unit: "- ", "2. ", "b) ". Must not match: "2026. ".
const ITEM = /^(?:[-–+•]|\d{1,2}[.)]|[a-zđ]\))\s+/u;
// Matches: a class of units that stands alone: "ngành", "các bộ". Must not match: "Bộ Y tế".
const MERE_CLASS =
  /(?:^[Cc]ác (?:[Bb]ộ|[Ss]ở)|(?:^[Cc]ác|[,;]) (?:bộ|ngành|sở|ban|địa phương|đoàn thể|cơ quan|đơn vị))$/u;
// Matches: a class of units in small letters that a line can begin: "các sở". Must not match: "bộ", which ends "cơ quan ngang bộ".
const SMALL_CLASS = /^(?:các (?:bộ|sở|ban|ngành|cơ quan|đơn vị|địa phương|phòng)|cơ quan, |đơn vị )/u;
// Matches: the class that closes a list, its comma left out: "cơ quan, đơn vị liên quan". Must not match: "cơ quan thuế".
const CLOSING_CLASS = /^(?:các )?cơ quan, (?:tổ chức, )?(?:đơn vị|tổ chức|địa phương)(?: có)? liên quan/u;

/** Where a cell's units follow on one another without a separator, and where the next one begins: a line's end, an item's mark, a bracket's end, a comma that is missing. */
export function unitBreaks(text: string, lineEnds: ReadonlySet<number>): Map<number, number> {
  const breaks = new Map<number, number>();
  for (let i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
    const item = ITEM.exec(text.slice(i + 1, i + 8));
    const next = i + 1 + (item?.[0].length ?? 0);
    const before = text.slice(Math.max(0, i - 40), i);
    const isCapital = UPPER.test(text[next] ?? '');
    const isBreak =
      item !== null
        ? isCapital || lineEnds.has(i)
        : (lineEnds.has(i) && (isCapital || SMALL_CLASS.test(text.slice(next, next + 20))) && !isOpen(before)) ||
          (before.endsWith(')') && isCapital) ||
          (isCapital && MERE_CLASS.test(before)) ||
          (isCapital && repeatsHead(text, i, next) && !isOpen(before)) ||
          (CLOSING_CLASS.test(text.slice(next, next + 50)) && !isOpen(before));
    if (!isBreak) continue;
    // Matches: a place that a name goes on with: "tỉnh Lạc Giang". Must not match: "các sở".
    if (
      /^(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|chính quyền|công an)(?![A-Za-zÀ-ɏẠ-ỹ])/u.test(
        text.slice(next, next + 12),
      )
    )
      continue;
    // Matches: a separator that stands there already. Must not match: letters.
    if (!/[,;:]$/u.test(before) && headLength(text, next) > 0) breaks.set(i, next);
  }
  return breaks;
}

/** Whether a ministry's or department's name follows another's with nothing between: "Bộ Y tế Bộ Tài chính". */
function repeatsHead(text: string, at: number, next: number): boolean {
  // Matches: the "Sở" of "Sở Nội vụ". Must not match: "Sở" alone.
  const head = /^(?:Bộ|Sở)(?= \p{Lu})/u.exec(text.slice(next, next + 6))?.[0];
  if (head === undefined) return false;
  let written = '';
  // Matches: what may bound the name before, or stand in it: ", ", " và ". Must not match: letters.
  for (const piece of text
    .slice(Math.max(0, at - 80), at)
    .split(/[,;:()] ?| và /u)
    .reverse()) {
    written = piece + written;
    if (piece.startsWith(`${head} `)) return written.length > 6;
    // "Truyền thông" goes on with "Bộ Thông tin", "Du lịch" with "Bộ Văn hóa, Thể thao"
    if (!UPPER.test(piece[0] ?? '') || headLength(piece, 0) > 0) return false;
  }
  return false;
}
