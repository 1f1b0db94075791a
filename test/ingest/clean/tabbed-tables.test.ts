import { withBarsForTabs } from '../../../src/ingest/clean/tabbed-tables';

it.each([
  [
    'a table',
    'Bảng\nTT\tHoạt động\tChủ trì\tThời gian\n1\tHọp\tKhoa Dược\tQuý I\n2\tDiễn tập\t\tQuý II\nHết\n',
    'Bảng\nTT|Hoạt động|Chủ trì|Thời gian\n1|Họp|Khoa Dược|Quý I\n2|Diễn tập||Quý II\nHết\n',
  ],
  ['tabs behind numbers', '1.\tNội dung\n2.\tTổ chức\n', '1.\tNội dung\n2.\tTổ chức\n'],
  ['a head of one tab', 'STT\tNội dung\n1\tHọp\n', 'STT\tNội dung\n1\tHọp\n'],
  ['two tables', 'TT\ta b\tc\n1\td\te\n\nTT\tf g\th\n1\ti\tj\n', 'TT|a b|c\n1|d|e\n\nTT|f g|h\n1|i|j\n'],
])('writes bars for the tabs of tables alone: %s', (_, text, written) => expect(withBarsForTabs(text)).toBe(written));
