import type { CellValue } from 'exceljs';
import { toExtractJson } from '../../src/ingest/extract-json';
import type { ReadDocument } from '../../src/ingest/parsed-document';
import { readDocument } from '../../src/ingest/read-document';
import { type GivenColumns, parseGivenColumns } from '../../src/ingest/segment/given-columns';
import { chanceOf } from '../support/seeded-chance';
import { csv, workbook } from '../support/workbook';

const MAX = 4 * 1024 * 1024;

const given = (written: string): GivenColumns => {
  const parsed = parseGivenColumns(written);
  if (parsed.kind === 'fault') throw new Error(parsed.message);
  return parsed.columns;
};

async function read(bytes: Buffer | string, name: string, columns: string | null = null): Promise<ReadDocument> {
  const options = { columns: columns === null ? null : given(columns) };
  const result = await readDocument(Buffer.from(bytes as string), name, MAX, options);
  if (result.kind === 'refused') throw new Error(result.refusal.message);
  return result.document;
}

async function refusal(bytes: Buffer | string, name: string, columns: string | null = null) {
  const options = { columns: columns === null ? null : given(columns) };
  const result = await readDocument(Buffer.from(bytes as string), name, MAX, options);
  if (result.kind === 'read') throw new Error(`${name} was read.`);
  return result.refusal;
}

/** What a table says, without the places, which differ from format to format. */
function content(document: ReadDocument) {
  return {
    tasks: document.tasks.map((task) => [
      task.ordinal,
      task.title,
      task.parent,
      task.assignments.map(({ role, unit }) => `${role} ${unit}`),
      task.deadlines.map(({ text, on }) => `${text} ${on}`),
      task.expectedResult,
    ]),
    indicators: document.indicators.map(({ name, operator, value, upperValue, measureUnit, period, baseline }) => [
      name,
      operator,
      value,
      upperValue,
      measureUnit,
      period,
      baseline,
    ]),
  };
}

/** What the readers of sheets and of heads remark; other readers have remarks of their own. */
const remarksOf = ({ diagnostics }: ReadDocument) =>
  diagnostics
    .filter(({ code }) => code.startsWith('HIDDEN') || code.startsWith('CELL') || code === 'METADATA_MISSING')
    .map(({ code, severity, message }) => [code, severity, message]);

const HEAD = [
  ['UBND TỈNH SÔNG LAM', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['SỞ DU LỊCH', '', 'Độc lập - Tự do - Hạnh phúc'],
  ['Số: 12/KH-SDL', '', 'Sông Lam, ngày 05 tháng 01 năm 2026'],
  [],
  ['KẾ HOẠCH'],
  ['Phát triển tuyến tham quan năm 2026'],
  [],
];
const TASKS = [
  ['STT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành', 'Kết quả'],
  ['I', 'Hạ tầng', '', '', '', ''],
  ['1', 'Rà soát biển chỉ dẫn', 'Phòng Quản lý Du lịch', 'Sở Tài chính; Sở Xây dựng', 'Quý II/2026', 'Báo cáo'],
  ['2', 'Xây dựng bản đồ số, cổng tra cứu', 'Văn phòng Sở', '', '15/12/2026', 'Bản đồ "số"'],
  ['II', 'Xúc tiến', '', '', '', ''],
  ['3', 'Tổ chức hội chợ', 'Trung tâm Xúc tiến Du lịch', 'Các phòng chuyên môn', 'Tháng 9/2026', 'Hội chợ'],
];
const INDICATORS = [
  ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Thực hiện năm 2025', 'Năm 2026'],
  ['1', 'Lượt khách', 'lượt', '1.200.000', '≥ 1.500.000'],
  ['2', 'Tỷ lệ lấp đầy phòng', '%', '61,5', '65 - 70'],
  ['3', 'Thu từ du lịch', 'tỷ đồng', '1.234,5', '1.500'],
];
const bars = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.filter((cell, i) => cell !== '' || (row.length > 3 && i >= 0)).join(' | ')).join('\n');

