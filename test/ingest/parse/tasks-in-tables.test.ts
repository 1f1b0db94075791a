import { PLAN_HEAD } from '../../support/plan-head';
import { readText } from '../../support/read-text';

const HEAD = `${PLAN_HEAD}
I. NHIỆM VỤ
Các nhiệm vụ cụ thể như sau.

`;
const COLUMNS = 'TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành';

const tasksOf = (rows: string, columns = COLUMNS) => readText(`${HEAD}${columns}\n${rows}\n`).tasks;
const units = (rows: string, columns?: string) =>
  tasksOf(rows, columns).map(({ assignments }) => [
    assignments.filter(({ role }) => role === 'LEAD').map(({ unit }) => unit),
    assignments.filter(({ role }) => role === 'COORDINATE').map(({ unit }) => unit),
  ]);

it.each<[string, string, string[], string[]]>([
  ['one unit each', 'Sở Y tế | Sở Tài chính', ['Sở Y tế'], ['Sở Tài chính']],
  ['a condition in brackets', 'Sở Tư pháp (đối với thủ tục nội bộ) | ', ['Sở Tư pháp (đối với thủ tục nội bộ)'], []],
  ['roles in brackets', 'Sở Y tế (chủ trì), Sở Tài chính (phối hợp) | ', ['Sở Y tế'], ['Sở Tài chính']],
  [
    'roles after labels',
    'Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ, Sở Tài chính | ',
    ['Sở Y tế'],
    ['Sở Nội vụ', 'Sở Tài chính'],
  ],
  ['roles in words', 'Sở Y tế chủ trì, phối hợp với Sở Nội vụ | ', ['Sở Y tế'], ['Sở Nội vụ']],
  ['partners named last', 'Sở Y tế chủ trì; Sở Nội vụ phối hợp | ', ['Sở Y tế'], ['Sở Nội vụ']],
  [
    'a part said of each helper',
    'Chủ trì: Sở Y tế; Sở Nội vụ hướng dẫn; Sở Tài chính bố trí ngân sách | ',
    ['Sở Y tế'],
    ['Sở Nội vụ', 'Sở Tài chính'],
  ],
  ['partners without "với"', 'Sở Y tế phối hợp UBND các xã | ', ['Sở Y tế'], ['UBND các xã']],
  ['partners behind a comma', 'Sở Y tế, phối hợp với UBND các xã | ', ['Sở Y tế'], ['UBND các xã']],
  ['a label and partners without one', 'Chủ trì: Sở Y tế; phối hợp UBND các xã | ', ['Sở Y tế'], ['UBND các xã']],
  ['the words of its column', 'Sở Y tế | Phối hợp với Sở Tài chính', ['Sở Y tế'], ['Sở Tài chính']],
  ['a name that holds a verb', 'Sở Y tế; Ban Quản lý dự án tỉnh | ', ['Sở Y tế', 'Ban Quản lý dự án tỉnh'], []],
  ['a shared head word', 'Các Sở: Y tế, Xây dựng | ', ['Sở Y tế', 'Sở Xây dựng'], []],
  ['a numbered list', '1. Sở Y tế 2. Sở Nội vụ | ', ['Sở Y tế', 'Sở Nội vụ'], []],
  ['bullets', '- Sở Y tế - Sở Nội vụ | ', ['Sở Y tế', 'Sở Nội vụ'], []],
  ['the same class twice', 'Các Sở, ban, ngành | Các Sở, ban, ngành', ['Các Sở, ban, ngành'], ['Các Sở, ban, ngành']],
  ['the same unit twice', 'Sở Y tế | Sở Y tế, Sở Nội vụ', ['Sở Y tế'], ['Sở Nội vụ']],
  ['ministries without a comma', 'Bộ Y tế Bộ Tài chính | ', ['Bộ Y tế', 'Bộ Tài chính'], []],
])('reads the units of a cell with %s', (_, cells, leads, partners) =>
  expect(units(`1 | Rà soát bến thủy nội địa | ${cells} | Quý II/2026`)).toEqual([[leads, partners]]),
);

it.each(['nt', '-nt-', 'Như trên', '"', '(như trên)', "''"])('takes over the units above for %j', (ditto) =>
  expect(
    units(
      `1 | Rà soát bến thủy | Sở Xây dựng | Công an tỉnh | Quý I/2026\n2 | Công bố bến thủy | ${ditto} | ${ditto} | Quý II/2026`,
    ),
  ).toEqual(Array(2).fill([['Sở Xây dựng'], ['Công an tỉnh']])),
);

