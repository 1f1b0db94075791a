import { checkAgainstEachOther } from '../../../src/ingest/parse/citation-consistency';
import { findCitations } from '../../../src/ingest/parse/citations';
import type { CitationMention } from '../../../src/ingest/parsed-document';
import { toPassage } from '../../../src/ingest/segment/passage';

const CITED_ON = '2026-03-16';

/** The citations of a text as one document of 16 March 2026 has them. */
function read(text: string): CitationMention[] {
  const found = findCitations(toPassage(text, 0, text.length), { citedOn: CITED_ON });
  return checkAgainstEachOther(
    found.map(({ mention }) => mention),
    CITED_ON,
  );
}

/** Text, the number as it is kept, the number that is meant (null: not certain), words of the reason. */
const MALFORMED: ReadonlyArray<[text: string, number: string | null, meant: string | null, reason: string]> = [
  // the agency does not go with the type, or is misspelt
  ['Nghị định số 145/2017/NĐ-BNV của Chính phủ', '145/2017/NĐ-BNV', '145/2017/NĐ-CP', 'names BNV'],
  ['Nghị định số 33/2019/NĐ-TTg', '33/2019/NĐ-TTg', '33/2019/NĐ-CP', 'names TTg'],
  ['Nghị định 71/2021/NĐ-BTC ngày 04/8/2021', '71/2021/NĐ-BTC', '71/2021/NĐ-CP', 'names BTC'],
  ['Thông tư số 18/2022/TT-TTg', '18/2022/TT-TTg', null, 'names TTg'],
  ['Thông tư số 18/2022/TT-CP', '18/2022/TT-CP', null, 'names CP'],
  ['Nghị quyết số 77/NQ-UBND ngày 11/5/2023', '77/NQ-UBND', null, 'names UBND'],
  ['Nghị quyết số 77/NQ-TTg', '77/NQ-TTg', null, 'names TTg'],
  ['Quyết định số 961/QĐ-Tg ngày 18/7/2023', '961/QĐ-Tg', '961/QĐ-TTg', 'ends in Tg'],
  ['Quyết định số 961/QĐ-TT', '961/QĐ-TT', '961/QĐ-TTg', 'ends in TT'],
  ['Chỉ thị số 21/CT-Ttg', '21/CT-Ttg', '21/CT-TTg', 'ends in Ttg'],
  ['Nghị định số 52/2020/NĐ-Cp', '52/2020/NĐ-Cp', '52/2020/NĐ-CP', 'Cp'],
  ['Quyết định số 812/QĐ-UBDN', '812/QĐ-UBDN', '812/QĐ-UBND', 'ends in UBDN'],
  ['Nghị quyết số 09/2021/NQ-HDND', '09/2021/NQ-HDND', '09/2021/NQ-HĐND', 'ends in HDND'],
  // the type's letters
  ['Quyết định số 812/QD-UBND', '812/QD-UBND', '812/QĐ-UBND', 'writes QD for QĐ'],
  ['Nghị định số 52/2020/ND-CP', '52/2020/ND-CP', '52/2020/NĐ-CP', 'writes ND for NĐ'],
  ['Quyết định số 812/qđ-ubnd', '812/qđ-ubnd', '812/QĐ-UBND', 'small letters'],
  ['Kế hoạch số 45/kh-stc', '45/kh-stc', '45/KH-STC', 'small letters'],
  ['Nghị định số 52/2020/TT-BTC', '52/2020/TT-BTC', null, 'bears the type TT'],
  ['Chỉ thị số 49/NQ-CP', '49/NQ-CP', null, 'bears the type NQ'],
  ['Kế hoạch số 812/QĐ-UBND', '812/QĐ-UBND', null, 'bears the type QĐ'],
  ['Thông báo số 66/KL-VPUBND', '66/KL-VPUBND', null, 'bears the type KL'],
  ['Kết luận số 49-NQ/TW', '49-NQ/TW', null, 'bears the type NQ'],
  ['Chỉ thị số 49-CT/TW; trên cơ sở Chỉ thị số 49-NQ/TW', '49-NQ/TW', '49-CT/TW', 'names 49-CT/TW'],
  ['Thông tư số 32/2022/QH15', '32/2022/QH15', null, 'National Assembly'],
  ['Luật Thư viện số 46/2019/NĐ-CP', '46/2019/NĐ-CP', null, 'cited as a Luật'],
  // parts that are missing
  ['Quyết định số 1626/QĐTTg', '1626/QĐTTg', '1626/QĐ-TTg', 'lacks the hyphen'],
  ['Quyết định số 812/QĐUBND ngày 03/3/2025', '812/QĐUBND', '812/QĐ-UBND', 'lacks the hyphen'],
  ['Thông tư số 12/2021/TTBTC', '12/2021/TTBTC', '12/2021/TT-BTC', 'lacks the hyphen'],
  ['Quyết định số 812/QĐ UBND', '812/QĐUBND', '812/QĐ-UBND', 'lacks the hyphen'],
  ['Quyết định số 812/QĐ ngày 03/3/2025', '812/QĐ', null, 'no issuing agency'],
  ['Kế hoạch số 45/KH ngày 03/3/2025', '45/KH', null, 'no issuing agency'],
  ['Chỉ thị số 21/TTg ngày 08/5/2019', '21/TTg', '21/CT-TTg', 'letters of its type'],
  ['Quyết định số 961/UBND ngày 08/5/2019', '961/UBND', '961/QĐ-UBND', 'letters of its type'],
  ['Nghị định số 52/NĐ-CP ngày 14/4/2020', '52/NĐ-CP', '52/2020/NĐ-CP', 'lacks the year'],
  ['Thông tư số 12/TT-BTC', '12/TT-BTC', null, 'lacks the year'],
  ['Luật Thư viện số 46/2019', '46/2019', '46/2019/QH14', "National Assembly's symbol"],
  ['Luật Giá số 16/2023/QH', '16/2023/QH', '16/2023/QH15', "National Assembly's symbol"],
  ['Luật Báo chí số 103/2016', '103/2016', null, "National Assembly's symbol"],
  // punctuation
  ['Nghị quyết số 24/2026//NQ-CP', '24/2026//NQ-CP', '24/2026/NQ-CP', 'doubled slash'],
  ['Quyết định số 812//QĐ-UBND', '812//QĐ-UBND', '812/QĐ-UBND', 'doubled slash'],
  ['Nghị quyết số 66.4.2025/NQ-CP', '66.4.2025/NQ-CP', '66.4/2025/NQ-CP', 'dot before the year'],
  ['Văn bản số 11/2025CV-XYG ngày 18/4/2025', '11/2025CV-XYG', '11/2025/CV-XYG', 'slash behind its year'],
  ['Nghị quyết số 57/NQ-TW', '57/NQ-TW', '57-NQ/TW', "is the Party's"],
  ['Chỉ thị số 11/CT-TU', '11/CT-TU', '11-CT/TU', "is the Party's"],
  ['Quyết định số 812-QĐ/UBND', '812-QĐ/UBND', '812/QĐ-UBND', "is the State's"],
  ['Nghị quyết số 77-NQ/CP', '77-NQ/CP', '77/NQ-CP', "is the State's"],
  ['Quyết định số 812/QĐ/UBND', '812/QĐ/UBND', '812/QĐ-UBND', 'where a hyphen belongs'],
  ['Thông tư số 12/2021/TT/BTC', '12/2021/TT/BTC', '12/2021/TT-BTC', 'where a hyphen belongs'],
  ['Quyết định số 812-QĐ-UBND', '812-QĐ-UBND', '812/QĐ-UBND', 'no slash'],
  ['Nghị quyết số 57-NQ-TW', '57-NQ-TW', '57-NQ/TW', 'no slash'],
  // scanning
  ['Nghị định số I 40/2025/NĐ-CP', 'I40/2025/NĐ-CP', '140/2025/NĐ-CP', 'no digit'],
  ['Quyết định số II /2026/QĐ-UBND', 'II/2026/QĐ-UBND', '11/2026/QĐ-UBND', 'no digits'],
  ['Thông tư số l2/2021/TT-BTC', 'l2/2021/TT-BTC', '12/2021/TT-BTC', 'no digit'],
  ['Nghị định số 1O8/2020/NĐ-CP', '1O8/2020/NĐ-CP', '108/2020/NĐ-CP', 'no digit'],
  ['Nghị định số 18/2O20/NĐ-CP', '18/2O20/NĐ-CP', '18/2020/NĐ-CP', 'no digit'],
  ['Luật số 87/2025/QHI5', '87/2025/QHI5', '87/2025/QH15', 'no digit'],
  ['Luật số 8 7/202%/QHI5', '87/202%/QHI5', null, 'no digits'],
  ['Luật số J 58/2024/QH1 5', 'J58/2024/QH15', null, 'no digit'],
  // years and terms
  ['Nghị định số 52/20210/NĐ-CP', '52/20210/NĐ-CP', null, 'year 20210'],
  ['Nghị định số 52/202/NĐ-CP ngày 14/4/2020', '52/202/NĐ-CP', '52/2020/NĐ-CP', 'year 202'],
  ['Nghị định số 52/3020/NĐ-CP', '52/3020/NĐ-CP', null, 'year 3020'],
  ['Nghị định số 52/1020/NĐ-CP', '52/1020/NĐ-CP', null, 'year 1020'],
  ['Thông tư số 12/2062/TT-BTC', '12/2062/TT-BTC', null, 'is of 2026'],
  ['Luật Thư viện số 46/2019/QH15', '46/2019/QH15', '46/2019/QH14', 'term 15'],
  ['Nghị quyết số 43/2022/QH14', '43/2022/QH14', '43/2022/QH15', 'term 14'],
  // days
  ['Quyết định số 812/QĐ-UBND ngày 08/6/20210', '812/QĐ-UBND', '812/QĐ-UBND', '08/6/20210'],
  ['Quyết định số 812/QĐ-UBND ngày 32/01/2024', '812/QĐ-UBND', '812/QĐ-UBND', '32/01/2024'],
  ['Quyết định số 812/QĐ-UBND ngày 30 tháng 02 năm 2024', '812/QĐ-UBND', '812/QĐ-UBND', '30 tháng 02'],
  ['Nghị quyết số 18/2025/NQ-CP ngày 21/9/025 của Chính phủ', '18/2025/NQ-CP', '18/2025/NQ-CP', '21/9/025'],
  ['Quyết định số 812/QĐ-UBND ngày 17/13/2024', '812/QĐ-UBND', '812/QĐ-UBND', '17/13/2024'],
  ['Quyết định số 812/QĐ-UBND ngày 17/3/2026', '812/QĐ-UBND', '812/QĐ-UBND', 'after the document'],
  ['Luật Thư viện ngày 21 tháng 11 năm 2029', null, null, 'after the document'],
  ['Nghị định số 58/2022/NĐ-CP ngày 31/8/2002', '58/2022/NĐ-CP', '58/2022/NĐ-CP', 'of the year 2022'],
  ['Thông tư số 12/2021/TT-BTC ngày 11/02/2012', '12/2021/TT-BTC', '12/2021/TT-BTC', 'of the year 2021'],
  [
    'Quyết định số 812/QĐ-UBND ngày 06/3/2025 và theo Quyết định số 812/QĐ-UBND ngày 06/3/2024',
    '812/QĐ-UBND',
    '812/QĐ-UBND',
    '2024-03-06 here and 2025-03-06',
  ],
  // the issuer
  ['Nghị định số 52/2020/NĐ-CP của Bộ Tài chính', '52/2020/NĐ-CP', '52/2020/NĐ-CP', 'names Bộ Tài chính'],
  ['Thông tư số 12/2021/TT-BTC của Bộ Công Thương', '12/2021/TT-BTC', '12/2021/TT-BTC', 'names Bộ Công Thương'],
  ['Quyết định số 961/QĐ-TTg của Chính phủ', '961/QĐ-TTg', '961/QĐ-TTg', 'names Chính phủ'],
  ['Quyết định số 812/QĐ-UBND của Hội đồng nhân dân tỉnh', '812/QĐ-UBND', '812/QĐ-UBND', 'Hội đồng nhân dân tỉnh'],
  ['Nghị quyết số 57-NQ/TW của Chính phủ', '57-NQ/TW', '57-NQ/TW', 'names Chính phủ'],
];

