import { fold } from '../../vietnamese/fold';

/** What a table's column holds. */
export type ColumnRole =
  | 'ORDINAL'
  | 'TASK'
  | 'LEAD'
  | 'COORDINATE'
  | 'RESULT'
  | 'DEADLINE'
  | 'INDICATOR'
  | 'MEASURE_UNIT'
  | 'TARGET'
  | 'BASELINE'
  | 'DOCUMENT'
  | 'BASIS'
  | 'NOTE'
  | 'UNKNOWN';

/** Header wordings, folded, and the column they head; the first that fits decides. */
const WORDINGS: ReadonlyArray<readonly [RegExp, ColumnRole]> = [
  // Matches: "TT", "STT", "Số TT". Must not match: "TT-BTC".
  [/^(?:s\.?t\.?t\.?|t\.?t\.?|so tt|so thu tu|#)$/, 'ORDINAL'],
  // Matches: "Ghi chú". Must not match: "Ghi nhận".
  [/^ghi chu/, 'NOTE'],
  // Matches: "Đơn vị tính", "ĐVT", "Đ.V.T". Must not match: "Đơn vị chủ trì".
  [/^(?:don vi tinh|d\.?v\.?t(?:\.|$)|don vi do)/, 'MEASURE_UNIT'],
  // Matches: "Đơn vị phối hợp thực hiện". Must not match: "Cơ quan chủ trì".
  [/phoi hop/, 'COORDINATE'],
  // Matches: "Lãnh đạo UBND tỉnh phụ trách", "Lãnh đạo chỉ đạo". Must not match: "Đơn vị phụ trách", "PCTN".
  [/^(?:lanh dao|chi dao|nguoi ky|pho chu tich|pct)(?![a-z])/, 'UNKNOWN'],
  // Matches: "Cơ quan chủ trì", "Sở, ngành chủ trì tham mưu", "Đơn vị thực hiện". Must not match: "Thời gian thực hiện", "Người thực hiện" (a person is no unit).
  [
    /chu tri|phu trach|chiu trach nhiem|^(?:don vi|co quan|bo phan|phong)(?:(?:, | ?\/ ?)(?:don vi|bo phan))?,? (?:thuc hien|duoc giao|tham muu|theo doi|dau moi|soan thao|chu quan|chuan bi|trinh(?! do)|chinh(?![A-Za-zÀ-ɏẠ-ỹ]))|don vi theo doi|^phan cong(?: thuc hien| nhiem vu| trach nhiem| to chuc thuc hien)?$/u,
    'LEAD',
  ],
  // Matches: "Thời gian hoàn thành", "Thời hạn", "Tiến độ", "Hạn", "Hạn xử lý". Must not match: "Hạn chế", "Kết quả hoàn thành", "Tiến độ hiện tại".
  [
    /^(?:thoi gian|thoi han|thoi diem|tien do(?! (?:hien tai|den nay|da ))|han(?:$| (?:hoan thanh|chot|cuoi|xu ly|thuc hien|bao cao|trinh|nop))|hoan thanh|ngay (?:hoan thanh|ket thuc|den han)|moc thoi gian)/,
    'DEADLINE',
  ],
  // Matches: "Thực hiện năm 2025", "Ước TH 2025", "Kết quả năm 2025". Must not match: "Thực hiện năm".
  [
    /^(?:uoc )?(?:thuc hien|th|ket qua|dat duoc|uoc dat)(?: thuc hien)?(?: nam)? \d{4}|^hien trang|^nam goc/,
    'BASELINE',
  ],
  // Matches: "Chỉ tiêu năm 2026", "Kế hoạch năm 2026", "KH 2026", "Mục tiêu 2026", "Năm 2026". Must not match: "Chỉ tiêu".
  [
    /^(?:chi tieu|ke hoach|kh|muc tieu|muc phan dau|phan dau|chi tieu ke hoach|chi tieu giao|dat)(?: den)?(?: nam)? \d{4}|^(?:den )?nam \d{4}|^(?:gia tri|muc tieu|muc phan dau|so luong|muc dat)$|^gia tri/,
    'TARGET',
  ],
  // Matches: "Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu". Must not match: "Chỉ tiêu năm 2026".
  [/chi tieu|^chi so/, 'INDICATOR'],
  // Matches: "Căn cứ bổ sung". Must not match: "Văn bản".
  [/^can cu|co so phap ly/, 'BASIS'],
  // Matches: "Sản phẩm", "Kết quả", "Kết quả dự kiến", "Sản phẩm đầu ra". Must not match: "Kết quả năm 2025".
  [/^(?:ket qua|san pham|dau ra|du kien ket qua|du kien san pham)/, 'RESULT'],
  // Matches: "Tên văn bản", "Chương trình, kế hoạch", "Tên đề án". Must not match: "Nhiệm vụ".
  [/^(?:ten )?(?:van ban|chuong trinh|de an|ke hoach|du thao)/, 'DOCUMENT'],
  // Matches: "Tên nhiệm vụ cụ thể", "Nội dung, nhiệm vụ", "Nội dung công việc", "Đầu việc". Must not match: "Căn cứ", "Việc làm".
  [/nhiem vu|noi dung|cong viec|giai phap|^(?:ten )?(?:dau viec|hoat dong|hang muc)/, 'TASK'],
];

/** The names that a person gives a column's content by, as `--columns "B=task"` does. */
export const COLUMN_NAMES = {
  ordinal: 'ORDINAL',
  task: 'TASK',
  lead: 'LEAD',
  coordinate: 'COORDINATE',
  deadline: 'DEADLINE',
  result: 'RESULT',
  indicator: 'INDICATOR',
  'measure-unit': 'MEASURE_UNIT',
  target: 'TARGET',
  baseline: 'BASELINE',
  document: 'DOCUMENT',
  basis: 'BASIS',
  note: 'NOTE',
  ignore: 'UNKNOWN',
} as const satisfies Readonly<Record<string, ColumnRole>>;

/**
 * What a column holds that stands under several header cells, the topmost first, given those of the other columns:
 * "Năm 2025" over "Thực hiện" reads as "Thực hiện Năm 2025".
 */
export function columnUnder(path: readonly string[], others: readonly (readonly string[])[]): ColumnRole {
  const headers = others.map((parts) => parts.join(' '));
  const below = path.at(-1) ?? '';
  const above = path.slice(0, -1).join(' ');
  const readings = above === '' ? [below] : [`${below} ${above}`, below, `${above} ${below}`, above];
  for (const reading of readings) {
    const role = columnOf(reading, headers);
    if (role !== 'UNKNOWN') return role;
  }
  return 'UNKNOWN';
}

/** What the column under this header holds, given the headers beside it. */
export function columnOf(header: string, headers: readonly string[]): ColumnRole {
  const key = fold(header)
    // Matches: the marks of "**TT**". Must not match: "TT".
    .replace(/[*_]/g, '')
    // Matches: the note of "Kế hoạch (triệu đồng)". Must not match: "Kế hoạch".
    .replace(/\s*\([^()]*\)$/, '')
    .trim();
  // Matches: "Chỉ tiêu" among the headers. Must not match: "Nhiệm vụ".
  if (key === 'don vi') return headers.some((other) => /chi tieu|chi so/.test(fold(other))) ? 'MEASURE_UNIT' : 'LEAD';
  const role = WORDINGS.find(([wording]) => wording.test(key))?.[1] ?? 'UNKNOWN';
  // Matches: "Tên chỉ tiêu". Must not match: "Chỉ tiêu năm 2026", which heads a target.
  const hasIndicators = headers.some((other) => /^(?:ten |noi dung )?(?:chi tieu|chi so)(?! nam)/.test(fold(other)));
  if (role === 'RESULT' && hasIndicators) return 'TARGET';
  return role;
}
