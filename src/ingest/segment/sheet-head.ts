import { fold } from '../../vietnamese/fold';
import type { SourceText } from '../read/source-text';
import { isAllCaps } from './letter-case';
import type { Line } from './lines';
import { findOfficialHead, type OfficialHead } from './official-head';
import type { Found } from './portal-block';

// Matches: "so cong thuong tinh lac giang", "ubnd xa hoa binh", "phong ke hoach". Must not match: "danh muc nhiem vu".
const AUTHORITY =
  /^(?:bo|so|uy ban|ubnd|hdnd|hoi dong|van phong|chinh phu|ban|chi cuc|cuc|tong cuc|vu|vien|truong|trung tam|thanh tra|dang uy|tinh uy|thanh uy|huyen uy|phong|hoi|lien doan|cong an|bao hiem)(?: |$)/;
// Matches: "(Kèm theo Quyết định số 12/QĐ-SCT)", "Đơn vị tính: triệu đồng", "Phụ lục 01", "Biểu số 2", "Số: 12/KH-SCT". Must not match: "Danh mục nhiệm vụ".
const NO_TITLE =
  /^(?:\(|kem theo|ban hanh kem|dvt|don vi tinh|phu luc|bieu(?: so)? ?\d|so ?:|ngay |cap nhat|cong hoa|doc lap)/;
const MOST_TITLE_LINES = 4;

/**
 * The head of a file of sheets: an official one where its first rows are one, else the authority and the title that stand
 * above the first table; where there is no title, the file or its sheet has a name.
 */
export function findSheetHead(
  text: string,
  lines: readonly Line[],
  tableLine: number,
  { name, isNamed }: NonNullable<SourceText['sheets']>,
): OfficialHead {
  const above = lines.slice(0, tableLine);
  // the name of the sheet is no line of the document
  const from = isNamed ? 1 : 0;
  const head = findOfficialHead(text.slice(0, lines[tableLine]?.start ?? text.length), above, from);
  const endLine = Math.min(head.endLine, tableLine);
  if (head.type !== null && head.title.length > 0) return { ...head, endLine };
  const { title, end } = titleAbove(above, from);
  const named = title.length > 0 ? title : [{ text: name, start: 0, end: 0 }];
  const authority = head.authority.filter((piece) => AUTHORITY.test(fold(piece.text)));
  return { ...head, authority, title: head.title.length > 0 ? head.title : named, endLine: Math.min(end, tableLine) };
}

/** The first lines that could be a title: all those in capitals, else one line. */
function titleAbove(lines: readonly Line[], from: number): { title: Found[]; end: number } {
  const isTitle = ({ text }: Line) => {
    const key = fold(text);
    return text.includes(' ') && !text.includes('|') && !AUTHORITY.test(key) && !NO_TITLE.test(key);
  };
  const first = lines.findIndex((line, i) => i >= from && isTitle(line));
  if (first < 0) return { title: [], end: 0 };
  const title = [lines[first] as Line];
  const isCaps = isAllCaps(title[0]?.text ?? '');
  for (const line of lines.slice(first + 1, first + MOST_TITLE_LINES)) {
    if (!isCaps || line.text === '' || !isTitle(line) || !isAllCaps(line.text)) break;
    title.push(line);
  }
  return { title, end: first + title.length };
}
