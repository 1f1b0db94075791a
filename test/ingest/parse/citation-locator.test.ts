import { locatorBefore } from '../../../src/ingest/parse/citation-locator';

const DOCUMENT = 'Nghị định số 18/2024/NĐ-CP';

it.each([
  ['quy định tại khoản 1 Điều 2 ', 'khoản 1 Điều 2'],
  ['tại Điều 9, ', 'Điều 9'],
  ['tại điều 9 ', 'điều 9'],
  ['điểm a khoản 1 Điều 3 của ', 'điểm a khoản 1 Điều 3'],
  ['điểm b Khoản 2 Điều 13 ', 'điểm b Khoản 2 Điều 13'],
  ['tại điểm c, điểm d, khoản 2, Điều 100, ', 'điểm c, điểm d, khoản 2, Điều 100'],
  ['các điểm a, b và đ khoản 1 Điều 3 ', 'điểm a, b và đ khoản 1 Điều 3'],
  ['quy định tại khoản 1, 2 và khoản 5 Điều 3 ', 'khoản 1, 2 và khoản 5 Điều 3'],
  ['theo Điều 5 và Điều 7 của ', 'Điều 5 và Điều 7'],
  ['theo các Điều 8, 9, 10 và 12 ', 'Điều 8, 9, 10 và 12'],
  ['từ Điều 3 đến Điều 7 ', 'từ Điều 3 đến Điều 7'],
  ['theo Điều 8, Điều 9, khoản 1, khoản 2 Điều 10 ', 'Điều 8, Điều 9, khoản 1, khoản 2 Điều 10'],
  ['khoản 2a Điều 5b ', 'khoản 2a Điều 5b'],
  ['tại Mục II ', 'Mục II'],
  ['quy định tại Mục 2 Chương III ', 'Mục 2 Chương III'],
  ['tại Chương IV của ', 'Chương IV'],
  ['quy định tại Phụ lục II ban hành kèm theo ', 'Phụ lục II'],
  ['mục 3 Phụ lục I kèm theo ', 'mục 3 Phụ lục I'],
  ['Mẫu số 02 ban hành kèm theo ', 'Mẫu số 02'],
  ['điểm 1.2 khoản 4 Điều 6 thuộc ', 'điểm 1.2 khoản 4 Điều 6'],
  ['tiết c điểm b khoản 3 Điều 5 ', 'tiết c điểm b khoản 3 Điều 5'],
  ['đoạn 2 khoản 4 Điều 6 ', 'đoạn 2 khoản 4 Điều 6'],
  ['Phần II ', 'Phần II'],
])('reads the part in %j', (before, words) =>
  expect(locatorBefore(`${before}${DOCUMENT}`, before.length)?.words).toBe(words),
);

it.each([
  'tại ',
  'theo điều kiện của ',
  'Điều 1. Đính chính lỗi tại ',
  'quy định tại Điều 2 Nghị quyết này và ',
  'đạt 5 điểm theo ',
  'Điều 3 ngày ',
  'một khoản kinh phí theo ',
  'các chương trình của ',
])('reads no part in %j', (before) => expect(locatorBefore(`${before}${DOCUMENT}`, before.length)).toBeNull());
