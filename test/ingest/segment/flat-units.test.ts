import { fitOfUnits, unitWords } from '../../../src/ingest/segment/flat-units';

const worth = (cell: string) => fitOfUnits(unitWords(cell));

it.each([
  ['Các sở, Ủy ban Công tác về các tổ chức nhân dân, VTV', 'Các sở, Ủy ban Công tác về các'],
  ['Ban Chỉ đạo tỉnh về chuyển đổi số', 'Ban Chỉ đạo tỉnh về'],
  ['Sở Y tế, các đơn vị liên quan', 'Sở Y tế, các đơn vị liên'],
])('holds the whole cell %j for a better one of units than its beginning %j', (whole, cut) =>
  expect(worth(whole)).toBeGreaterThan(worth(cut)),
);
