import { readText } from '../../support/read-text';

const HEAD = `VĂN PHÒNG CHÍNH PHỦ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 7785/VPCP-NN
V/v xuất khẩu nông sản

Hà Nội, ngày 19 tháng 11 năm 2024

Kính gửi: Bộ Công Thương.

`;
const leadsOf = (body: string) =>
  readText(`${HEAD}${body}\n`).tasks.map(({ assignments }) =>
    assignments.filter(({ role }) => role === 'LEAD').map(({ unit }) => unit),
  );

it.each<[string, string, string[][]]>([
  [
    'an opinion without headings',
    'Xét báo cáo của Bộ Công Thương, Phó Thủ tướng có ý kiến như sau:\n\nBộ Công Thương chủ trì, phối hợp với Bộ Tài chính đề xuất giải pháp.\n\nVăn phòng Chính phủ thông báo để Bộ Công Thương biết, thực hiện.',
    [['Bộ Công Thương']],
  ],
  [
    'an office addressed as comrade',
    'Về việc này, Thủ tướng Chính phủ có ý kiến chỉ đạo như sau:\n\nĐồng chí Bí thư Tỉnh ủy Lạc Giang chỉ đạo việc sơ tán dân.',
    [['Bí thư Tỉnh ủy Lạc Giang']],
  ],
  [
    'an office that decides',
    'Thủ tướng Chính phủ có ý kiến như sau:\n\n1. Đồng ý chủ trương.\n\n2. Bộ trưởng Bộ Xây dựng ra quyết định bổ sung theo quy định.',
    [['Bộ trưởng Bộ Xây dựng']],
  ],
  [
    'a report without orders',
    'Ngày 20 tháng 10, báo có bài viết.\n\nBộ Công Thương tổ chức kiểm tra trong tháng 9.',
    [],
  ],
])('reads the orders of %s', (_, body, leads) => expect(leadsOf(body)).toEqual(leads));

it('notes an order of a letter that was not read', () => {
  const { tasks, diagnostics } = readText(
    `${HEAD}Ngày 20 tháng 10, Bộ trưởng đã họp.\n\nTrước mắt, đề nghị Sở Y tế tạm thời thay thế thuốc.\n`,
  );
  expect(tasks).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toContain('TASK_MAYBE_MISSED');
});
