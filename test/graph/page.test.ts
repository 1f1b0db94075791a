import 'reflect-metadata';
import { checkPage, DEFAULT_PAGE_SIZE } from '../../src/graph/page';

const MAX = 100;

test.each([
  [{}, { size: DEFAULT_PAGE_SIZE, isBackward: false, after: null, before: null }],
  [
    { first: null, last: null, after: null, before: null },
    { size: 20, isBackward: false, after: null, before: null },
  ],
  [{ first: 0 }, { size: 0, isBackward: false, after: null, before: null }],
  [
    { first: MAX, after: 'a' },
    { size: MAX, isBackward: false, after: 'a', before: null },
  ],
  [
    { last: 3, before: 'b' },
    { size: 3, isBackward: true, after: null, before: 'b' },
  ],
  [
    { first: 3, after: 'a', before: 'b' },
    { size: 3, isBackward: false, after: 'a', before: 'b' },
  ],
  [
    { first: null, last: 0 },
    { size: 0, isBackward: true, after: null, before: null },
  ],
])('%j asks for the page %j', (args, page) => {
  expect(checkPage(args, MAX)).toEqual(page);
});

test.each([
  [{ first: -1 }, 'first', 'first: -1 is not a page size; give 0 to 100 and page on with cursors.'],
  [{ last: -20 }, 'last', 'last: -20 is not a page size; give 0 to 100 and page on with cursors.'],
  [{ first: 101 }, 'first', 'first: 101 is not a page size; give 0 to 100 and page on with cursors.'],
  [{ last: 2_147_483_647 }, 'last', 'last: 2147483647 is not a page size; give 0 to 100 and page on with cursors.'],
  [{ first: 1, last: 1 }, 'last', 'first: 1 and last: 1 exclude each other; give one.'],
  [{ first: 0, last: 0 }, 'last', 'first: 0 and last: 0 exclude each other; give one.'],
])('%j is refused, naming the argument %s', (args, argument, message) => {
  expect(() => checkPage(args, MAX)).toThrow(
    expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT', argument } }),
  );
});
