import { parseDate } from '../../src/vietnamese/date';

describe('parseDate', () => {
  it.each([
    ['16/02/2022', '2022-02-16'],
    ['6/2/2022', '2022-02-06'],
    ['ngày 16 tháng 02 năm 2022', '2022-02-16'],
    ['ngày10 /3/2026', '2026-03-10'],
    ['ngày 17 tháng 03 năm 2026', '2026-03-17'],
    ['ngày 5 tháng 7, năm 2026', '2026-07-05'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', null],
    ['31/04/2026', null],
    ['ngày 12 tháng 13 năm 2026', null],
    ['ngày tháng 6 năm 2026', null],
    ['08/6/20210', null],
    ['2026', null],
  ])('reads %j as %s', (text, day) => expect(parseDate(text)).toBe(day));
});
