import { readText } from '../../support/read-text';

/** Issuer and authority above it, of a plan with this head in capitals and this text below. */
const authority = (head: string, below: string) => {
  const { metadata } = readText(`${head}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-ABC

Lạc Giang, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Kiểm tra bến thủy năm 2026

1. ${below}
`);
  return [metadata.issuer, metadata.parentAuthority];
};

test.each<[string, string, string | null, string]>([
  ['SỞ CÔNG THƯƠNG LẠC GIANG', 'Sở Công Thương Lạc Giang', null, 'its place from the line of the date'],
  ['UBND LẠC GIANG\nSỞ NỘI VỤ', 'Sở Nội vụ', 'Ủy ban nhân dân Lạc Giang', 'that of the authority above'],
  ['SỞ Y TẾ NGHỆ AN', 'Sở Y tế Nghệ An', null, 'its place from the list of provinces'],
  ['SỞ DU LỊCH HUẾ', 'Sở Du lịch Huế', null, 'a place of one word'],
  ['SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH', 'Sở Văn hóa, Thể thao và Du lịch', null, 'its own name from the registry'],
  ['SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI', 'Sở Lao động - Thương binh và Xã hội', null, 'no commune in "xã hội"'],
  ['UBND TỈNH LẠC GIANG\nSỞ CÔNG THƯƠNG', 'Sở Công Thương tỉnh Lạc Giang', 'Ủy ban nhân dân tỉnh Lạc Giang', '"tỉnh"'],
  [
    'UBND TỈNH NGHỆ AN\nSỞ CÔNG THƯƠNG',
    'Sở Công Thương tỉnh Nghệ An',
    'Ủy ban nhân dân tỉnh Nghệ An',
    '"tỉnh" of a known one',
  ],
  ['BÁO LẠC GIANG', 'Báo Lạc Giang', null, 'the place of a unit in no registry'],
  ['TỈNH ỦY LẠC GIANG', 'Tỉnh ủy Lạc Giang', null, 'no place in "ủy"'],
])('sets "%s" as "%s" under %j: %s', (head, issuer, parent) =>
  expect(authority(head, 'Rà soát các bến.')).toEqual([issuer, parent]),
);

test('what the document writes itself goes before the registry', () =>
  expect(authority('SỞ CÔNG THƯƠNG LẠC GIANG', 'Theo phân công của Sở Công thương và Ủy ban nhân dân xã.')).toEqual([
    'Sở Công thương Lạc Giang',
    null,
  ]));

it('keeps the words of a name that the document writes over the end of a line', () =>
  expect(authority('UBND TỈNH LẠC GIANG\nSỞ CÔNG THƯƠNG', 'Theo Quyết định của UBND tỉnh\nLạc Giang.')).toEqual([
    'Sở Công Thương tỉnh Lạc Giang',
    'Ủy ban nhân dân tỉnh Lạc Giang',
  ]));
