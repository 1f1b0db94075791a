import { columnOf } from '../../../src/ingest/segment/column';
import { markerOf } from '../../../src/ingest/segment/marker';

it.each([
  ['Phần 1', 'PART', 'Phần 1'],
  ['PHẦN II. NHIỆM VỤ', 'PART', 'Phần II'],
  ['Chương III', 'CHAPTER', 'Chương III'],
  ['Mục 2. Quyền hạn', 'DIVISION', 'Mục 2'],
  ['Điều 5. Hiệu lực', 'ARTICLE', 'Điều 5'],
  ['III. Phân công thực hiện', 'HEADING', 'III'],
  ['1. Giao Văn phòng Sở', 'HEADING', '1'],
  ['1.1. Mục tiêu', 'HEADING', '1.1'],
  ['6.2 Đơn vị phối hợp', 'HEADING', '6.2'],
  ['đ) Báo cáo', 'HEADING', 'đ'],
  ['1- Các cấp ủy', 'HEADING', '1'],
  ['- Rà soát', 'BULLET', null],
  ['+ 100% tổ hòa giải', 'BULLET', null],
  ['(1) Xem xét', 'BULLET', null],
  ['(2). Sớm hoàn thành', 'BULLET', null],
  ['+ Trước mắt', 'BULLET', null],
  ['PHỤ LỤC 03', 'ANNEX', 'Phụ lục 03'],
  ['Phụ lục II', 'ANNEX', 'Phụ lục II'],
])('reads the marker of %j', (text, kind, ordinal) => expect(markerOf(text)).toMatchObject({ kind, ordinal }));

it.each([
  'MỤC ĐÍCH, YÊU CẦU',
  'Mục tiêu chung',
  'Phần mềm',
  'Chương trình',
  'Điều 9 Nghị định số 12/2024/NĐ-CP',
  '16/02/2022',
  '(1) 5.000 tấn',
  '2- 3 doanh nghiệp',
  '1.500 hộ',
  '2026. Trong năm',
  'Phụ lục kèm theo',
])('sees no marker in %j', (text) => expect(markerOf(text)).toBeNull());

it.each([
  ['STT', 'ORDINAL'],
  ['Tên nhiệm vụ cụ thể', 'TASK'],
  ['Cơ quan chủ trì', 'LEAD'],
  ['Đơn vị phối hợp thực hiện', 'COORDINATE'],
  ['Thời gian hoàn thành', 'DEADLINE'],
  ['Kết quả', 'RESULT'],
  ['Căn cứ bổ sung', 'BASIS'],
  ['Ghi chú', 'NOTE'],
  ['Đơn vị', 'LEAD'],
  ['Màu sắc', 'UNKNOWN'],
])('takes the column %j as %s', (header, role) => expect(columnOf(header, [header])).toBe(role));

it('takes "Đơn vị" beside indicators as the unit of measure, and "Kết quả" as the target', () => {
  const headers = ['TT', 'Chỉ tiêu', 'Đơn vị', 'Kết quả', 'Cơ quan theo dõi'];
  expect(headers.map((header) => columnOf(header, headers))).toEqual([
    'ORDINAL',
    'INDICATOR',
    'MEASURE_UNIT',
    'TARGET',
    'LEAD',
  ]);
});
