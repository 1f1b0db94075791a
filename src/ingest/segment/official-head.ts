import type { Span } from '../parsed-document';
import { authorityPieces, isIssuerLine } from './authority-lines';
import { BODY_OPENER, opensBody } from './body-opener';
import { BLANK_NUMBER, COLUMN_GAP, MOTTO, NUMBER, PLACE_DATE, SUB_MOTTO } from './head-patterns';
import { isAllCaps } from './letter-case';
import type { Line } from './lines';
import { markerOf } from './marker';
import type { Found } from './portal-block';
import { findTypeLine } from './type-line';

/** The document's official head (thể thức, Nghị định 30/2020/NĐ-CP, Điều 8), as far as it is there. */
export interface OfficialHead {
  hasMotto: boolean;
  /** The lines that name the authorities, parent first, in capitals as a rule. */
  authority: Found[];
  number: Found | null;
  /** Where "Số: …/KH-SCT" stands with its number left blank, as in a draft. */
  blankNumber: Span | null;
  place: Found | null;
  date: Found | null;
  type: Found | null;
  title: Found[];
  /** Index of the first line of the document's body. */
  endLine: number;
}

const SEARCHED_LINES = 90;
// Matches: a title's line that goes on below: "… THẨM QUYỀN CỦA", "CÁC SỞ,". Must not match: "… TỈNH QUẢNG TRỊ".
const IS_OPEN =
  /(?:,|[-–]|(?<![A-Za-zÀ-ɏẠ-ỹ])(?:của|do|và|tại|về|với|trình|giữa|các|thuộc|cho|là|từ|bởi|trên|trong))$/iu;

/** The head that begins at line `from`. */
export function findOfficialHead(text: string, lines: readonly Line[], from: number): OfficialHead {
  const limit = Math.min(lines.length, from + SEARCHED_LINES);
  const typeWords = findTypeLine(lines, from, limit);
  const typeLine = typeWords.at;
  const opener = lines.findIndex((line, i) => i >= from && i < limit && BODY_OPENER.test(line.text));
  const headEnd = typeLine >= 0 ? typeLine : opener >= 0 ? opener : Math.min(limit, from + 15);
  const region = { start: lines[from]?.start ?? 0, end: lines[headEnd]?.start ?? text.length };
  const written = text.slice(region.start, region.end);
  const head = [MOTTO, SUB_MOTTO].reduce(
    (rest, motto) => rest.replace(motto, (words) => ' '.repeat(words.length)),
    written,
  );
  const at = (match: RegExpExecArray, group: number): Found => {
    const value = match[group] ?? '';
    const start = region.start + match.index + match[0].lastIndexOf(value);
    return { text: value, start, end: start + value.length };
  };
  const number = NUMBER.exec(head);
  const blank = number === null ? BLANK_NUMBER.exec(head) : null;
  const placeDate = PLACE_DATE.exec(
    [NUMBER, BLANK_NUMBER].reduce((rest, other) => rest.replace(other, (words) => ' '.repeat(words.length)), head),
  );
  const authority = authorityPieces(written, region.start);
  const title =
    typeLine >= 0
      ? titleLines(lines, typeLine + typeWords.lineCount, authority)
      : { lines: subjectLines(lines, from, limit), endLine: headEnd };
  return {
    hasMotto: MOTTO.test(written),
    authority,
    number: number === null ? null : at(number, 1),
    blankNumber:
      blank === null ? null : { start: region.start + blank.index, end: region.start + blank.index + blank[0].length },
    place: placeDate === null ? null : at(placeDate, 1),
    date: placeDate === null ? null : at(placeDate, 2),
    type: typeWords.words,
    title: typeWords.rest === null ? title.lines : [typeWords.rest, ...title.lines],
    endLine: title.endLine,
  };
}

function titleLines(
  lines: readonly Line[],
  from: number,
  authority: readonly Found[],
): { lines: Found[]; endLine: number } {
  const title: Found[] = [];
  let i = from;
  for (; i < lines.length && i < from + 14; i++) {
    const line = lines[i] as Line;
    if (line.text === '') {
      // a name in quotation marks below it belongs to the title
      const below = lines.slice(i + 1, i + 3).find(({ text }) => text !== '')?.text ?? '';
      if (title.length > 0 && !/^[“"]\p{Lu}/u.test(below)) break;
      continue;
    }
    const previous = title.at(-1);
    if (opensBody(lines, i) || (previous !== undefined && isAllCaps(line.text) !== isAllCaps(previous.text))) break;
    // a decision names its issuer under its title; the title's own last word may not leave it open
    if (previous !== undefined && !IS_OPEN.test(previous.text) && isIssuerLine(line.text, authority)) break;
    // where no preamble stands between, the title ends before the first numbered paragraph or table
    if (previous !== undefined && (markerOf(line.text) !== null || line.text.includes('|'))) break;
    // Matches: the end of a sentence that goes on below: "như sau:". Must not match: "giai đoạn 2026 - 2030".
    if (previous !== undefined && line.text.length > 60 && /[:;.]$/u.test(line.text)) break;
    title.push(line);
  }
  return { lines: title, endLine: i };
}

// Matches: the rule under a subject: "-------", "*****". Must not match: "- Bộ Y tế".
const RULE = /^[-_*=–—]{3,}$/u;
/** What stands beside a dispatch's subject, and below it where the columns stand one under the other. */
const ENDS_SUBJECT = [RULE, MOTTO, SUB_MOTTO];

/** The subject of a dispatch (trích yếu), which stands under its number: "V/v tăng cường công tác quản lý". */
function subjectLines(lines: readonly Line[], from: number, limit: number): Found[] {
  // Matches: "V/v tăng cường", "Về việc". Must not match: "Về".
  const at = lines.findIndex((line, i) => i >= from && i < limit && /^V\/v\b|^Về việc /u.test(line.text));
  if (at < 0) return [];
  const subject: Found[] = [];
  for (const line of lines.slice(at, at + 10)) {
    if (line.text === '' || BODY_OPENER.test(line.text) || ENDS_SUBJECT.some((other) => other.test(line.text))) break;
    if (PLACE_DATE.exec(line.text)?.index === 0) break;
    const cell = line.text.split(COLUMN_GAP)[0] ?? '';
    subject.push({ text: cell, start: line.start, end: line.start + cell.length });
  }
  return subject;
}
