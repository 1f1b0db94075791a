import { isGroupLine, splitGroup } from '../../../src/ingest/segment/group-row';
import { toPassage } from '../../../src/ingest/segment/passage';

it.each([
  ['II. Hạ tầng', '1 | Rà soát | Sở Xây dựng', true],
  ['A. GIAO THÔNG', '| 2.1 | Rà soát |', true],
  ['III) Văn hóa', '- | Rà soát | Sở Y tế', true],
  ['II. Hạ tầng', 'TT | Nhiệm vụ | Chủ trì', false],
  ['II. Hạ tầng', 'Sở Xây dựng rà soát', false],
  ['2. Hạ tầng', '1 | Rà soát | Sở Xây dựng', false],
  ['Bảng 2', '1 | Rà soát | Sở Xây dựng', false],
])('tells whether %j names a group of the rows from %j on', (line, next, expected) =>
  expect(isGroupLine(line, next)).toBe(expected),
);

it.each([
  ['II. Hạ tầng số', ['II', 'Hạ tầng số']],
  ['Hạ tầng số', ['Hạ tầng số']],
])('splits %j into its number and its name, each in its place', (text, expected) => {
  const source = `x\n${text}`;
  const { cells } = splitGroup(toPassage(source, 2, source.length));
  expect(cells.map((cell) => cell.text)).toEqual(expected);
  for (const { start, end, text: own } of cells) expect(source.slice(start, end)).toBe(own);
});