describe('the same table in any format', () => {
  const rows = [...HEAD, ...TASKS, [], ...INDICATORS];
  const text = `${bars(HEAD.slice(0, 3).map((row) => row.filter((cell) => cell !== '')))}\n\nKẾ HOẠCH\nPhát triển tuyến tham quan năm 2026\n\n${bars(TASKS)}\n\n\n${bars(INDICATORS)}\n`;

  test('gives the same tasks and indicators, and the same head', async () => {
    const asText = await read(text, 'ke-hoach.txt');
    expect(asText.tasks).toHaveLength(3);
    expect(asText.indicators).toHaveLength(3);
    const formats = [
      await read(await workbook({ Sheet1: rows }), 'ke-hoach.xlsx'),
      await read(csv(rows), 'ke-hoach.csv'),
      await read(csv(rows, ';'), 'ke-hoach.csv'),
      await read(csv(rows, '\t'), 'ke-hoach.tsv'),
      await read(`\ufeff${csv(rows)}`, 'ke-hoach.csv'),
      await read(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv(rows, '\t'), 'utf16le')]), 'ke-hoach.csv'),
      await read(csv(rows).normalize('NFD'), 'ke-hoach.csv'),
    ];
    for (const document of formats) {
      expect(content(document)).toEqual(content(asText));
      expect(document.metadata).toMatchObject({
        number: '12/KH-SDL',
        type: 'Kế hoạch',
        issuedOn: '2026-01-05',
        title: 'Phát triển tuyến tham quan năm 2026',
      });
    }
  });
});

describe('any table', () => {
  const chance = chanceOf(20_260_105);
  const words = [
    'rà soát',
    'báo cáo',
    'xây dựng',
    'kế hoạch',
    'quy hoạch',
    'hồ sơ',
    'tập huấn',
    '"một cửa"',
    'số, liệu',
  ];
  const phrase = () => {
    const text = Array.from({ length: 2 + chance.below(5) }, () => chance.oneOf(words)).join(' ');
    return text[0]?.toUpperCase() + text.slice(1);
  };
  const units = ['Văn phòng', 'Phòng Kế hoạch', 'Sở Y tế; Sở Nội vụ', 'Thanh tra', ''];
  const deadlines = ['Quý I/2026', '15/12/2026', 'Tháng 3/2027', 'Thường xuyên', ''];
  const tables = Array.from({ length: 20 }, () => {
    const rows = Array.from({ length: 1 + chance.below(8) }, (_, i) => [
      String(i + 1),
      phrase(),
      chance.oneOf(units),
      chance.oneOf(units),
      chance.oneOf(deadlines),
      chance.oneOf(['Báo cáo', 'Tờ trình', '']),
    ]);
    const targets = Array.from({ length: 1 + chance.below(5) }, (_, i) => [
      String(i + 1),
      phrase(),
      chance.oneOf(['%', 'hộ', 'tỷ đồng']),
      String(chance.below(100)),
      chance.oneOf(['≥ 95,5', '12.000', '60 - 70', 'tối thiểu 30']),
    ]);
    return [TASKS[0] as string[], ...rows, [], [], INDICATORS[0] as string[], ...targets];
  });
  it.each(tables.map((rows, i) => [i, rows] as const))(
    'number %i says the same in .xlsx, .csv and .txt',
    async (_, rows) => {
      const asText = content(await read(`Số: 1/KH-SDL\n\nKẾ HOẠCH\nCông tác\n\n${bars(rows)}\n`, 'a.txt'));
      const head = [['Số: 1/KH-SDL'], [], ['KẾ HOẠCH'], ['Công tác'], []];
      expect(asText.tasks.length).toBeGreaterThan(0);
      expect(asText.indicators.length).toBeGreaterThan(0);
      expect(content(await read(csv([...head, ...rows], ';'), 'a.csv'))).toEqual(asText);
      expect(content(await read(await workbook({ Sheet1: [...head, ...rows] }), 'a.xlsx'))).toEqual(asText);
    },
  );
});

