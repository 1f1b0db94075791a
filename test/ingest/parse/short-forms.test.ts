import { findCitations } from '../../../src/ingest/parse/citations';
import { readShortForms } from '../../../src/ingest/parse/short-forms';
import { toPassage } from '../../../src/ingest/segment/passage';

/** The citations of paragraphs as [words of the text, number or name]. */
function read(...paragraphs: string[]): Array<[string, string | null]> {
  const text = paragraphs.join('\n');
  let at = 0;
  const passages = paragraphs.map((paragraph) => {
    const passage = toPassage(text, at, at + paragraph.length);
    at += paragraph.length + 1;
    return { passage, citations: findCitations(passage), isOfMain: true };
  });
  return readShortForms(passages).map(({ mention: { place, number, name } }) => [
    text.slice(place.start, place.end),
    number ?? name,
  ]);
}

it.each<[string[], Array<[string, string]>]>([
  [
    [
      'Chỉ thị số 23-CT/TU ngày 19/01/2025 của Ban Thường vụ Tỉnh ủy về quản lý đất đai (sau đây gọi tắt là Chỉ thị 23).',
      'Các sở báo cáo theo Chỉ thị 23 trước ngày 25 hằng tháng.',
    ],
    [['Chỉ thị 23', '23-CT/TU']],
  ],
  [
    ['Luật Đầu tư số 131/2024/QH15 (sau đây gọi là Luật Đầu tư)', 'theo khoản 1 Điều 7 của Luật Đầu tư'],
    [
      ['Luật Đầu tư', '131/2024/QH15'],
      ['Luật Đầu tư', '131/2024/QH15'],
    ],
  ],
  [
    [
      'Quyết định số 06/QĐ-TTg ngày 06/01/2022 phê duyệt Đề án phát triển ứng dụng dữ liệu (viết tắt là Đề án 06)',
      'Tổ công tác triển khai Đề án 06 các cấp',
    ],
    [['Đề án 06', '06/QĐ-TTg']],
  ],
  [
    ['thực hiện Nghị quyết số 57-NQ/TW (gọi tắt là “Nghị quyết 57”)', 'mục tiêu của Nghị quyết 57 đến năm 2030'],
    [['Nghị quyết 57', '57-NQ/TW']],
  ],
  // not defined, but the file has one document of this type and serial
  [
    ['quán triệt Nghị quyết số 57-NQ/TW của Bộ Chính trị', 'tổ chức học tập Nghị quyết 57'],
    [['Nghị quyết 57', '57-NQ/TW']],
  ],
  [
    ['Kết luận số 210-KL/TW ngày 12/11/2025', 'tinh thần Kết luận số 210 và các văn bản khác'],
    [['Kết luận số 210', '210-KL/TW']],
  ],
  [['Nghị quyết số 57-NQ/TW và Nghị quyết số 57/NQ-CP', 'theo Nghị quyết 57'], []],
  [['Nghị quyết số 57-NQ/TW', 'Kế hoạch 57 và Nghị quyết 58 của tỉnh'], []],
  [['Kế hoạch số 05/KH-UBND ngày 03/3/2025', 'xây dựng Kế hoạch 05 năm 2026 - 2030'], []],
  [
    ['Quyết định số 812/QĐ-UBND phê duyệt Đề án sắp xếp (sau đây gọi tắt là Đề án)', 'thực hiện Đề án theo lộ trình'],
    [],
  ],
  [
    [
      'Ủy ban nhân dân xã, phường (sau đây gọi tắt là Ủy ban nhân dân cấp xã) theo Quyết định số 812/QĐ-UBND',
      'Ủy ban nhân dân cấp xã báo cáo',
    ],
    [],
  ],
])('reads the short forms of %j', (paragraphs, expected) => {
  const short = read(...paragraphs).filter(([words]) => !/\d\s?[/-]/u.test(words));
  expect(short).toEqual(expected);
});
