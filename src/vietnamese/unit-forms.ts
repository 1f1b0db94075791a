import { AUTHORITY_HEADS, CLASS_WORDS, NAME_HEADS } from './unit-words';

/** A form in which a unit can begin; the pattern is asked at the start of a piece of text. */
export interface UnitForm {
  kind: 'NAME' | 'AUTHORITY' | 'CLASS';
  pattern: RegExp;
}

const eitherCase = (words: readonly string[]) =>
  // Matches: the "q" of "ban quản lý". Must not match: the second letter of a word.
  words
    .map((name) => name.replace(/(?<![A-Za-zÀ-ɏẠ-ỹ])\p{Ll}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`))
    .join('|');

const authority = (heads: readonly string[]) =>
  heads.map((head) => (head === head.toUpperCase() ? head : eitherCase([head]))).join('|');
/** The longest first: "cơ quan" before "cơ". */
const CLASSES = [...new Set(CLASS_WORDS)].sort((a, b) => b.length - a.length);
const PLURAL = '[Cc]ác|[Nn]hững|[Tt]oàn bộ(?: các)?|[Tt]ất cả các|[Hh]ai|[Mm]ọi|[Tt]ừng|[Mm]ột số';
const PLURAL_INITIALS = 'cnthm';

// Matches: "Bảo hiểm xã hội Việt Nam", "Bảo hiểm xã hội tỉnh". Must not match: "Bảo hiểm xã hội" inside a department's name.
const INSURER: UnitForm = {
  kind: 'NAME',
  pattern:
    /^(?:Bảo hiểm [Xx]ã hội|BHXH|[Cc]ơ quan bảo hiểm xã hội|Điện lực|Viễn thông|Bưu chính)\s+(?:\p{Lu}|tỉnh|thành phố|khu vực)/u,
};
// Matches: "cơ quan, đơn vị liên quan", "phòng chuyên môn", "quận - huyện", "đơn vị có liên quan". Must not match: "tổ chức thực hiện", "phòng ngừa".
const MERE_CLASS: UnitForm = {
  kind: 'CLASS',
  pattern:
    /^(?:[Cc]ơ quan|[Đđ]ơn vị|[Đđ]ịa phương|[Đđ]oàn thể|[Cc]ơ sở (?!dữ liệu|hạ tầng|vật chất)|[Dd]oanh nghiệp|[Tt]ổ chức(?=,| có liên quan| liên quan| hữu quan| chính trị| đại diện| đoàn thể| xã hội| đảng|$)|[Hh]iệp hội(?=,| ngành| doanh nghiệp| liên quan| có liên quan|$)|[Nn]gành(?=,| liên quan| có liên quan|$| và)|[Pp]hòng(?=, ban| ban| chuyên môn| nghiệp vụ)|[Bb]ộ(?=, | liên quan|$)|[Ss]ở(?=, | ngành|$)|[Bb]an(?=, |$)|[Qq]uận(?=\s*[-,]| và|$)|[Hh]uyện(?=\s*[-,]|$)|[Xx]ã(?=, |$)|[Pp]hường(?=, |$)|[Cc]á nhân|[Cc]hủ đầu tư|[Cc]ơ quan ngang [Bb]ộ|[Tt]ỉnh(?=, )|[Tt]hành phố(?=$)|[Tt]hành viên|[Nn]hà trường|[Hh]ợp tác xã|[Cc]hi cục(?=, )|[Tt]rung tâm(?=, ))/u,
};
const FORMS_OF_OTHERS: readonly UnitForm[] = [INSURER, MERE_CLASS];

const initialOf = (word: string): string => word.charAt(0).toLowerCase();
const INITIALS = new Set([...AUTHORITY_HEADS, ...NAME_HEADS].map(initialOf).concat([...PLURAL_INITIALS]));
const known = new Map<string, readonly UnitForm[]>();

/** The forms in which a unit can begin with the letter, in the order in which they are tried: of some hundred words few begin so. */
export function unitFormsFrom(letter: string): readonly UnitForm[] {
  const initial = letter.toLowerCase();
  if (!INITIALS.has(initial)) return FORMS_OF_OTHERS;
  let forms = known.get(initial);
  if (forms === undefined) {
    forms = formsOf(initial);
    known.set(initial, forms);
  }
  return forms;
}

function formsOf(initial: string): UnitForm[] {
  const forms = [INSURER];
  const add = (kind: UnitForm['kind'], opening: string | null, tail: string) => {
    if (opening !== null) forms.push({ kind, pattern: new RegExp(`^(?:${opening})${tail}`, 'u') });
  };
  // Matches: "UBND tỉnh", "Chủ tịch Ủy ban nhân dân", "Thủ trưởng các phòng". Must not match: "Chính phủ số".
  add('AUTHORITY', opening(initial, AUTHORITY_HEADS, authority), '(?![A-Za-zÀ-ɏẠ-ỹ]| số(?!\\s*\\d)| điện tử)');
  // Matches: "Sở Tài chính", "phòng Giáo dục nghề nghiệp", "thành phố Thủ Đức", "Ban Quản lý". Must not match: "ban hành", "phòng chống".
  add('NAME', opening(initial, NAME_HEADS, eitherCase), '\\s+(?:"|“|số \\d|\\p{Lu})');
  // Matches: "các Sở, ban, ngành", "Các bộ", "các địa phương". Must not match: "các giải pháp".
  if (PLURAL_INITIALS.includes(initial))
    add('CLASS', `(?:${PLURAL})\\s+(?:${eitherCase(CLASSES)})`, '(?![A-Za-zÀ-ɏẠ-ỹ]| trình| máy| phận| chống)');
  return [...forms, MERE_CLASS];
}

/** The heads that begin with the letter, and any behind "các" and its like where those do; null where none does. */
function opening(
  initial: string,
  heads: readonly string[],
  patternOf: (heads: readonly string[]) => string,
): string | null {
  const own = heads.filter((head) => initialOf(head) === initial);
  const parts = [
    ...(PLURAL_INITIALS.includes(initial) ? [`(?:${PLURAL})\\s+(?:${patternOf(heads)})`] : []),
    ...(own.length > 0 ? [patternOf(own)] : []),
  ];
  return parts.length > 0 ? parts.join('|') : null;
}
