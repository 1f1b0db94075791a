import { type Language, words } from './language';

/** What the codes of a reader's doubts mean, in a few words. */
const DOUBTS = words<Record<string, string>>(
  {
    ANNEX_ABSENT: 'Thiếu phụ lục',
    ANNEX_COUNT_DIFFERS: 'Phụ lục lệch số lượng',
    CELL_ERROR: 'Ô bị lỗi',
    CITATION_MAYBE_MISSED: 'Có thể sót viện dẫn',
    CITATION_SUSPECT: 'Số viện dẫn nghi sai',
    CITATION_UNSURE: 'Viện dẫn chưa chắc',
    COLUMNS_CUT: 'Cột bị cắt bớt',
    DAMAGED_PAGES: 'Trang hỏng',
    DATES_DIFFER: 'Ngày không khớp',
    DEADLINE_UNREAD: 'Không đọc được thời hạn',
    DEADLINE_UNSURE: 'Thời hạn chưa chắc',
    GARBLED_PAGES: 'Trang không đọc được chữ',
    HIDDEN_COLUMNS: 'Cột ẩn',
    HIDDEN_ROWS: 'Hàng ẩn',
    HIDDEN_SHEET: 'Trang tính ẩn',
    INDICATOR_MAYBE_MISSED: 'Có thể sót chỉ tiêu',
    INDICATOR_UNREAD: 'Không đọc được chỉ tiêu',
    INDICATOR_UNSURE: 'Chỉ tiêu chưa chắc',
    METADATA_MISSING: 'Thiếu thông tin phần đầu',
    METADATA_UNSURE: 'Thông tin phần đầu chưa chắc',
    NUMBER_BLANK: 'Số để trống',
    RECOGNISED_PAGES: 'Trang nhận dạng chữ (OCR)',
    SCANNED_PAGES: 'Trang quét',
    TABLE_COLUMNS_UNSURE: 'Cột của bảng chưa chắc',
    TABLE_HEADER_UNREAD: 'Không đọc được tiêu đề bảng',
    TASK_MAYBE_MISSED: 'Có thể sót nhiệm vụ',
    TASK_ROW_UNSURE: 'Hàng nhiệm vụ chưa chắc',
    TASK_UNIT_UNSURE: 'Đơn vị thực hiện chưa chắc',
    TASK_WITHOUT_LEAD: 'Không rõ đơn vị chủ trì',
    TEXT_RUN_TOGETHER: 'Chữ bị dính liền',
    TEXT_TRUNCATED: 'Văn bản bị cắt',
    UNIT_ABOLISHED: 'Đơn vị đã kết thúc hoạt động',
    UNIT_GARBLED: 'Tên đơn vị không rõ',
    UNIT_UNKNOWN: 'Đơn vị chưa có trong danh mục',
  },
  {},
);

/** A code as people say it; the code itself in English, where it says enough. */
export const doubtText = (code: string, language: Language): string =>
  DOUBTS[language][code] ?? code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');
