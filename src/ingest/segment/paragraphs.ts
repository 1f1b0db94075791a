import { beginsSmall, isAllCaps } from './letter-case';
import type { Line } from './lines';
import { markerOf } from './marker';
import { type Passage, toPassage } from './passage';

// Matches: a line that stops before its sentence does: "Quyết định số", "của Bộ", "theo Luật", "NĐ-", "ngày 18", "Điều 2. Giao". Must not match: "thực hiện.", "chuyển đổi số".
const OPEN_END =
  /(?:^|[\s(])(?:(?<!(?:đổi|tế|hội|tầng|nghệ|dân|phố|quyền|liệu|trường|hóa|hoá|năng|gia|thiểu|đa|chữ|ký|tảng|dục) )số|ngày|tháng|năm|và|của|về|tại|với|các|những|theo|do|là|cho|trong|Bộ|Sở|Luật|khoản|Điều|(?<!(?:[Qq]uan|[Tt]hời|[Đđ]ặc|[Đđ]ịa|[Tt]rọng|[Ưư]u|[Nn]hược|[Tt]hí|[Tt]iêu|[Cc]ao|[Đđ]ầu|[Gg]iao) )điểm|Giao|Chánh|Giám|UBND)$|[-–/,(]$|ngày \d{1,2}$|tháng \d{1,2}$/u;
// Matches: "như sau:", "thực hiện./.", "phép;". Must not match: "của Bộ".
const CLOSED_END = /[.;:!?…]["”)]?$/u;
// Matches: the first words of a line that always opens a paragraph. Must not match: "căn cứ" within a sentence.
const OPENER =
  /^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Trên cơ sở|Thực hiện|Kính gửi|Nơi nhận|Điều \d{1,3}\.|Chương [IVX]+|Phụ lục|PHỤ LỤC|TM\.|KT\.|TL\.|Ngày \d)/u;

// Matches: the last word of a sentence, alone on its line: "(PPP).", "III/2026.", "UBND;". Must not match: "KẾ HOẠCH", "1.".
const FRAGMENT = /^\(?(?=[\d/&-]{0,8}\p{Lu})[\p{Lu}\d/&-]{2,20}\)?[.;]$/u;
// Matches: a document's number that a page cuts: "Nghị quyết số 10-". Must not match: "giai đoạn 2021-".
const CUT_NUMBER = /số:? \d{1,6}(?:\/\d{4})?[-/]$/u;
// Matches: the symbol on the next page: "NQ/TW ngày". Must not match: "Nghị quyết".
const SYMBOL = /^\p{Lu}{2,5}[-/]\p{Lu}/u;
const MAX_PASSAGE = 40_000;

/** Whether the line `next` goes on with the paragraph that `previous` ends, both non-empty and `gap` empty lines apart. */
export function continues(previous: string, next: string, gap: number, fullness: number, isWrapped: boolean): boolean {
  if (previous.includes('|') || next.includes('|')) return false;
  if (OPENER.test(next) || markerBreaks(previous, next)) return false;
  if (CUT_NUMBER.test(previous) && SYMBOL.test(next)) return true;
  const isFragment = gap === 0 && !CLOSED_END.test(previous) && FRAGMENT.test(next);
  if (isAllCaps(previous) !== isAllCaps(next) && !OPEN_END.test(previous) && !isFragment) return false;
  if (isFragment) return true;
  if (gap === 0 && OPEN_END.test(previous)) return true;
  if (gap > 0) return isWrapped && gap >= 2 && fullness > 0.7 && !CLOSED_END.test(previous) && beginsSmall(next);
  if (isAllCaps(previous)) return isWrapped && fullness > 0.5 && !CLOSED_END.test(previous);
  if (beginsSmall(next)) return !CLOSED_END.test(previous) || (isWrapped && /[.;]$/u.test(previous) && fullness > 0.8);
  if (!isWrapped) return OPEN_END.test(previous);
  return !CLOSED_END.test(previous) && (fullness > 0.72 || OPEN_END.test(previous));
}

// Matches: the first line of a legal basis, which ends with its semicolon or stop. Must not match: "Căn cứ:".
const BASIS = /^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Luật) (?=[A-Za-zÀ-ɏẠ-ỹ])/u;

// Matches: "Văn bản số 12/CV-BQL", "Nghị định số", "Công ty cổ phần Đá Lạc Giang tại Văn bản số". Must not match: "Căn cứ Nghị định", "Văn bản này".
const ANOTHER_DOCUMENT =
  /^(?:(?:Văn bản|Công văn|Tờ trình|Báo cáo|Thông báo|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kết luận|Kế hoạch)|\p{Lu}[^;.:|]{2,90} tại (?:[Vv]ăn bản|[Cc]ông văn|[Tt]ờ trình|[Bb]áo cáo)) (?:số|ngày) /u;

/** Whether a legal basis goes on over a line's end before a capital: "… của Luật Tổ chức" above "Chính phủ và …". */
function isOpenBasis(first: string, previous: string, next: string, fullness: number): boolean {
  if (!BASIS.test(first) || previous.endsWith(',')) return false;
  // each basis begins with its own word: what follows a full line's semicolon, or is a document, is one more of the same
  if (CLOSED_END.test(previous) && !(previous.endsWith(';') && (fullness > 0.85 || ANOTHER_DOCUMENT.test(next))))
    return false;
  return !OPENER.test(next) && !next.includes('|') && markerOf(next) === null && !isAllCaps(next);
}

function markerBreaks(previous: string, next: string): boolean {
  const marker = markerOf(next);
  if (marker === null) return false;
  // "(khoáng sản nhóm" above "II): …" is a bracket's end
  if (next.slice(0, marker.length).includes(')') && leavesBracketOpen(previous)) return false;
  if (OPEN_END.test(previous) && marker.kind !== 'BULLET') return !isReference(previous);
  return true;
}

function leavesBracketOpen(previous: string): boolean {
  return previous.lastIndexOf('(') > previous.lastIndexOf(')') && !CLOSED_END.test(previous);
}

function isReference(previous: string): boolean {
  // Matches: "… tại khoản", "Quyết định số", "ngày". Must not match: "… gồm các".
  return /(?:(?<!(?:đổi|tế|hội|tầng|nghệ|dân|phố|quyền|liệu|trường|hóa|hoá|năng|gia|thiểu|đa|chữ|ký|tảng|dục) )số|ngày|tháng|năm|khoản|Điều|điểm|mục|[-/])$/u.test(
    previous,
  );
}

/** The lines `from` to `to` (exclusive) joined to paragraphs. */
export function toParagraphs(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
  width: number | null,
): Passage[] {
  const paragraphs: Passage[] = [];
  let open: Line[] = [];
  let gap = 0;
  const flush = () => {
    const first = open[0];
    const last = open.at(-1);
    if (first !== undefined && last !== undefined) paragraphs.push(...bounded(text, first.start, last.end));
    open = [];
  };
  for (const line of lines.slice(from, to)) {
    if (line.text === '') {
      gap += 1;
      continue;
    }
    const last = open.at(-1);
    const [above, below] = [last === undefined ? '' : onceSpaced(last.text), onceSpaced(line.text)];
    const fullness = width === null || last === undefined ? 0 : (last.indent + last.text.length) / width;
    const goesOn =
      last === undefined ||
      continues(above, below, gap, fullness, width !== null) ||
      (gap === 0 && fullness > 0.5 && isOpenBasis(onceSpaced((open[0] as Line).text), above, below, fullness));
    if (!goesOn) flush();
    open.push(line);
    gap = 0;
  }
  flush();
  return paragraphs;
}

/** The line as it was meant: two spaces for one are a slip of the hand. */
function onceSpaced(line: string): string {
  // Matches: the gap of "Xét  đề nghị". Must not match: a single space.
  return line.includes('  ') ? line.replace(/ {2,}/g, ' ') : line;
}

/** The stretch as one passage, or as several where it is longer than any paragraph is, so that no reader meets one without end. */
function bounded(text: string, start: number, end: number): Passage[] {
  const passages: Passage[] = [];
  let from = start;
  while (end - from > MAX_PASSAGE) {
    const space = text.lastIndexOf(' ', from + MAX_PASSAGE);
    const to = space > from ? space : from + MAX_PASSAGE;
    passages.push(toPassage(text, from, to));
    from = space > from ? to + 1 : to;
  }
  passages.push(toPassage(text, from, end));
  return passages;
}
