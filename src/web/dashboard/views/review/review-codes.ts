import { words } from '../../words/language';

/** Doubts as people call them; the codes are those of the glossary. */
const CODES_VI: Readonly<Record<string, string>> = {
  NUMBER_BLANK: 'Số để trống',
  DATES_DIFFER: 'Ngày ban hành không khớp',
  METADATA_MISSING: 'Thiếu thông tin phần đầu',
  METADATA_UNSURE: 'Chưa chắc thông tin phần đầu',
  TEXT_TRUNCATED: 'Văn bản bị cắt',
  TEXT_RUN_TOGETHER: 'Chữ dính nhau',
  CITATION_SUSPECT: 'Số viện dẫn nghi sai',
  CITATION_AMBIGUOUS: 'Viện dẫn có thể là nhiều văn bản',
  CITATION_UNRESOLVED: 'Chưa rõ viện dẫn văn bản nào',
  CITATION_UNSURE: 'Viện dẫn đọc chưa chắc',
  CITATION_MAYBE_MISSED: 'Có thể sót viện dẫn',
  ANNEX_ABSENT: 'Thiếu phụ lục',
  ANNEX_COUNT_DIFFERS: 'Phụ lục lệch số lượng',
  TASK_WITHOUT_LEAD: 'Không rõ đơn vị chủ trì',
  TASK_UNIT_UNSURE: 'Chưa chắc đơn vị thực hiện',
  TASK_ROW_UNSURE: 'Hàng nhiệm vụ có thể bị chia sai',
  TASK_MAYBE_MISSED: 'Có thể sót nhiệm vụ',
  DEADLINE_UNREAD: 'Không đọc được thời hạn',
  DEADLINE_UNSURE: 'Chưa chắc thời hạn',
  INDICATOR_UNREAD: 'Không đọc được chỉ tiêu',
  INDICATOR_UNSURE: 'Chưa chắc chỉ tiêu',
  INDICATOR_MAYBE_MISSED: 'Có thể sót chỉ tiêu',
  TABLE_HEADER_UNREAD: 'Không đọc được tiêu đề bảng',
  TABLE_COLUMNS_UNSURE: 'Chưa chắc các cột của bảng',
  UNIT_UNKNOWN: 'Đơn vị chưa có trong danh mục',
  UNIT_GARBLED: 'Tên đơn vị đọc hỏng',
  UNIT_ABOLISHED: 'Đơn vị đã kết thúc hoạt động',
  SCANNED_PAGES: 'Trang quét chưa đọc',
  RECOGNISED_PAGES: 'Trang quét đọc bằng nhận dạng chữ',
  GARBLED_PAGES: 'Trang không đọc được chữ',
  DAMAGED_PAGES: 'Trang bị hỏng',
  CELL_ERROR: 'Ô bị lỗi',
  HIDDEN_SHEET: 'Trang tính ẩn',
  HIDDEN_ROWS: 'Hàng ẩn',
  HIDDEN_COLUMNS: 'Cột ẩn',
  COLUMNS_CUT: 'Bảng quá nhiều cột',
  REPORTED_ERROR: 'Có người báo lỗi',
};

const SEVERITIES_VI: Readonly<Record<string, string>> = { ERROR: 'Lỗi', WARNING: 'Cảnh báo', INFO: 'Lưu ý' };
const SEVERITIES_EN: Readonly<Record<string, string>> = { ERROR: 'Error', WARNING: 'Warning', INFO: 'Note' };

export const SEVERITIES = ['ERROR', 'WARNING', 'INFO'] as const;

const plain = (code: string): string => code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');

/** What a doubt and its gravity are called; a code that is not known, by itself. */
export const DOUBT = words(
  {
    code: (code: string) => CODES_VI[code] ?? plain(code),
    severity: (severity: string) => SEVERITIES_VI[severity] ?? severity,
  },
  {
    code: plain,
    severity: (severity: string) => SEVERITIES_EN[severity] ?? severity,
  },
);
