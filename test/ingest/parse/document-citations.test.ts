import type { CitationMention, Diagnostic, Evidence } from '../../../src/ingest/parsed-document';
import { readDocument } from '../../../src/ingest/read-document';

async function read(
  text: string,
): Promise<{ citations: CitationMention<Evidence>[]; diagnostics: Diagnostic<Evidence>[] }> {
  const result = await readDocument(Buffer.from(text), 'document.txt', 1_000_000);
  if (result.kind === 'refused') throw new Error(result.refusal.message);
  return result.document;
}

const head = (number: string, type: string, title: string) => `ỦY BAN NHÂN DÂN
TỈNH LẠC GIANG

Số: ${number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạc Giang, ngày 16 tháng 3 năm 2026

${type}
${title}

`;

const DECISION = `${head('21/2026/QĐ-UBND', 'QUYẾT ĐỊNH', 'Ban hành Quy định quản lý bến thủy nội địa')}Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Nghị định số 44/2024/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 91/2025/NĐ-CP;
Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 310/TTr-SXD ngày 02 tháng 3 năm 2026.

QUYẾT ĐỊNH:

Điều 1. Phạm vi điều chỉnh
Quyết định này quy định việc quản lý bến thủy nội địa theo khoản 2, 3 và khoản 5 Điều 9 Nghị định số 44/2024/NĐ-CP.
Điều 2. Điều khoản thi hành
1. Quyết định này có hiệu lực từ ngày 01 tháng 4 năm 2026 và thay thế Quyết định số 17/2019/QĐ-UBND ngày 05/6/2019.
2. Bãi bỏ toàn bộ các quyết định sau:
a) Quyết định số 33/2012/QĐ-UBND ngày 09 tháng 11 năm 2012 của Ủy ban nhân dân tỉnh Sông Lam về quản lý bến;
b) Quyết định số 08/2015/QĐ-UBND ngày 20 tháng 01 năm 2015 của Ủy ban nhân dân tỉnh Lạc Giang.
3. Giao Sở Xây dựng xây dựng dự thảo sửa đổi Quyết định số 40/2020/QĐ-UBND trong quý III năm 2026.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh và các sở, ngành chịu trách nhiệm thi hành Quyết định này./.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu
`;

it('reads what a decision does to the documents that it names', async () => {
  const { citations } = await read(DECISION);
  expect(citations.map(({ number, kind }) => [number, kind])).toEqual([
    ['72/2025/QH15', 'BASIS'],
    ['44/2024/NĐ-CP', 'BASIS'],
    ['91/2025/NĐ-CP', 'BASIS'],
    ['310/TTr-SXD', 'BASIS'],
    ['44/2024/NĐ-CP', 'CITES'],
    ['17/2019/QĐ-UBND', 'REPLACES'],
    ['33/2012/QĐ-UBND', 'REPEALS'],
    ['08/2015/QĐ-UBND', 'REPEALS'],
    ['40/2020/QĐ-UBND', 'CITES'],
  ]);
  expect(citations[4]?.locator).toBe('khoản 2, 3 và khoản 5 Điều 9');
});

const PLAN = `${head('77/KH-UBND', 'KẾ HOẠCH', 'Triển khai thực hiện Chỉ thị số 23-CT/TU ngày 19/01/2026 của Ban Thường vụ Tỉnh ủy')}Căn cứ Chỉ thị số 23-CT/TU ngày 19/01/2026 của Ban Thường vụ Tỉnh ủy (sau đây gọi tắt là Chỉ thị 23), Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. NHIỆM VỤ
1. Sở Xây dựng chủ trì thực hiện Chỉ thị 23 trước ngày 30/6/2026.
2. Bãi bỏ Quyết định số 17/2019/QĐ-UBND ngày 05/6/2019 trong quý III năm 2026.
3. Sở Tài chính rà soát theo Nghị định số 44/2024/NĐ-CP ngày 25/4/2042.
4. Kế hoạch này thay thế Kế hoạch số 15/KH-UBND ngày 20/01/2025.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu

PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 77/KH-UBND ngày 16/3/2025 của Ủy ban nhân dân tỉnh)
`;

