import { readTarget } from '../../../src/ingest/parse/target-value';

it.each([
  ['≥ 98,5', 'GTE', 98.5, null],
  ['trên 95%', 'GT', 95, null],
  ['từ 92 trở lên', 'GTE', 92, null],
  ['không quá 2,0', 'LTE', 2, null],
  ['dưới 3%', 'LT', 3, null],
  ['60-70%', 'BETWEEN', 60, 70],
  ['tăng 8', 'INCREASE', 8, null],
  ['giảm 10%', 'DECREASE', 10, null],
  ['khoảng 1.200', 'APPROX', 1200, null],
  // a word that ends in "hơn" is no bound
  ['Quy Nhơn 5', 'EQ', 5, null],
  ['05', 'EQ', 5, null],
])('reads the target %j', (text, operator, value, upperValue) =>
  expect(readTarget(text)).toMatchObject({ operator, value, upperValue }),
);

it('finds no number in words', () => expect(readTarget('toàn dân')).toBeNull());
