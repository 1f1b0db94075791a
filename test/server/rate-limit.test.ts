import { take } from '../../src/server/rate-limit';

/** What of requests at these seconds is answered, where so many a minute are. */
function answered(rate: number, seconds: readonly number[]): boolean[] {
  const account = { freeAt: 0 };
  return seconds.map((s) => !take(account, rate, 'address', 1_000_000 + s * 1000).isRefused);
}

test.each<[string, number, number[], boolean[]]>([
  ['a minute of requests at once, and no more', 3, [0, 0, 0, 0], [true, true, true, false]],
  ['one more after its share of the minute', 3, [0, 0, 0, 20, 20], [true, true, true, true, false]],
  ['all again after a minute', 2, [0, 0, 60, 60, 60], [true, true, true, true, false]],
  ['not twice as many around the turn of a minute', 2, [59, 59, 61, 61], [true, true, false, false]],
  ['who keeps below the rate for ever', 60, [0, 1, 2, 3, 4, 5], [true, true, true, true, true, true]],
  ['what is refused does not count', 1, [0, 1, 2, 3, 60], [true, false, false, false, true]],
  ['one a minute', 1, [0, 59, 60.001], [true, false, true]],
])('answers %s', (_what, rate, seconds, expected) => expect(answered(rate, seconds)).toEqual(expected));

test('says what is left, when all of it is there again, and when the next may come', () => {
  const account = { freeAt: 0 };
  // as of a clock that has been going for a while: 15 s later is not quite 15 s later
  const at = (ms: number) => take(account, 4, 'key', 987_654.321 + ms);
  expect(at(0)).toEqual({ by: 'key', rate: 4, isRefused: false, remaining: 3, freeInS: 15, retryAfterS: 0 });
  at(0);
  at(0);
  expect(at(0)).toEqual({ by: 'key', rate: 4, isRefused: false, remaining: 0, freeInS: 60, retryAfterS: 15 });
  expect(at(5000)).toEqual({ by: 'key', rate: 4, isRefused: true, remaining: 0, freeInS: 55, retryAfterS: 10 });
  expect(at(15_000)).toMatchObject({ isRefused: false, remaining: 0 });
});

test.each([7, 60, 999, 1200, 6000, 1_000_000])(
  'who comes exactly as often as %d times a minute is not refused',
  (rate) => {
    const account = { freeAt: 0 };
    const all = Array.from({ length: 3000 }, (_, i) => take(account, rate, 'key', (i * 60_000) / rate));
    expect(all.filter(({ isRefused }) => isRefused)).toEqual([]);
  },
);

test.each([1, 3, 7, 49, 999, 1200, 6000, 10_001])(
  'of %d a minute as many may come at once, and not one more',
  (rate) => {
    for (const now of [0.1, 123_456.789, 31_536_000_000.3]) {
      const account = { freeAt: 0 };
      const all = Array.from({ length: rate + 1 }, () => take(account, rate, 'key', now));
      expect(all.filter(({ isRefused }) => isRefused).length).toBe(1);
      expect(all.map(({ remaining }) => remaining)).toEqual([
        ...Array.from({ length: rate }, (_, i) => rate - 1 - i),
        0,
      ]);
    }
  },
);
