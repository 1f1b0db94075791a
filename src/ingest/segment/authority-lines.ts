import { fold } from '../../vietnamese/fold';
import { BLANK_NUMBER, COLUMN_GAP, MOTTO, NUMBER, PLACE_DATE, SUB_MOTTO } from './head-patterns';
import { isAllCaps } from './letter-case';
import { toLines } from './lines';
import type { Found } from './portal-block';

const NOT_AN_AUTHORITY = new Set([
  'van ban phap luat khac',
  'van ban quy pham phap luat',
  'cong bao',
  'hoa toc',
  'du thao',
]);
/** What a head holds besides its authorities. */
const OTHERS = [MOTTO, SUB_MOTTO, NUMBER, BLANK_NUMBER, PLACE_DATE];
const everywhere = (pattern: RegExp) => new RegExp(pattern, `${pattern.flags}g`);
const CUT_WORDS = OTHERS.map(everywhere);
const NUMBERS = [NUMBER, BLANK_NUMBER].map(everywhere);
// Matches: the first word of a name whose line is cut behind it: "ỦY" of "ỦY BAN NHÂN DÂN". Must not match: "NG".
const SHORT_FIRST_WORD = /^(?:ỦY|UỶ|UỲ|BỘ|SỞ)$/u;

/** The pieces of a head that name authorities, in order; `start` is where the head begins in the text. */
export function authorityPieces(head: string, start: number): Found[] {
  const pieces: Found[] = [];
  for (const line of toLines(withoutCutWords(head))) {
    let from = 0;
    const text = NUMBERS.reduce((rest, other) => blanked(rest, other), line.text);
    for (const raw of text.split(COLUMN_GAP)) {
      const at = text.indexOf(raw, from);
      from = at + raw.length;
      const piece = authorityPart(raw);
      if (piece === '' || NOT_AN_AUTHORITY.has(fold(piece)) || fold(pieces.at(-1)?.text ?? '') === fold(piece))
        continue;
      const place = start + line.start + at + raw.indexOf(piece);
      pieces.push({ text: piece, start: place, end: place + piece.length });
    }
  }
  return pieces;
}

/** The head without what is cut over lines, as cells of a portal's copy are: "CỘNG" above "HÒA XÃ HỘI …". */
function withoutCutWords(head: string): string {
  return CUT_WORDS.reduce((rest, other) => blanked(rest, other, true), head);
}

/** The text with spaces for what the pattern, a global one, matches; `onlyCut`: for what is cut over lines. Line ends stay. */
function blanked(text: string, pattern: RegExp, onlyCut = false): string {
  return text.replace(pattern, (words: string) =>
    // Matches: everything but line ends. Must not match: a line end.
    onlyCut && !words.includes('\n') ? words : words.replace(/[^\n]/g, ' '),
  );
}

/** What of a head's cell names an authority: its words in capitals before the motto, the number or the date. */
function authorityPart(cell: string): string {
  let part = cell;
  for (const other of OTHERS) {
    if (other === PLACE_DATE && !part.includes('ngày')) continue;
    const match = other.exec(part);
    if (match !== null) part = part.slice(0, match.index);
  }
  // Matches: the rule of "CHÍNH PHỦ --------". Must not match: the dash of "LAO ĐỘNG - THƯƠNG BINH".
  part = part.replace(/[\s_*-]{2,}$/u, '').trim();
  if (!isAllCaps(part) || part.startsWith('V/v')) return '';
  return part.length > 2 || SHORT_FIRST_WORD.test(part) ? part : '';
}

// Matches: the office that stands before its authority: "CHỦ TỊCH ", "BỘ TRƯỞNG ". Must not match: "CHỦ TỊCH" alone.
const OFFICE =
  /^(?:chu tich|bo truong|giam doc|tong giam doc|chanh van phong|truong ban|cuc truong|tong cuc truong|vien truong|hieu truong|chanh an|tong kiem toan|thong doc|thu truong co quan|chu nhiem) (?=[a-z])/;
const LEAST = 8;

/** Whether a line in capitals only names who issues the document, as it stands under the title of a decision. */
export function isIssuerLine(line: string, authority: readonly Found[]): boolean {
  if (!isAllCaps(line)) return false;
  const name = spelled(line).replace(OFFICE, '');
  const all = spelled(authority.map(({ text }) => text).join(' '));
  const last = spelled(authority.at(-1)?.text ?? '');
  if (name.length < LEAST || all === '') return false;
  return all.startsWith(name) || all.endsWith(name) || (last.length >= LEAST && name.startsWith(last));
}

// Matches: "ubnd", "hdnd" of a folded name. Must not match: "ubndt".
const spelled = (name: string) =>
  fold(name)
    .replace(/(?<![a-z])ubnd(?![a-z])/g, 'uy ban nhan dan')
    .replace(/(?<![a-z])hdnd(?![a-z])/g, 'hoi dong nhan dan');
