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

it.each([
  ['15/6 và 15/12 hằng năm', 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15'],
  ['Tháng 6 và tháng 12 hằng năm', 'FREQ=YEARLY;BYMONTH=6,12'],
  ['Quý I hằng năm', 'FREQ=YEARLY;BYMONTH=3'],
  ['Trước ngày 15 của tháng cuối quý', 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15'],
  ['06 tháng/lần', 'FREQ=MONTHLY;INTERVAL=6'],
  ['02 lần/năm', 'FREQ=MONTHLY;INTERVAL=6'],
  ['Năm 2026 và các năm tiếp theo', 'FREQ=YEARLY'],
])('reads how often %j comes', (text, rule) =>
  expect(readDeadlineCell(text, calendar)?.[0]).toMatchObject({ on: null, recurring: true, rule }),
);

it.each<[string, Array<string | null>]>([
  ['Quý II/2026 và Quý IV/2026', ['2026-06-30', '2026-12-31']],
  ['Tháng 6, tháng 12/2026', ['2026-06-30', '2026-12-31']],
  ['Tháng 1, 4, 7, 10/2026', ['2026-01-31', '2026-04-30', '2026-07-31', '2026-10-31']],
  ['Trước ngày 15/6 và 15/12/2026', ['2026-06-15', '2026-12-15']],
  ['Hoàn thành trước 31/12/2026, báo cáo trước 15/01/2027', ['2026-12-31', '2027-01-15']],
  ['Quý I, II, III, IV/2026', ['2026-12-31']],
  ['Quý IV năm 2025 - Quý I năm 2026', ['2026-03-31']],
  ['Q3/2026', ['2026-09-30']],
  ['III/2026', ['2026-09-30']],
  ['Trước 17 giờ 00 ngày 25/6/2026', ['2026-06-25']],
  ['(đã hoàn thành)', [null]],
  ['Trong quá trình thực hiện', [null]],
])('reads every deadline of the cell %j', (text, days) =>
  expect(readDeadlineCell(text, calendar)?.map(({ on }) => on)).toEqual(days),
);

it('does not guess at words it does not know', () => expect(readDeadlineCell('lúc thuận tiện', calendar)).toBeNull());

it.each([
  [
    'Rà soát quy trình; hoàn thành trước ngày 30 tháng 6 năm 2026.',
    'hoàn thành trước ngày 30 tháng 6 năm 2026',
    '2026-06-30',
  ],
  ['báo cáo trong quý II năm 2026', 'trong quý II năm 2026', '2026-06-30'],
  ['gửi trước ngày 18 hằng tháng', 'trước ngày 18 hằng tháng', null],
  ['hoàn thành trước 30/9', 'hoàn thành trước 30/9', '2026-09-30'],
  ['gửi về Sở trước 17 giờ 00 ngày 25/6/2026', 'trước 17 giờ 00 ngày 25/6/2026', '2026-06-25'],
  ['thực hiện từ nay đến hết năm 2026', 'từ nay đến hết năm 2026', '2026-12-31'],
  ['đến ngày 31/12/2026 phải hoàn thành', 'đến ngày 31/12/2026 phải hoàn thành', '2026-12-31'],
  ['báo cáo trước ngày 15/6 và 15/12 hằng năm', 'trước ngày 15/6 và 15/12 hằng năm', null],
  ['trước ngày 20 của tháng cuối quý', 'trước ngày 20 của tháng cuối quý', null],
  ['Tổ chức tổng kết, đánh giá hàng năm trong phạm vi tỉnh', 'đánh giá hàng năm', null],
  ['Kiểm tra, giám sát hằng quý', 'Kiểm tra, giám sát hằng quý', null],
])('finds the deadline in %j', (text, words, on) =>
  expect(findDeadlines(text, calendar)[0]).toMatchObject({ text: words, on }),
);

it.each([
  'theo Quyết định số 9/QĐ-UBND ngày 10/12/2025',
  'nhiệm vụ năm 2026',
  'bố trí ngân sách hằng năm',
  'xây dựng kế hoạch kiểm tra hằng năm',
  'quyết toán vốn hằng năm',
  'giai đoạn 2021 - 2025',
  'đến năm 2030 đạt 80%',
  'trước thời điểm 01/7/2025',
  'giảm 2/3 số thủ tục',
])('finds no deadline in %j', (text) => expect(findDeadlines(text, calendar)).toEqual([]));

it.each([
  ['Kiểm tra trước 17h00 ngày hôm nay 10/6/2026.', ['2026-06-10']],
  ['Tổ chức tháng cao điểm từ ngày 17/10/2026 đến 18/11/2026.', ['2026-11-18']],
  ['Tổ chức các đội hình từ 01/6 đến 31/7/2026.', ['2026-07-31']],
  ['Kiểm tra hành lang lưới điện trong tháng 3 và tháng 4/2026.', ['2026-04-30']],
  ['Giảm còn 0,8% vào cuối năm 2026.', ['2026-12-31']],
  ['Quán triệt trong đợt sinh hoạt chính trị tháng 6/2026.', ['2026-06-30']],
  ['Theo dõi kết quả, báo cáo hằng tuần.', [null]],
  ['Trực ban, tổng hợp báo cáo hằng ngày.', [null]],
  ['Cập nhật tiến độ giải phóng mặt bằng hàng ngày, báo cáo Bí thư.', [null]],
  ['Tháng 10/2026, tổ chức tập huấn kỹ năng.', ['2026-10-31']],
  ['Theo dõi, đôn đốc, hằng năm báo cáo Ban Thường vụ.', [null]],
  ['Báo cáo chậm nhất 10 ngày sau khi kết thúc đợt tuyên truyền.', [null]],
  ['Sơ kết, báo cáo vào tháng 12 hằng năm.', [null]],
  ['Thực hiện chế độ báo cáo hằng tháng.', []],
  ['Chi trả các khoản hỗ trợ hằng tháng.', []],
  ['Trong những tháng cuối năm 2026, rà soát.', []],
])('finds the deadlines of %j', (text, days) =>
  expect(findDeadlines(text, calendar).map(({ on }) => on)).toEqual(days),
);