/** Unusual and right. */
const WELL_FORMED: readonly string[] = [
  'Nghị định số 140/2018/NĐ-CP ngày 08 tháng 10 năm 2018 của Chính phủ',
  'Nghị định 140/2018/NĐ-CP',
  'Nghị quyết số 66.17/2026/NQ-CP',
  'Nghị quyết số 66.4/2025/NQ-CP ngày 21/9/2025 của Chính phủ',
  'Thông tư liên tịch số 01/2016/TTLT-BLĐTBXH-BTC',
  'Thông tư liên tịch số 07/2013/TTLT-BTP-BNV-BTC-BKHĐT',
  'Kế hoạch số 3260-KH/ĐĐQH15',
  // TT of an inspectorate is no slip of TTg
  'Kết luận số 14/KL-TT ngày 06/5/2025 của Thanh tra tỉnh Lạc Giang',
  'Kết luận thanh tra số 14/KL-TTr',
  'Kết luận số 14/KLTTr ngày 06/5/2025',
  'Kết luận số 14/KLTTr-TTT',
  'Kết luận số 214/KL-TTCP ngày 20/3/2025 của Thanh tra Chính phủ',
  'Quyết định số 33/QĐ-TT ngày 02/4/2025 của Thanh tra tỉnh Lạc Giang',
  'Kế hoạch số 21/KH-TT',
  'Thông báo số 8/TB-TT',
  'Kết luận số 06-KL/ĐUS',
  'Chương trình số 12-CTr/BCĐ',
  'Chương trình hành động số 39-CTr/TU',
  'Quy định số 178-QĐ/TW ngày 27/6/2024 của Bộ Chính trị',
  'Quy định số 05/QyĐ-STC',
  'Công văn số 59-CV/BCĐ',
  'Công văn số 174/CV-BCĐ ngày 02/12/2025',
  'Nghị quyết số 38/2012/NQ-HĐND',
  'Văn bản hợp nhất số 78/VBHN-VPQH',
  'Quyết định số 28/2021/QĐ-TTG',
  'QUYẾT ĐỊNH SỐ 28/2021/QĐ-TTG',
  'CHỈ THỊ SỐ 36-CT/TW NGÀY 17 THÁNG 5 NĂM 2024 CỦA BAN BÍ THƯ',
  'Chỉ thị số 52- CT/TW',
  'Kế hoạch số 1105 /KH-ĐKT ngày10 /3/2026',
  'Quyết định số 372 /QĐ-BTC',
  'Nghị quyết số 66-NQ/TW1',
  'Nghị quyết số 140/NQ-CP2',
  'Chương trình số 12-CTr/BCĐ3',
  'Nghị quyết số 119/2026/ UBTVQH15',
  'Nghị quyết số 03/2021/UBTVQH15 của Ủy ban Thường vụ Quốc hội',
  'Luật Thư viện số 46/2019/QH14',
  'Luật số 35/2018/QH14',
  'Luật Báo chí số 103/2016/QH13',
  'Luật Bầu cử số 85/2026/QH16',
  'Pháp lệnh số 02/2020/UBTVQH14',
  'Nghị quyết số 197/2025/QH15 của Quốc hội',
  'Quyết định số 133/QĐ-UBND của Chủ tịch Ủy ban nhân dân tỉnh',
  'Quyết định số 46/2025/QĐ-UBND ngày 13/8/2025 của UBND tỉnh Lạc Giang',
  'Thông tư số 24/2025/TT-BCT của Bộ trưởng Bộ Công Thương',
  'Quyết định số 961/QĐ-TTg của Thủ tướng Chính phủ',
  'Quyết định số 961/QĐ-TTg của Thủ tướng',
  'Quyết định số 157/TTg ngày 29/4/1996 của Thủ tướng Chính phủ',
  'Nghị định số 12/CP ngày 18/02/1997',
  'Thông tư số 30/TT-BTC ngày 04/5/1995',
  'Tờ trình số 364/TTr-BNG-NVVH',
  'Báo cáo số 2265/BC-BNG-NVVH',
  'Công văn số 5973/UBND-KT',
  'Văn bản số 2687/TTg-KTN ngày 30/12/2014',
  'Văn bản số 943/STP-XDVBQPPL',
  'Văn bản số 03/2026/VLN/CV-TA ngày 02/3/2026',
  'Văn bản số 01-GCN-MT ngày 02/3/2026',
  'Văn bản số YBB-SA032/26-LR ngày 02/3/2026',
  'Văn bản số 21.4/GĐN ngày 02/3/2026',
  'Văn bản số 35 ngày 24/02/2026',
  'Văn bản số 24/ST-PL ngày 02/3/2026',
  'Công văn số 2416/HCMTBa-ATBV',
  'Thông báo số 67/TB-VPUBND',
  'Kế hoạch số 130/KH-BCĐTKNQ18',
  'QĐ số 1656/QĐ-UBND',
  'Quyết định số 16/2026/QĐ-UBND ngày 25 / 02 /2026',
  'Quyết định số 77/QĐ-UBND ngày 03 tháng 7 năm 2020của Ủy ban nhân dân tỉnh',
  'Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN',
  'Nghị quyết số 01/NQ-CP ngày 08/01/2025; Nghị quyết số 01/NQ-CP ngày 05/01/2024',
  'Quyết định số 12/QĐ-UBND ngày 03/3/2024 và Quyết định số 12/QĐ-UBND ngày 15/02/2025',
  'Luật Đất đai ngày 29 tháng 11 năm 2013 và Luật Đất đai ngày 18 tháng 01 năm 2024',
  'Quyết định số 812/QĐ-UBND ngày 16/3/2026',
  'Công điện số 33/CĐ-TTg',
  'Quyết định số 112/QĐ-BGD&ĐT',
  'Thông tư số 08/2021/TT-NHNN của Thống đốc Ngân hàng Nhà nước',
  'Hướng dẫn số 36-HD/VPTW',
  'Đề án số 08-ĐA/TU của Tỉnh ủy Lạc Giang',
  'Quyết định số 2797/QĐ-SCT của Giám đốc Sở Công Thương',
  'Công văn số 16/UBND ngày 05/3/2024',
  'Quyết định số : 812/QĐ-UBND',
  'Quyết định số 812/QĐ-UBNDngày 03/3/2025',
  'một số điều của luật quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ',
];