const LIST: readonly (readonly CellValue[])[] = [
  ['SỞ Y TẾ TỈNH LẠC GIANG'],
  ['DANH MỤC NHIỆM VỤ TRỌNG TÂM NĂM 2026'],
  ['(Kèm theo Quyết định số 15/QĐ-SYT ngày 09/01/2026 của Sở Y tế)'],
  [],
  ['TT', 'Tên công việc', 'Phân công thực hiện', '', 'Hạn', 'Ghi chú'],
  ['', '', 'Chủ trì', 'Phối hợp', '', ''],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
  [
    1,
    'Khám sức khỏe định kỳ\ncho người cao tuổi',
    'Phòng Nghiệp vụ Y',
    'Trung tâm Y tế\nSở Nội vụ',
    day(2026, 9, 30),
    null,
  ],
  [2, 'Mua sắm thuốc', 'Văn phòng Sở', null, 'Quý III/2026', 'gấp'],
  ['2.1', 'Lập dự toán', null, 'Sở Tài chính', 'Tháng 3/2026', null],
];

function day(year: number, month: number, date: number): Date {
  return new Date(Date.UTC(year, month - 1, date));
}

const arrangeList = (sheet: import('exceljs').Worksheet) => {
  for (const range of ['A1:F1', 'A2:F2', 'A3:F3', 'A5:A6', 'B5:B6', 'C5:D5', 'E5:E6', 'F5:F6']) sheet.mergeCells(range);
  sheet.getCell('E8').numFmt = 'dd/mm/yyyy';
};

test('reads a list of tasks under a title, with a header of two rows and merged cells', async () => {
  const document = await read(await workbook({ 'Nhiệm vụ': LIST }, arrangeList), 'nv.xlsx');
  expect(document.sourceText).toBe(`SỞ Y TẾ TỈNH LẠC GIANG
DANH MỤC NHIỆM VỤ TRỌNG TÂM NĂM 2026
(Kèm theo Quyết định số 15/QĐ-SYT ngày 09/01/2026 của Sở Y tế)

TT | Tên công việc | Phân công thực hiện |  | Hạn | Ghi chú
 |  | Chủ trì | Phối hợp |  | ${''}
(1) | (2) | (3) | (4) | (5) | (6)
1 | Khám sức khỏe định kỳ cho người cao tuổi | Phòng Nghiệp vụ Y | Trung tâm Y tế; Sở Nội vụ | 30/9/2026 | ${''}
2 | Mua sắm thuốc | Văn phòng Sở |  | Quý III/2026 | gấp
2.1 | Lập dự toán |  | Sở Tài chính | Tháng 3/2026 | `);
  expect(content(document).tasks).toEqual([
    [
      '1',
      'Khám sức khỏe định kỳ cho người cao tuổi',
      null,
      ['LEAD Phòng Nghiệp vụ Y', 'COORDINATE Trung tâm Y tế', 'COORDINATE Sở Nội vụ'],
      ['30/9/2026 2026-09-30'],
      null,
    ],
    ['2', 'Mua sắm thuốc', null, ['LEAD Văn phòng Sở'], ['Quý III/2026 2026-09-30'], null],
    ['2.1', 'Lập dự toán', 1, ['LEAD Văn phòng Sở', 'COORDINATE Sở Tài chính'], ['Tháng 3/2026 2026-03-31'], null],
  ]);
  expect(document.metadata).toMatchObject({
    number: null,
    type: null,
    title: 'Danh mục nhiệm vụ trọng tâm năm 2026',
    issuer: 'Sở Y tế tỉnh Lạc Giang',
    year: 2026,
  });
  expect(document.citations.map(({ number, issuedOn }) => [number, issuedOn])).toEqual([['15/QĐ-SYT', '2026-01-09']]);
  expect(remarksOf(document)).toEqual([]);
  const places = [
    ...document.tasks.flatMap((task) => [task, ...task.assignments, ...task.deadlines]),
    ...document.citations,
  ];
  for (const { place } of places) expect(document.sourceText.slice(place.start, place.end)).toBe(place.quote);
});

