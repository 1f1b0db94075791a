import { findDeadlines, readDeadlineCell } from '../../../src/ingest/parse/deadline';

const calendar = { issuedOn: '2026-01-09', year: 2026 };

it.each([
  ['Trước ngày 25/01/2026', null, '2026-01-25', null],
  ['Quý III/2026', null, '2026-09-30', null],
  ['quý IV', null, '2026-12-31', null],
  ['Tháng 02/2028', null, '2028-02-29', null],
  ['6/2025', null, '2025-06-30', null],
  ['Năm 2026', null, '2026-12-31', null],
  ['Năm 2026 - 2027', '2026-01-01', '2027-12-31', null],
  ['Giai đoạn 2026 – 2030', '2026-01-01', '2030-12-31', null],
  ['Từ quý III/2026 đến quý III/2030', '2026-07-01', '2030-09-30', null],
  ['Từ quý I đến quý III năm 2026', '2026-01-01', '2026-09-30', null],
  ['Quý I - II/2026', '2026-01-01', '2026-06-30', null],
  ['Từ quý II/2027', '2027-04-01', null, null],
  ['6 tháng đầu năm 2026', null, '2026-06-30', null],
  ['trong 10 ngày kể từ ngày ban hành', null, '2026-01-19', null],
  ['Kỳ họp thứ nhất Quốc hội khóa XVI', null, null, null],
  ['Đã hoàn thành', null, null, null],
])('reads the cell %j', (text, from, on, rule) =>
  expect(readDeadlineCell(text, calendar)?.[0]).toMatchObject({ from, on, rule, recurring: false }),
);

it.each([
  ['Thường xuyên', null],
  ['Hằng năm', 'FREQ=YEARLY'],
  ['Hàng quý', 'FREQ=MONTHLY;INTERVAL=3'],
  ['Ngày 25 hằng tháng', 'FREQ=MONTHLY;BYMONTHDAY=25'],
  ['thứ Sáu hàng tuần', 'FREQ=WEEKLY;BYDAY=FR'],
  ['Hằng năm, trước ngày 31 tháng 12', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31'],
])('reads the recurring %j', (text, rule) =>
  expect(readDeadlineCell(text, calendar)?.[0]).toMatchObject({ on: null, recurring: true, rule }),
);

it('reads two deadlines of one cell', () =>
  expect(readDeadlineCell('Tháng 5/2026; Tháng 11/2026', calendar)?.map(({ on }) => on)).toEqual([
    '2026-05-31',
    '2026-11-30',
  ]));

it('does not guess at words it does not know', () => expect(readDeadlineCell('lúc thuận tiện', calendar)).toBeNull());

it.each([
  [
    'Rà soát quy trình; hoàn thành trước ngày 30 tháng 6 năm 2026.',
    'hoàn thành trước ngày 30 tháng 6 năm 2026',
    '2026-06-30',
  ],
  ['báo cáo trong quý II năm 2026', 'trong quý II năm 2026', '2026-06-30'],
  ['gửi trước ngày 18 hằng tháng', 'trước ngày 18 hằng tháng', null],
])('finds the deadline in %j', (text, words, on) =>
  expect(findDeadlines(text, calendar)[0]).toMatchObject({ text: words, on }),
);

it.each([
  'theo Quyết định số 9/QĐ-UBND ngày 10/12/2025',
  'nhiệm vụ năm 2026',
  'bố trí ngân sách hằng năm',
  'giai đoạn 2021 - 2025',
])('finds no deadline in %j', (text) => expect(findDeadlines(text, calendar)).toEqual([]));
