import { findCitations } from '../../../src/ingest/parse/citations';
import { toPassage } from '../../../src/ingest/segment/passage';

const cite = (text: string, isPreamble = false) =>
  findCitations(toPassage(text, 0, text.length), { isPreamble }).map(({ mention }) => mention);
const short = (text: string, isPreamble = false) =>
  cite(text, isPreamble).map(({ type, number, name, issuedOn, issuer }) => [type, number ?? name, issuedOn, issuer]);

it.each<[string, unknown[][]]>([
  ['theo Công văn số 310/CAT-PC08 ngày 24/11/2025', [['Công văn', '310/CAT-PC08', '2025-11-24', null]]],
  ['Kế hoạch số 11-KH/TWĐTN-PT, ngày 20/4/2026', [['Kế hoạch', '11-KH/TWĐTN-PT', '2026-04-20', null]]],
  [
    'theo Quyết định số 77/QĐ-UBND ngày 03 tháng 7 năm 2020của Ủy ban nhân dân tỉnh về phê duyệt',
    [['Quyết định', '77/QĐ-UBND', '2020-07-03', 'Ủy ban nhân dân tỉnh']],
  ],
  [
    'theo Nghị định 41/2018/NĐ-CP ngày 08/10/2018 của Chính phủ',
    [['Nghị định', '41/2018/NĐ-CP', '2018-10-08', 'Chính phủ']],
  ],
  [
    'Kết luận số 19-KL/ĐUS, ngày 27/12/2021 của Đảng ủy Sở tại Hội nghị',
    [['Kết luận', '19-KL/ĐUS', '2021-12-27', 'Đảng ủy Sở']],
  ],
  ['Nghị quyết số 57- NQ/TW1 của Bộ Chính trị', [['Nghị quyết', '57-NQ/TW', null, 'Bộ Chính trị']]],
  [
    'theo Quyết định số 11/2021/QĐ-TTg ngày 07 tháng 7 năm 2021 và Quyết định số 12/2021/QĐ-TTg ngày 06/11/2021 của Thủ tướng Chính phủ',
    [
      ['Quyết định', '11/2021/QĐ-TTg', '2021-07-07', 'Thủ tướng Chính phủ'],
      ['Quyết định', '12/2021/QĐ-TTg', '2021-11-06', 'Thủ tướng Chính phủ'],
    ],
  ],
  [
    'theo Nghị định số 41/2018/NĐ-CP ngày 08/10/2018 của Chính phủ và Nghị định số 52/2019/NĐ-CP của Chính phủ',
    [
      ['Nghị định', '41/2018/NĐ-CP', '2018-10-08', 'Chính phủ'],
      ['Nghị định', '52/2019/NĐ-CP', null, 'Chính phủ'],
    ],
  ],
  ['Luật Công nghiệp công nghệ số số 71/2025/QH15', [['Luật', '71/2025/QH15', null, null]]],
  ['thực hiện Bộ luật Dân sự 2015 và các văn bản có liên quan', [['Bộ luật', 'Bộ luật Dân sự 2015', null, null]]],
  ['Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025', [['Luật', 'Luật Tổ chức Chính phủ', '2025-02-18', null]]],
  ['Đề án 08-ĐA/TU của Tỉnh ủy Lạc Giang ngày 29/12/2025', [['Đề án', '08-ĐA/TU', '2025-12-29', 'Tỉnh ủy Lạc Giang']]],
  ['tại Văn bản số 35 ngày 24/6/2026', [['Văn bản', '35', '2026-06-24', null]]],
  ['kiểm tra việc chấp hành Luật Cán bộ, công chức và quy chế', [['Luật', 'Luật Cán bộ, công chức', null, null]]],
  ['theo Luật Phòng, chống tham nhũng, tiêu cực', [['Luật', 'Luật Phòng, chống tham nhũng', null, null]]],
  ['xây dựng Luật Bảo hiểm y tế sửa đổi', []],
  ['dự án Luật Đất đai (sửa đổi)', []],
  ['ngành luật dân sự, luật sư và trợ giúp pháp lý', []],
  ['Quyết định số 812/QĐ-UBNDngày 03/3/2025của UBND tỉnh', [['Quyết định', '812/QĐ-UBND', '2025-03-03', 'UBND tỉnh']]],
  [
    'các Quyết định: số 12/QĐ-UBND ngày 03/3/2024, số 13/QĐ-UBND ngày 04/3/2024 của UBND tỉnh Lạc Giang',
    [
      ['Quyết định', '12/QĐ-UBND', '2024-03-03', 'UBND tỉnh Lạc Giang'],
      ['Quyết định', '13/QĐ-UBND', '2024-03-04', 'UBND tỉnh Lạc Giang'],
    ],
  ],
  [
    'QĐ số 1656, 1660 và 1662/QĐ-UBND ngày 30/10/2009',
    [
      ['Quyết định', '1656/QĐ-UBND', '2009-10-30', null],
      ['Quyết định', '1660/QĐ-UBND', '2009-10-30', null],
      ['Quyết định', '1662/QĐ-UBND', '2009-10-30', null],
    ],
  ],
  [
    'tại văn bản số 2687/TTg-KTN ngày 30/12/2014 (đối với tỉnh Lạc Giang); số 1316/TTg-KTN ngày 10/8/2015',
    [
      ['Văn bản', '2687/TTg-KTN', '2014-12-30', null],
      ['Văn bản', '1316/TTg-KTN', '2015-08-10', null],
    ],
  ],
  [
    'CHỈ THỊ SỐ 36-CT/TW NGÀY 17 THÁNG 5 NĂM 2024 CỦA BAN BÍ THƯ',
    [['Chỉ thị', '36-CT/TW', '2024-05-17', 'Ban Bí thư']],
  ],
  ['theo NĐ 30/2020/NĐ-CP', [['Nghị định', '30/2020/NĐ-CP', null, null]]],
  ['Luật Đất đai (số 31/2024/QH15)', [['Luật', '31/2024/QH15', null, null]]],
  [
    'Chỉ thị số 49-CT/TW của Ban Bí thư, Chương trình hành động của Chính phủ',
    [['Chỉ thị', '49-CT/TW', null, 'Ban Bí thư']],
  ],
  [
    'Luật sửa đổi, bổ sung một số điều của Luật Địa chất và khoáng sản năm 2025',
    [['Luật', 'Luật sửa đổi, bổ sung một số điều của Luật Địa chất và khoáng sản năm 2025', null, null]],
  ],
  ['hoàn thiện theo Luật Giá thực hiện theo quy định', [['Luật', 'Luật Giá', null, null]]],
  [
    'tại Văn bản số YBB-SA032/26-LR ngày 21/4/2026; tại Văn bản năm 2026',
    [
      ['Văn bản', 'YBB-SA032/26-LR', '2026-04-21', null],
      ['Văn bản', null, null, null],
    ],
  ],
  ['Quyết định này có hiệu lực theo quy định của pháp luật', []],
])('reads the documents of %j', (text, expected) => expect(short(text)).toEqual(expected));

