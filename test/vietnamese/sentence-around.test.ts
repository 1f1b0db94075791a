import { sentenceAround } from '../../src/vietnamese/sentence-around';

test.each([
  [
    'Giao Sở Y tế. Theo Quyết định số 5/QĐ-UBND; hoàn thành sớm.',
    '5/QĐ-UBND',
    'Theo Quyết định số 5/QĐ-UBND; hoàn thành sớm.',
  ],
  ['làm việc một; theo Nghị định số 5 của Chính phủ; phần sau', 'Nghị định số 5', 'theo Nghị định số 5 của Chính phủ;'],
  ['Đoạn một\n\n1. Giao phòng A:\n  xây dựng đề án\n\nĐoạn ba', 'phòng A', '1. Giao phòng A: xây dựng đề án'],
  ['tại TP. Bắc Sơn Hà năm 2026. Câu sau', 'Sơn', 'tại TP. Bắc Sơn Hà năm 2026.'],
  ['KT. CHỦ TỊCH ký', 'CHỦ TỊCH', 'KT. CHỦ TỊCH ký'],
  ['TT | Việc | Chủ trì\n1 | In cẩm nang | Sở Y tế\n2 | Phát | Sở', 'Sở Y tế', '1 | In cẩm nang | Sở Y tế'],
  ['Phân công:\n- Sở Y tế chủ trì\n- Sở Tài chính phối hợp', 'Y tế', '- Sở Y tế chủ trì'],
  ['dòng này\nnối sang dòng sau', 'nối', 'dòng này nối sang dòng sau'],
])('%j: around %j is %j', (text, words, sentence) => {
  const start = text.indexOf(words);
  expect(sentenceAround(text, { start, end: start + words.length })).toBe(sentence);
});

test('what is longer than a screen is cut, and says so', () => {
  const text = `${'trước '.repeat(100)}ĐÂY ${'sau '.repeat(100)}`;
  const start = text.indexOf('ĐÂY');
  const sentence = sentenceAround(text, { start, end: start + 3 });
  expect(sentence).toMatch(/^….*ĐÂY.*…$/);
  expect(sentence.length).toBeLessThan(490);
});
