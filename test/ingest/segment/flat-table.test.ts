import { readFlatTable } from '../../../src/ingest/segment/flat-table';
import { toLines } from '../../../src/ingest/segment/lines';

/** A gazette's text layer: one cell under the other, the head repeated on the second page. */
const TEXT = `STT
Tên nhiệm vụ
Cơ quan
chủ trì
Cơ quan
phối hợp
Kết quả
Thời gian
hoàn thành
I. Hoàn thiện thể chế
1.
Xây dựng Nghị định về quản lý chất lượng nước
sạch nông thôn
Bộ Y tế
Bộ Tài chính, các
bộ, ngành
Nghị định của
Chính phủ
Quý III/2026
STT
Tên nhiệm vụ
Cơ quan
chủ trì
Cơ quan
phối hợp
Kết quả
Thời gian
hoàn thành
2.
Tổ chức kiểm tra các công trình cấp nước tập
trung
Ủy ban nhân
dân cấp tỉnh
Sở Y tế
Các báo cáo
Thường xuyên`;

it('tells the cells of rows apart that stand one under the other', () => {
  const read = readFlatTable(TEXT, toLines(TEXT), 0, () => false);
  const rows = read?.table.rows.map((row) =>
    Object.fromEntries(row.cells.map(({ text }, i) => [row.roles?.[i], text])),
  );
  expect(rows).toEqual([
    { ORDINAL: 'I', TASK: 'Hoàn thiện thể chế' },
    {
      ORDINAL: '1',
      TASK: 'Xây dựng Nghị định về quản lý chất lượng nước sạch nông thôn',
      LEAD: 'Bộ Y tế',
      COORDINATE: 'Bộ Tài chính, các bộ, ngành',
      RESULT: 'Nghị định của Chính phủ',
      DEADLINE: 'Quý III/2026',
    },
    {
      ORDINAL: '2',
      TASK: 'Tổ chức kiểm tra các công trình cấp nước tập trung',
      LEAD: 'Ủy ban nhân dân cấp tỉnh',
      COORDINATE: 'Sở Y tế',
      RESULT: 'Các báo cáo',
      DEADLINE: 'Thường xuyên',
    },
  ]);
});

it('sees no such table in prose', () =>
  expect(readFlatTable('TT\nNội dung khác', toLines('TT\nNội dung khác'), 0, () => false)).toBeNull());
