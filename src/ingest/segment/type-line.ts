import { DOCUMENT_TYPES, documentTypeOf } from '../../vietnamese/document-type';
import { BODY_OPENER } from './body-opener';
import { BLANK_NUMBER, NUMBER, PLACE_DATE } from './head-patterns';
import { isAllCaps } from './letter-case';
import type { Line } from './lines';
import type { Found } from './portal-block';

/** The line that names a document's type, and with what its title begins on the same line: "CÔNG TÁC NĂM 2026". */
export interface TypeLine {
  /** Index of the line; -1 where there is none. */
  at: number;
  lineCount: number;
  words: Found | null;
  rest: Found | null;
}

// Matches: "Kính gửi: Các Sở", "Nơi nhận:" of a dispatch, whose plan comes behind. Must not match: "Kính gửi" in a sentence.
const HEAD_IS_OVER = /^(?:Kính +gửi|Nơi +nhận)\s*:?/u;
/** A type alone on its line has no more letters, a type with the title behind it no more than these. */
const LONGEST_ALONE = 30;
const LONGEST_WITH_TITLE = 160;

/** The line that names the document's type, or the two that its words are cut over: "QUYẾT" above "ĐỊNH". */
export function findTypeLine(lines: readonly Line[], from: number, limit: number): TypeLine {
  let isNumbered = false;
  let isBegun = false;
  for (let i = from; i < limit; i++) {
    const line = lines[i] as Line;
    if (HEAD_IS_OVER.test(line.text)) break;
    const isBelow = isNumbered && !isBegun;
    const found = isAllCaps(line.text)
      ? (aloneOn(lines, i) ?? (isBelow ? withTitle(line, i) : null))
      : isBelow && documentTypeOf(line.text) !== null
        ? { at: i, lineCount: 1, words: line, rest: null }
        : null;
    if (found !== null) return found;
    // behind its preamble a decision says "QUYẾT ĐỊNH:"
    isBegun ||= BODY_OPENER.test(line.text);
    isNumbered ||= OF_NUMBER.some((pattern) => pattern.test(line.text));
  }
  return { at: -1, lineCount: 0, words: null, rest: null };
}

/** What stands above the type: a name in capitals above it is an authority's, whatever word it begins with. */
const OF_NUMBER = [NUMBER, BLANK_NUMBER, PLACE_DATE];

function aloneOn(lines: readonly Line[], at: number): TypeLine | null {
  const line = lines[at] as Line;
  if (line.text.length > LONGEST_ALONE) return null;
  if (documentTypeOf(line.text) !== null) return { at, lineCount: 1, words: line, rest: null };
  const spaced = spacedType(line.text);
  if (spaced !== null) return { at, lineCount: 1, words: { ...line, text: spaced }, rest: null };
  const next = lines[at + 1];
  if (next === undefined || next.text.length > 10 || !isAllCaps(next.text)) return null;
  const text = `${line.text} ${next.text}`;
  return documentTypeOf(text) === null
    ? null
    : { at, lineCount: 2, words: { text, start: line.start, end: next.end }, rest: null };
}

/** Types whose line can hold the title too; the longer names stand before those they begin with. */
const TITLED = new RegExp(
  // Matches: "KẾ HOẠCH CÔNG TÁC", "DỰ THẢO KẾ HOẠCH", "THÔNG BÁO: KẾT LUẬN". Must not match: "VĂN BẢN PHÁP LUẬT KHÁC", "DỰ ÁN SÔNG LAM".
  `^(?:DỰ THẢO:? )?(${[
    'Nghị quyết',
    'Quyết định',
    'Chỉ thị',
    'Quy chế',
    'Thông báo',
    'Hướng dẫn',
    'Chương trình',
    'Kế hoạch',
    'Kết luận',
    'Phương án',
    'Đề án',
    'Báo cáo',
    'Tờ trình',
    'Công điện',
  ]
    .map((name) => name.toUpperCase())
    .join('|')})(?![A-Za-zÀ-ɏẠ-ỹ\\d])[ :.–-]*`,
  'u',
);
// Matches: what is no part of a title: "KHẨN", "(DỰ THẢO)". Must not match: "KHẨN TRƯƠNG".
const REMARK = /^(?:\((?:DỰ THẢO|LẦN \d)\)|(?:THƯỢNG )?KHẨN|H[ỎO][ẢA]? ?TỐC)$/u;

function withTitle(line: Line, at: number): TypeLine | null {
  if (line.text.length > LONGEST_WITH_TITLE) return null;
  const match = TITLED.exec(line.text);
  const type = match?.[1];
  if (match === null || type === undefined) return null;
  const begin = line.start + match[0].indexOf(type);
  const text = line.text.slice(match[0].length);
  return {
    at,
    lineCount: 1,
    words: { text: type, start: begin, end: begin + type.length },
    rest: text === '' || REMARK.test(text) ? null : { text, start: line.start + match[0].length, end: line.end },
  };
}

/** The type whose letters are set apart: "K Ế   H O Ạ C H"; null where the text is no such. */
function spacedType(text: string): string | null {
  // Matches: single letters with spaces between. Must not match: "KẾ HOẠCH".
  if (!/^(?:[A-Za-zÀ-ɏẠ-ỹ]\s+){3,}[A-Za-zÀ-ɏẠ-ỹ]$/u.test(text)) return null;
  const letters = text.replace(/\s+/gu, '').toLowerCase();
  return DOCUMENT_TYPES.find(({ name }) => name.replace(/ /g, '').toLowerCase() === letters)?.name ?? null;
}