it('has enough of either', () => expect(Math.min(MALFORMED.length, WELL_FORMED.length)).toBeGreaterThanOrEqual(60));

it.each(MALFORMED)('suspects %j: %s, meaning %s, for it %s', (text, number, meant, reason) => {
  const suspects = read(text).filter(({ status }) => status === 'SUSPECT');
  expect(suspects.map((found) => [found.number, found.meantNumber])).toEqual([[number, meant]]);
  expect(suspects[0]?.statusReason).toContain(reason);
});

it.each(WELL_FORMED)('finds nothing wrong with %j', (text) => {
  const found = read(text);
  expect(found.length).toBeGreaterThan(0);
  expect(found.map(({ statusReason }) => statusReason)).toEqual(found.map(() => null));
});

it.each([
  ['Nghị định số 58/2022/NĐ-CP ngày 31/8/2002', '2022-08-31'],
  ['Quyết định số 812/QĐ-UBND ngày 06/3/2025 và theo Quyết định số 812/QĐ-UBND ngày 06/3/2024', '2025-03-06'],
  ['Quyết định số 812/QĐ-UBND ngày 17/3/2026', null],
])('says which day is meant in %j: %s', (text, day) =>
  expect(read(text).find(({ status }) => status === 'SUSPECT')?.meantIssuedOn).toBe(day),
);
