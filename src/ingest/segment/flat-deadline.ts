/** The first words of a deadline. Matches: "Quý III/2026", "Thực hiện thường xuyên", "Nhiệm vụ thường xuyên", "Từ quý". Must not match: "Từng bước", "Theo dõi". */
export const DEADLINE_START =
  /^(?:Quý|Tháng|Từ|Hằng|Hàng|Thường|Năm|Trong|Trước|Giai)$|^(?:Quý [IVX\d]|Tháng \d|Năm \d|Từ (?:quý|tháng|năm|ngày|nay)|(?:(?:Thực hiện|Nhiệm vụ|Công việc|Triển khai) )?[Tt]hường\s*xuyên|(?:Thực hiện )?[Hh]ằng |Hàng (?:năm|quý|tháng)|Giai đoạn|\d{1,2}\/20\d\d|20\d\d(?!\d)|Trước (?:ngày|tháng|năm|\d)|Kỳ họp|Theo (?:[Kk]ế hoạch|tiến|[Cc]hương|lộ|yêu cầu|chỉ đạo|quy định)|Đã (?:hoàn|ban|trình)|Ngày \d|Trong (?:năm|quý|tháng|\d)|Hoàn thành|Định kỳ|Sau khi|Ngay sau)/u;
/** A result's first word in the middle of a cell of units. Matches: "Bộ Tư pháp Báo cáo". Must not match: "Ủy ban Kế hoạch". */
export const RESULT_WITHIN =
  /(?=[NQTVBĐDHCK])(?<=\p{Ll} )(?:Nghị (?:định|quyết)|Quyết định|Thông tư|Văn bản|Báo cáo|Đề án|Dự thảo|Hội nghị|Tài liệu|Tờ trình|Chỉ thị|Cấp có thẩm quyền|(?:Chương trình|Kết luận|Kế hoạch|Công văn) số)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
/** What a deadline is worth at most, and what is none. */
export const MOST_DEADLINE = 6;
export const NO_DEADLINE = -8;

/** Words that deadlines are made of, folded to small letters. */
const TIME_WORDS = new Set(
  'quý tháng năm ngày trước trong từ đến hằng hàng thường xuyên giai đoạn và các những tiếp theo hết kỳ họp thứ nhất hai ba mười hoàn thành đã sau khi khóa khoá quốc hội hội đồng nhân dân cuối đầu định i ii iii iv v x xi xii xiii xiv xv xvi xvii tuần thực hiện nhiệm vụ công việc triển khai xong chậm kế hoạch của lộ trình yêu cầu cấp có thẩm quyền ủy ban vụ'.split(
    ' ',
  ),
);

/** What speaks against a text's being a deadline for its length. */
export function overlength(text: string): number {
  return Math.max(0, text.length - 60) / 20;
}

/** How well the text fits a column of deadlines as its whole cell. */
export function deadlineFit(text: string): number {
  if (text === '') return -4;
  if (!DEADLINE_START.test(text)) return NO_DEADLINE;
  // Matches: the words and figures of "Quý III/2026". Must not match: its bar.
  const tokens = text.toLowerCase().match(/[A-Za-zÀ-ɏẠ-ỹ]+|\d+/gu) ?? [];
  const known = tokens.filter((token) => /^\d/.test(token) || TIME_WORDS.has(token)).length;
  const share = tokens.length === 0 ? 0 : known / tokens.length;
  // Matches: a document's number, which a result names: "178-QĐ/TW". Must not match: "III/2026".
  const namesDocument = /\d ?[-/] ?[A-ZĐ]{2}/u.test(text);
  return 3 + 3 * share - overlength(text) + (namesDocument || RESULT_WITHIN.test(text) ? -4 : 0);
}
