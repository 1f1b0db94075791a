import { listedKind } from '../../../src/ingest/parse/citation-kind';
import { findCitations } from '../../../src/ingest/parse/citations';
import type { CitationKind } from '../../../src/ingest/parsed-document';
import { toPassage } from '../../../src/ingest/segment/passage';

/** The kinds of the citations in a passage; `~` before it: it stands where the document does not act, as in a plan's tasks. */
function kindsOf(written: string, isPreamble = false): CitationKind[] {
  const text = written.replace(/^~/, '');
  const found = findCitations(toPassage(text, 0, text.length), { isPreamble, canAct: !written.startsWith('~') });
  return found.map(({ mention }) => mention.kind);
}

const POSITIVE: Record<Exclude<CitationKind, 'CITES' | 'BASIS'>, string[]> = {
  REPLACES: [
    'Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 91/QĐ-UBND',
    'Nghị định này thay thế Nghị định số 18/2011/NĐ-CP ngày 02/3/2011',
    'Điều 5. Thay thế Phụ lục I của Nghị định số 18/2011/NĐ-CP',
    '~Kế hoạch này thay thế Kế hoạch số 44/KH-UBND ngày 05/02/2024',
    'Thông tư này có hiệu lực kể từ ngày 01 tháng 7 năm 2025, thay thế Thông tư số 12/2019/TT-BXD',
    'Quyết định này thay thế cho Quyết định số 17/2018/QĐ-UBND',
  ],
  REPEALS: [
    'Bãi bỏ Quyết định số 91/QĐ-UBND',
    'Điều 2. Bãi bỏ toàn bộ Nghị quyết số 18/2017/NQ-HĐND',
    'Bãi bỏ khoản 3 Điều 7 Thông tư số 12/2019/TT-BXD',
    'Nghị định này bãi bỏ một phần các quy định tại Nghị định số 18/2011/NĐ-CP',
    'Quyết định này hủy bỏ Quyết định số 17/QĐ-STC',
    'Bãi bỏ cụm từ “cấp huyện” tại Điều 1 Thông tư số 12/2019/TT-BXD',
    '2. Nghị định số 18/2011/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực',
    'Thông tư số 12/2019/TT-BXD ngày 26/12/2019 của Bộ trưởng Bộ Xây dựng về định mức hết hiệu lực thi hành từ ngày 01/5/2024',
  ],
  AMENDS: [
    'Sửa đổi, bổ sung một số điều của Quyết định số 91/2019/QĐ-UBND',
    'Điều 1. Sửa đổi khoản 2 Điều 5 Nghị định số 18/2011/NĐ-CP',
    'Điều chỉnh, bổ sung nhiệm vụ tại Nghị quyết số 44/NQ-CP ngày 02/4/2024',
    'Nghị quyết này sửa đổi Nghị quyết số 18/2017/NQ-HĐND',
    'SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 18/2011/NĐ-CP',
    'Bổ sung khoản 4 vào sau khoản 3 Điều 9 Thông tư số 12/2019/TT-BXD',
  ],
  CORRECTS: [
    'Đính chính Quyết định số 91/QĐ-UBND',
    'Về việc đính chính Thông tư số 12/2019/TT-BXD',
    'Đính chính lỗi kỹ thuật tại Nghị quyết số 18/2017/NQ-HĐND',
    'Điều 1. Đính chính khoản 2 Điều 4 Thông tư số 12/2019/TT-BXD',
    'Quyết định này đính chính sai sót trong Quyết định số 17/2018/QĐ-UBND',
    'ĐÍNH CHÍNH THÔNG TƯ SỐ 12/2019/TT-BXD',
  ],
  EXTENDS: [
    'Kéo dài thời hạn áp dụng của Nghị định số 18/2011/NĐ-CP',
    'Về việc kéo dài thời gian thực hiện Nghị quyết số 18/2017/NQ-HĐND',
    'Nghị quyết này gia hạn hiệu lực của Nghị quyết số 18/2017/NQ-HĐND',
    'Điều 1. Kéo dài thời hạn thực hiện các chính sách tại Nghị quyết số 18/2017/NQ-HĐND',
    'Quyết định này kéo dài hiệu lực Quyết định số 17/2018/QĐ-UBND',
    'Kéo dài việc áp dụng Quyết định số 17/2018/QĐ-UBND',
  ],
  SUSPENDS: [
    'Tạm ngưng hiệu lực của Thông tư số 12/2019/TT-BXD',
    'Điều 1. Đình chỉ việc thi hành Quyết định số 17/2018/QĐ-UBND',
    'Ngưng hiệu lực thi hành của Nghị định số 18/2011/NĐ-CP',
    'Quyết định này đình chỉ thi hành Quyết định số 91/QĐ-UBND',
    'Ngừng áp dụng các quy định của Thông tư số 12/2019/TT-BXD',
    'Nghị quyết này tạm ngưng áp dụng Nghị quyết số 18/2017/NQ-HĐND',
  ],
  CONSOLIDATES: [
    'Hợp nhất Nghị định số 18/2011/NĐ-CP',
    'Văn bản này hợp nhất các Nghị định: Nghị định số 18/2011/NĐ-CP',
    'Hợp nhất các thông tư Thông tư số 12/2019/TT-BXD',
    'hợp nhất Thông tư số 12/2019/TT-BXD',
    'HỢP NHẤT THÔNG TƯ SỐ 12/2019/TT-BXD',
    'Văn bản này hợp nhất nội dung của Quyết định số 17/2018/QĐ-UBND',
  ],
  DETAILS: [
    'Quy định chi tiết một số điều của Luật Giá số 16/2023/QH15',
    'Nghị định này quy định chi tiết thi hành Luật Đo lường',
    'QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT THƯ VIỆN',
    'Thông tư này quy định chi tiết khoản 3 Điều 9 Nghị định số 18/2011/NĐ-CP',
    'Quy định chi tiết và biện pháp thi hành Luật Du lịch',
    'Nghị quyết này quy định chi tiết Nghị quyết số 18/2017/NQ-HĐND',
  ],
  GUIDES: [
    'Hướng dẫn thi hành Nghị định số 18/2011/NĐ-CP',
    'Thông tư này hướng dẫn thực hiện một số điều của Nghị định số 18/2011/NĐ-CP',
    'HƯỚNG DẪN THỰC HIỆN NGHỊ ĐỊNH SỐ 18/2011/NĐ-CP',
    'Thông tư này hướng dẫn Nghị định số 18/2011/NĐ-CP',
    'Hướng dẫn áp dụng Nghị quyết số 18/2017/NQ-HĐND',
    'Hướng dẫn triển khai Quyết định số 17/2018/QĐ-UBND',
  ],
  ISSUED_WITH: [
    '(Kèm theo Quyết định số 91/QĐ-UBND',
    '(Ban hành kèm theo Quyết định số 91/QĐ-UBND',
    'Quy chế ban hành kèm theo Quyết định số 17/2018/QĐ-UBND',
    'Phụ lục II ban hành kèm theo Nghị định số 18/2011/NĐ-CP',
    'Chương trình kèm theo Nghị quyết số 44/NQ-CP',
    'tại Mục III Chương trình hành động ban hành kèm theo Nghị quyết số 44/NQ-CP',
  ],
  IMPLEMENTS: [
    'triển khai thực hiện nghiêm Chỉ thị số 9/CT-UBND',
    'Kế hoạch thực hiện Nghị quyết số 57-NQ/TW',
    'quán triệt Kết luận số 19-KL/TW',
    'Cụ thể hóa Nghị quyết số 57-NQ/TW',
    'thể chế hóa đầy đủ các chủ trương của Nghị quyết số 57-NQ/TW',
    'thi hành Luật Thư viện',
    'tổ chức thực hiện hiệu quả các nhiệm vụ được giao tại Quyết định số 91/QĐ-UBND',
  ],
};

