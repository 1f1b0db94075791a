import type { IncomingMessage } from 'node:http';
import type { Viewer } from '../../src/auth/viewer';
import { OPEN } from '../../src/server/outside-settings';
import { requestRates } from '../../src/server/request-rates';

const from = (address: string, authorization?: string) =>
  ({
    socket: { remoteAddress: address },
    headers: authorization === undefined ? {} : { authorization },
  }) as unknown as IncomingMessage;

const key = (keyId: number, rate?: number): Viewer => ({
  kind: 'key',
  role: 'READER',
  keyId,
  name: `k${keyId}`,
  ...(rate !== undefined && { rate }),
});

const open = (settings: Partial<typeof OPEN> = {}) =>
  requestRates({ ...OPEN, ratePerAddress: 2, ratePerKey: 3, ...settings }, undefined, () => 1000);

/** How many of so many requests are answered. */
const answers = (rates: ReturnType<typeof open>, request: IncomingMessage, count: number): number =>
  Array.from({ length: count }, () => rates.count(request)).filter((one) => !one?.isRefused).length;

test('addresses are counted apart', () => {
  const rates = open();
  expect(answers(rates, from('203.0.113.1'), 5)).toBe(2);
  expect(answers(rates, from('203.0.113.2'), 5)).toBe(2);
});

test('an Authorization that is not proven counts for the address, apart from what has none', () => {
  const rates = open();
  expect(answers(rates, from('203.0.113.1'), 9)).toBe(2);
  expect(answers(rates, from('203.0.113.1', 'Bearer a'), 1)).toBe(1);
  expect(answers(rates, from('203.0.113.1', 'Bearer b'), 5)).toBe(1);
});

test('a key that is proven counts for itself, from wherever it comes and with every secret it has', () => {
  const rates = open();
  rates.proven({ authorization: 'Bearer old' }, key(1));
  rates.proven({ authorization: 'Bearer new' }, key(1));
  expect(answers(rates, from('203.0.113.1', 'Bearer old'), 2)).toBe(2);
  expect(answers(rates, from('203.0.113.2', 'Bearer new'), 5)).toBe(1);
  expect(answers(rates, from('203.0.113.1'), 5)).toBe(2);
});

test.each<[string, number | undefined, number]>([
  ['a rate of its own', 7, 7],
  ['none of its own, that of all', undefined, 3],
  ['as many as come', 0, 50],
])('a key has %s', (_what, rate, expected) => {
  const rates = open();
  rates.proven({ authorization: 'Bearer k' }, key(1, rate));
  expect(answers(rates, from('203.0.113.1', 'Bearer k'), 50)).toBe(expected);
});

test('a rate that is changed holds from the next look on', () => {
  const rates = open();
  rates.proven({ authorization: 'Bearer k' }, key(1, 0));
  expect(answers(rates, from('203.0.113.1', 'Bearer k'), 9)).toBe(9);
  rates.proven({ authorization: 'Bearer k' }, key(1, 4));
  expect(answers(rates, from('203.0.113.1', 'Bearer k'), 9)).toBe(4);
});

test('the tokens of one holder are counted together', () => {
  const rates = open();
  const viewer: Viewer = { kind: 'token', digest: 'd', role: 'READER', keyId: -1, name: 'oidc:x' };
  rates.proven({ authorization: 'Bearer t1' }, viewer);
  rates.proven({ authorization: 'Bearer t2' }, viewer);
  expect(answers(rates, from('203.0.113.1', 'Bearer t1'), 2)).toBe(2);
  expect(answers(rates, from('203.0.113.1', 'Bearer t2'), 2)).toBe(1);
});

test('a key that is good no more counts for the address', () => {
  const rates = open();
  rates.proven({ authorization: 'Bearer k' }, key(1, 0));
  rates.refused({ authorization: 'Bearer k' });
  expect(answers(rates, from('203.0.113.1', 'Bearer k'), 9)).toBe(2);
});

test('where addresses are not counted, keys are', () => {
  const rates = open({ ratePerAddress: 0 });
  expect(rates.count(from('203.0.113.1'))).toBeNull();
  rates.proven({ authorization: 'Bearer k' }, key(1));
  expect(answers(rates, from('203.0.113.1', 'Bearer k'), 9)).toBe(3);
});

test('however many addresses ask, 50,000 are kept: those that came last', () => {
  const rates = open({ ratePerAddress: 1 });
  const address = (i: number) => `2001:db8:${(i >> 16).toString(16)}:${(i & 0xffff).toString(16)}::1`;
  for (let i = 0; i <= 50_000; i++) rates.count(from(address(i)));
  expect(rates.count(from(address(1)))?.isRefused).toBe(true);
  expect(rates.count(from(address(50_000)))?.isRefused).toBe(true);
  expect(rates.count(from(address(0)))?.isRefused).toBe(false);
});

test('a key with a rate of its own is held to it where no key is counted otherwise', () => {
  const rates = open({ ratePerKey: 0 });
  rates.proven({ authorization: 'Bearer k' }, key(1, 2));
  rates.proven({ authorization: 'Bearer f' }, key(2));
  expect(answers(rates, from('203.0.113.1', 'Bearer k'), 9)).toBe(2);
  expect(answers(rates, from('203.0.113.1', 'Bearer f'), 9)).toBe(9);
});
