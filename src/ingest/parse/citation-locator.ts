import { findAll } from '../../vietnamese/find-all';

/** One label of a part of a document: "điểm a", "khoản 2", "Điều 5", "Mục II", "Phụ lục IV", or one more of the kind: "và 7". */
const LETTER = '(?:[a-zđ]\\d?|\\d{1,2}(?:\\.\\d{1,2}){1,2})(?![A-Za-zÀ-ɏẠ-ỹ\\d])';
const NUMBER = '\\d{1,3}[a-z]?(?![A-Za-zÀ-ɏẠ-ỹ\\d./%-])(?! (?:tháng|năm|ngày|%))';
const EITHER = '(?:[IVXL]{1,6}|\\d{1,3}(?:\\.\\d{1,2}){0,3}[a-z]?|[A-Z])(?![A-Za-zÀ-ɏẠ-ỹ\\d/-])';
const PART = `(?:(?:[Đđ]iểm|ĐIỂM) ${LETTER}|(?:[Kk]hoản|KHOẢN|[Tt]iết|[Ðđ]oạn) (?:${NUMBER}|${LETTER})|(?:[Đđ]iều|ĐIỀU) ${NUMBER}|(?:[Mm]ục|[Tt]iểu mục|[Cc]hương|[Pp]hần|[Pp]hụ lục|PHỤ LỤC|[Bb]iểu(?: số)?|[Mm]ẫu số|[Bb]ảng|[Pp]hụ biểu)(?: số)?(?: ${EITHER}))`;
const MORE = `(?:${EITHER}|${LETTER})`;
// Matches: ", ", " và ", " đến ", " của ", " thuộc ", " và các " between two labels. Must not match: " Nghị quyết này và ".
const JOINT = /(?:,? và (?:các )?|,? hoặc |, | của | tại | thuộc | đến(?: hết)? | - | )/uy;
// Matches: a label. Must not match: "điều kiện".
const LABEL = new RegExp(`(?<![A-Za-zÀ-ɏẠ-ỹ])(?:${PART})`, 'gu');
// Matches: "và 12", ", 9" of "Điều 8, 9 và 12". Must not match: ", Nghị định".
const ONE_MORE = new RegExp(`(?:,? và |, |,? đến )(?:${MORE})`, 'uy');
// Matches: what may stand between the last label and the document. Must not match: " quy định tại ".
const LINK = /^,?(?: của| tại| thuộc| trong| theo)?(?:,? (?:ban hành )?kèm theo)? ?(?:\*\*)?$/u;
// Matches: "từ " of "từ Điều 3 đến Điều 7". Must not match: "tại ".
const RANGE = /(?<![A-Za-zÀ-ɏẠ-ỹ])từ $/u;
const CONTEXT = 160;

/** A part of a document as pointed at: "khoản 1, 2 và khoản 5 Điều 3", and where these words begin. */
export interface Locator {
  words: string;
  start: number;
}

/** The part of the document that is pointed at before its mention at `start`, or null. */
export function locatorBefore(text: string, start: number): Locator | null {
  const offset = Math.max(0, start - CONTEXT);
  const before = text.slice(offset, start);
  let from = -1;
  let end = -1;
  let isRange = false;
  for (const label of findAll(before, LABEL)) {
    if (end >= 0 && joined(before, end, label.index)) isRange ||= before.slice(end, label.index).includes(' đến');
    else {
      from = label.index;
      isRange = false;
    }
    end = label.index + label[0].length;
    for (;;) {
      ONE_MORE.lastIndex = end;
      const more = ONE_MORE.exec(before);
      if (more === null) break;
      isRange ||= more[0].includes(' đến');
      end += more[0].length;
    }
  }
  if (end < 0 || !LINK.test(before.slice(end))) return null;
  // "Điều 2. Bãi bỏ …" opens an article of its own and ends with a stop: it never reaches here
  if (isRange && RANGE.test(before.slice(0, from))) from -= 'từ '.length;
  return { words: before.slice(from, end), start: offset + from };
}

function joined(before: string, end: number, next: number): boolean {
  if (next < end) return true;
  JOINT.lastIndex = end;
  const joint = JOINT.exec(before);
  return joint !== null && end + joint[0].length === next;
}
