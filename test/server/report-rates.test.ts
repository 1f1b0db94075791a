import type { IncomingMessage } from 'node:http';
import { reportRates } from '../../src/server/report-rates';

const HOUR = 3_600_000;

const from = (address: string): IncomingMessage =>
  ({ socket: { remoteAddress: address }, headers: {} }) as unknown as IncomingMessage;

/** A clock that the test sets. */
function open(reportsPerAddress: number, reportsOverall: number) {
  const clock = { now: 1000 };
  const rates = reportRates({ reportsPerAddress, reportsOverall, trustedProxies: ['127.0.0.1'] }, () => clock.now);
  return { clock, count: (address: string) => rates.count(from(address)) };
}

test('an address may report so often in an hour, at once or one by one', () => {
  const { clock, count } = open(3, 0);
  expect([1, 2, 3].map(() => count('203.0.113.1'))).toEqual([null, null, null]);
  expect(count('203.0.113.1')).toEqual({ by: 'address', rate: 3, retryAfterS: 1200 });
  expect(count('203.0.113.2')).toBeNull();
  clock.now += HOUR / 3;
  expect(count('203.0.113.1')).toBeNull();
  expect(count('203.0.113.1')).toMatchObject({ retryAfterS: 1200 });
  clock.now += HOUR;
  expect([1, 2, 3, 4].map(() => count('203.0.113.1') === null)).toEqual([true, true, true, false]);
});

test('all of them together may report so often', () => {
  const { count } = open(10, 2);
  expect(['203.0.113.1', '203.0.113.2'].map(count)).toEqual([null, null]);
  expect(count('203.0.113.3')).toEqual({ by: 'all', rate: 2, retryAfterS: 1800 });
});

test('of IPv6 a network is one, and this machine is not counted; 0 is as many as come', () => {
  const { count } = open(1, 0);
  expect(count('2001:db8::1')).toBeNull();
  expect(count('2001:db8::2')).toMatchObject({ by: 'address' });
  expect([1, 2, 3].map(() => count('127.0.0.1'))).toEqual([null, null, null]);
  const free = open(0, 0);
  expect([1, 2, 3].map(() => free.count('203.0.113.1'))).toEqual([null, null, null]);
});
