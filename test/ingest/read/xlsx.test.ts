import type { Worksheet } from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readSource } from '../../../src/ingest/read/read-source';
import { workbook } from '../../support/workbook';

const MAX = 8 * 1024 * 1024;
const HEADER = ['STT', 'Nội dung công việc', 'Chủ trì', 'Hạn', 'Kết quả'];

async function textOf(bytes: Buffer, name = 'viec.xlsx') {
  const read = await readSource(bytes, name, MAX);
  if (read.kind === 'refused') throw new Error(read.refusal.message);
  return read.source;
}

/** The workbook whose directory says that one of its parts is that large once it is unpacked. */
function grown(bytes: Buffer, part: string, size: number): Buffer {
  const forged = Buffer.from(bytes);
  const entry = forged.lastIndexOf(part) - 46;
  expect(forged.readUInt32LE(entry)).toBe(0x02014b50);
  forged.writeUInt32LE(size, entry + 24);
  return forged;
}

/** The workbook with one of its parts rewritten. */
function rewritten(bytes: Buffer, part: string, rewrite: (xml: string) => string): Buffer {
  const parts = unzipSync(bytes);
  parts[part] = strToU8(rewrite(strFromU8(parts[part] as Uint8Array)));
  return Buffer.from(zipSync(parts));
}

const SHEET = 'xl/worksheets/sheet1.xml';

test('shows each kind of cell as the sheet does', async () => {
  const bytes = await workbook(
    {
      Sheet1: [
        HEADER,
        [1, { richText: [{ text: 'Rà soát ' }, { text: 'hồ sơ', font: { bold: true } }] }, 'Văn phòng', '', true],
        [2, { formula: '"Báo "&"cáo"', result: 'Báo cáo' }, { text: 'Sở Y tế', hyperlink: 'https://a.b' }, '', 1234.5],
        [3, 'Họp', { error: '#REF!' }, '', { formula: '1/2', result: 0.5 }],
      ],
    },
    (sheet: Worksheet) => {
      sheet.getCell('D2').value = new Date(Date.UTC(2026, 0, 31));
      sheet.getCell('D2').numFmt = 'dd/mm/yyyy';
      sheet.getCell('E4').numFmt = '0%';
      sheet.getColumn(5).hidden = true;
      sheet.getRow(3).hidden = true;
    },
  );
  const { text, remarks } = await textOf(bytes);
  expect(text).toBe(`STT | Nội dung công việc | Chủ trì | Hạn | Kết quả
1 | Rà soát hồ sơ | Văn phòng | 31/1/2026 | TRUE
2 | Báo cáo | Sở Y tế |  | 1.234,5
3 | Họp |  |  | 50%`);
  expect(remarks).toEqual([
    {
      code: 'CELL_ERROR',
      severity: 'WARNING',
      message: 'Sheet "Sheet1": cell C4 holds the error #REF!; it was read as empty.',
      place: { start: text.indexOf('3 | Họp'), end: text.length },
    },
    {
      code: 'HIDDEN_ROWS',
      severity: 'INFO',
      message: 'Sheet "Sheet1": 1 hidden rows were read like the others.',
      place: null,
    },
    {
      code: 'HIDDEN_COLUMNS',
      severity: 'INFO',
      message: 'Sheet "Sheet1": the hidden columns E were read like the others.',
      place: null,
    },
  ]);
});

test('tells the cells of a table with what they cover', async () => {
  const bytes = await workbook(
    { Sheet1: [['DANH MỤC'], HEADER, ['1', 'Rà soát', 'Văn phòng'], ['2', 'Họp', ''], ['', 'Ghi chú']] },
    (sheet) => {
      sheet.mergeCells('C3:C4');
      sheet.mergeCells('B5:E5');
    },
  );
  const { text, tables } = await textOf(bytes);
  const [table] = tables;
  expect(table).toMatchObject({ columns: ['ORDINAL', 'TASK', 'LEAD', 'DEADLINE', 'RESULT'], headerRows: 1 });
  expect(text.slice(table?.start, table?.end)).toBe(text.slice(text.indexOf('STT')));
  const cells = table?.rows.map((row) =>
    row.cells.map(({ start, end, column, columns, rows }) => [column, columns, rows, text.slice(start, end)]),
  );
  expect(cells?.slice(1)).toEqual([
    [
      [0, 1, 1, '1'],
      [1, 1, 1, 'Rà soát'],
      [2, 1, 2, 'Văn phòng'],
      [3, 1, 1, ''],
      [4, 1, 1, ''],
    ],
    [
      [0, 1, 1, '2'],
      [1, 1, 1, 'Họp'],
      [3, 1, 1, ''],
      [4, 1, 1, ''],
    ],
    [
      [0, 1, 1, ''],
      [1, 4, 1, 'Ghi chú'],
    ],
  ]);
});

