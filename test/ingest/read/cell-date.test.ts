import { shownDate } from '../../../src/ingest/read/cell-date';

it.each<[string, string | null, string]>([
  ['2026-12-15', 'dd/mm/yyyy', '15/12/2026'],
  ['2026-03-05', 'mm-dd-yy', '5/3/2026'],
  ['2026-03-05', '[$-42A]d" tháng "m" năm "yyyy', '5/3/2026'],
  ['2026-03-01', 'mm/yyyy', '3/2026'],
  ['2026-03-01', 'mmm-yy', '3/2026'],
  ['2026-03-01', 'yyyy', '2026'],
  ['2026-03-05', null, '5/3/2026'],
  ['2026-03-05T08:30:00Z', 'd/m/yyyy h:mm', '5/3/2026'],
  ['1899-12-30T08:05:00Z', 'h:mm', '8:05'],
])('shows %s in the format %s as %s', (day, format, shown) => expect(shownDate(new Date(day), format)).toBe(shown));
