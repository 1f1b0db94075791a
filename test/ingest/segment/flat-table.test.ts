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

it('takes a row with units and a deadline of its own for a task, though "1.1" stands below it', () =>
  expect(
    rowsOf(`${HEAD}1
Sắp xếp các trạm thủy văn thuộc
thẩm quyền quản lý
Sở Xây dựng
Sở Nội vụ; Sở Tài
chính
Cấp có
thẩm
quyền
Quyết định của tỉnh
Quý III/2026
1.1 Theo dõi việc sắp xếp của các phường
Sở Nội vụ
Sở Xây dựng
Cấp có
thẩm
quyền
Báo cáo
Thường xuyên`),
  ).toMatchObject([
    { ORDINAL: '1', LEAD: 'Sở Xây dựng', COORDINATE: 'Sở Nội vụ; Sở Tài chính', DEADLINE: 'Quý III/2026' },
    { ORDINAL: '1.1', LEAD: 'Sở Nội vụ', COORDINATE: 'Sở Xây dựng', DEADLINE: 'Thường xuyên' },
  ]));

it('keeps what follows of a group over the end of a page', () =>
  expect(
    rowsOf(`${HEAD}I
Hoàn thiện thể chế và tổ chức
${HEAD}bộ máy
1
Rà soát quy chế bến thủy
Sở Xây dựng
Sở Nội vụ
Cấp có
thẩm
quyền
Báo cáo
Thường xuyên`)[0],
  ).toMatchObject({ ORDINAL: 'I', TASK: 'Hoàn thiện thể chế và tổ chức bộ máy' }));

it.each([
  ['trực thuộc trung', 'ương'],
  ['các', 'tỉnh, thành\nphố trực\nthuộc trung\nương'],
])('does not part the name of a class that a page cuts behind %j', (before, after) => {
  const written = 'Các bộ, cơ quan\nngang bộ, Ủy ban\nnhân dân các';
  const first = before === 'các' ? written : `${written} tỉnh,\nthành phố\n${before}`;
  expect(
    rowsOf(`${HEAD}1
Xây dựng mô hình tổ chức đội dân quân bến
thủy đáp ứng yêu cầu nhiệm vụ và triển khai
Bộ Quốc
phòng
${first}
Bộ Chính
trị
Đề án
Quý I/2026
${HEAD}${after}`),
  ).toMatchObject([
    {
      LEAD: 'Bộ Quốc phòng',
      COORDINATE: 'Các bộ, cơ quan ngang bộ, Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương',
      DEADLINE: 'Quý I/2026',
    },
  ]);
});

it('takes a text that names a document for the result, not for the deadline', () =>
  expect(
    rowsOf(`${HEAD}1
Triển khai quy định về kiểm soát bến thủy
Sở Xây dựng
Sở Nội vụ
Cấp có
thẩm
quyền
Theo yêu cầu tại
Quy định số 17-
QĐ/TU
Thường xuyên`),
  ).toMatchObject([{ RESULT: 'Theo yêu cầu tại Quy định số 17- QĐ/TU', DEADLINE: 'Thường xuyên' }]));

/** A page whose last cell bears a mark, and the note below it: over two lines, and the next row right behind it. */
const NOTED = `TT
Tên nhiệm vụ
Cơ quan
chủ trì
Cơ quan
phối hợp
Kết quả
Thời gian
hoàn thành
Căn cứ
1
Rà soát các bến thủy nội địa trên địa
bàn tỉnh
Sở Xây dựng
Sở Y tế
Báo cáo
Quý III/2026
Nghị quyết
số 12-
NQ/TU1

1 Nghị quyết số 12-NQ/TU ngày 05/01/2026 của Tỉnh ủy thực hiện
Nghị quyết số 57-NQ/TW của Bộ Chính trị
2
Lập danh mục các bến thủy nội địa
Sở Y tế
Sở Xây dựng
Danh mục
Quý IV/2026
Nghị Quyết
số 12-NQ/TU`;

it('keeps the notes below a page out of the cells, and reads a type word in any case', () =>
  expect(rowsOf(NOTED)).toEqual([
    {
      ORDINAL: '1',
      TASK: 'Rà soát các bến thủy nội địa trên địa bàn tỉnh',
      LEAD: 'Sở Xây dựng',
      COORDINATE: 'Sở Y tế',
      RESULT: 'Báo cáo',
      DEADLINE: 'Quý III/2026',
      BASIS: 'Nghị quyết số 12- NQ/TU1',
      NOTE: '1 Nghị quyết số 12-NQ/TU ngày 05/01/2026 của Tỉnh ủy thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị',
      isUnsure: false,
    },
    {
      ORDINAL: '2',
      TASK: 'Lập danh mục các bến thủy nội địa',
      LEAD: 'Sở Y tế',
      COORDINATE: 'Sở Xây dựng',
      RESULT: 'Danh mục',
      DEADLINE: 'Quý IV/2026',
      BASIS: 'Nghị Quyết số 12-NQ/TU',
      isUnsure: false,
    },
  ]));
