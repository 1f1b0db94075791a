import { readText } from '../../support/read-text';

/** A gazette's annex: cells one under the other, groups numbered "1." with rows "1.1" below, a row cut by a page. */
const ANNEX = `THỦ TƯỚNG CHÍNH PHỦ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/QĐ-TTg
Hà Nội, ngày 04 tháng 6 năm 2026

QUYẾT ĐỊNH
Phê duyệt Đề án phát triển nghề cá

PHỤ LỤC
DANH MỤC CÁC NHIỆM VỤ TRỌNG TÂM

TT
Nhiệm vụ, giải pháp
Cơ quan
chủ trì
Cơ quan
 phối hợp
Sản phẩm
Thời gian
thực hiện
1.
Hoàn thiện thể chế
1.1
Nghiên cứu, sửa đổi các quy định về
cảng cá.
Bộ Tài chính
Bộ Khoa học và
Công nghệ
Cơ chế, chính sách
được ban hành
Nhiệm vụ thường
xuyên
1.2
Ban hành chính sách hỗ trợ
ngư dân.
Bộ Xây dựng
Bộ Tài chính
Cơ chế, chính sách
được ban hành
Quý IV/2026
2. Tăng cường huy động nguồn lực
2.1
Hình thành các đội tàu
Bộ Khoa học và
Bộ Công Thương;
Báo cáo
Quý I/2027

TT
Nhiệm vụ, giải pháp
Cơ quan
chủ trì
Cơ quan
 phối hợp
Sản phẩm
Thời gian
thực hiện
khai thác xa bờ.
Công nghệ
Bộ Ngoại giao
`;
const { tasks, diagnostics } = readText(ANNEX);
const unitsOf = (role: string) =>
  tasks.map(({ assignments }) => assignments.filter((a) => a.role === role).map(({ unit }) => unit));

it('takes the rows below a numbered group for tasks, and the group for none', () =>
  expect(tasks.map(({ ordinal }) => ordinal?.split('.').slice(-2).join('.'))).toEqual(['1.1', '1.2', '2.1']));

it('gives the second unit of lines that stand one under the other to the partners', () => {
  expect(unitsOf('LEAD').slice(0, 2)).toEqual([['Bộ Tài chính'], ['Bộ Xây dựng']]);
  expect(unitsOf('COORDINATE').slice(0, 2)).toEqual([['Bộ Khoa học và Công nghệ'], ['Bộ Tài chính']]);
});

it('reads a task without end as recurring', () =>
  expect(tasks[0]?.deadlines.map(({ text, recurring }) => [text, recurring])).toEqual([
    ['Nhiệm vụ thường xuyên', true],
  ]));

it('doubts the units of a row that a page cuts', () =>
  expect(diagnostics.filter(({ code }) => code === 'TASK_ROW_UNSURE').map(({ message }) => message)).toEqual([
    expect.stringContaining('2.1'),
  ]));
