import { documentTypeOf } from '../../vietnamese/document-type';
import { fold } from '../../vietnamese/fold';
import type { Span } from '../parsed-document';
import { isAllCaps } from './letter-case';
import type { Line } from './lines';
import type { Found } from './portal-block';

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
const SYMBOL =
  '(?:\\s{0,3}/\\s{0,3}\\d{4})?\\s{0,3}[/-]{1,2}\\s{0,3}\\p{Lu}[\\p{L}\\d]*(?:\\s{0,3}[-–/&]\\s{0,3}\\p{Lu}[\\p{L}\\d]*)*';
// Matches: "Số: 5472/KH-SLĐTBXH", "Số 3260-KH/ĐĐQH15", "Số: 1050 /QĐ-SCT". Must not match: "SỐ 1050/QĐ-SCT" in an issuer's name.
const NUMBER = new RegExp(`(?<![\\p{L}\\d])Số\\s{0,3}:?\\s{0,4}(\\d{1,6}(?:\\.\\d{1,4})?[a-z]?${SYMBOL})`, 'u');
// Matches: "Số:           /KH-SCT". Must not match: "Số: 12/KH-SCT".
const BLANK_NUMBER =
  /(?<![\p{L}\d])Số\s{0,3}:?[ .…]{0,40}\/\s{0,3}\p{Lu}[\p{L}\d]*(?:\s{0,3}[-–]\s{0,3}\p{Lu}[\p{L}\d]*)*/u;
// Matches: "Lào Cai, ngày 10 tháng 3 năm 2026", "Hà Nội, ngày       tháng 6 năm 2026". Must not match: "Căn cứ Luật, ngày 5".
const PLACE_DATE =
  /(?<![\p{L}])(\p{Lu}[\p{L}.]*(?:[ -]\p{L}[\p{L}.]*){0,5})\s{0,3},\s{0,4}(ngày[ .…]{0,15}(?:\d{1,2})?[ .…]{0,15}tháng[ .…]{0,15}(?:\d{1,2})?[ .…]{0,15}năm\s{0,5}\d{4})/u;
// Matches: "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", also cut before "NAM". Must not match: "Công hòa".
const MOTTO = /C[ỘÔ]NG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT(?:\s+NAM)?|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM/iu;
// Matches: "Độc lập - Tự do - Hạnh Phúc". Must not match: "độc lập, tự chủ".
const SUB_MOTTO = /Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc/iu;
// Matches: the gap between two columns and the bar between two cells. Must not match: one space.
const COLUMN_GAP = /\s*\|\s*|\s{3,}/;
// Matches: the first line of a body. Must not match: "Về việc sắp xếp thôn".
const BODY_OPENER =
  /^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Kính gửi|Thực hiện (?:Quyết định|Chỉ thị|Nghị quyết|Kế hoạch|Công văn|Văn bản|chủ trương)|\(?Kèm theo|Điều 1\b|Nhằm )/u;
const NOT_AN_AUTHORITY = new Set([
  'van ban phap luat khac',
  'van ban quy pham phap luat',
  'cong bao',
  'hoa toc',
  'du thao',
]);

/** The head that begins at line `from`. */
export function findOfficialHead(text: string, lines: readonly Line[], from: number): OfficialHead {
  const limit = Math.min(lines.length, from + SEARCHED_LINES);
  const typeLine = findTypeLine(lines, from, limit);
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
  const title =
    typeLine >= 0 ? titleLines(lines, typeLine + 1) : { lines: subjectLines(lines, from, limit), endLine: headEnd };
  return {
    hasMotto: MOTTO.test(written),
    authority: authorityPieces(lines.slice(from, headEnd)),
    number: number === null ? null : at(number, 1),
    blankNumber:
      blank === null ? null : { start: region.start + blank.index, end: region.start + blank.index + blank[0].length },
    place: placeDate === null ? null : at(placeDate, 1),
    date: placeDate === null ? null : at(placeDate, 2),
    type: typeLine >= 0 ? (lines[typeLine] as Line) : null,
    title: title.lines,
    endLine: title.endLine,
  };
}

function findTypeLine(lines: readonly Line[], from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    const { text } = lines[i] as Line;
    if (text.length <= 30 && isAllCaps(text) && documentTypeOf(text) !== null) return i;
  }
  return -1;
}

function titleLines(lines: readonly Line[], from: number): { lines: Found[]; endLine: number } {
  const title: Found[] = [];
  let i = from;
  for (; i < lines.length && i < from + 14; i++) {
    const line = lines[i] as Line;
    if (line.text === '') {
      if (title.length > 0) break;
      continue;
    }
    const previous = title.at(-1);
    if (BODY_OPENER.test(line.text) || (previous !== undefined && isAllCaps(line.text) !== isAllCaps(previous.text)))
      break;
    title.push(line);
  }
  return { lines: title, endLine: i };
}

/** The subject of a dispatch (trích yếu), which stands under its number: "V/v tăng cường công tác quản lý". */
function subjectLines(lines: readonly Line[], from: number, limit: number): Found[] {
  // Matches: "V/v tăng cường", "Về việc". Must not match: "Về".
  const at = lines.findIndex((line, i) => i >= from && i < limit && /^V\/v\b|^Về việc /u.test(line.text));
  if (at < 0) return [];
  const subject: Found[] = [];
  for (const line of lines.slice(at, at + 10)) {
    if (line.text === '' || BODY_OPENER.test(line.text)) break;
    const cell = line.text.split(COLUMN_GAP)[0] ?? '';
    subject.push({ text: cell, start: line.start, end: line.start + cell.length });
  }
  return subject;
}

function authorityPieces(lines: readonly Line[]): Found[] {
  const pieces: Found[] = [];
  for (const line of lines) {
    let from = 0;
    const text = [NUMBER, BLANK_NUMBER].reduce(
      (rest, other) => rest.replace(other, (words) => ' '.repeat(words.length)),
      line.text,
    );
    for (const raw of text.split(new RegExp(COLUMN_GAP, 'g'))) {
      const at = text.indexOf(raw, from);
      from = at + raw.length;
      const piece = authorityPart(raw);
      if (piece === '' || NOT_AN_AUTHORITY.has(fold(piece)) || fold(pieces.at(-1)?.text ?? '') === fold(piece))
        continue;
      const start = line.start + at + raw.indexOf(piece);
      pieces.push({ text: piece, start, end: start + piece.length });
    }
  }
  return pieces;
}

/** What of a head's cell names an authority: its words in capitals before the motto, the number or the date. */
function authorityPart(cell: string): string {
  let part = cell;
  for (const other of [MOTTO, SUB_MOTTO, NUMBER, BLANK_NUMBER, PLACE_DATE]) {
    const match = other.exec(part);
    if (match !== null) part = part.slice(0, match.index);
  }
  // Matches: the rule of "CHÍNH PHỦ --------". Must not match: the dash of "LAO ĐỘNG - THƯƠNG BINH".
  part = part.replace(/[\s_*-]{2,}$/u, '').trim();
  return isAllCaps(part) && part.length > 2 && !part.startsWith('V/v') ? part : '';
}
