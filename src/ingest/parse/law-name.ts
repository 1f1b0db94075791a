import { lawNameLength } from '../../vietnamese/law-names';
import { LAW_BY_DATE, LAW_BY_NAME, LAW_BY_NUMBER, LAW_BY_YEAR, TYPES } from './citation-pattern';

/** How a law is cited: where its mention ends, before any date; its name, and its number or year where given. */
export interface LawMention {
  end: number;
  name: string | null;
  number: string | null;
  /** Where the name ends was guessed from the words behind it. */
  isGuessed: boolean;
}

/** No law's name is longer. */
const REACH = 280;

/** Words that end a law's name where it has neither number nor date nor year. Matches: " thực hiện" behind "Giá". Must not match: " và khoáng sản". */
const NAME_ENDS =
  /\s(?:và (?=các|Nghị|Luật|Bộ luật|Quyết|Thông|Chỉ|Kết|quy định|pháp luật|những)|trong|của|để|được|có|do|theo|về|tại|quy định|đã|là|thì|từ|khi|vào|đến|nhằm|hiện hành|ban hành|cho|bằng|sửa đổi|mới|hướng dẫn|yêu cầu|đối với|này|như|chưa|sẽ|phải|không|cần|trên|đang|tham gia|trước|gồm|bao gồm|thuộc|nói|nêu|đối|hoặc|vẫn|cũng|nếu|mà|thay|còn|qua|với|trình|thực hiện|thông qua|ra đời|giao|bổ sung|tổ chức|triển khai|liên quan|khác|chủ trì|phối hợp|bảo đảm|đảm bảo|kể từ|cùng|nhất là|\d)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
/** What makes a law a plan rather than a source. Matches: "xây dựng ", "dự án ", "trình Quốc hội ban hành ". Must not match: "theo ", "sửa đổi " (what is amended is in force). */
const DRAFT_BEFORE =
  /(?:xây dựng|dự án|dự thảo|soạn thảo|hồ sơ|đề nghị|ban hành mới|nghiên cứu|Dự án|Dự thảo|Xây dựng|trình Quốc hội|ban hành|hoàn thiện)(?:,? bổ sung|,? sửa đổi|,? hoàn thiện)?(?: các| dự án| dự thảo| trình| Quốc hội| ban hành| thông qua)* $/u;
/** What behind a law's name says that it is still to be made. Matches: " sửa đổi", " (sửa đổi)", " (thay thế)". Must not match: " được sửa đổi, bổ sung bởi". */
const DRAFT_AFTER = /^ \(?(?:sửa đổi|mới|thay thế)\)?(?![A-Za-zÀ-ɏẠ-ỹ]| đổi|,? bổ sung)/u;
/** A law that amends others, its type word gone. Matches: " sửa đổi, bổ sung một số điều của". Must not match: " Sửa chữa". */
const AMENDING = /^ [Ss]ửa đổi(?:,? bổ sung)?(?= |,)/u;
// Matches: " đang tham gia … trước" between a law and a date that is not its own. Must not match: " sửa đổi, bổ sung một số điều của".
const CLAUSE_INSIDE = /\s(?:đang|tham gia|trước|được|đã|theo|tại|từ|đến|kể|hết|trình)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: "ngày 18" inside a would-be name. Must not match: "hằng ngày".
const DATE_INSIDE = / ngày ?\d/u;
// Matches: the next "Luật …" of a list. Must not match: "pháp luật".
const NEXT_LAW = new RegExp(`(?<![A-Za-zÀ-ɏẠ-ỹ])(?:Bộ luật|Luật|Pháp lệnh|(?:${TYPES})(?= số| \\d)) `, 'u');

/** The law that is named after its type word, which ends at `at`; null where the words name none in force. */
export function readLawName(text: string, typeWord: string, start: number, at: number): LawMention | null {
  const window = text.slice(at, at + REACH);
  const amends = AMENDING.test(window);
  // in small letters a branch of law may follow ("luật dân sự"): only a long name that is known is a law's
  if (typeWord === 'luật') {
    const known = readKnownLaw(text, start, at);
    return known !== null && (known.name ?? '').split(' ').length > 4 ? known : null;
  }
  const anotherLaw = amends ? -1 : (NEXT_LAW.exec(window)?.index ?? -1);
  const reach = anotherLaw < 0 ? window : window.slice(0, anotherLaw);
  LAW_BY_NUMBER.lastIndex = 0;
  const byNumber = LAW_BY_NUMBER.exec(reach);
  if (byNumber !== null) {
    const number = byNumber[2] ?? '';
    const name = byNumber[1] === undefined ? null : `${typeWord} ${byNumber[1]}`;
    if (name === null || (!DATE_INSIDE.test(name) && !anotherAct(name, amends)))
      return { end: at + byNumber[0].length, name, number, isGuessed: false };
  }
  for (const pattern of [LAW_BY_DATE, LAW_BY_YEAR]) {
    pattern.lastIndex = 0;
    const match = pattern.exec(reach);
    if (match === null) continue;
    const words = match[1] ?? '';
    const isName = lawNameLength(words.slice(1)) === words.length - 1;
    if (!isName && (pattern === LAW_BY_YEAR && !amends ? NAME_ENDS : CLAUSE_INSIDE).test(words)) continue;
    const end = at + match[0].length;
    return { end, name: text.slice(start, end), number: null, isGuessed: false };
  }
  if (DRAFT_BEFORE.test(text.slice(Math.max(0, start - 60), start))) return null;
  return readKnownLaw(text, start, at) ?? readBareName(text, start, at);
}

/** Whether the words up to a number leave the law that they begin with: "Luật Giá, các nghị định và văn bản". */
const anotherAct = (name: string, amends: boolean): boolean =>
  // Matches: "Luật Giá và các quy định tại Quyết định". Must not match: "Luật Ban hành văn bản quy phạm pháp luật".
  !amends && / (?:và các|theo|tại|được|hướng dẫn|thực hiện)(?![A-Za-zÀ-ɏẠ-ỹ])/u.test(name) && name.length > 60;

function readKnownLaw(text: string, start: number, at: number): LawMention | null {
  const length = lawNameLength(text.slice(at + 1, at + REACH));
  if (length === 0) return null;
  const end = at + 1 + length;
  if (DRAFT_AFTER.test(text.slice(end, end + 20))) return null;
  return { end, name: text.slice(start, end), number: null, isGuessed: false };
}

function readBareName(text: string, start: number, at: number): LawMention | null {
  LAW_BY_NAME.lastIndex = 0;
  const match = LAW_BY_NAME.exec(text.slice(at, at + REACH));
  if (match === null) return null;
  const words = match[0];
  const stop = NAME_ENDS.exec(words)?.index ?? words.length;
  // Matches: " và" left at a name's end. Must not match: "và khoáng sản".
  const name = words.slice(0, stop).replace(/ (?:và|hoặc|,)$/u, '');
  if (DRAFT_AFTER.test(words.slice(stop)) || DRAFT_AFTER.test(text.slice(at + name.length, at + name.length + 20)))
    return null;
  if (name.trim().length < 3) return null;
  const end = at + name.length;
  return { end, name: text.slice(start, end), number: null, isGuessed: true };
}
