import { DOCUMENT_TYPES } from '../../vietnamese/document-type';

/** The patterns that mentions of documents are found with. All run on passages, where white space is one space. */

const LAWS = new Set(['Hiến pháp', 'Bộ luật', 'Luật', 'Pháp lệnh']);

/** "Nghị quyết" as "[Nn]ghị [Qq]uyết|NGHỊ QUYẾT". */
function anyCase(name: string): string {
  const words = name
    .split(' ')
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0).toLowerCase()}]${word.slice(1)}`);
  return `${words.join(' ')}|${name.toUpperCase()}`;
}

const TYPES = DOCUMENT_TYPES.filter(({ name }) => !LAWS.has(name))
  .map(({ name }) => anyCase(name))
  .join('|');
/** Abbreviated type words that stand before "số": "QĐ số 1656". */
const SHORT_TYPES = 'QĐ|NQ|NĐ|CT|KH|TB|KL|CV';
const NUMBER_WORD = '(?:[Ss]ố|SỐ)';
const SERIAL = '\\d{1,6}(?:\\.\\d{1,4})?[a-z]?';
const LETTERS = '\\p{Lu}[\\p{L}\\d]*';
const CAPITALS = '\\p{Lu}{2}[\\p{L}\\d]*';
const REST_OF_SYMBOL = `(?:[-–&/.]${LETTERS}|-\\d{1,2}(?![\\d/])| ?[-–/] ?${CAPITALS})*`;
const STATE_SYMBOL = `(?: ?/ ?\\d{4})? ?/{1,2} ?${LETTERS}${REST_OF_SYMBOL}`;
const PARTY_SYMBOL = ` ?[-–] ?\\p{Lu}\\p{L}{0,4} ?/ ?${LETTERS}`;

/** Matches: "5472/KH-SLĐTBXH", "06-KL/ĐUS", "52- CT/TW", "66.17/2026/NQ-CP", "24/2026//NQ-CP". Must not match: "16/02/2022", "35". */
export const NUMBER_SOURCE = `${SERIAL}(?:${PARTY_SYMBOL}|${STATE_SYMBOL})`;

/** A type that is no law, then its number. Matches: "Quyết định số 133/QĐ-UBND", "Nghị định 140/2018/NĐ-CP". Must not match: "Quyết định này". */
export const NUMBERED = new RegExp(
  `(?<!\\p{L})(${TYPES}|(?:${SHORT_TYPES})(?= số ))(?: hành động| kết luận| hỏa tốc| công tác)?(?: ?\\(?${NUMBER_WORD}:? ?| )(${NUMBER_SOURCE})(?!\\p{L})`,
  'gu',
);

/** A number alone that shows its type, as after "và" in a list. Matches: ", 57-NQ/TW", "số 14/QĐ-TTg". Must not match: "08/2026". */
export const BARE_NUMBER = new RegExp(`(?<![\\p{L}\\d/.-])(?:${NUMBER_WORD} )?(${NUMBER_SOURCE})(?!\\p{L})`, 'gu');

/** A document without symbol. Matches: "Văn bản số 35 ngày 24/6/2026", "văn bản ngày 22/6/2026". Must not match: "văn bản số 35 của". */
export const UNSYMBOLED = /(?<!\p{L})([VvCc](?:ăn bản|ông văn))(?: số (\d{1,6}))?(?= ngày ?\d)/gu;

/** The first word of a law's name. Matches: "Luật Điện lực", "Bộ luật Lao động", "Luật số 72/2025/QH15". Must not match: "pháp luật", "Luật này". */
export const LAW_START =
  /(?<!\p{L})(?<!PHÁP )(Bộ luật|Bộ Luật|Luật|LUẬT|Pháp lệnh|Hiến pháp)(?= \p{L}| \d)(?! (?:này|trên|nêu|hiện hành|sư|của))/gu;

/** What may follow a law's type word: its name up to a number, a date or a year, or as far as it goes. Sticky. */
export const LAW_BY_NUMBER = new RegExp(
  `(?: ((?:(?!(?:${TYPES}) số|;|Luật số)[^;:.()|“”"]){2,170}?))?,? số ?(${NUMBER_SOURCE}|\\d{1,3}/\\d{4}(?:/QH)?)(?![\\p{L}/])`,
  'uy',
);
/** Matches: " Tổ chức Chính phủ ngày 18 tháng 02 năm 2025" (the date is read apart). Must not match: a name with "số" and number. */
export const LAW_BY_DATE = /( [^;:.()|“”"\d]{2,170}?(?:\d{1,2} luật[^;:.()|“”"\d]{2,100}?)?)(?=,? ngày ?\d)/uy;
/** Matches: " Lao động 2019", " Đất đai năm 2024". Must not match: " Việc làm". */
export const LAW_BY_YEAR = /( \p{L}[\p{L} ,]{2,110}?)(?: năm)? ((?:19|20)\d{2})(?![\d/])/uy;
/** Matches: " Địa chất và khoáng sản" before ",". Must not match: " lao động" (a law's own name begins with a capital). */
export const LAW_BY_NAME = /( \p{Lu}\p{L}*(?: \p{L}+){0,14})/uy;
