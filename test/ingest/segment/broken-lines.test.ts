import { readText } from '../../support/read-text';

const read = (body: string, number = '12/KH-UBND') =>
  readText(`ỦY BAN NHÂN DÂN
TỈNH LẠC GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: ${number}

Lạc Giang, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Phát triển bến thủy nội địa

${body}
`);

/** Lines that make the text one that is broken at a width. */
const WRAPPED = `I. MỤC ĐÍCH
Việc phát triển bến thủy nội địa nhằm bảo đảm an toàn cho người và hàng hóa khi qua lại trên
các tuyến sông, rạch của tỉnh; tạo thuận lợi cho người dân và doanh nghiệp khi khai thác bến
và nâng cao hiệu quả của việc đầu tư vào kết cấu hạ tầng đường thủy nội địa trên toàn địa bàn
gắn với bảo vệ môi trường nước, phòng ngừa sạt lở bờ sông và ứng phó với biến đổi khí hậu.`;

test.each(['(PPP).', 'III/2026.', 'UBND;', 'STEM.'])('"%s" alone at the end of a sentence is no heading', (end) => {
  const { sections } = read(`${WRAPPED}
Việc đầu tư bến thủy nội địa được thực hiện theo nhiều hình thức khác nhau, trong đó có hình thức
${end}
2. Yêu cầu`);
  expect(sections.map(({ title }) => title)).toEqual(['MỤC ĐÍCH', 'Yêu cầu']);
});

test.each([
  'Phần I của Báo cáo này.',
  'Chương II của Luật này.',
  'Mục 3 Chương II của Nghị định.',
  'Phụ lục I ban hành kèm theo Kế hoạch này.',
])('a line that begins with "%s" is a reference, no heading', (end) => {
  const { sections } = read(`${WRAPPED}
Nội dung của từng bước được thực hiện theo trình tự và thời hạn mà cơ quan quản lý đã nêu tại
${end}
2. Yêu cầu`);
  expect(sections.map(({ title }) => title)).toEqual(['MỤC ĐÍCH', 'Yêu cầu']);
});

test('a basis goes on over the line behind its semicolon', () => {
  const { citations } =
    read(`Xét đề nghị của ba đơn vị gồm: Công ty Bến Lam tại Văn bản số 12/CV-BL ngày 05 tháng 01 năm 2026;
Công ty Bến Sa tại Văn bản số 13/CV-BS ngày 06 tháng 01 năm 2026; Hợp tác xã Vân Khê tại
Văn bản số 14/CV-VK ngày 07 tháng 01 năm 2026.

${WRAPPED}`);
  expect(citations.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
    'BASIS 12/CV-BL',
    'BASIS 13/CV-BS',
    'BASIS 14/CV-VK',
  ]);
});

test.each([
  ['TM.  ỦY BAN NHÂN DÂN\nCHỦ  TỊCH\n\nTrần  Văn Mẫu', 'Trần Văn Mẫu'],
  ['KT. GIÁM  ĐỐC\nPHÓ GIÁM  ĐỐC\nLê Thị  Thử', 'Lê Thị Thử'],
])('a signature with two spaces for one, as in %j, is signed by %s', (closing, signer) => {
  const { metadata, sections } = read(`${WRAPPED}\n\n${closing}`);
  expect([metadata.signer, sections.length]).toEqual([signer, 1]);
});

test.each([
  ['Kế hoạch số l2/KH-UBND', []],
  ['QĐ số l934/QĐ-UBND', ['Quyết định l934/QĐ-UBND 1934/QĐ-UBND']],
  [
    'Quyết định số 12/QĐ-UBND và số I364/QĐ-UBND',
    ['Quyết định 12/QĐ-UBND null', 'Quyết định I364/QĐ-UBND 1364/QĐ-UBND'],
  ],
])('what a scan did to "%s" hides no citation and makes the own number none', (text, found) =>
  expect(
    read(`${WRAPPED}\n\nViệc này theo ${text}.`).citations.map(
      ({ type, number, meantNumber }) => `${type} ${number} ${meantNumber}`,
    ),
  ).toEqual(found),
);