it('links a task to the document that its short form stands for, and takes a plan to change for a task', async () => {
  const { citations } = await read(PLAN);
  expect(citations.map(({ number, kind, status }) => [number, kind, status])).toEqual([
    ['23-CT/TU', 'IMPLEMENTS', 'WELL_FORMED'],
    ['23-CT/TU', 'BASIS', 'WELL_FORMED'],
    ['23-CT/TU', 'IMPLEMENTS', 'WELL_FORMED'],
    ['17/2019/QĐ-UBND', 'CITES', 'WELL_FORMED'],
    ['44/2024/NĐ-CP', 'CITES', 'SUSPECT'],
    ['15/KH-UBND', 'REPLACES', 'WELL_FORMED'],
  ]);
});

const LETTER = `${head('', '', '').replace('Số: ', 'Số: 900/UBND-XD').trim()}

Kính gửi: Các sở, ban, ngành.

Ủy ban nhân dân tỉnh nhận được Văn bản số 35 ngày 02/3/2026 của Công ty cổ phần Sông Lam và có ý kiến theo Luật Nàng tiên cá trong năm.
Giao Sở Xây dựng tham gia ý kiến vào các dự án: Luật Giá, Luật Thư viện; báo cáo theo Nghị quyết 57 và Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu
`;

it('says of what it is unsure', async () => {
  const { diagnostics } = await read(LETTER);
  const unsure = diagnostics.filter(({ code }) => code === 'CITATION_UNSURE');
  expect(unsure.map(({ place, message }) => [place?.quote, message])).toEqual([
    ['Văn bản số 35 ngày 02/3/2026 của Công ty cổ phần Sông Lam', expect.stringContaining('no symbol')],
    ['Luật Nàng tiên cá', expect.stringContaining('where the name "Luật Nàng tiên cá" ends')],
    ['Luật Giá', expect.stringContaining('draft')],
    ['Luật Thư viện', expect.stringContaining('draft')],
    ['Nghị quyết 57', expect.stringContaining('taken for 57-NQ/TW')],
  ]);
});

it('takes its own number for itself, and says where that is dated otherwise', async () => {
  const { diagnostics } = await read(PLAN);
  expect(diagnostics.filter(({ code }) => code === 'CITATION_SUSPECT').map(({ message }) => message)).toContainEqual(
    expect.stringContaining('77/KH-UBND is dated 2025-03-16 here'),
  );
});

it('rests a plan of the Party on what it carries out, not on what the plan it issues is for', async () => {
  const text = `ĐẢNG ỦY KHỐI CƠ QUAN
TỈNH LẠC GIANG

Số 32-KH/ĐUK

Lạc Giang, ngày 16 tháng 3 năm 2026

KẾ HOẠCH
thực hiện Nghị quyết số 19-NQ/TU

Thực hiện Kết luận số 12-KL/TU ngày 05/02/2026 của Ban Thường vụ Tỉnh ủy, Đảng ủy khối ban hành Kế hoạch triển khai thực hiện Nghị quyết số 19-NQ/TU.

I. MỤC ĐÍCH
Triển khai kịp thời.
`;
  const { citations } = await read(text);
  expect(citations.map(({ number, kind }) => [number, kind === 'BASIS'])).toEqual([
    ['19-NQ/TU', false],
    ['12-KL/TU', true],
    ['19-NQ/TU', false],
  ]);
});

it('gives a number whose day stands on the next page, behind other cells, its own place', async () => {
  const columns = 'TT\nNội dung công việc\nCơ quan\nchủ trì\nCơ quan\nphối hợp\nSản phẩm\nThời hạn\nhoàn thành\n';
  const text = `${head('21/KH-UBND', 'KẾ HOẠCH', 'Quản lý bến thủy nội địa')}PHỤ LỤC
DANH MỤC NHIỆM VỤ

${columns}1
Sắp xếp các bến thủy theo yêu cầu tại
Công văn số 59/UBND-KT ngày
Sở Xây dựng
Sở Tài chính; Sở
Nội vụ
Quyết định của tỉnh
Quý III/2026




${columns}12 tháng 9 năm 2025 của Ủy ban nhân
dân tỉnh về quản lý bến
2
Rà soát các bến
Sở Xây dựng
Sở Nội vụ
Báo cáo
Thường xuyên
`;
  const { citations } = await read(text);
  expect(citations.map(({ number, issuedOn, place }) => [number, issuedOn, place.quote])).toEqual([
    ['59/UBND-KT', '2025-09-12', 'Công văn số 59/UBND-KT'],
  ]);
});