it('makes no task of a group row, and of a sub-row a part of the row above', () => {
  const tasks = tasksOf(`I | Về thể chế | | |
1 | Hoàn thiện quy chế khai thác bến | Sở Xây dựng | Sở Tư pháp | Quý II/2026
- | Lấy ý kiến các xã | Sở Tư pháp | | Tháng 3/2026
- | Trình Ủy ban nhân dân tỉnh | | | Tháng 5/2026
II | Về tổ chức | | |
1 | Công bố danh mục bến | Sở Xây dựng | | Quý III/2026`);
  expect(tasks.map(({ ordinal, parent }) => [ordinal, parent])).toEqual([
    ['I.1', null],
    [null, 0],
    [null, 0],
    ['II.1', null].map((value) => (value === 'II.1' ? expect.stringMatching(/1$/) : value)),
  ]);
  expect(tasks[2]?.assignments.map(({ unit }) => unit)).toEqual(['Sở Xây dựng', 'Sở Tư pháp']);
});

it('joins a row that a page cuts, and skips the repeated head', () => {
  const tasks = tasksOf(`1 | Rà soát bến thủy nội địa | Sở Xây dựng | Công an tỉnh, Sở Nông nghiệp | Quý II/2026
TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
 | trên toàn tỉnh | | và Môi trường | 
2 | Công bố danh mục bến | Sở Xây dựng | | Quý III/2026`);
  expect(tasks.map(({ text }) => text)).toEqual(['Rà soát bến thủy nội địa trên toàn tỉnh', 'Công bố danh mục bến']);
  expect(tasks[0]?.assignments.map(({ unit }) => unit)).toContain('Sở Nông nghiệp và Môi trường');
});

it('reads a head of two rows', () =>
  expect(
    units(
      ' | | Chủ trì | Phối hợp | \n1 | Rà soát bến thủy | Sở Xây dựng | Công an tỉnh | Quý I/2026',
      'TT | Nội dung công việc | Cơ quan thực hiện | | Thời gian',
    ),
  ).toEqual([[['Sở Xây dựng'], ['Công an tỉnh']]]));

it.each([
  ['Quý II/2026; Quý IV/2026', ['2026-06-30', '2026-12-31']],
  ['Quý II/2026 và Quý IV/2026', ['2026-06-30', '2026-12-31']],
  ['Tháng 6, tháng 12/2026', ['2026-06-30', '2026-12-31']],
  ['30/6/2026', ['2026-06-30']],
])('reads the deadlines of the cell %j', (cell, days) =>
  expect(tasksOf(`1 | Rà soát bến thủy | Sở Xây dựng | | ${cell}`)[0]?.deadlines.map(({ on }) => on)).toEqual(days),
);

it.each([
  ['Trần Văn Mẫu', 'TASK_UNIT_UNSURE'],
  ['Ủy ban nhân dân các', 'TASK_UNIT_UNSURE'],
  ['', 'TASK_WITHOUT_LEAD'],
])('says that the lead %j is unsure', (lead, code) => {
  const { diagnostics } = readText(
    `${HEAD}${COLUMNS}\n1 | Rà soát bến thủy | ${lead} | | Quý I/2026\n2 | Công bố bến | Sở Y tế | | Quý I/2026\n`,
  );
  expect(diagnostics.map((remark) => remark.code)).toEqual([code]);
});

it.each([
  ['Phối hợp rà soát bến thủy', false],
  ['Chủ trì, phối hợp rà soát bến thủy', true],
])('wants a leader for %j, for which one unit helps: %j', (name, isWanted) =>
  expect(
    readText(`${HEAD}${COLUMNS}\n1 | ${name} | | Sở Y tế | Quý I/2026\n2 | Công bố bến | Sở Y tế | | Quý I/2026\n`)
      .diagnostics.map(({ code }) => code)
      .includes('TASK_WITHOUT_LEAD'),
  ).toBe(isWanted),
);

it.each([
  ['Sở Y tế | Sở Tài chính; Sở Y tế', ['Sở Y tế']],
  ['Các sở, ngành | Sở Tài chính; các sở, ngành', []],
  ['Sở Y tế | Sở Tài chính', []],
])('doubts a unit, but no class, that a row names in both roles: %j', (cells, doubted) =>
  expect(
    readText(`${HEAD}${COLUMNS}\n1 | Rà soát bến thủy nội địa | ${cells} | Quý II/2026\n`)
      .diagnostics.filter(({ code }) => code === 'TASK_UNIT_UNSURE')
      .map(({ message }) => /"([^"]+)" is named both/u.exec(message)?.[1]),
  ).toEqual(doubted),
);

it('reads a row as the group of the rows that are numbered below it', () =>
  expect(
    readText(
      'SỞ Y TẾ\nTỈNH LẠC GIANG\nSố: 5/KH-SYT\nLạc Giang, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nPhòng bệnh\n\nTT | Nhiệm vụ | Chủ trì | Hoàn thành\n1 | Xây dựng tài liệu | | \n1.1 | Tài liệu cho thôn | Phòng Nghiệp vụ | Tháng 4/2026\n2 | Mở lớp | Văn phòng Sở | Tháng 5/2026\n',
    ).tasks.map(({ title }) => title),
  ).toEqual(['Tài liệu cho thôn', 'Mở lớp']));
