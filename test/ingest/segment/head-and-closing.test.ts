import { readText } from '../../support/read-text';

const HEAD = `ỦY BAN NHÂN DÂN
TỈNH LẠC GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 41/KH-UBND

Lạc Giang, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
`;
const BODY = 'I. MỤC ĐÍCH\nĐể bến thủy nội địa được khai thác an toàn.\n';
const RESOLUTION = 'Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị';

/** The title of a plan that goes on with the lines, and the relation to each document cited. */
const titled = (lines: string) => {
  const { metadata, citations } = readText(`${HEAD}${lines}\n${BODY}`);
  return [metadata.title, ...citations.map(({ number, kind }) => `${kind} ${number}`)];
};

test.each<[string, string, (string | null)[]]>([
  ['a title', `Thực hiện ${RESOLUTION}\n`, [`Thực hiện ${RESOLUTION}`, 'IMPLEMENTS 57-NQ/TW']],
  [
    'a title over two lines, above a rule',
    `Thực hiện ${RESOLUTION}\nvề đột phá phát triển khoa học, công nghệ\n-------\n\nCăn cứ Chỉ thị số 5/CT-TTg;`,
    [`Thực hiện ${RESOLUTION} về đột phá phát triển khoa học, công nghệ`, 'IMPLEMENTS 57-NQ/TW', 'BASIS 5/CT-TTg'],
  ],
  [
    'a title right above the first basis',
    `Thực hiện ${RESOLUTION}\nCăn cứ Chỉ thị số 5/CT-TTg;`,
    [`Thực hiện ${RESOLUTION}`, 'IMPLEMENTS 57-NQ/TW', 'BASIS 5/CT-TTg'],
  ],
  [
    "a title's second line",
    'Phát triển bến thủy\nThực hiện Kế hoạch số 15-KH/TU ngày 05/01/2026 của Tỉnh ủy\n',
    ['Phát triển bến thủy Thực hiện Kế hoạch số 15-KH/TU ngày 05/01/2026 của Tỉnh ủy', 'IMPLEMENTS 15-KH/TU'],
  ],
  [
    'the body below a title',
    `Phát triển bến thủy\n\nThực hiện ${RESOLUTION}, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n`,
    ['Phát triển bến thủy', 'BASIS 57-NQ/TW'],
  ],
  [
    'the body right below a title',
    `Phát triển bến thủy\nThực hiện ${RESOLUTION}, Ủy ban nhân dân tỉnh ban hành\nKế hoạch như sau:\n`,
    ['Phát triển bến thủy', 'BASIS 57-NQ/TW'],
  ],
  [
    'the body without a title',
    `Thực hiện ${RESOLUTION}, Sở Xây dựng xây dựng Kế hoạch với nội dung sau\n`,
    [null, 'BASIS 57-NQ/TW'],
  ],
])('reads "Thực hiện Nghị quyết số …" as %s', (_, lines, read) => expect(titled(lines)).toEqual(read));

const LINK = '(Kèm theo Quyết định số 15/QĐ-UBND ngày 10 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh)';

test.each([
  ['a name', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu', 'Trần Văn Mẫu'],
  ['an office without a name', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH', null],
  [
    'recipients whose last is missing',
    'Nơi nhận:\n- Như trên;\n- Các sở.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Mẫu',
    'Trần Văn Mẫu',
  ],
])('"(Kèm theo Quyết định số …)" below %s is no part of the closing', (_, closing, signer) => {
  const below = `${LINK}\nPHỤ LỤC I\nDanh mục bến\n\nLê Thị Thử\n\nNơi nhận:\n- Lưu: VT.`;
  const { metadata, citations, sections } = readText(`${HEAD}Phát triển bến thủy\n\n${BODY}\n${closing}\n\n${below}\n`);
  expect(metadata.signer).toBe(signer);
  expect(citations.map(({ number, kind }) => `${kind} ${number}`)).toEqual(['ISSUED_WITH 15/QĐ-UBND']);
  expect(sections.map(({ ordinal }) => ordinal)).toEqual(['I', 'Phụ lục I']);
});

test.each(['| VĂN PHÒNG UBND TỈNH', 'VĂN PHÒNG UBND TỈNH |', 'UBND TỈNH | VĂN PHÒNG'])(
  'the cells of "%s", which are in no table, are no heading',
  (line) => {
    const { sections } = readText(`${HEAD}Phát triển bến thủy\n\n${BODY}\n${line}\n\nMột đoạn văn đứng sau.\n`);
    expect(sections.map(({ title }) => title)).toEqual(['MỤC ĐÍCH']);
  },
);

it("ends a telegram's title before the line that says who sends it", () =>
  expect(
    readText(
      'ỦY BAN NHÂN DÂN\nTỈNH LẠC GIANG\nSố: 9/CĐ-UBND\nLạc Giang, ngày 02 tháng 8 năm 2026\nCÔNG ĐIỆN\nVề việc ứng phó với bão số 4\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Các sở, ban, ngành;\n- UBND các xã, phường.\n',
    ).metadata.title,
  ).toBe('Về việc ứng phó với bão số 4'));

it.each(['PGS.TS. Trần Văn Mẫu', 'BSCKII. Lê Thị Hoa', 'Y Mẫu Niê'])('reads %j, who signs', (signer) =>
  expect(readText(`${HEAD}Phát triển bến thủy\n\n${BODY}\nGIÁM ĐỐC\n\n\n${signer}\n`).metadata.signer).toBe(signer),
);

it('reads who signs as the head of a council', () =>
  expect(readText(`${HEAD}Phát triển bến thủy\n\n${BODY}\nCHỦ TỊCH HỘI ĐỒNG\n\nTrần Văn Mẫu\n`).metadata.signer).toBe(
    'Trần Văn Mẫu',
  ));

it('takes the number that the Party leaves blank for none', () =>
  expect(
    readText(
      'ĐẢNG BỘ TỈNH LẠC GIANG\nĐẢNG ỦY XÃ BẾN SÔNG\n*\nSố       -KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nBến Sông, ngày     tháng 6 năm 2026\n\nKẾ HOẠCH\nthực hiện Nghị quyết Đại hội\n\nI. MỤC ĐÍCH\nCụ thể hóa nghị quyết.\n',
    ).diagnostics.map(({ code }) => code),
  ).toContain('NUMBER_BLANK'));
