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
])('reads the targets of %j', (text, expected) => expect(find(text)).toEqual(expected));

it.each([
  'Đến nay, tỷ lệ lấp đầy mới đạt 29,0%.',
  'Thực hiện Quyết định số 12/QĐ-UBND ngày 5/3/2026.',
  'Bố trí 02 cán bộ.',
])('reads no target in %j', (text) => expect(find(text)).toEqual([]));

it('reads no targets in a report', () => expect(find('Tỷ lệ hồ sơ đúng hạn đạt 98,5%.', 'Báo cáo')).toEqual([]));
