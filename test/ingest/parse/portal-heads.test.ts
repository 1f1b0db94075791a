import { readText } from '../../support/read-text';

/** A portal's copy: each cell of the head between bars, its lines cut where the page was narrow. */
const CUT_CELLS = `ỦY
BAN NHÂN DÂN
TỈNH LẠC GIANG
-------
|
CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
35/2022/QĐ-UBND
|
Lạc
Giang, ngày 16
tháng 9 năm 2022
|
QUYẾT
ĐỊNH
BAN HÀNH QUY CHẾ QUẢN LÝ BẾN THỦY NỘI ĐỊA TRÊN
ĐỊA BÀN TỈNH LẠC GIANG
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LẠC GIANG
Căn cứ Luật Giá năm 2023;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến thủy nội địa trên địa bàn tỉnh Lạc Giang.
`;

it('reads a head whose cells are cut over lines between bars', () =>
  expect(readText(CUT_CELLS).metadata).toMatchObject({
    number: '35/2022/QĐ-UBND',
    type: 'Quyết định',
    title: 'Ban hành Quy chế quản lý bến thủy nội địa trên địa bàn tỉnh Lạc Giang',
    issuer: 'Ủy ban nhân dân tỉnh Lạc Giang',
    issuedOn: '2022-09-16',
  }));

const head = (authority: string, number: string, rest: string) => `${authority}
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

${number}

Hà Nội, ngày 09 tháng 5 năm 2024

${rest}
`;

it.each([
  ['an office above its authority', 'VĂN PHÒNG\nCHÍNH PHỦ', 'Văn phòng Chính phủ'],
  ['the head of government on two lines', 'THỦ TƯỚNG\nCHÍNH PHỦ', 'Thủ tướng Chính phủ'],
  ['a standing committee on two lines', 'ỦY BAN THƯỜNG VỤ\nQUỐC HỘI', 'Ủy ban Thường vụ Quốc hội'],
])('joins %s to one issuer', (_, authority, issuer) =>
  expect(readText(head(authority, 'Số: 15/KH-X', 'KẾ HOẠCH\n\nKiểm tra năm 2024')).metadata.issuer?.toLowerCase()).toBe(
    issuer.toLowerCase(),
  ),
);

it.each([
  ['behind the type', 'Nghị quyết số: 653/2019/UBTVQH14', '653/2019/UBTVQH14'],
  ['filled in before a gap', 'Số: 18      /2025/QĐ-UBND', '18/2025/QĐ-UBND'],
])('reads a number written %s', (_, line, number) =>
  expect(readText(head('QUỐC HỘI', line, 'NGHỊ QUYẾT\n\nVề việc sắp xếp')).metadata.number).toBe(number),
);

it.each([
  ['Số: 7019/VPCP-TCCV', 'Kính gửi: Bộ Nội vụ\n\nXét đề nghị của Bộ Nội vụ.', 'Công văn'],
  ['Số: 1383/QĐ-BNV', 'Căn cứ Luật Giá năm 2023;\n\nĐiều 1. Phê duyệt Đề án.', 'Quyết định'],
  ['Số: 12/KH-SYT', 'Kính gửi: Bộ Nội vụ', 'Kế hoạch'],
])('names the type of %s, which its head does not', (number, rest, type) =>
  expect(readText(head('BỘ NỘI VỤ', number, rest)).metadata.type).toBe(type),
);

it('ends the subject of a dispatch before the motto below it', () => {
  const text =
    'VĂN PHÒNG CHÍNH PHỦ\n-------\nV/v: Xây dựng trạm thu phí trên tuyến tránh Lạc Giang.\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 23 tháng 12 năm 2013\n\nKính gửi: Bộ Xây dựng.\n\nXét đề nghị của Bộ Xây dựng.\n';
  expect(readText(text).metadata).toMatchObject({
    type: 'Công văn',
    title: 'Xây dựng trạm thu phí trên tuyến tránh Lạc Giang',
    issuedOn: '2013-12-23',
  });
});

