import { fold } from '../../vietnamese/fold';
import { LAW_NAMES_WITH_COMMAS } from '../../vietnamese/law-names';
import { LAW_BY_DATE, LAW_BY_NAME, LAW_BY_NUMBER, LAW_BY_YEAR } from './citation-pattern';

/** How a law is cited: where its mention ends, before any date; its name, and its number or year where given. */
export interface LawMention {
  end: number;
  name: string | null;
  number: string | null;
}

/** No law's name is longer. */
const REACH = 280;

/** Words that end a law's name in running text where it has neither number nor date nor year. */
const NAME_ENDS =
  /\s(?:và các|và Nghị|và Luật|và Bộ luật|trong|của|để|được|có|do|theo|về|tại|quy định|đã|là|thì|từ|khi|vào|đến|nhằm|hiện hành|ban hành|cho|bằng|sửa đổi|mới|hướng dẫn|yêu cầu|đối với|này|như|chưa|sẽ|phải|không|cần|trên|đang|tham gia|trước|gồm|bao gồm|thuộc|nói|nêu|đối|hoặc|vẫn|cũng|nếu|mà|thay|còn|qua|với)(?!\p{L})/u;
/** What makes a law a plan rather than a source. Matches: "xây dựng ", "dự thảo ", "dự án ". Must not match: "theo ". */
const DRAFT_BEFORE =
  /(?:xây dựng|dự án|dự thảo|soạn thảo|hồ sơ|sửa đổi|đề nghị|ban hành mới|nghiên cứu|Dự án|Dự thảo|Xây dựng|trình Quốc hội|ban hành)(?:,? bổ sung|,? sửa đổi)?(?: các| dự án| dự thảo| trình| Quốc hội| ban hành| thông qua)* $/u;

/** The law that is named after its type word, which ends at `at`; null where the words name none in force. */
export function readLawName(text: string, typeWord: string, start: number, at: number): LawMention | null {
  const window = text.slice(at, at + REACH);
  // Matches: " sửa đổi, bổ sung một số điều". Must not match: " Sửa chữa".
  const amends = /^ sửa đổi,? bổ sung/u.test(window);
  const anotherLaw = amends ? -1 : nextLaw(window);
  const reach = anotherLaw < 0 ? window : window.slice(0, anotherLaw);
  LAW_BY_NUMBER.lastIndex = 0;
  const byNumber = LAW_BY_NUMBER.exec(reach);
  if (byNumber !== null) {
    const number = byNumber[2] ?? '';
    const name = byNumber[1] === undefined ? null : `${typeWord} ${byNumber[1]}`;
    if (name === null || !DATE_INSIDE.test(name)) return { end: at + byNumber[0].length, name, number };
  }
  for (const pattern of [LAW_BY_DATE, LAW_BY_YEAR]) {
    pattern.lastIndex = 0;
    const match = pattern.exec(reach);
    if (match === null) continue;
    if ((pattern === LAW_BY_YEAR ? NAME_ENDS : CLAUSE_INSIDE).test(match[1] ?? '')) continue;
    const end = at + match[0].length;
    return { end, name: text.slice(start, end), number: null };
  }
  if (DRAFT_BEFORE.test(text.slice(Math.max(0, start - 60), start))) return null;
  return readBareName(text, start, at);
}

// Matches: " đang tham gia … trước" between a law and a date that is not its own. Must not match: " sửa đổi, bổ sung một số điều của".
const CLAUSE_INSIDE = /\s(?:đang|tham gia|trước|được|đã|theo|tại|từ|đến|kể|hết)(?!\p{L})/u;
// Matches: "ngày 18" inside a would-be name. Must not match: "hằng ngày".
const DATE_INSIDE = / ngày ?\d/u;

function nextLaw(tail: string): number {
  // Matches: the next "Luật …" of a list. Must not match: "pháp luật".
  const match = /(?<!\p{L})(?:Bộ luật|Luật|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Kết luận) /u.exec(tail);
  return match?.index ?? -1;
}

function readBareName(text: string, start: number, at: number): LawMention | null {
  const known = LAW_NAMES_WITH_COMMAS.find((name) => fold(text.slice(at, at + name.length + 1)) === fold(` ${name}`));
  if (known !== undefined) {
    const end = at + known.length + 1;
    return { end, name: text.slice(start, end), number: null };
  }
  LAW_BY_NAME.lastIndex = 0;
  const match = LAW_BY_NAME.exec(text.slice(at, at + REACH));
  if (match === null) return null;
  const words = match[0];
  const stop = NAME_ENDS.exec(words)?.index ?? words.length;
  // Matches: " và" left at a name's end. Must not match: "và khoáng sản".
  const name = words.slice(0, stop).replace(/ (?:và|hoặc|,)$/u, '');
  if (/^\s(?:sửa đổi|mới)/u.test(words.slice(stop))) return null;
  if (name.trim().length < 4) return null;
  const end = at + name.length;
  return { end, name: text.slice(start, end), number: null };
}