const NEAR_MISSES: Record<Exclude<CitationKind, 'CITES' | 'BASIS'>, string[]> = {
  REPLACES: [
    'xây dựng Nghị định thay thế Nghị định số 18/2011/NĐ-CP',
    'Nghị định số 18/2011/NĐ-CP đã được thay thế bởi Nghị định số 20/2020/NĐ-CP',
    '~(thay thế Nghị định số 18/2011/NĐ-CP)',
    'trình cấp có thẩm quyền ban hành quyết định thay thế Quyết định số 91/QĐ-UBND',
  ],
  REPEALS: [
    'đề xuất bãi bỏ Quyết định số 91/QĐ-UBND',
    'trường hợp Quyết định số 91/QĐ-UBND hết hiệu lực thì áp dụng văn bản mới',
    '~Nghị định số 18/2011/NĐ-CP hết hiệu lực từ ngày 01/5/2024',
    'thủ tục hành chính bị bãi bỏ tại Quyết định số 91/QĐ-UBND',
    '~Bãi bỏ Quyết định số 91/QĐ-UBND',
    'rà soát, kiến nghị bãi bỏ các quy định tại Thông tư số 12/2019/TT-BXD',
  ],
  AMENDS: [
    'xây dựng dự thảo sửa đổi, bổ sung một số điều của Nghị định số 29/2008/NĐ-CP',
    'thuộc phạm vi điều chỉnh của Luật Giá',
    '~Sửa đổi, bổ sung Nghị định số 29/2008/NĐ-CP',
    'đã phê duyệt điều chỉnh Quy hoạch tỉnh tại Quyết định số 91/QĐ-UBND',
    'Thông tư số 12/2019/TT-BXD sửa đổi, bổ sung một số điều của Thông tư số 95/2015/TT-BXD',
    'được sửa đổi, bổ sung bởi Nghị định số 29/2008/NĐ-CP',
  ],
  CORRECTS: [
    'đề nghị đính chính Quyết định số 91/QĐ-UBND',
    'Quyết định số 90/QĐ-UBND đính chính Quyết định số 89/QĐ-UBND',
    'nội dung được đính chính tại Quyết định số 91/QĐ-UBND',
    'chấn chỉnh việc thực hiện theo Quyết định số 91/QĐ-UBND',
  ],
  EXTENDS: [
    'kiến nghị kéo dài thời gian thực hiện Nghị quyết số 18/2017/NQ-HĐND',
    'dự án được kéo dài thời gian thực hiện theo Nghị quyết số 18/2017/NQ-HĐND',
    '~Kéo dài thời hạn áp dụng của Nghị định số 18/2011/NĐ-CP',
    'xem xét gia hạn hiệu lực của Quyết định số 17/2018/QĐ-UBND',
  ],
  SUSPENDS: [
    'đề nghị tạm ngưng hiệu lực của Thông tư số 12/2019/TT-BXD',
    'bị đình chỉ thi hành theo Quyết định số 91/QĐ-UBND',
    '~Tạm ngưng hiệu lực của Thông tư số 12/2019/TT-BXD',
    'các dự án dừng triển khai theo Quyết định số 91/QĐ-UBND',
  ],
  CONSOLIDATES: [
    'thống nhất theo Quyết định số 91/QĐ-UBND',
    'được hợp nhất tại Văn bản hợp nhất số 12/VBHN-BXD',
    'trình hợp nhất Nghị định số 18/2011/NĐ-CP',
    '~rà soát, hợp nhất Thông tư số 12/2019/TT-BXD',
  ],
  DETAILS: [
    'Nghị định số 18/2011/NĐ-CP quy định chi tiết một số điều của Luật Giá',
    'xây dựng Nghị định quy định chi tiết Luật Giá',
    'kế hoạch chi tiết theo Quyết định số 91/QĐ-UBND',
    '~Quy định chi tiết một số điều của Luật Giá',
  ],
  GUIDES: [
    'theo hướng dẫn tại Thông tư số 12/2019/TT-BXD',
    'Thông tư số 12/2019/TT-BXD hướng dẫn thi hành Nghị định số 18/2011/NĐ-CP',
    'tham mưu văn bản hướng dẫn thực hiện Nghị định số 18/2011/NĐ-CP',
    '~hướng dẫn thi hành Luật Giá',
  ],
  ISSUED_WITH: [
    'gửi kèm theo Tờ trình số 15/TTr-SXD',
    'theo Quyết định số 91/QĐ-UBND',
    'hồ sơ kèm theo Tờ trình số 15/TTr-SXD',
    'ban hành theo Quyết định số 91/QĐ-UBND',
  ],
  IMPLEMENTS: [
    'tổng kết thi hành Luật Thư viện',
    'báo cáo kết quả thực hiện Chỉ thị số 9/CT-UBND',
    'thực hiện theo quy định tại Nghị định số 18/2011/NĐ-CP',
    'hướng dẫn biện pháp thi hành Luật Giá',
    'theo Quyết định số 91/QĐ-UBND',
  ],
};

