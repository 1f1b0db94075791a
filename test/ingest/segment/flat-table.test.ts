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

const HEAD = `TT
Nội dung công việc
Cơ quan
chủ trì
Cơ quan
phối hợp
Cấp trình
Sản phẩm
Thời hạn
hoàn thành
`;

const rowsOf = (text: string) =>
  (readFlatTable(text, toLines(text), 0, () => false)?.table.rows ?? []).map((row) => ({
    ...Object.fromEntries(row.cells.map(({ text: words }, i) => [row.roles?.[i], words])),
    isUnsure: row.isUnsure === true,
  }));

it('tells the level that a paper is put before from the units and the result', () =>
  expect(
    rowsOf(`${HEAD}1
Tham mưu quy định về bến thủy nội
địa, báo cáo cấp có thẩm quyền
Các sở, ban
ngành
Bộ Xây dựng;
các bộ,
cơ quan liên
quan
Cấp có
thẩm
quyền
Văn bản quy
định chi tiết
Trước
ngày
01/3/2027`),
  ).toEqual([
    {
      ORDINAL: '1',
      TASK: 'Tham mưu quy định về bến thủy nội địa, báo cáo cấp có thẩm quyền',
      LEAD: 'Các sở, ban ngành',
      COORDINATE: 'Bộ Xây dựng; các bộ, cơ quan liên quan',
      UNKNOWN: 'Cấp có thẩm quyền',
      RESULT: 'Văn bản quy định chi tiết',
      DEADLINE: 'Trước ngày 01/3/2027',
      isUnsure: false,
    },
  ]));

it('goes on with the cells of a row that a page cuts', () =>
  expect(
    rowsOf(`${HEAD}1
Xây dựng quy chế khai thác bến thủy theo
mô hình mới, trong đó tiếp tục nâng
Sở Xây dựng
Sở Tài chính, các
sở, ngành, cơ
Quyết định của tỉnh
Quý III/2026
${HEAD}mức hỗ trợ chủ bến nhỏ
quan, tổ chức có
liên quan`),
  ).toMatchObject([
    {
      TASK: 'Xây dựng quy chế khai thác bến thủy theo mô hình mới, trong đó tiếp tục nâng mức hỗ trợ chủ bến nhỏ',
      LEAD: 'Sở Xây dựng',
      COORDINATE: 'Sở Tài chính, các sở, ngành, cơ quan, tổ chức có liên quan',
      RESULT: 'Quyết định của tỉnh',
      DEADLINE: 'Quý III/2026',
    },
  ]));

it('parts a line that two cells share', () =>
  expect(
    rowsOf(`${HEAD}1
Tổ chức kiểm tra liên ngành các bến thủy
Sở Xây dựng
Công an tỉnh
Các hoạt động,
văn bản phối hợp Thường xuyên`),
  ).toMatchObject([{ RESULT: 'Các hoạt động, văn bản phối hợp', DEADLINE: 'Thường xuyên' }]));

it('says that a row is unsure whose cells fit no column', () =>
  expect(rowsOf(`${HEAD}1\nTổ chức kiểm tra các bến thủy\nlúc thuận tiện`)).toMatchObject([{ isUnsure: true }]));

it('sees no such table in prose', () =>
  expect(readFlatTable('TT\nNội dung khác', toLines('TT\nNội dung khác'), 0, () => false)).toBeNull());
