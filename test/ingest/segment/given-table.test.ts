import { cleanSource } from '../../../src/ingest/clean/clean-source';
import { type ContentCell, paragraph } from '../../../src/ingest/read/content-block';
import { SourceWriter } from '../../../src/ingest/read/source-writer';
import { toGivenTable } from '../../../src/ingest/segment/given-table';

/** A cell as text, or [text, columns, rows]; under a cell of several rows nothing is given. */
type Cell = string | readonly [string, number, number];

function tableOf(rows: readonly (readonly Cell[])[]) {
  const covered = new Map<string, true>();
  const cells = rows.map((row, y) => {
    let column = 0;
    return row.map((given): ContentCell => {
      const [text, columns, height] = typeof given === 'string' ? [given, 1, 1] : given;
      while (covered.has(`${y} ${column}`)) column += 1;
      for (let i = 1; i < height; i++) for (let x = 0; x < columns; x++) covered.set(`${y + i} ${column + x}`, true);
      const cell = { column, columns, rows: height, blocks: text.split('\n').map((line) => paragraph(line)) };
      column += columns;
      return cell;
    });
  });
  const writer = new SourceWriter();
  writer.addBlocks([{ kind: 'table', rows: cells }]);
  const { text, tables } = cleanSource(writer.source());
  return tables[0] === undefined ? null : toGivenTable(text, tables[0], null);
}

const rowsOf = (rows: readonly (readonly Cell[])[]) =>
  tableOf(rows)?.rows.map(({ cells, roles, isGroup }) =>
    cells.flatMap(({ text }, i) => (text === '' ? [] : [`${isGroup === true ? 'group ' : ''}${roles?.[i]} ${text}`])),
  );

const HEAD = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian hoàn thành'];

it('reads a header of two rows by what stands above each other', () =>
  expect(
    tableOf([
      [
        ['TT', 1, 2],
        ['Nội dung công việc', 1, 2],
        ['Đơn vị thực hiện', 2, 1],
        ['Thời gian', 1, 2],
      ],
      ['Chủ trì', 'Phối hợp'],
      ['1', 'a', 'Sở Y tế', 'Sở Nội vụ', 'Quý I/2026'],
    ])?.columns,
  ).toEqual(['ORDINAL', 'TASK', 'LEAD', 'COORDINATE', 'DEADLINE']));

it.each<[string, readonly (readonly Cell[])[], string[][]]>([
  [
    'gives a cell of several rows to each of them',
    [HEAD, ['1', 'a', ['Sở Y tế', 1, 2], 'Quý I/2026'], ['2', 'b', 'Quý II/2026']],
    [
      ['ORDINAL 1', 'TASK a', 'LEAD Sở Y tế', 'DEADLINE Quý I/2026'],
      ['ORDINAL 2', 'TASK b', 'LEAD Sở Y tế', 'DEADLINE Quý II/2026'],
    ],
  ],
  [
    'makes the rows of one task one row',
    [HEAD, [['1', 1, 2], ['a', 1, 2], 'Sở Y tế', 'Quý I/2026'], ['Sở Nội vụ', 'Quý II/2026']],
    [['ORDINAL 1', 'TASK a', 'LEAD Sở Y tế', 'DEADLINE Quý I/2026', 'LEAD Sở Nội vụ', 'DEADLINE Quý II/2026']],
  ],
  [
    'tells groups, with their number apart',
    [HEAD, [['II. Hạ tầng', 4, 1]], ['A', ['Giao thông', 3, 1]], ['1', 'a', 'Sở Xây dựng', '2026']],
    [
      ['group ORDINAL II', 'group TASK Hạ tầng'],
      ['group ORDINAL A', 'group TASK Giao thông'],
      ['ORDINAL 1', 'TASK a', 'LEAD Sở Xây dựng', 'DEADLINE 2026'],
    ],
  ],
  [
    'leaves out a repeated header and the numbers of columns',
    [HEAD, ['(1)', '(2)', '(3)', '(4)'], ['1', 'a', 'Sở Y tế', '2026'], HEAD, ['2', 'b', 'Sở Y tế', '2026']],
    [
      ['ORDINAL 1', 'TASK a', 'LEAD Sở Y tế', 'DEADLINE 2026'],
      ['ORDINAL 2', 'TASK b', 'LEAD Sở Y tế', 'DEADLINE 2026'],
    ],
  ],
  [
    'takes the column of more names where another one groups them',
    [
      ['TT', 'Nội dung', 'Nhiệm vụ cụ thể', 'Cơ quan chủ trì'],
      ['1', ['Hạ tầng', 1, 2], 'a', 'Sở Y tế'],
      ['2', 'b', 'Sở Nội vụ'],
    ],
    [
      ['ORDINAL 1', 'UNKNOWN Hạ tầng', 'TASK a', 'LEAD Sở Y tế'],
      ['ORDINAL 2', 'UNKNOWN Hạ tầng', 'TASK b', 'LEAD Sở Nội vụ'],
    ],
  ],
])('%s', (_, rows, expected) => expect(rowsOf(rows)).toEqual(expected));

it('keeps where the paragraphs of a cell end', () => {
  const cell = tableOf([HEAD, ['1', 'a', 'Sở Y tế\nSở Nội vụ', '2026']])?.rows[0]?.cells[2];
  expect(cell).toMatchObject({ text: 'Sở Y tế Sở Nội vụ', lineEnds: ['Sở Y tế'.length] });
});

it.each<[string, readonly (readonly Cell[])[]]>([
  ['a signature', [['Nơi nhận:\n- Lưu: VT.', 'CHỦ TỊCH\nTrần Văn Mẫu']]],
  ['a list of addressees', [['Kính gửi:', '- Sở Y tế;\n- Sở Nội vụ.']]],
])('is none where it only sets %s side by side', (_, rows) => expect(tableOf(rows)).toBeNull());
