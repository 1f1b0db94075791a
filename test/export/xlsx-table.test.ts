import ExcelJS from 'exceljs';
import type { Column } from '../../src/export/columns';
import { xlsxTable } from '../../src/export/xlsx-table';
import { officeTest, shownByOffice } from '../support/libreoffice';

const column = (heading: string, kind: Column['kind'] = 'text', isList = false): Column => ({
  heading,
  path: [heading],
  kind,
  isList,
  shown: null,
});

const COLUMNS = [
  column('Tên nhiệm vụ'),
  column('Hạn', 'day'),
  column('Lúc', 'instant'),
  column('Số lượng', 'number'),
  column('Đạt', 'boolean'),
  column('Các hạn', 'day', true),
];

const row = (name: string) => ({
  'Tên nhiệm vụ': name,
  Hạn: '2026-03-05',
  Lúc: '2026-03-05T20:30:00.000Z',
  'Số lượng': 12.5,
  Đạt: true,
  'Các hạn': ['2026-03-05', null, '2026-12-31'],
});

async function bytes(pages: readonly (readonly unknown[])[], sheetRows?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const options = { name: 'Nhiệm vụ', isRaw: false, ...(sheetRows ? { sheetRows } : {}) };
  for await (const piece of xlsxTable(COLUMNS, pages, options)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function opened(file: Buffer) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  return book.worksheets;
}

const NAMES = ['=1+1', '+1', '-1', '@x', '\t=1', '<b>&"\'', ' hai\ndòng ', 'Ủy ban 😀', 'Ế'.normalize('NFD')];

test('what is text is read back as the same text, whatever it begins with', async () => {
  const [sheet] = await opened(await bytes([NAMES.map(row)]));
  expect(NAMES.map((_, i) => sheet?.getCell(i + 2, 1).value)).toEqual(NAMES);
  expect(NAMES.map((_, i) => sheet?.getCell(i + 2, 1).type)).toEqual(NAMES.map(() => ExcelJS.ValueType.String));
});

test('what XML cannot hold is written as Excel does', async () => {
  const file = await bytes([['a\u0001b', 'a\rb', '_x0041_', '\ud800'].map(row)]);
  const [sheet] = await opened(file);
  expect([2, 3, 4, 5].map((number) => sheet?.getCell(number, 1).value)).toEqual([
    'a_x0001_b',
    'a_x000D_b',
    '_x005F_x0041_',
    '_xD800_',
  ]);
});

test('days, instants and numbers are such, and several days are written out', async () => {
  const [sheet] = await opened(await bytes([[row('a')]]));
  expect([2, 3, 4, 5, 6].map((number) => sheet?.getCell(2, number).value)).toEqual([
    new Date('2026-03-05'),
    // as clocks in Vietnam show it
    new Date('2026-03-06T03:30:00.000Z'),
    12.5,
    'Có',
    '05/03/2026; 31/12/2026',
  ]);
  expect(sheet?.getCell('B2').numFmt).toBe('dd/mm/yyyy');
});

test('the headings stay in sight, over a filter', async () => {
  const [sheet] = await opened(await bytes([[row('a'), row('b')], [row('c')]]));
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet?.autoFilter).toBe('A1:F4');
  expect(sheet?.getCell('A1').value).toBe('Tên nhiệm vụ');
});

test.each([
  [4, [4]],
  [5, [4, 1]],
  [8, [4, 4]],
  [9, [4, 4, 1]],
])('%i rows go on in the next sheet where four fit one', async (count, expected) => {
  const rows = Array.from({ length: count }, (_, i) => row(`${i}`));
  const sheets = await opened(await bytes([rows.slice(0, 3), rows.slice(3)], 4));
  expect(sheets.map(({ rowCount }) => rowCount - 1)).toEqual(expected);
  expect(sheets.flatMap((sheet) => sheet.getColumn(1).values.slice(2))).toEqual(rows.map((one) => one['Tên nhiệm vụ']));
});

test('rows are numbered throughout, beyond a thousand and ten thousand too', async () => {
  const count = 10_050;
  const [sheet] = await opened(await bytes([Array.from({ length: count }, (_, n) => row(`việc ${n}`))]));
  const names = Array.from({ length: count }, (_, n) => sheet?.getCell(`A${n + 2}`).value);
  expect(sheet?.rowCount).toBe(count + 1);
  expect(names).toEqual(Array.from({ length: count }, (_, n) => `việc ${n}`));
});

test('no rows are a table with headings', async () => {
  const [sheet] = await opened(await bytes([]));
  expect(sheet?.rowCount).toBe(1);
});

test('the same rows are the same bytes', async () => {
  expect(await bytes([[row('a')], [row('b')]])).toEqual(await bytes([[row('a')], [row('b')]]));
});

officeTest(
  'LibreOffice shows Vietnamese, days and text that is no formula',
  async () => {
    const text = await shownByOffice(await bytes([[row('=1+1 Rà soát ưu đãi, tổ chức')]]), 'bang.xlsx');
    for (const shown of ['Tên nhiệm vụ', '=1+1 Rà soát ưu đãi, tổ chức', '05/03/2026', '06/03/2026 03:30', '12.5'])
      expect(text).toContain(shown);
  },
  120_000,
);