describe('the title is', () => {
  const table = [
    ['STT', 'Nội dung công việc', 'Chủ trì'],
    ['1', 'Rà soát', 'Văn phòng'],
  ];
  it.each<[string, Record<string, readonly (readonly string[])[]>, string, string]>([
    [
      'the row above the table',
      { Sheet1: [['Nhiệm vụ quý I năm 2026'], ...table] },
      'a.xlsx',
      'Nhiệm vụ quý I năm 2026',
    ],
    ['the sheet’s name where no row is one', { 'Việc của Sở': table }, 'a.xlsx', 'Việc của Sở'],
    ['the file’s name where the sheet has none of its own', { Sheet1: table }, 'viec_thang_3.xlsx', 'Viec thang 3'],
    ['the file’s name where there are several sheets', { A: table, B: table }, 'viec.xlsx', 'Viec'],
  ])('%s', async (_, sheets, name, title) =>
    expect((await read(await workbook(sheets), name)).metadata.title).toBe(title),
  );
});

test('reads several sheets one after the other, each under its name, but not the hidden ones', async () => {
  const bytes = await workbook(
    {
      'Nhiệm vụ': [
        ['STT', 'Nội dung công việc', 'Chủ trì'],
        ['1', 'Rà soát', 'Văn phòng'],
      ],
      'Danh sách': [['Sở Nội vụ'], ['Sở Y tế']],
      'Chỉ tiêu': [
        ['TT', 'Chỉ tiêu', 'ĐVT', 'Năm 2025', null, 'Năm 2026'],
        [null, null, null, 'Kế hoạch', 'Thực hiện', null],
        [1, 'Tỷ lệ hồ sơ đúng hạn', '%', 0.95, 0.935, 0.975],
      ],
    },
    (sheet, name) => {
      if (name === 'Danh sách') sheet.state = 'hidden';
      if (name !== 'Chỉ tiêu') return;
      for (const range of ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2']) sheet.mergeCells(range);
      for (const cell of ['D3', 'E3', 'F3']) sheet.getCell(cell).numFmt = '0.0%';
    },
  );
  const document = await read(bytes, 'cong-viec.xlsx');
  expect(document.sourceText).toBe(`Nhiệm vụ

STT | Nội dung công việc | Chủ trì
1 | Rà soát | Văn phòng

Chỉ tiêu

TT | Chỉ tiêu | ĐVT | Năm 2025 |  | Năm 2026
 |  |  | Kế hoạch | Thực hiện | ${''}
1 | Tỷ lệ hồ sơ đúng hạn | % | 95,0% | 93,5% | 97,5%`);
  expect(content(document)).toEqual({
    tasks: [['1', 'Rà soát', null, ['LEAD Văn phòng'], [], null]],
    indicators: [
      ['Tỷ lệ hồ sơ đúng hạn', 'EQ', 95, null, '%', '2025', 93.5],
      ['Tỷ lệ hồ sơ đúng hạn', 'EQ', 97.5, null, '%', '2026', 93.5],
    ],
  });
  expect(remarksOf(document)).toEqual([
    ['HIDDEN_SHEET', 'INFO', 'Sheet "Danh sách": it is hidden and was not read.'],
    ['METADATA_MISSING', 'WARNING', "The document's issuer was not found in its head."],
  ]);
});

describe('columns that a person gives', () => {
  it.each([
    [
      'beside a note',
      [
        ['STT', 'Nội dung công việc', 'Ghi chú'],
        ['1', 'Rà soát bến', 'gấp'],
        ['2', 'Lập danh mục', ''],
      ],
    ],
    [
      'under a header that is not known',
      [
        ['STT', 'Việc'],
        ['1', 'Rà soát bến'],
        ['2', 'Lập danh mục'],
      ],
    ],
    [
      'alone',
      [
        ['Danh mục việc', ''],
        ['', 'Việc phải làm'],
        ['', 'Rà soát bến'],
        ['', 'Lập danh mục'],
      ],
    ],
  ])('are enough where they name the tasks %s', async (_, rows) => {
    const titles = ({ tasks }: ReadDocument) => tasks.map(({ title }) => title);
    expect(titles(await read(csv(rows), 'viec.csv', 'B=task'))).toEqual(['Rà soát bến', 'Lập danh mục']);
    expect(titles(await read(await workbook({ Sheet1: rows }), 'viec.xlsx', 'B=task'))).toEqual([
      'Rà soát bến',
      'Lập danh mục',
    ]);
  });

  const rows = [
    ['Mã', 'Đầu mục', 'Ai làm', 'Cùng ai', 'Bao giờ', 'Ra gì'],
    ['1', 'Rà soát quy hoạch', 'Phòng Kế hoạch', 'Sở Xây dựng', 'Quý I/2026', 'Báo cáo'],
  ];
  const task = [
    '1',
    'Rà soát quy hoạch',
    null,
    ['LEAD Phòng Kế hoạch', 'COORDINATE Sở Xây dựng'],
    ['Quý I/2026 2026-03-31'],
    'Báo cáo',
  ];
  it.each([
    ['by their letters', 'A=ordinal,B=task,C=lead,D=coordinate,E=deadline,F=result'],
    ['by their headers', 'Mã=ordinal,Đầu mục=task,ai lam=lead,Cùng ai=coordinate,Bao giờ=deadline,RA GÌ=result'],
    ['by both', 'A=ordinal,Đầu mục=task,C=lead,D=coordinate,E=deadline,F=result'],
  ])('are read %s', async (_, columns) => {
    expect(content(await read(csv(rows), 'viec.csv', columns)).tasks).toEqual([task]);
    expect(content(await read(await workbook({ Sheet1: rows }), 'viec.xlsx', columns)).tasks).toEqual([task]);
  });

  test('go before what the headers say, and leave the others as they read', async () => {
    const clear = [
      ['STT', 'Nội dung', 'Chi tiết nhiệm vụ', 'Chủ trì'],
      ['1', 'Nhóm A', 'Rà soát', 'Văn phòng'],
    ];
    expect(content(await read(csv(clear), 'a.csv', 'C=task')).tasks).toEqual([
      ['1', 'Rà soát', null, ['LEAD Văn phòng'], [], null],
    ]);
    expect(content(await read(csv(clear), 'a.csv', 'B=task,C=ignore')).tasks).toEqual([
      ['1', 'Nhóm A', null, ['LEAD Văn phòng'], [], null],
    ]);
  });

  test('make a table without a header one', async () => {
    const bare = [
      ['1', 'Rà soát', 'Văn phòng'],
      ['2', 'Báo cáo', 'Thanh tra Sở'],
    ];
    const document = await read(csv(bare), 'a.csv', 'A=ordinal,B=task,C=lead');
    expect(content(document).tasks.map(([ordinal, title]) => [ordinal, title])).toEqual([
      ['1', 'Rà soát'],
      ['2', 'Báo cáo'],
    ]);
  });

  it.each([
    ['a letter beyond the table', 'H=task', 'No row has a column "H"'],
    ['a header that is not there', 'Nội dung=task', '"Nội dung"'],
  ])('are refused for %s', async (_, columns, words) =>
    expect(await refusal(csv(rows), 'viec.csv', columns)).toEqual({
      code: 'WRONG_COLUMNS',
      message: expect.stringContaining(words),
    }),
  );

  test('are refused with the headers that the table has, where it has one', async () =>
    expect(await refusal(csv(TASKS), 'viec.csv', 'Hạng mục=task')).toEqual({
      code: 'WRONG_COLUMNS',
      message:
        '"viec.csv": The table has no column "Hạng mục". Its columns are A "STT", B "Nội dung nhiệm vụ", C "Cơ quan chủ trì", D "Cơ quan phối hợp", E "Thời gian hoàn thành", F "Kết quả". Say which column holds what by its letter or its header.',
    }));
});

describe('a file of sheets is refused', () => {
  it.each<[string, readonly (readonly string[])[], string, string]>([
    [
      'without a list',
      [
        ['Mã', 'Tên hàng', 'Giá'],
        ['1', 'Bàn', '12'],
      ],
      'NOT_A_DOCUMENT',
      'A "Mã", B "Tên hàng", C "Giá"',
    ],
    ['with a way to give its columns', [['Mã', 'Tên hàng']], 'NOT_A_DOCUMENT', '--columns "A=ordinal,B=task,C=lead"'],
    ['without anything', [[]], 'EMPTY_FILE', '0 bytes'],
    [
      'without a filled cell',
      [
        ['', ' '],
        ['', ''],
      ],
      'NO_TEXT',
      'no sheet in which a cell is filled',
    ],
  ])('%s', async (_, rows, code, words) =>
    expect(await refusal(csv(rows), 'hang.csv')).toEqual({ code, message: expect.stringContaining(words) }),
  );

  it.each<[string, Buffer, string, string]>([
    ['in TCVN3', Buffer.from('STT,NhiÖm vô cña së,Thùc hiÖn vµ tæ chøc', 'latin1'), 'LEGACY_ENCODING', 'CSV UTF-8'],
    ['in no encoding that is known', Buffer.from([0x41, 0x2c, 0xc3, 0x28, 0xa0, 0xff]), 'INVALID_UTF8', 'CSV UTF-8'],
    ['of zero bytes', Buffer.from([65, 44, 0, 0]), 'BINARY_FILE', 'byte 2'],
    [
      'with a quotation mark that never ends',
      Buffer.from('STT,Nội dung công việc,Chủ trì\n1,"Rà soát,Văn phòng\n'),
      'BROKEN_FILE',
      'quotation',
    ],
  ])('%s', async (_, bytes, code, words) =>
    expect(await refusal(bytes, 'viec.csv')).toEqual({ code, message: expect.stringContaining(words) }),
  );
});

test('reads a .csv in windows-1258, as old Vietnamese Excel saves it', async () => {
  // "Nhiệm vụ" and "Chủ trì" in that encoding: a letter and then its tone
  const bytes = Buffer.concat([
    Buffer.from(
      'STT;N\xf4\xf2i dung nhi\xea\xf2m vu\xf2;Chu\xd2 tri\xcc\n1;Ra\xcc soa\xect quy hoa\xf2ch;So\xd2 X\xe2y d\xfd\xf2ng\n',
      'latin1',
    ),
  ]);
  expect(content(await read(bytes, 'viec.csv')).tasks.map(([ordinal, title]) => [ordinal, title])).toEqual([
    ['1', 'Rà soát quy hoạch'],
  ]);
});

test('prints a table file as the contract has it', async () => {
  const document = await read(csv(INDICATORS), 'chi-tieu.csv');
  expect(toExtractJson(document)).toMatchObject({
    metadata: { title: 'Chi-tieu', number: null },
    indicators: [
      { name: 'Lượt khách', operator: 'GTE', value: 1_500_000, measureUnit: 'lượt', period: '2026' },
      { name: 'Tỷ lệ lấp đầy phòng', operator: 'BETWEEN', value: 65, upperValue: 70, measureUnit: '%', period: '2026' },
      { name: 'Thu từ du lịch', operator: 'EQ', value: 1500, measureUnit: 'tỷ đồng', period: '2026' },
    ],
  });
});
