import { findIndicatorsInText } from '../../../src/ingest/parse/indicators-in-text';
import { toPassage } from '../../../src/ingest/segment/passage';
import type { Block } from '../../../src/ingest/segment/section-tree';

const find = (text: string, type = 'Kế hoạch') => {
  const block: Block = { kind: 'paragraph', marker: null, section: null, ...toPassage(text, 0, text.length) };
  return findIndicatorsInText([block], [], 2026, type).map(
    ({ name, operator, value, upperValue, measureUnit, period }) => [
      name,
      operator,
      value,
      upperValue,
      measureUnit,
      period,
    ],
  );
};

it.each<[string, unknown[][]]>([
  [
    'Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98,5% trở lên.',
    [['Tỷ lệ hồ sơ giải quyết đúng hạn', 'GTE', 98.5, null, '%', '2026']],
  ],
  [
    'tỷ lệ thất nghiệp khu vực thành thị không quá 2,0%;',
    [['Tỷ lệ thất nghiệp khu vực thành thị', 'LTE', 2, null, '%', '2026']],
  ],
  [
    'Số lượt người được tư vấn đạt 3.200 lượt người.',
    [['Số lượt người được tư vấn', 'EQ', 3200, null, 'lượt người', '2026']],
  ],
  [
    'Đến năm 2030, phấn đấu 30% - 40% cán bộ được bồi dưỡng ngoại ngữ.',
    [['Cán bộ được bồi dưỡng ngoại ngữ', 'BETWEEN', 30, 40, '%', '2030']],
  ],
  ['Giá trị sản xuất tăng bình quân 12%/năm.', [['Giá trị sản xuất', 'INCREASE', 12, null, '%/năm', '2026']]],
  ['Kim ngạch xuất khẩu đạt 1,5 tỷ USD.', [['Kim ngạch xuất khẩu', 'EQ', 1.5, null, 'tỷ USD', '2026']]],
  ['Tổng công suất đạt 2.989,5 MW.', [['Tổng công suất', 'EQ', 2989.5, null, 'MW', '2026']]],
  [
    'Thu nhập bình quân đầu người đạt 85 - 90 triệu đồng/người/năm.',
    [['Thu nhập bình quân đầu người', 'BETWEEN', 85, 90, 'triệu đồng/người/năm', '2026']],
  ],
  ['Tỷ lệ hộ nghèo giảm còn 2,5%.', [['Tỷ lệ hộ nghèo', 'EQ', 2.5, null, '%', '2026']]],
  [
    'Tỷ lệ cán bộ nữ trong ban lãnh đạo, hướng tới tối thiểu đạt 25%.',
    [['Tỷ lệ cán bộ nữ trong ban lãnh đạo', 'GTE', 25, null, '%', '2026']],
  ],
  [
    'Chỉ số cải cách hành chính nằm trong nhóm 10 tỉnh dẫn đầu.',
    [['Chỉ số cải cách hành chính', 'LTE', 10, null, 'thứ hạng', '2026']],
  ],
  ['Phấn đấu có ít nhất 05 bến thủy được công bố.', [['Có bến thủy được công bố', 'GTE', 5, null, 'bến thủy', '2026']]],
])('reads the targets of %j', (text, expected) => expect(find(text)).toEqual(expected));

it('reads a sentence that is set over indented lines once', () => {
  const lines = [
    'Phát huy vai trò của các bến thủy trong đời sống của người dân,',
    'gắn khai thác bến với giữ gìn cảnh quan, phấn đấu giảm tỷ lệ bến',
    'tạm từ 15,2% xuống còn 3,1% trong toàn tỉnh.',
  ];
  expect(find(lines.join(`\n${' '.repeat(60)}`))).toEqual([['Tỷ lệ bến tạm', 'EQ', 3.1, null, '%', '2026']]);
});

it.each([
  'Đến nay, tỷ lệ lấp đầy mới đạt 29,0%.',
  'Thực hiện Quyết định số 12/QĐ-UBND ngày 5/3/2026.',
  'Bố trí 02 cán bộ.',
  'Có 05 bến thủy đang hoạt động.',
  'Phấn đấu thực hiện chủ đề năm 2026 của tỉnh.',
  'Thu ngân sách tăng so với cùng kỳ.',
])('reads no target in %j', (text) => expect(find(text)).toEqual([]));

it('reads no targets in a report', () => expect(find('Tỷ lệ hồ sơ đúng hạn đạt 98,5%.', 'Báo cáo')).toEqual([]));

it('reads the value that a change ends at, and where it began', () => {
  const text = 'Tỷ lệ hộ nghèo giảm từ 5,2% xuống còn 3,1%.';
  const block: Block = { kind: 'paragraph', marker: null, section: null, ...toPassage(text, 0, text.length) };
  expect(findIndicatorsInText([block], [], 2026, 'Kế hoạch')).toMatchObject([
    { name: 'Tỷ lệ hộ nghèo', value: 3.1, baseline: 5.2, measureUnit: '%' },
  ]);
});
