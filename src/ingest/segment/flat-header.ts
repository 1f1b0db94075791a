import { fold } from '../../vietnamese/fold';
import type { ColumnRole } from './column';
import type { Line } from './lines';

/** A table's header whose cells were written one under the other, as gazettes' text layers have them. */
export interface FlatHeader {
  columns: ColumnRole[];
  /** Index of the first line after it. */
  endLine: number;
}

/** The columns such a header can name, folded, in the wordings of annexes of tasks. */
const COLUMNS: ReadonlyArray<readonly [RegExp, ColumnRole]> = [
  // Matches: "ten nhiem vu cu the", "noi dung cong viec", "noi dung, nhiem vu", "nhiem vu, giai phap chu yeu". Must not match: "co quan chu tri".
  [
    /^(?:ten )?(?:noi dung,? ?)?(?:cong viec|nhiem vu|noi dung|hoat dong)(?:(?:,| va)? ?(?:nhiem vu|cong viec|giai phap|hoat dong))?(?: cu the| chu yeu| trong tam| thuc hien)? /,
    'TASK',
  ],
  // Matches: "co quan chu tri", "don vi chu tri thuc hien", "so, nganh chu tri tham muu". Must not match: "co quan phoi hop".
  [/^(?:co quan|don vi|bo,? nganh|so,? nganh)(?:,? don vi)? chu tri(?: thuc hien| tham muu)? /, 'LEAD'],
  // Matches: "co quan phoi hop", "don vi phoi hop thuc hien". Must not match: "chu tri".
  [/^(?:co quan|don vi)(?:,? don vi)? phoi hop(?: thuc hien)? /, 'COORDINATE'],
  // Matches: "cap trinh", "cap trinh ban hanh", "hinh thuc van ban". Must not match: "ket qua".
  [/^(?:cap trinh(?: ban hanh)?|hinh thuc(?: van ban)?) /, 'UNKNOWN'],
  // Matches: "ket qua", "san pham du kien", "ket qua/danh gia". Must not match: "ket luan".
  [/^(?:ket qua|san pham)(?:\/\S+(?: gia)?)?(?: du kien| dau ra)? /, 'RESULT'],
  // Matches: "thoi gian hoan thanh", "thoi han trinh". Must not match: "thoi ky".
  [/^(?:thoi gian|thoi han|tien do)(?: hoan thanh| thuc hien| trinh)? /, 'DEADLINE'],
  // Matches: "can cu bo sung", "can cu". Must not match: "can bo".
  [/^can cu(?: bo sung)? /, 'BASIS'],
  // Matches: "ghi chu". Must not match: "ghi nhan".
  [/^ghi chu /, 'NOTE'],
];
const MAX_LINES = 18;

/** The header that begins at line `at`, or null where none does. */
export function flatHeaderAt(lines: readonly Line[], at: number): FlatHeader | null {
  // Matches: "TT", "STT". Must not match: "TT-BTC".
  if (!/^(?:S?TT|Số TT)$/u.test(lines[at]?.text ?? '')) return null;
  let words = '';
  const ends: Array<{ length: number; line: number }> = [];
  for (let i = at + 1; i < Math.min(lines.length, at + 1 + MAX_LINES); i++) {
    const text = fold((lines[i] as Line).text);
    if (text === '') continue;
    words += `${text} `;
    ends.push({ length: words.length, line: i });
  }
  const columns: ColumnRole[] = ['ORDINAL'];
  let read = 0;
  for (let found = true; found; ) {
    const rest = words.slice(read);
    const column = COLUMNS.map(([wording, role]) => ({ role, match: wording.exec(rest) })).find(
      ({ match }) => match !== null,
    );
    found = column?.match != null;
    if (column?.match == null) break;
    columns.push(column.role);
    read += column.match[0].length;
  }
  const last = ends.find(({ length }) => length >= read);
  if (!columns.includes('TASK') || !columns.includes('LEAD') || last === undefined) return null;
  return { columns, endLine: last.line + 1 };
}
