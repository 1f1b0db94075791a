import { toLines } from '../../../src/ingest/segment/lines';
import { readSpacedTable } from '../../../src/ingest/segment/spaced-table';

/** A table as layout keeps it: cells under their heads, names cut over lines. */
const TEXT = ` TT   Nội dung công việc              Cơ quan            Cơ quan            Thời gian
                                       chủ trì            phối hợp
 1    Rà soát quy hoạch bến thủy      Sở Xây dựng        Sở Công an          Quý I/2026
      nội địa toàn tỉnh
 2    Hội nghị tổng kết               Văn phòng          Các sở, ngành      Tháng 12/2026
                                      UBND tỉnh

    III. TỔ CHỨC THỰC HIỆN
    Các sở căn cứ nhiệm vụ được phân công.`;

const read = (text: string) => readSpacedTable(text, toLines(text), 0, () => false);

it('reads a table whose cells wide gaps part', () => {
  const found = read(TEXT);
  expect(found?.table.columns).toEqual(['ORDINAL', 'TASK', 'LEAD', 'COORDINATE', 'DEADLINE']);
  expect(found?.table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['1', 'Rà soát quy hoạch bến thủy nội địa toàn tỉnh', 'Sở Xây dựng', 'Sở Công an', 'Quý I/2026'],
    ['2', 'Hội nghị tổng kết', 'Văn phòng UBND tỉnh', 'Các sở, ngành', 'Tháng 12/2026'],
  ]);
});

it('ends it before the heading behind it', () => {
  const endLine = read(TEXT)?.endLine ?? 0;
  expect(toLines(TEXT)[endLine]?.text).toBe('');
});

it.each([
  ['a list of recipients', 'TT   Tỉnh ủy    HĐND tỉnh    UBND tỉnh\n1   2   3'],
  ['a head without rows', 'TT   Nội dung   Cơ quan chủ trì   Thời gian\n\nTrên đây là kế hoạch.'],
  ['a table with bars', 'TT | Nội dung | Cơ quan chủ trì\n1 | Rà soát | Sở Y tế'],
])('reads no table in %s', (_, text) => expect(read(text)).toBeNull());