const BLOCKS: ReadonlyArray<[string, string]> = [
  [
    'two to a line',
    'Số hiệu: 155/KH-UBND Loại văn bản: Văn bản khác\nNơi ban hành: Tỉnh Lạc Giang Người ký: Trần Văn Mẫu\nNgày ban hành: 26/05/2017 Ngày hiệu lực: Đang cập nhật\nLĩnh vực: Hành chính tư pháp, Thống kê, Tình trạng: Đang cập nhật',
  ],
  [
    'two to a line with bars',
    'Số hiệu: | 155/KH-UBND | Loại văn bản: | Kế hoạch |\nNơi ban hành: | Tỉnh Lạc Giang | Người ký: | Trần Văn Mẫu |\nNgày ban hành: | 26/05/2017 | Ngày hiệu lực: | Đang cập nhật |\nLĩnh vực: | Hành chính tư pháp, Thống kê, | Tình trạng: | Đang cập nhật |',
  ],
  [
    'each with its value below a bar',
    '**Số hiệu:**\n|\n155/KH-UBND\n|\n|\n**Loại văn bản:**\n|\nKế hoạch\n|\n**Người ký:**\n|\nTrần Văn Mẫu\n|\n**Ngày ban hành:**\n|\n26/05/2017\n|\n|\n**Lĩnh vực:**\n|\nHành chính tư pháp, Thống kê\n|',
  ],
  [
    'as bullets',
    '  • Số hiệu văn bản: 155/KH-UBND\n  • Loại văn bản: Kế hoạch\n  • Người ký: Trần Văn Mẫu\n  • Ngày ban hành: 26-05-2017\n  • Lĩnh vực: Hành chính tư pháp, Thống kê',
  ],
];
const UNDER_BLOCK = head('ỦY BAN NHÂN DÂN\nTỈNH LẠC GIANG', 'Số: 155/KH-UBND', 'KẾ HOẠCH\n\nThống kê hộ tịch').replace(
  'Hà Nội, ngày 09 tháng 5 năm 2024',
  'Lạc Giang, ngày 26 tháng 5 năm 2017',
);

it.each(BLOCKS)("reads a portal's labels %s", (_, block) =>
  expect(readText(`${block}\n\n${UNDER_BLOCK}`).metadata).toMatchObject({
    number: '155/KH-UBND',
    type: 'Kế hoạch',
    issuer: 'Ủy ban nhân dân tỉnh Lạc Giang',
    signer: 'Trần Văn Mẫu',
    issuedOn: '2017-05-26',
    effectiveOn: null,
    fields: ['Hành chính tư pháp', 'Thống kê'],
  }),
);

it("takes the subject of a portal's title line where the text has none", () => {
  const text = `Quyết định 1383/QĐ-BNV năm 2012 phê duyệt Đề án đo lường sự hài lòng\n${BLOCKS[1]?.[1]}\nBỘ NỘI VỤ |\nHà Nội, ngày 28 tháng 12 năm 2012 |\nCăn cứ Luật Giá năm 2023;\n`;
  expect(readText(text).metadata.title).toBe('Phê duyệt Đề án đo lường sự hài lòng');
});

it.each([
  [
    'CỦA BỘ TRƯỞNG BỘ NỘI VỤ SỐ 15/2002/QĐ-BNV NGÀY 19 THÁNG 12 NĂM 2002 VỀ VIỆC BAN HÀNH QUY CHẾ THI NÂNG NGẠCH',
    'Về việc ban hành quy chế thi nâng ngạch',
  ],
  [
    'Hướng dẫn quản lý kinh phí phong trào\n\n“Toàn dân đọc sách”',
    'Hướng dẫn quản lý kinh phí phong trào “Toàn dân đọc sách”',
  ],
])('reads the title of %j', (title, expected) =>
  expect(
    readText(head('BỘ NỘI VỤ', 'Số: 15/2002/QĐ-BNV', `QUYẾT ĐỊNH\n\n${title}\n\nCăn cứ Luật Giá năm 2023;`)).metadata
      .title,
  ).toBe(expected),
);
