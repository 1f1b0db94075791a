import { continues } from '../../../src/ingest/segment/paragraphs';

/** Lines of a text broken at a width, the first one short. */
const goesOn = (previous: string, next: string) => continues(previous, next, 0, 0.3, true);

it.each([
  ['I. Quan điểm', '1. Phát triển nguồn nhân lực'],
  ['II. Nhiệm vụ trọng điểm', '1. Rà soát quy hoạch'],
  ['3. Thời điểm', 'a) Đợt một: tháng 3'],
])('after "%s" the line "%s" opens a paragraph', (previous, next) => expect(goesOn(previous, next)).toBe(false));

it.each([
  ['Thực hiện quy định tại điểm', 'a khoản 2 của Quyết định này'],
  ['theo khoản', '1. Điều 5 của Luật Lưu trữ'],
])('after "%s" the line "%s" goes on', (previous, next) => expect(goesOn(previous, next)).toBe(true));
