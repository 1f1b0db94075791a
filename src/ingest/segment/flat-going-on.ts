import type { ColumnRole } from './column';
import type { CellFit } from './flat-fit';
import { beginsSmall } from './letter-case';

/** Matches: a line that its cell goes on after: "Bộ", "các", "(đối", "III/2026 đến", "Việt". Must not match: "Bộ Tài chính". */
export const GOES_ON =
  /(?:^|[\s(])(?:Bộ|Sở|Ủy|Uỷ|Ban|Các|các|và|của|với|ở|cho|theo|có|do|về|số|Từ|từ|đến|quý|Quý|tháng|Tháng|năm|Năm|Hằng|Hàng|Thường|thứ|trình|Quốc|Chính|Cơ|cơ|Việt|thuộc|Văn|Tổng|liên|ngày|Trước|trước|Thực|Giai|một|những|bằng|tại|để|không|được|Cấp)$|[,;(–/-]$/u;

// Matches: what goes on with a whole unit's name: "liên quan", "trực thuộc trung ương", "và Sở". Must not match: "kinh tế có".
const UNIT_GOES_ON =
  /^(?:có )?liên quan|^(?:trực )?thuộc |^của (?:tỉnh|thành phố)(?![A-Za-zÀ-ɏẠ-ỹ])|^(?:và|tỉnh|thành phố|trung ương)(?![A-Za-zÀ-ɏẠ-ỹ])|^[,;]/u;

// Matches: the number that a basis goes on with: "12/CTr", "CTr/BCĐ". Must not match: "và các bộ".
const FIGURE = /^\S{0,12}[\d/]/u;

// Matches: where a page's end cuts "tỉnh, thành phố trực thuộc trung ương". Must not match: "nước tập trung".
const OPEN_CLASS = /(?:thuộc trung|phố trực|tỉnh, thành)$/u;

/** What speaks for a cell's going on after the page's end with these words. */
export function goingOn(cells: CellFit, role: ColumnRole, earlier: string, own: string, lines: number): number {
  if (role === 'BASIS' && cells.of('BASIS', own) < 0 && !FIGURE.test(own)) return -4;
  if (GOES_ON.test(earlier) || OPEN_CLASS.test(earlier)) return beginsSmall(own) ? 3 : 1;
  if (role === 'TASK' || role === 'DOCUMENT') return lines * 0.1 + (beginsSmall(own) ? 1 : -2);
  if (role === 'RESULT' || role === 'BASIS' || role === 'NOTE') return beginsSmall(own) ? 0 : -1;
  if (role !== 'DEADLINE' && !cells.isUnitCell(earlier)) return beginsSmall(own) ? 2 : 0;
  if (cells.isUnitCell(own) && !beginsSmall(own)) return own.includes('(') && earlier.includes('(') ? 2 : -3;
  return role !== 'DEADLINE' && (UNIT_GOES_ON.test(own) || endsInUnits(cells, own)) ? 0.7 : -12;
}

/** Whether units follow after the words that end the last one: "Nam và các bộ, ngành". */
function endsInUnits(cells: CellFit, words: string): boolean {
  // Matches: the first separator of a list. Must not match: a comma after thirty letters.
  const first = /^[^,;]{1,30}?(?:[,;]| và )\s*/u.exec(words);
  return first !== null && cells.isUnitCell(words.slice(first[0].length));
}