const rows = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const));

it.each(rows(POSITIVE))('reads %s in %j', (kind, text) => expect(kindsOf(text).at(-1)).toBe(kind));
it.each(rows(NEAR_MISSES))('reads no %s in %j', (kind, text) => expect(kindsOf(text).at(-1)).not.toBe(kind));

it.each<[string, CitationKind[]]>([
  ['thay thế Quyết định số 91/QĐ-UBND và Quyết định số 92/QĐ-UBND', ['REPLACES', 'REPLACES']],
  ['Thực hiện Nghị quyết số 57-NQ/TW, Kết luận số 19-KL/TW và Chỉ thị số 9/CT-UBND', Array(3).fill('IMPLEMENTS')],
  ['Sửa đổi Luật Giá; Luật Thư viện', ['AMENDS', 'AMENDS']],
  ['thực hiện Nghị quyết số 57-NQ/TW; Quyết định số 91/QĐ-UBND về', ['IMPLEMENTS', 'CITES']],
  [
    'Nghị định số 31/2015/NĐ-CP và Nghị định số 57/2018/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.',
    ['REPEALS', 'REPEALS'],
  ],
])('gives each of a list its verb: %j', (text, kinds) => expect(kindsOf(text)).toEqual(kinds));

it.each<[string, CitationKind[]]>([
  ['Căn cứ Luật Báo chí số 103/2016/QH13 được sửa đổi, bổ sung bởi Luật số 35/2018/QH14;', ['BASIS', 'BASIS']],
  [
    'Căn cứ Nghị định số 18/2021/NĐ-CP của Chính phủ hướng dẫn thi hành Luật Giá được sửa đổi, bổ sung bởi Nghị định số 87/2025/NĐ-CP;',
    ['BASIS', 'CITES', 'BASIS'],
  ],
  [
    'Căn cứ Thông tư số 13/2025/TT-BXD sửa đổi một số điều của Thông tư số 57/2021/TT-BXD được sửa đổi, bổ sung bởi Thông tư số 69/2023/TT-BXD;',
    ['BASIS', 'CITES', 'CITES'],
  ],
  ['Thực hiện, Luật Giá năm 2023 và Nghị định số 85/2024/NĐ-CP;', ['BASIS', 'BASIS']],
  ['Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 15/TTr-SXD ngày 03/4/2025.', ['BASIS']],
  [
    'Căn cứ Nghị quyết số 18-NQ/TW ngày 25/10/2017 về sắp xếp tổ chức bộ máy và Nghị quyết số 37-NQ/TW ngày 24/12/2018;',
    ['BASIS', 'BASIS'],
  ],
  [
    'Căn cứ Thông tư số 04/2021/TT-BTP hướng dẫn thi hành Nghị định số 59/2012/NĐ-CP về nuôi con nuôi và Nghị định số 32/2020/NĐ-CP;',
    ['BASIS', 'CITES', 'CITES'],
  ],
  [
    'Xét đề nghị của Bộ Xây dựng (công văn số 5054/BXD-KH), ý kiến của Bộ Tài chính (công văn số 4439/BTC-ĐT) về việc phê duyệt',
    ['BASIS', 'BASIS'],
  ],
  [
    'Theo đề nghị của Vụ trưởng Vụ Pháp chế, Bộ trưởng Bộ Tài chính ban hành Thông tư hướng dẫn Quyết định số 20/2016/QĐ-TTg.',
    ['CITES'],
  ],
  ['Luật sửa đổi, bổ sung một số điều của Luật Thư viện ngày 22 tháng 11 năm 2019;', ['BASIS']],
  ['Để bảo đảm an toàn hồ đập, thực hiện Luật Thủy lợi năm 2017, Chủ tịch UBND tỉnh chỉ thị:', ['BASIS']],
  ['Trong năm 2025, theo Quyết định số 91/QĐ-UBND, sở đã làm', ['CITES']],
])('knows what a preamble rests on in %j', (text, kinds) => expect(kindsOf(text, true)).toEqual(kinds));

it.each([
  ['2. Bãi bỏ toàn bộ các quyết định sau:', 'REPEALS'],
  ['Bãi bỏ các văn bản quy phạm pháp luật sau đây', 'REPEALS'],
  ['Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực: các nghị định gồm:', 'REPEALS'],
  ['Sửa đổi, bổ sung một số điều của các thông tư sau:', 'AMENDS'],
  ['Quyết định này thay thế các quyết định sau đây:', 'REPLACES'],
  ['Giao các cơ quan thực hiện các nhiệm vụ sau:', null],
  ['Bãi bỏ Quyết định số 91/QĐ-UBND.', null],
  ['yêu cầu các đơn vị thực hiện một số nội dung như sau:', null],
])('takes %j for the lead of a list of kind %s', (text, kind) => expect(listedKind(text)).toBe(kind));
