import { readText } from '../../support/read-text';

/** Type, title and issuer of a document with these lines under its number and date. */
const headOf = (lines: string) => {
  const { metadata } = readText(`ỦY BAN NHÂN DÂN
TỈNH LẠC GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 41/KH-UBND

Lạc Giang, ngày 12 tháng 01 năm 2026

${lines}

Căn cứ Luật Đầu tư công;

I. MỤC ĐÍCH
1. Nâng cao chất lượng.
`);
  expect(metadata.issuer).toBe('Ủy ban nhân dân tỉnh Lạc Giang');
  return [metadata.type, metadata.title];
};

it.each([
  ['KẾ HOẠCH\nQuản lý bến thủy', 'Kế hoạch', 'Quản lý bến thủy'],
  [
    'CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết về bến thủy',
    'Chương trình',
    'Hành động thực hiện Nghị quyết về bến thủy',
  ],
  ['KẾ HOẠCH CÔNG TÁC NĂM 2026', 'Kế hoạch', 'Công tác năm 2026'],
  ['KẾ HOẠCH KIỂM TRA BẾN THỦY\nTRÊN ĐỊA BÀN TỈNH', 'Kế hoạch', 'Kiểm tra bến thủy trên địa bàn tỉnh'],
  ['THÔNG BÁO KẾT LUẬN\ncuộc họp về bến thủy', 'Thông báo', 'Kết luận cuộc họp về bến thủy'],
  ['CÔNG ĐIỆN HỎA TỐC\nVề ứng phó mưa lũ', 'Công điện', 'Về ứng phó mưa lũ'],
  ['KẾ HOẠCH (DỰ THẢO)\nQuản lý bến thủy', 'Kế hoạch', 'Quản lý bến thủy'],
  ['DỰ THẢO KẾ HOẠCH\nQuản lý bến thủy', 'Kế hoạch', 'Quản lý bến thủy'],
  ['K Ế  H O Ạ C H\nQuản lý bến thủy', 'Kế hoạch', 'Quản lý bến thủy'],
  ['Kế hoạch\nQuản lý bến thủy', 'Kế hoạch', 'Quản lý bến thủy'],
])('reads the head %j as %s: %s', (lines, type, title) => expect(headOf(lines)).toEqual([type, title]));

it('takes the words behind the preamble for no type line', () => {
  const { metadata, citations } = readText(`BỘ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 83/QĐ-BNV
Hà Nội, ngày 28 tháng 12 năm 2025
BỘ TRƯỞNG BỘ NỘI VỤ
Căn cứ Nghị định số 61/2022/NĐ-CP ngày 12/9/2022 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề án đo lường sự hài lòng.
`);
  expect([metadata.type, citations.map(({ number }) => number)]).toEqual(['Quyết định', ['61/2022/NĐ-CP']]);
});