test('ends a table where an empty row and something else follow, and begins the next one', async () => {
  const { text, tables } = await textOf(
    await workbook({
      Sheet1: [
        HEADER,
        ['1', 'Rà soát', 'Văn phòng'],
        [],
        ['2', 'Họp', 'Thanh tra'],
        [],
        ['', '', '', '', 'GIÁM ĐỐC'],
        [],
        ['TT', 'Chỉ tiêu', 'ĐVT', 'Năm 2026'],
        ['1', 'Tỷ lệ', '%', '95'],
      ],
    }),
  );
  expect(tables.map(({ start, end }) => text.slice(start, end))).toEqual([
    'STT | Nội dung công việc | Chủ trì | Hạn | Kết quả\n1 | Rà soát | Văn phòng |  | \n2 | Họp | Thanh tra |  | ',
    'TT | Chỉ tiêu | ĐVT | Năm 2026\n1 | Tỷ lệ | % | 95',
  ]);
  expect(text).toContain('GIÁM ĐỐC');
});

test('reads sheets whatever the program that wrote them calls their parts', async () => {
  const bytes = await workbook({ Sheet1: [HEADER, ['1', 'Rà soát', 'Văn phòng']] });
  const parts: Record<string, Uint8Array> = unzipSync(bytes);
  parts['xl/worksheets/data.xml'] = parts[SHEET] as Uint8Array;
  delete parts[SHEET];
  const links = 'xl/_rels/workbook.xml.rels';
  parts[links] = strToU8(
    strFromU8(parts[links] as Uint8Array).replace('worksheets/sheet1.xml', '/xl/worksheets/data.xml'),
  );
  expect((await textOf(Buffer.from(zipSync(parts)))).text).toContain('1 | Rà soát | Văn phòng');
});

describe('a workbook made to do harm', () => {
  const small = () => workbook({ Sheet1: [HEADER, ['1', 'Rà soát', 'Văn phòng']] });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    [
      'that merges all cells there are',
      (bytes) =>
        rewritten(bytes, SHEET, (xml) =>
          xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="G1:XFD1048576"/></mergeCells>'),
        ),
    ],
    [
      'that checks the input of all cells',
      (bytes) =>
        rewritten(bytes, SHEET, (xml) =>
          xml.replace(
            '</sheetData>',
            '</sheetData><dataValidations><dataValidation type="whole" sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>',
          ),
        ),
    ],
    [
      'that names all cells',
      (bytes) =>
        rewritten(bytes, 'xl/workbook.xml', (xml) =>
          xml.replace(
            '</sheets>',
            '</sheets><definedNames><definedName name="X">Sheet1!$A$1:$XFD$1048576</definedName></definedNames>',
          ),
        ),
    ],
    [
      'whose elements have a prefix',
      (bytes) =>
        rewritten(bytes, SHEET, (xml) => xml.replace('xmlns=', 'xmlns:x=').replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:')),
    ],
  ])('%s is read', async (_, harm) =>
    expect((await textOf(harm(await small()))).text).toContain('1 | Rà soát | Văn phòng'),
  );

  it.each<[string, (bytes: Buffer) => Buffer, string]>([
    [
      'with a row beyond any sheet',
      (bytes) => rewritten(bytes, SHEET, (xml) => xml.replace('<row r="2"', '<row r="4000000000"')),
      'BROKEN_FILE',
    ],
    [
      'with a sheet of an absurd number',
      (bytes) => rewritten(bytes, 'xl/workbook.xml', (xml) => xml.replace('sheetId="1"', 'sheetId="4000000000"')),
      'BROKEN_FILE',
    ],
    [
      'without sheets',
      (bytes) => rewritten(bytes, 'xl/workbook.xml', (xml) => xml.replace(/<sheets>.*<\/sheets>/s, '')),
      'BROKEN_FILE',
    ],
    [
      'whose markup is cut off',
      (bytes) => rewritten(bytes, SHEET, (xml) => xml.slice(0, xml.length / 2)),
      'BROKEN_FILE',
    ],
    [
      'of endless rows',
      (bytes) =>
        rewritten(bytes, SHEET, (xml) =>
          xml.replace('</sheetData>', `${'<row r="9"></row>'.repeat(60_000)}</sheetData>`),
        ),
      'FILE_TOO_LARGE',
    ],
    ['that unpacks to 200 MB', (bytes) => grown(bytes, 'xl/sharedStrings.xml', 200 * 1024 * 1024), 'EXPANDS_TOO_FAR'],
  ])('%s is refused', async (_, harm, code) =>
    expect(await readSource(harm(await small()), 'viec.xlsx', MAX)).toMatchObject({
      kind: 'refused',
      refusal: { code },
    }),
  );
});
