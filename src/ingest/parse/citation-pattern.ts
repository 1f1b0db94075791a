import { DOCUMENT_TYPES } from '../../vietnamese/document-type';

/**
 * The patterns that mentions of documents are found with. All run on passages, where white space is one space. A lookahead for
 * the first letter leads some: it rules most places out before a look behind is asked for.
 */

const LAWS = new Set(['Hiến pháp', 'Bộ luật', 'Luật', 'Pháp lệnh']);

/** "Nghị quyết" as "[Nn]ghị [Qq]uyết|NGHỊ QUYẾT". */
function anyCase(name: string): string {
  const words = name
    .split(' ')
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0).toLowerCase()}]${word.slice(1)}`);
  return `${words.join(' ')}|${name.toUpperCase()}`;
}

/** The type words that are no law's, as alternatives of a pattern. */
export const TYPES = DOCUMENT_TYPES.filter(({ name }) => !LAWS.has(name))
  .map(({ name }) => anyCase(name))
  .join('|');
/** Where one of those can begin: asked before anything else, it rules most places out. Matches: before "Q", "q". Must not match: before "a". */
export const TYPE_INITIAL = `(?=[${[...new Set(DOCUMENT_TYPES.flatMap(({ name }) => [name.charAt(0), name.charAt(0).toLowerCase()]))].join('')}])`;
/** Abbreviated type words that stand before "số": "QĐ số 1656". */
const SHORT_TYPES = 'QĐ|NQ|NĐ|CT|KH|TB|KL|CV|TT|TTr|BC|CTr';
const NUMBER_WORD = '(?:[Ss]ố|SỐ)';
const SERIAL = '\\d{1,6}(?:\\.\\d{1,4}){0,2}[a-zđ]?';
const LETTERS = '\\p{Lu}[A-Za-zÀ-ɏẠ-ỹ\\d]*';
const CAPITALS = '\\p{Lu}{2}[A-Za-zÀ-ɏẠ-ỹ\\d]*';
/** An agency behind a space where a hyphen belongs: "45/QĐ UBND". */
const AGENCY_BEHIND_SPACE = '(?<=/(?:QĐ|NĐ|NQ|CT|KH|TB|TT|TTr|BC)) (?:CP|TTg|UBND|HĐND)(?![A-Za-zÀ-ɏẠ-ỹ])';
const REST_OF_SYMBOL = `(?:[-–&/.]${LETTERS}|-\\d{1,2}(?![\\d/])| ?[-–/] ?${CAPITALS}|${AGENCY_BEHIND_SPACE})*`;
const LOWER_SYMBOL = '(?:qđ|nđ|nq|ct|kh|tb|tt|kl)[-–](?:cp|ttg|ubnd|hđnd|[bs][a-zđ]{1,6})';
const YEAR = '\\d{2,5}';
const STATE_SYMBOL = `(?: ?/ ?${YEAR}(?= ?/))?(?: ?/{1,2} ?|/\\d{4} ?(?=\\p{Lu}{2}))(?:${LETTERS}${REST_OF_SYMBOL}|${LOWER_SYMBOL})`;
/** Hyphens alone: "133-QĐ-UBND". */
const DASHED_SYMBOL = `[-–](?:QĐ|NĐ|NQ|CT|KH|TB|TT|BC|KL)[-–]${LETTERS}`;
const PARTY_SYMBOL = ` ?[-–] ?\\p{Lu}[A-Za-zÀ-ɏẠ-ỹ]{0,4} ?/ ?${LETTERS}(?:-\\p{Lu}{2,6}(?![A-Za-zÀ-ɏẠ-ỹ]))?`;

/** Matches: "5472/KH-SLĐTBXH", "06-KL/ĐUS", "52- CT/TW", "66.17/2026/NQ-CP", "24/2026//NQ-CP", "11/2026CV-YVG". Must not match: "16/02/2022", "35". */
const NUMBER_SOURCE = `${SERIAL}(?:${PARTY_SYMBOL}|${DASHED_SYMBOL}|${STATE_SYMBOL})`;

/** A number wherever it stands. Matches: "133/QĐ-UBND" of "Quyết định số 133/QĐ-UBND". Must not match: "16/02/2022". */
export const NUMBER = new RegExp(`(?<![\\d/.,-])(${NUMBER_SOURCE})(?![A-Za-zÀ-ɏẠ-ỹ])`, 'gu');
/** Whether a number can be in a text at all: it holds a slash, or hyphens alone. Matches: "12/QĐ", "133-QĐ-UBND". Must not match: "2021 - 2025". */
export const MAY_BE_NUMBER = /\/|[-–](?:QĐ|NĐ|NQ|CT|KH|TB|TT|BC|KL)[-–]/u;
/** The type word right before a number, at the end of the text. Matches: "Quyết định số ", "Nghị định ", "QĐ số ". Must not match: "Quyết định này ", "Luật số ". */
export const TYPE_BEFORE = new RegExp(
  `(?<![A-Za-zÀ-ɏẠ-ỹ])(${TYPES}|${SHORT_TYPES})(?: hành động| kết luận| hỏa tốc| công tác| chuyên đề)?(?: ?\\(?${NUMBER_WORD} ?:? ?| )$`,
  'u',
);
/** No type word with what follows it is longer. */
export const TYPE_REACH = 44;

/** Digits as scanning leaves them. Matches: "1", "l", "I", "O" and what stands for them. */
const SCANNED = '[\\dIlJO|]';
/** A number in which scanning took letters for digits or tore digits apart. Matches: "II /2026/QĐ-UBND", "I 40/2025/NĐ-CP". Must not match: "chữ I". */
const SCANNED_NUMBER = `${SCANNED}(?: ?${SCANNED}){0,5}(?: ?/ ?[\\dIlO%](?: ?[\\dIlO%]){3}(?= ?/))? ?/{1,2} ?(?:(?:UBTV)?QH ?[\\dIlO](?: ?[\\dIlO])?|${LETTERS}${REST_OF_SYMBOL})`;
/** Whether such a number can be in a text at all: a test that costs little. Matches: "số I", "số 8 7/", "QH1O". Must not match: "số 12/QĐ-UBND". */
export const MAY_BE_SCANNED =
  /(?:[Ss]ố|SỐ):? ?(?:[\d ]{0,8}[IlJO|]|\d{1,4} \d{1,4} ?\/|[\d ]{1,8}\/ ?\d{0,3}[IlO% ])|QH ?[\dIlO] ?[IlO]|QH ?\d \d/u;
export const SCANNED_NUMBERED = new RegExp(
  `(?<![A-Za-zÀ-ɏẠ-ỹ])(${TYPES}|${SHORT_TYPES}|Luật|LUẬT|Pháp lệnh) ${NUMBER_WORD}:? ?(${SCANNED_NUMBER})(?![A-Za-zÀ-ɏẠ-ỹ\\d])`,
  'gu',
);

/** Such a number alone that shows its type. Matches: "số I364/QĐ-UBND" of "và số I364/QĐ-UBND". Must not match: "số 364/QĐ-UBND", "số II/2026". */
export const SCANNED_ALONE = new RegExp(
  `(?<![A-Za-zÀ-ɏẠ-ỹ])${NUMBER_WORD}:? ?((?=\\d{0,5}[IlJO|])${SCANNED}{2,6} ?/{1,2} ?(QĐ|NĐ|NQ|CT|KH|TB|TT|KL) ?[-–] ?${LETTERS})(?![A-Za-zÀ-ɏẠ-ỹ\\d])`,
  'gu',
);

/** A number alone that shows its type, as after "và" in a list. Matches: ", 57-NQ/TW", "số 14/QĐ-TTg". Must not match: "08/2026". */
export const BARE_NUMBER = new RegExp(
  `(?=[Ss\\d])(?<![A-Za-zÀ-ɏẠ-ỹ\\d/.-])(${NUMBER_WORD} )?(${NUMBER_SOURCE})(?![A-Za-zÀ-ɏẠ-ỹ])`,
  'gu',
);

/** A serial alone whose symbol follows with the next one. Matches: "QĐ số 1656" of "QĐ số 1656 và 1662/QĐ-UBND". Must not match: "Quyết định số 35 của". */
export const SHARED_SYMBOL = new RegExp(
  `(?<![A-Za-zÀ-ɏẠ-ỹ])(${TYPES}|${SHORT_TYPES}) ${NUMBER_WORD}:? (\\d{1,5})(?=(?:, \\d{1,5}){0,6}(?:,| và) \\d{1,5} ?[-/] ?(?:\\d{4} ?/ ?)?\\p{Lu})`,
  'gu',
);
/** Whether such a list can be in a text at all. Matches: "số 1656 và 16". Must not match: "số 1656/QĐ". */
export const MAY_SHARE_SYMBOL = /(?:[Ss]ố|SỐ):? \d{1,5}(?:,| và) \d/u;
/** One more serial of such a list, sticky. Matches: ", 1660". Must not match: " và 1662/QĐ-UBND". */
export const NEXT_SERIAL = /, (\d{1,5})(?=, \d| và \d)/uy;

/** A document without symbol. Matches: "Văn bản số 35 ngày 24/6/2026", "văn bản ngày 22/6/2026", "Văn bản năm 2026". Must not match: "văn bản số 35 của". */
export const UNSYMBOLED =
  /(?=[Vv]ăn|[Cc]ông|Thông báo|Tờ trình|Báo cáo|Quyết định|Kế hoạch|Chỉ thị|Nghị quyết|Kết luận)(?<![A-Za-zÀ-ɏẠ-ỹ])(?:([VvCc](?:ăn bản|ông văn)|(?:[Cc]ông điện|Thông báo|Tờ trình|Báo cáo|Quyết định|Kế hoạch|Chỉ thị|Nghị quyết|Kết luận)(?= số:? \d))(?: số:? (\d{1,6}(?:\.\d{1,4})?))?(?=,? ngày ?\d)|(?:Văn bản|Công văn) năm (?:19|20)\d{2}(?![\d/]))/gu;

/** Whether such a document can be in a text at all: what stands behind it is looked for first. Matches: "ngày 5", "Công văn năm 2026". Must not match: "ngày càng". */
export const MAY_BE_UNSYMBOLED = /ngày ?\d|n năm (?:19|20)\d/u;
/** Whether such a dispatch can be in a text at all. Matches: "văn bản số 01". Must not match: "văn bản nêu trên". */
export const MAY_BE_FREELY_NUMBERED = /(?:ăn bản|ông văn) số/u;

/** A dispatch that its sender numbered as he likes. Matches: "Văn bản số 01-GCN-MT", "Văn bản số YBB-SA032/26-LR". Must not match: "văn bản số hóa". */
export const FREELY_NUMBERED =
  /(?=[VvCc])(?<![A-Za-zÀ-ɏẠ-ỹ])([VvCc](?:ăn bản|ông văn)) số:? ((?=[\p{Lu}\d./-]{0,20}\d)[\p{Lu}\d][A-Za-zÀ-ɏẠ-ỹ\d.]{0,12}(?:[/–-][A-Za-zÀ-ɏẠ-ỹ\d.]{1,14}){1,5})(?=,? (?:ngày|tháng|của)|[;,.)]|$)/gu;

/** Whether a law can be named in a text at all. Matches: "luật", "PHÁP LỆNH". Must not match: "nghị định". */
export const MAY_BE_LAW = /uật|UẬT|áp lệnh|ÁP LỆNH|iến pháp|IẾN PHÁP/u;
/** The first word of a law's name. Matches: "Luật Điện lực", "Bộ luật Lao động", "Luật số 72/2025/QH15", "của luật quản lý". Must not match: "pháp luật", "Luật này". */
export const LAW_START =
  /(?=B[ộỘ] |[Ll]uật|LUẬT|P(?:háp l|HÁP L)|H(?:iến p|IẾN P))(?<![A-Za-zÀ-ɏẠ-ỹ])(?<![Pp]háp |PHÁP |[Bb]ộ |[Kk]ỷ )(Bộ luật|Bộ Luật|BỘ LUẬT|Luật|LUẬT|luật|Pháp lệnh|PHÁP LỆNH|Hiến pháp|HIẾN PHÁP)(?= [A-Za-zÀ-ɏẠ-ỹ]| \d)(?! (?:này|trên|nêu|hiện hành|sư(?! (?:năm|số|ngày))|của))/gu;

/** What may follow a law's type word, its name up to a number. Sticky. Matches: " Điện lực số 61/2024/QH15", " Giá (số 16/2023/QH15)". Must not match: " Giá; Luật số". */
export const LAW_BY_NUMBER = new RegExp(
  `(?: ((?:(?!(?:${TYPES}) số|;|Luật số)[^;:.()|“”"]){2,170}?))?,? \\(?(?:số|SỐ):? ?(${NUMBER_SOURCE}|\\d{1,3}/\\d{4}(?:/QH)?)\\)?(?![A-Za-zÀ-ɏẠ-ỹ/])`,
  'uy',
);
/** Matches: " Tổ chức Chính phủ ngày 18 tháng 02 năm 2025" (the date is read apart). Must not match: a name with "số" and number. */
export const LAW_BY_DATE = /( [^;:.()|“”"\d]{2,170}?(?:\d{1,2} luật[^;:.()|“”"\d]{2,100}?)?)(?=,? ngày ?\d)/uy;
/** Matches: " Lao động 2019", " Đất đai năm 2024". Must not match: " Việc làm". */
export const LAW_BY_YEAR = /( [A-Za-zÀ-ɏẠ-ỹ][A-Za-zÀ-ɏẠ-ỹ ,]{2,150}?)(?:,? năm)? ((?:19|20)\d{2})(?![\d/])/uy;
/** Matches: " Địa chất và khoáng sản" before ",". Must not match: " lao động" (a law's own name begins with a capital). */
export const LAW_BY_NAME = /( \p{Lu}[A-Za-zÀ-ɏẠ-ỹ]*(?: [A-Za-zÀ-ɏẠ-ỹ]+){0,14})/uy;
