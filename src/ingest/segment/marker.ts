import type { SectionKind } from '../parsed-document';

/** The number or bullet that a paragraph begins with. */
export interface Marker {
  kind: SectionKind | 'BULLET';
  /** As written, without its full stop: "III", "1.1", "a", "Điều 5"; null for a bullet and for "Phụ lục" without number. */
  ordinal: string | null;
  /** A smaller rank stands higher in the tree. */
  rank: number;
  /** Length of the marker with the white space after it. */
  length: number;
}

interface Form {
  kind: Marker['kind'];
  rank: number;
  pattern: RegExp;
  /** How the ordinal reads, from the pattern's first group. */
  ordinal: (number: string) => string | null;
}

const asIs = (number: string) => number;

/** The forms of numbering, in the order they are tried. */
const FORMS: readonly Form[] = [
  // Matches: "PHỤ LỤC 03", "Phụ lục số II", "Phụ lục". Must not match: "Phụ lục kèm theo Nghị quyết này", "Phụ lục I ban hành kèm theo".
  {
    kind: 'ANNEX',
    rank: 0,
    pattern:
      /^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s*|SỐ\s*)?(\d{1,2}[A-Za-z]?|[IVXLC]{1,6}))?(?:\s*[.:–-]\s*|\s*$|\s+(?=[\p{Lu}(])(?![IVXLC]{1,6},?\s+\p{Ll}))/u,
    ordinal: (n) => (n === '' ? null : `Phụ lục ${n}`),
  },
  // Matches: "BIỂU SỐ 02", "Biểu 1". Must not match: "Biểu quyết".
  {
    kind: 'ANNEX',
    rank: 0,
    pattern: /^(?:BIỂU|Biểu)(?:\s+(?:số|SỐ|mẫu số))?\s+(\d{1,2}[A-Za-z]?)(?:\s*[.:–-]\s*|\s*$|\s+(?=[\p{Lu}(]))/u,
    ordinal: (n) => `Biểu ${n}`,
  },
  // Matches: "Phần 1", "PHẦN I.", "Phần thứ nhất". Must not match: "Phần mềm", "Phần I của Báo cáo".
  {
    kind: 'PART',
    rank: 1,
    pattern:
      /^(?:PHẦN|Phần)\s+((?:thứ|THỨ)\s+[A-Za-zÀ-ɏẠ-ỹ]+|[IVXLC]+(?![A-Za-zÀ-ɏẠ-ỹ])|\d{1,2}(?!\d))(?!,?\s+(?:của|này|và|nêu|trên|theo|ban hành)(?![A-Za-zÀ-ɏẠ-ỹ]))\s*[.:]?\s*/u,
    ordinal: (n) => `Phần ${n}`,
  },
  // Matches: "Chương II", "CHƯƠNG 3.". Must not match: "Chương trình", "Chương II của Luật".
  {
    kind: 'CHAPTER',
    rank: 2,
    pattern:
      /^(?:CHƯƠNG|Chương)\s+([IVXLC]+(?![A-Za-zÀ-ɏẠ-ỹ])|\d{1,2}(?!\d))(?!,?\s+(?:của|này|và|nêu|trên|theo|ban hành)(?![A-Za-zÀ-ɏẠ-ỹ]))\s*[.:]?\s*/u,
    ordinal: (n) => `Chương ${n}`,
  },
  // Matches: "Mục 1.", "MỤC 2". Must not match: "MỤC ĐÍCH, YÊU CẦU", "Mục tiêu".
  {
    kind: 'DIVISION',
    rank: 3,
    pattern:
      /^(?:MỤC|Mục)\s+(\d{1,2}(?!\d)|[IVXLC]+(?![A-Za-zÀ-ɏẠ-ỹ]))(?!,?\s+(?:của|này|và|nêu|trên|theo|ban hành|Chương|Phần|Phụ lục)(?![A-Za-zÀ-ɏẠ-ỹ]))\s*[.:]?\s*/u,
    ordinal: (n) => `Mục ${n}`,
  },
  // Matches: "Tiểu mục 1.". Must not match: "Tiểu ban".
  {
    kind: 'DIVISION',
    rank: 4,
    pattern: /^(?:TIỂU MỤC|Tiểu mục)\s+(\d{1,2}(?!\d))\s*[.:]?\s*/u,
    ordinal: (n) => `Tiểu mục ${n}`,
  },
  // Matches: "Điều 5. Hiệu lực". Must not match: "Điều 9 Nghị định số 181/2024/NĐ-CP".
  {
    kind: 'ARTICLE',
    rank: 5,
    pattern: /^(?:Điều|ĐIỀU)\s+(\d{1,3}[a-z]?)\s*(?:[.:]\s*|$)/u,
    ordinal: (n) => `Điều ${n}`,
  },
  // Matches: "III. Phân công", "IV - Tổ chức". Must not match: "IV của Nghị định", "I" alone.
  { kind: 'HEADING', rank: 10, pattern: /^([IVX]{1,6})\s*(?:[.)]\s*|[-–]\s+)(?=\S)/u, ordinal: asIs },
  // Matches: "A. MỤC TIÊU". Must not match: "A.B.C", "TP. Hồ Chí Minh".
  { kind: 'HEADING', rank: 9, pattern: /^([A-HĐ])\s*[.)]\s+(?=\p{Lu})/u, ordinal: asIs },
  // Matches: "1.1. Mục tiêu", "6.2 Đơn vị", "3.5.1. Nội dung". Must not match: "1.500 hộ".
  {
    kind: 'HEADING',
    rank: 20,
    pattern:
      /^(\d{1,3}(?:\.\d{1,2}){1,3}(?=[.)\s])|\d{1,3}(?:\.\d{1,3}){1,3}(?=[.)]\s))(?:[.)]\s*|\s+)(?=[A-Za-zÀ-ɏẠ-ỹ]|["“(])/u,
    ordinal: asIs,
  },
  // Matches: "1. Thủ trưởng", "2) Rà soát", "10/ Sở Y tế". Must not match: "16/02/2022", "1.500", "2026. Trong".
  { kind: 'HEADING', rank: 20, pattern: /^(\d{1,3})\s*(?:[.)]\s*|\/\s+)(?=[A-Za-zÀ-ɏẠ-ỹ"“(])/u, ordinal: asIs },
  // Matches: "1- Các cấp ủy", "12 - Sở Y tế" of Party documents. Must not match: "2- 3 hộ", "5-10".
  { kind: 'HEADING', rank: 20, pattern: /^(\d{1,2})\s?[-–]\s+(?=\p{Lu})/u, ordinal: asIs },
  // Matches: "a) Khẩn trương", "đ. Định kỳ". Must not match: "a dua", "v.v.".
  { kind: 'HEADING', rank: 30, pattern: /^([a-zđ])\s*(?:\)\s*|\.\s+)(?=\S)/u, ordinal: asIs },
  // below all others: most lists of this form divide the sentence or bullet above them
  // Matches: "(1) Xem xét", "(2). Sớm hoàn thành". Must not match: "(1)", "(1) 5.000 tấn".
  { kind: 'BULLET', rank: 42, pattern: /^\(\d{1,2}\)[.:]?\s*(?=[A-Za-zÀ-ɏẠ-ỹ"“])/u, ordinal: () => null },
  // Matches: "- Chủ trì", "• Rà soát". Must not match: "---", "-".
  { kind: 'BULLET', rank: 40, pattern: /^[-–—•*●▪]\s*(?=[A-Za-zÀ-ɏẠ-ỹ"“(\d])/u, ordinal: () => null },
  // Matches: "+ Trước ngày 10", "+ 100% hộ". Must not match: "+ 849".
  { kind: 'BULLET', rank: 41, pattern: /^\+\s*(?=[A-Za-zÀ-ɏẠ-ỹ"“(]|\d{1,3}(?:[.,]\d{1,3})? ?%)/u, ordinal: () => null },
];

/** How each of the forms begins: most lines go on with a sentence. Matches: "1", "- ", "IV.", "a)", "Điều". Must not match: "các sở", "Sở Y tế". */
const MAY_MARK =
  /^(?:[^A-Za-zÀ-ɏẠ-ỹ]|[A-ZĐa-zđ]{1,6}\s*[.)–-]|Điều|ĐIỀU|Mục|MỤC|Chương|CHƯƠNG|Ph[ụầ]|PH[ỤẦ]|Biểu|BIỂU|Tiểu|TIỂU)/u;

/** The marker that the paragraph begins with, or null. */
export function markerOf(paragraph: string): Marker | null {
  if (!MAY_MARK.test(paragraph)) return null;
  for (const { kind, rank, pattern, ordinal } of FORMS) {
    const match = pattern.exec(paragraph);
    if (match === null) continue;
    const number = match[1] ?? '';
    const dots = rank === 20 ? number.split('.').length - 1 : 0;
    return { kind, ordinal: ordinal(number), rank: rank + dots, length: match[0].length };
  }
  return null;
}
