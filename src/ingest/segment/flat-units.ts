import { oneSpaced } from '../../vietnamese/one-spaced';
import { beginsUnit } from '../../vietnamese/unit-head';
import { isUnitList, splitUnitList } from '../../vietnamese/unit-list';
import { RESULT_WITHIN } from './flat-deadline';

// Matches: a deadline's word that no unit's name holds: "Thường xuyên", "Quý III". Must not match: "Ban Thường vụ".
const TIME_WITHIN =
  /(?=[TQH2])(?<![A-Za-zÀ-ɏẠ-ỹ])(?:Thường xuyên|Quý (?:IV|I{1,3})|Tháng \d|Hằng năm|Hàng năm|20\d\d)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
/** What a lead's cell adds to its name. Matches: " trình Hội đồng nhân dân cùng cấp", " đối với địa phương". Must not match: "chương trình". */
const QUALIFIED = / (?:trình|đối với) .*$/u;
const QUALIFIERS = [' trình ', ' đối với '];
// Matches: "(đối với địa phương)". Must not match: text outside brackets.
const BRACKETS = /\([^()]*\)/g;
// Matches: a list that stops within a name: "đơn vị liên", "Sở Y tế,", "các tỉnh, thành". Must not match: "liên quan", "thành phố", "cá nhân", "thường trực".
const CUT_SHORT = /(?: (?:liên|và|của|các|cơ|Việt|thành|phố trực|thuộc|thuộc trung|quan ngang|ban nhân|đồng nhân)|,)$/u;
// Matches: words of a name that another cell's words have parted: "Ủy ban nhân dân các phố", "phố trực ương", "trung ương sở dữ liệu". Must not match: "trung ương và", "các cơ quan trung ương liên quan".
const PARTED =
  /(?:[Ủủ]y|[Uu]ỷ) ban nhân dân các (?!tỉnh|thành phố|xã|phường|quận|huyện|thị|đặc khu|địa phương|cấp)|phố trực (?!thuộc)|(?<![A-Za-zÀ-ɏẠ-ỹ]|[Tt]rung )ương(?![A-Za-zÀ-ɏẠ-ỹ])|[Tt]rung ương (?!và|có|liên|nêu|khác|các|trong|cùng)\p{Ll}/u;
// Matches: the matter that a committee is named for: " về các tổ chức nhân dân" behind "Ủy ban Công tác". Must not match: " về các", where the name is cut.
const FOR_MATTER =
  /(?<=(?:(?:Ủy|Uỷ) ban|Ban [Cc]hỉ đạo|Hội đồng)(?: [A-Za-zÀ-ɏẠ-ỹ]+){0,3}) về [A-Za-zÀ-ɏẠ-ỹ]+(?: [A-Za-zÀ-ɏẠ-ỹ]+){1,12}/gu;
const MAX_CELL = 260;
/** No longer text is asked whether it is a cell of units. */
export const LONGEST_ASKED = MAX_CELL * 2;

/** What a cell of units is worth at most, and one that cannot be of units. */
export const MOST_UNIT = 6.5;
export const NO_UNIT = -8;

/** Whether the text can be the whole cell of units. */
export function isUnitCell(text: string): boolean {
  return unitFit(text) >= 2;
}

function unitFit(text: string): number {
  return fitOfUnits(beginsUnit(text) ? unitWords(text) : null);
}

/** A cell of units without what stands in brackets, and what the words within say against its being one. */
export interface UnitWords {
  bare: string;
  within: number;
}

/** What is judged in a cell of units; null where it is too long for one. */
export function unitWords(text: string): UnitWords | null {
  if (text.length > LONGEST_ASKED) return null;
  const bracketless = text.includes('(') ? text.replace(BRACKETS, '') : text;
  const kept = QUALIFIERS.some((words) => bracketless.includes(words))
    ? bracketless.replace(QUALIFIED, '')
    : bracketless;
  const bare = oneSpaced(kept).trim();
  if (bare.length > MAX_CELL) return null;
  const within =
    (RESULT_WITHIN.test(bare) ? -4 : 0) +
    (TIME_WITHIN.test(bare) ? -6 : 0) +
    (CUT_SHORT.test(bare) ? -2 : 0) +
    (PARTED.test(bare) ? -4 : 0);
  return { bare, within };
}

/** What the cell is worth if the whole of it is a list of units. */
export function mostOfUnits({ bare, within }: UnitWords): number {
  return 5 + Math.min(1.5, bare.length / 80) + within;
}

export function fitOfUnits(words: UnitWords | null): number {
  if (words === null) return NO_UNIT;
  const { bare, within } = words;
  if (isUnitList(bare) || (bare.includes(' về ') && isUnitList(bare.replace(FOR_MATTER, ''))))
    return mostOfUnits(words);
  const units = splitUnitList(bare, { start: 0, end: bare.length });
  const areNames = units.every(({ unit }) => unit.length < 100 && (beginsUnit(unit) || isAbbreviation(unit)));
  return (areNames ? 3 : -3) + within;
}

function isAbbreviation(unit: string): boolean {
  // Matches: "VTV", "TTXVN". Must not match: "Tư pháp".
  return /^[A-ZĐƯ]{2,10}\d?$/u.test(unit);
}
