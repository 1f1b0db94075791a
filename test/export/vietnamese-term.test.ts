import { vietnameseTerm } from '../../src/export/vietnamese-term';

test.each([
  ['Last day allowed; null where no day is set (hạn).', 'hạn'],
  ['A limit (LT, LTE) is 100 while it is kept (tiến độ). Needs the role EDITOR.', 'tiến độ'],
  ['What is to come of it (sản phẩm, kết quả).', 'sản phẩm, kết quả'],
  ['The rows of this page.', null],
  [null, null],
])('the term of %j is %j', (description, term) => expect(vietnameseTerm(description)).toBe(term));
