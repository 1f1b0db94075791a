import { csvLine } from '../../src/export/csv-table';

test.each([
  ['=1+1', "'=1+1"],
  ['+84 912', "'+84 912"],
  ['- Báo cáo', "'- Báo cáo"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ["'=1", "''=1"],
  ['1-1', '1-1'],
  ["'s", "'s"],
  ['a,b', '"a,b"'],
  ['"một cửa"', '"""một cửa"""'],
  ['hai\ndòng', '"hai\ndòng"'],
  [-5, '-5'],
  [1.5, '1.5'],
  [null, ''],
])('writes %j as %j', (cell, written) => expect(csvLine([cell])).toBe(`${written}\r\n`));
