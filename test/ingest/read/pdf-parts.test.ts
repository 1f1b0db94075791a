import { findGrids } from '../../../src/ingest/read/pdf-grid';
import { joined } from '../../../src/ingest/read/pdf-join';
import { isIllegible, legibilityOf } from '../../../src/ingest/read/pdf-legibility';
import { pagesList } from '../../../src/ingest/read/pdf-page-list';
import type { Rule } from '../../../src/ingest/read/pdf-rules';

it.each([
  ['Nghị quyết số 66-', 'NQ/TW', 'Nghị quyết số 66-NQ/TW'],
  ['Sở Lao động -', 'Thương binh', 'Sở Lao động - Thương binh'],
  ['các sở, ban,', 'ngành', 'các sở, ban, ngành'],
  ['UBND tỉnh/', 'thành phố', 'UBND tỉnh/thành phố'],
  ['', 'Sở Y tế', 'Sở Y tế'],
])('joins "%s" and "%s"', (before, after, whole) => expect(joined(before, after)).toBe(whole));

it.each([
  [[3], 'Page 3 is'],
  [[2, 3, 4, 7], 'Pages 2-4, 7 are'],
  [Array.from({ length: 15 }, (_, i) => i * 2), 'Pages 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 and 3 more are'],
])('names the pages %p', (numbers, list) => expect(pagesList(numbers)).toBe(list));

it.each([
  ['Ủy ban nhân dân tỉnh Sông Lam ban hành Kế hoạch số 31/KH-UBND; tỷ lệ ≥ 95%', false],
  ['7ӌ1+ LÀO CAI 8ӦBAN 1+Æ1 DÆ1', true],
  ['Sở CÔNG THƢƠNG tham mƣu, trình Ủy ban nhân dân tỉnh ban hành chƣơng trình', false],
  ['\uf0b7 Rà soát, hoàn thiện cơ sở dữ liệu dùng chung; \uf0b7 Xây dựng quy chế khai thác', false],
  ['\uf041\uf042\uf043 \uf044\uf045\uf046\uf047 \uf048\uf049', true],
])('tells whether "%s" can be read', (text, isGarbled) => expect(isIllegible(legibilityOf(text))).toBe(isGarbled));

const level = (at: number, from: number, to: number): Rule => ({ isLevel: true, at, from, to });
const upright = (at: number, from: number, to: number): Rule => ({ isLevel: false, at, from, to });
const places = (rules: readonly Rule[]) =>
  findGrids(rules).map(({ cells }) => cells.map(({ row, column, rows, columns }) => [row, column, rows, columns]));

it.each<[string, Rule[], number[][][]]>([
  ['a line under a motto', [level(80, 300, 450)], []],
  ['a frame', [level(0, 0, 100), level(50, 0, 100), upright(0, 0, 50), upright(100, 0, 50)], []],
  [
    'two cells',
    [level(0, 0, 100), level(50, 0, 100), upright(0, 0, 50), upright(40, 0, 50), upright(100, 0, 50)],
    [
      [
        [0, 0, 1, 1],
        [0, 1, 1, 1],
      ],
    ],
  ],
  [
    'a table without lines at its sides',
    [level(0, 0, 100), level(20, 0, 100), level(40, 0, 100), upright(40, 0, 40)],
    [
      [
        [0, 0, 1, 1],
        [0, 1, 1, 1],
        [1, 0, 1, 1],
        [1, 1, 1, 1],
      ],
    ],
  ],
  [
    'cells merged over columns and rows',
    [
      level(0, 0, 90),
      level(20, 30, 90),
      level(40, 0, 90),
      upright(0, 0, 40),
      upright(30, 0, 40),
      upright(60, 20, 40),
      upright(90, 0, 40),
    ],
    [
      [
        [0, 0, 2, 1],
        [0, 1, 1, 2],
        [1, 1, 1, 1],
        [1, 2, 1, 1],
      ],
    ],
  ],
  [
    'lines drawn twice, a little apart',
    [
      level(0, 0, 50),
      level(0.5, 50, 100),
      level(50, 0, 100),
      upright(0, 0, 50),
      upright(40, 0, 50),
      upright(41, 0, 50),
      upright(100, 0, 50),
    ],
    [
      [
        [0, 0, 1, 1],
        [0, 1, 1, 1],
      ],
    ],
  ],
])('finds the cells of %s', (_, rules, cells) => expect(places(rules)).toEqual(cells));
