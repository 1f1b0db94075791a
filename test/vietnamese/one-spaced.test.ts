import { isOneSpaced, oneSpaced } from '../../src/vietnamese/one-spaced';

it.each([
  ['Sở Y tế', 'Sở Y tế'],
  ['Sở  Y tế', 'Sở Y tế'],
  ['Bộ Chính \ntrị', 'Bộ Chính trị'],
  ['Bộ\ttrưởng', 'Bộ trưởng'],
  ['năm\u00a02026', 'năm 2026'],
  ['a\u2028b\u3000c\ufeffd', 'a b c d'],
  ['2021 – 2025 “Ế”', '2021 – 2025 “Ế”'],
  [' đầu và cuối ', ' đầu và cuối '],
  ['', ''],
])('%j in single spaces is %j', (text, expected) => {
  expect(oneSpaced(text)).toBe(expected);
});

it('agrees with the pattern on every character', () => {
  const differing: string[] = [];
  for (let code = 0; code < 0x10000; code++) {
    const text = `a${String.fromCharCode(code)}b`;
    if (isOneSpaced(text) !== (text.replace(/\s+/g, ' ') === text)) differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
});
