import { ordinalNumber, shownNumber } from '../../../src/ingest/read/cell-number';
import { parseNumber } from '../../../src/vietnamese/number';

it.each<[number, string | null, string]>([
  [1234.5, null, '1.234,5'],
  [1234.5, 'General', '1.234,5'],
  [2026, null, '2026'],
  [9999, 'General', '9999'],
  [12_000, null, '12.000'],
  [10_006_866_385, null, '10.006.866.385'],
  [0.1 + 0.2, null, '0,3'],
  [-5.25, null, '-5,25'],
  [12, '@', '12'],
  [1234.5, '#,##0', '1.235'],
  [1234.5, '#,##0.00', '1.234,50'],
  [1234.5, '0.0', '1234,5'],
  [1234.5, '#,##0.##', '1.234,5'],
  [0.955, '0.0%', '95,5%'],
  [0.95, '0%', '95%'],
  [1.2, '0.00%', '120,00%'],
  [1200, '#,##0" ha"', '1.200 ha'],
  [5, '0\\ \\t', '5 t'],
  [-1500, '#,##0;[Red]-#,##0', '-1.500'],
  [1500, '_(* #,##0_);_(* (#,##0);_(* "-"_)', '1.500'],
  [1500, '#,##0 "đ"', '1.500 đ'],
  [1.5e-7, '0.00E+00', '0,00000015'],
  [Number.NaN, null, ''],
])('shows %s in the format %s as %s', (value, format, shown) => expect(shownNumber(value, format)).toBe(shown));

it.each<[number, string | null, string]>([
  [1.1, null, '1.1'],
  [1.1, '0.00', '1.10'],
  [12, null, '12'],
])('numbers a row %s in the format %s as %s', (value, format, ordinal) =>
  expect(ordinalNumber(value, format)).toBe(ordinal),
);

it.each([0, 5, 12.5, 999.999, 1000, 1234.5, 12_345.678, 1_000_000, 2_500_000.25])(
  'shows %s so that it reads as the same number',
  (value) => expect(parseNumber(shownNumber(value, null))).toBe(value),
);
