import { beginsSmall, isAllCaps } from './letter-case';
import type { Line } from './lines';
import { markerOf } from './marker';
import { type Passage, toPassage } from './passage';

// Matches: a line that stops before its sentence does: "Quyết định số", "của Bộ", "NĐ-", "ngày 18". Must not match: "thực hiện.".
const OPEN_END =
  /(?:^|[\s(])(?:số|ngày|tháng|năm|và|của|về|tại|với|các|những|theo|do|là|cho|trong|Bộ|Sở|khoản|Điều|điểm)$|[-–/,(]$|ngày \d{1,2}$|tháng \d{1,2}$/u;
// Matches: "như sau:", "thực hiện./.", "phép;". Must not match: "của Bộ".
const CLOSED_END = /[.;:!?…]["”)]?$/u;
// Matches: the first words of a line that always opens a paragraph. Must not match: "căn cứ" within a sentence.
const OPENER =
  /^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Trên cơ sở|Thực hiện|Kính gửi|Nơi nhận|Điều \d{1,3}\.|Chương [IVX]+|Phụ lục|PHỤ LỤC|TM\.|KT\.|TL\.|Ngày \d)/u;

const MAX_PASSAGE = 40_000;

/** Whether the line `next` goes on with the paragraph that `previous` ends, both non-empty and `gap` empty lines apart. */
export function continues(previous: string, next: string, gap: number, fullness: number, isWrapped: boolean): boolean {
  if (previous.includes('|') || next.includes('|')) return false;
  if (OPENER.test(next) || markerBreaks(previous, next)) return false;
  if (isAllCaps(previous) !== isAllCaps(next) && !OPEN_END.test(previous)) return false;
  if (gap === 0 && OPEN_END.test(previous)) return true;
  if (gap > 0) return isWrapped && gap >= 2 && fullness > 0.7 && !CLOSED_END.test(previous) && beginsSmall(next);
  if (isAllCaps(previous)) return isWrapped && fullness > 0.5 && !CLOSED_END.test(previous);
  if (beginsSmall(next)) return !CLOSED_END.test(previous) || (isWrapped && previous.endsWith('.') && fullness > 0.8);
  if (!isWrapped) return OPEN_END.test(previous);
  return !CLOSED_END.test(previous) && (fullness > 0.72 || OPEN_END.test(previous));
}

function markerBreaks(previous: string, next: string): boolean {
  const marker = markerOf(next);
  if (marker === null) return false;
  if (OPEN_END.test(previous) && marker.kind !== 'BULLET') return !isReference(previous);
  return true;
}

function isReference(previous: string): boolean {
  // Matches: "… tại khoản", "Quyết định số", "ngày". Must not match: "… gồm các".
  return /(?:số|ngày|tháng|năm|khoản|Điều|điểm|mục|[-/])$/u.test(previous);
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
    const fullness = width === null || last === undefined ? 0 : (last.indent + last.text.length) / width;
    if (last !== undefined && !continues(last.text, line.text, gap, fullness, width !== null)) flush();
    open.push(line);
    gap = 0;
  }
  flush();
  return paragraphs;
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
