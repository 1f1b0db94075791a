import 'reflect-metadata';
import { decodeCursor, encodeCursor } from '../../src/graph/cursor';
import type { OrderTerm } from '../../src/graph/links';
import { tableOf } from '../../src/graph/row-table';
import { LegalDocument } from '../../src/modules/legal/legal-document.entity';

const term = (property: string, direction: 'ASC' | 'DESC' = 'ASC', nulls: 'FIRST' | 'LAST' = 'LAST'): OrderTerm => ({
  property,
  direction,
  nulls,
});

const { fits } = tableOf(LegalDocument);
const ORDER = [term('issuedOn', 'DESC', 'FIRST'), term('id')];
const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const SIGNATURE = 'issuedOn DESC FIRST,id ASC LAST';

test.each([
  [{ issuedOn: '2026-03-10', id: 5 }, ['2026-03-10', 5]],
  [{ issuedOn: null, id: 2_147_483_647 }, [null, 2_147_483_647]],
])('the cursor of %j holds the values of its order', (row, values) => {
  expect(decodeCursor(encodeCursor(row, ORDER), ORDER, fits, 'after')).toEqual(values);
});

test.each([
  ['the other direction', [term('issuedOn', 'ASC', 'FIRST'), term('id')]],
  ['nulls at the other end', [term('issuedOn', 'DESC', 'LAST'), term('id')]],
  ['another property', [term('effectiveOn', 'DESC', 'FIRST'), term('id')]],
  ['fewer terms', [term('id')]],
  ['more terms', [...ORDER, term('id')]],
])('a cursor of a list with %s is refused', (_what, order) => {
  const cursor = encodeCursor({ issuedOn: '2026-03-10', effectiveOn: null, id: 5 }, order);
  expect(() => decodeCursor(cursor, ORDER, fits, 'before')).toThrow(
    expect.objectContaining({
      message: `before: "${cursor.length > 80 ? `${cursor.slice(0, 80)}…` : cursor}" is not a cursor of this list; give a cursor that this list returned.`,
      extensions: { code: 'BAD_USER_INPUT', argument: 'before' },
    }),
  );
});

test.each([
  ['nothing', ''],
  ['text', 'abc'],
  ['a row id', Buffer.from('Task:12').toString('base64url')],
  ['an object', written({ id: 5 })],
  ['a value that is an object', written([SIGNATURE, { a: 1 }, 5])],
  ['a value that is a list', written([SIGNATURE, ['2026-03-10'], 5])],
  ['an id that is text', written([SIGNATURE, '2026-03-10', '5'])],
  ['an id that is null', written([SIGNATURE, '2026-03-10', null])],
  ['a day that is a number', written([SIGNATURE, 20260310, 5])],
  ['a day that no calendar has', written([SIGNATURE, '2026-02-30', 5])],
  ['a day in the year 0', written([SIGNATURE, '0000-01-01', 5])],
  ['a day that is other text', written([SIGNATURE, "2026' or true", 5])],
  ['an id with a fraction', written([SIGNATURE, '2026-03-10', 1.5])],
  ['an id that no integer holds', written([SIGNATURE, '2026-03-10', 2 ** 31])],
  ['an id far out', written([SIGNATURE, '2026-03-10', 1e300])],
])('%s is no cursor', (_what, cursor) => {
  expect(() => decodeCursor(cursor, ORDER, fits, 'after')).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/^after: ".*" is not a cursor/),
      extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
    }),
  );
});
