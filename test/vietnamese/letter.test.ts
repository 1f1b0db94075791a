import { isLetter } from '../../src/vietnamese/letter';

it.each([
  ['ế', true],
  ['Đ', true],
  ['ô', true],
  ['я', false],
  ['5', false],
  [' ', false],
  ['\u0301', false],
  ['-', false],
])('%j is a letter: %s', (character, expected) => {
  expect(isLetter(character.charCodeAt(0))).toBe(expected);
});
