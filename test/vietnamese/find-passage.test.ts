import { findPassage } from '../../src/vietnamese/find-passage';

test.each([
  ['giao Sở Y tế và Sở Y tế', 'Sở Y tế', 0, 5],
  ['giao Sở Y tế và Sở Y tế', 'Sở Y tế', 20, 16],
  ['giao Sở Y tế và Sở Y tế', ' Sở Y tế ', 9, 5],
  ['Uỷ ban nhân dân', 'Ủy ban', 0, 0],
  ['ỦY BAN nhân dân', 'ủy ban', 0, 0],
  ['giao Sở Y tế', 'Sở Xây dựng', 0, null],
  ['giao', '  ', 0, null],
])('%j: %j near %d is at %s', (text, quote, near, start) => {
  const found = findPassage(text, quote, near);
  expect(found?.start ?? null).toBe(start);
  if (found) expect(text.slice(found.start, found.end)).toBe(found.quote);
});