it.each([
  [
    'Căn cứ Chỉ thị số 05/CT-UBND ngày 12/02/2023 của UBND tỉnh về nhiệm vụ; Quyết định số 214/QĐ-UBND ngày 13/02/2023;',
    ['BASIS', 'BASIS'],
  ],
  ['Căn cứ Quyết định số 9/QĐ-UBND về triển khai Nghị quyết số 57-NQ/TW;', ['BASIS', 'IMPLEMENTS']],
  ['Căn cứ Luật Báo chí số 103/2016/QH13 được sửa đổi, bổ sung bởi Luật số 35/2018/QH14;', ['BASIS', 'BASIS']],
  ['Trong năm 2025, theo Quyết định số 9/QĐ-UBND, sở đã làm', ['CITES']],
])('takes what the preamble rests on as BASIS: %j', (text, kinds) =>
  expect(cite(text, true).map(({ kind }) => kind)).toEqual(kinds),
);

it('keeps a faulty number as written and says which is meant', () =>
  expect(cite('Nghị định số 145/2017/NĐ-BNV ngày 14 tháng 10 năm 2017 của Chính phủ')[0]).toMatchObject({
    number: '145/2017/NĐ-BNV',
    status: 'SUSPECT',
    meantNumber: '145/2017/NĐ-CP',
  }));
