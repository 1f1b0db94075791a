import { metadataDoubts } from '../../../src/ingest/parse/metadata-doubts';
import { runTogether } from '../../../src/ingest/parse/run-together';
import type { Metadata } from '../../../src/ingest/parsed-document';
import { readText } from '../../support/read-text';

const HEAD = `SỞ Y TẾ
TỈNH LẠC GIANG

Số: 41/KH-SYT

Lạc Giang, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Phát triển dịch vụ năm 2026

I. CĂN CỨ
`;
const codesOf = (body: string) => readText(`${HEAD}${body}\n`).diagnostics.map(({ code }) => code);

it.each([
  ['a number glued to the words before it', 'Sở nhận đượcvăn bảnsố 2327/SXD-KT của Sở Xây dựng.', true],
  ['a number with a type before it', 'Sở nhận được văn bản số 2327/SXD-KT của Sở Xây dựng.', false],
  ['the document itself', 'Kèm theo biểu mẫu của kế hoạch 41/KH-SYT.', false],
  ['years and shifts', 'Trực 24/24 giờ giai đoạn 2021-2025.', false],
])('notes %s as a citation that may be missed: %j %j', (_, body, isNoted) =>
  expect(codesOf(body).includes('CITATION_MAYBE_MISSED')).toBe(isNoted),
);

const metadata = (title: string, issuer: string): Metadata => ({
  ...readText(HEAD).metadata,
  title,
  issuer,
});

it.each([
  ['Phát triển dịch vụ', 'Sở Y tế tỉnh Lạc Giang', 0],
  ['Phát triển dịch vụ', 'Tỉnh ủy Sông Lam', 0],
  ['Phát triển dịch vụ</b> </div>', 'Sở Y tế', 1],
  ['Phát triển dịch vụ Lạc Giang, ngày 12 tháng 01 năm 2026', 'Sở Y tế', 1],
  ['Phát triển dịch vụ', '/2025/QĐ-UBND', 1],
  ['Phát triển dịch vụ', 'Hội chủ nghĩa Việt Nam tỉnh Lạc Giang cộng hòa xã', 1],
])('doubts the head with the title %j and the issuer %j: %j', (title, issuer, count) =>
  expect(metadataDoubts(metadata(title, issuer))).toHaveLength(count),
);

it('reads a number that the end of a page cuts', () =>
  expect(
    readText(`${HEAD}Thực hiện Nghị quyết số 10-\n\n\nNQ/TW ngày 10/02/2022 của Bộ Chính trị.\n`).citations.map(
      ({ number, issuedOn }) => [number, issuedOn],
    ),
  ).toEqual([['10-NQ/TW', '2022-02-10']]));

it.each([
  ['Sở chủ trì, phối hợpvới các phường kiểm tra bến bãi.', 'hợpvới'],
  ['Giao Sở Nội vụ và Môi trườngcăn cứ danh mục.', 'trườngcăn'],
  ['Nhiều khuynh hướng nghiêng về đẩy mạnh chuyển đổi, khuyến khích online.', null],
])('finds in %j the words that a copy has run together: %j', (text, word) =>
  expect(runTogether(text)?.word ?? null).toBe(word),
);

const isDoubted = (body: string, code: string) => codesOf(`\nII. TỔ CHỨC THỰC HIỆN\n${body}`).includes(code);

it.each([
  ['- Mỗi phường có tối đa không quá 03 trạm bơm, trừ trạm tự bảo đảm chi phí.', true],
  ['- Bảo đảm mỗi phường có ít nhất 01 trạm bơm.', true],
  ['1. Sở Xây dựng sắp xếp các ban quản lý, bảo đảm có tối đa không quá 03 Ban Quản lý dự án.', true],
  ['- Hồ sơ được lưu ít nhất 05 năm tại kho.', false],
  ['- Hỗ trợ không quá 500 triệu đồng một dự án.', false],
])('notes the limit that a plan sets outside its goals: %j %j', (body, isNoted) =>
  expect(isDoubted(body, 'INDICATOR_MAYBE_MISSED')).toBe(isNoted),
);

it.each([
  ['- Thường trực đội bến, các phòng chuyên môn, các đơn vị trực thuộc tổ chức tuyên truyền đến hộ dân.', true],
  ['1. Trong quá trình thực hiện, nếu có vướng mắc, các phòng chuyên môn báo cáo Giám đốc Sở.', false],
  ['- Nội dung gồm quy định, hướng dẫn và các biểu mẫu kèm theo kế hoạch này.', false],
])('notes a unit that acts behind one that was not known: %j %j', (body, isNoted) =>
  expect(isDoubted(body, 'TASK_MAYBE_MISSED')).toBe(isNoted),
);

it.each([
  ['1. Định kỳ, Văn phòng Sở tổng hợp kết quả thực hiện kế hoạch.', true],
  ['1. Định kỳ hằng quý, Văn phòng Sở tổng hợp kết quả thực hiện kế hoạch.', false],
  ['1. Văn phòng Sở tổng hợp kết quả thực hiện kế hoạch.', false],
])('doubts when a task recurs that says no time: %j %j', (body, isNoted) =>
  expect(isDoubted(body, 'DEADLINE_UNSURE')).toBe(isNoted),
);

it.each([
  ['1. Sở Tài chính, Sở Y tế có trách nhiệm nghiên cứu phương án thay thế cho các ngành nghề này.', true],
  ['1. Doanh nghiệp khai thác có trách nhiệm nghiên cứu phương án thay thế cho các ngành nghề này.', false],
  ['1. Sở Tài chính tiếp nhận hồ sơ và trả kết quả trong 15 ngày làm việc.', false],
])('notes whom an article of rules makes answer for a duty: %j %j', (clause, isNoted) =>
  expect(
    codesOf(`\nĐiều 1. Phạm vi điều chỉnh\n1. Quy định về bến.\nĐiều 2. Danh mục ngành nghề\n${clause}`).includes(
      'TASK_MAYBE_MISSED',
    ),
  ).toBe(isNoted),
);

it('notes no heading that is no more than the name of a unit', () =>
  expect(
    isDoubted(
      '**h) Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh**\n- Chủ trì giám sát việc thực hiện kế hoạch.',
      'TASK_MAYBE_MISSED',
    ),
  ).toBe(false));

it.each([
  ['Thực hiệnQuyết định số 1489/QĐ-TTg ngày 08/10/2012 của Thủ tướng Chính phủ.', true],
  ['Thực hiện Quyết định số 1489/QĐ-TTg ngày 08/10/2012 của Thủ tướng Chính phủ.', false],
])('notes in %j whether a type is glued to the word before it: %j', (body, isNoted) =>
  expect(codesOf(body).includes('TEXT_RUN_TOGETHER')).toBe(isNoted),
);
