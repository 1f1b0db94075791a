import { duration, expiryOf } from '../../src/cli/key-times';

const NOW = new Date('2026-11-23T10:00:00Z');

test.each<[object, string | null | undefined]>([
  [{}, undefined],
  [{ expires: 'never' }, null],
  [{ expires: '2027-06-30' }, '2027-06-30T17:00:00.000Z'],
  [{ expires: '2028-02-29' }, '2028-02-29T17:00:00.000Z'],
  [{ expiresIn: '12h' }, '2026-11-23T22:00:00.000Z'],
  [{ expiresIn: '90d' }, '2027-02-21T10:00:00.000Z'],
])('%j is %s', (options, instant) =>
  expect(expiryOf(options, NOW)?.toISOString() ?? expiryOf(options, NOW)).toBe(instant),
);

test.each([
  [{ expires: '2027-02-29' }],
  [{ expires: '30/6/2027' }],
  [{ expiresIn: '90' }],
  [{ expiresIn: '0' }],
  [{ expiresIn: '999999w' }],
  [{ expires: '2027-06-30', expiresIn: '1d' }],
])('%j is wrong usage', (options) =>
  expect(() => expiryOf(options, NOW)).toThrow(expect.objectContaining({ exitCode: 2 })),
);

test('an overlap of 0 is none', () => expect(duration('--overlap', '0')).toBe(0));
