import { toLines } from '../../../src/ingest/segment/lines';
import { continues, toParagraphs } from '../../../src/ingest/segment/paragraphs';

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
  ['được thực hiện theo Luật', 'Bến bãi số 12/2025/QH15 và văn bản hướng dẫn'],
])('after "%s" the line "%s" goes on', (previous, next) => expect(goesOn(previous, next)).toBe(true));

/** The paragraphs of lines that are broken at sixty letters. */
const paragraphsOf = (...lines: string[]) => {
  const text = lines.join('\n');
  return toParagraphs(text, toLines(text), 0, lines.length, 60).map((passage) => passage.text);
};

it.each([
  ['two spaces stand for one', 'Xét  đề nghị của Công ty Đá tại Văn bản số 05/CV;'],
  ['one does', 'Xét đề nghị của Công ty Đá tại Văn bản số 05/CV;'],
])('joins a basis with one more who asked, where %s', (_, first) =>
  expect(paragraphsOf(first, 'Công ty cổ phần Bến Sông tại văn bản số 12/CV-BS;')).toHaveLength(1),
);

it('parts a basis from a line that is none of its', () =>
  expect(
    paragraphsOf('Xét đề nghị của Công ty Đá tại Văn bản số 05;', 'Sở Công Thương ban hành Kế hoạch.'),
  ).toHaveLength(2));

it('joins a bracket with its end, which looks like a number', () =>
  expect(
    continues('Đối với hồ sơ điều chỉnh quy hoạch vật liệu (nhóm', 'II): Trên cơ sở xin ý kiến của Bộ', 0, 0.9, true),
  ).toBe(true));
