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
