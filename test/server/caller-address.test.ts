import type { IncomingMessage } from 'node:http';
import { callerAddresses } from '../../src/server/caller-address';
import { LOOPBACK } from '../../src/server/outside-settings';

const asked = (near: string, forwardedFor?: string) =>
  ({
    socket: { remoteAddress: near },
    headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
  }) as unknown as IncomingMessage;

const PROXIES = [...LOOPBACK, '10.1.0.0/16', '2001:db8:ffff::/48'];

test.each<[string, string, string | undefined, string | null]>([
  ['the machine itself', '127.0.0.1', undefined, null],
  ['the machine itself, by IPv6', '::1', undefined, null],
  ['the machine itself, by a socket for both', '::ffff:127.0.0.1', undefined, null],
  ['somebody', '203.0.113.7', undefined, '203.0.113.7'],
  ['somebody, by a socket for both', '::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['somebody who says to be another', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['somebody behind a proxy', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['somebody behind two proxies', '127.0.0.1', '203.0.113.7, 10.1.2.3', '203.0.113.7'],
  [
    'somebody who says to be another, behind a proxy that adds to it',
    '10.1.2.3',
    '198.51.100.1, 203.0.113.7',
    '203.0.113.7',
  ],
  ['somebody who says to be the machine itself, behind a proxy', '127.0.0.1', '127.0.0.1, 203.0.113.7', '203.0.113.7'],
  ['a proxy that passes on what it was told of the machine itself', '127.0.0.1', '127.0.0.1', '127.0.0.1'],
  ['a proxy that does not say for whom', '10.1.2.3', 'unknown', '10.1.2.3'],
  ['a proxy that says nothing', '10.1.2.3', '', '10.1.2.3'],
  ['a proxy that writes the port', '10.1.2.3', '203.0.113.7:52011', '203.0.113.7'],
  ['a proxy that writes the port of an IPv6 address', '10.1.2.3', '[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
  ['an IPv6 address', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['its neighbour', '2001:db8:1:2::ffff', undefined, '2001:db8:1:2::/64'],
  ['one written short', '2001:db8::1', undefined, '2001:db8:0:0::/64'],
  ['one written with zeros', '2001:0DB8:0000:0000:1::', undefined, '2001:db8:0:0::/64'],
  ['one of a link', 'fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
  ['a proxy by IPv6', '2001:db8:ffff:1::1', '203.0.113.7', '203.0.113.7'],
  ['a chain longer than any', '10.1.2.3', `203.0.113.7, ${'10.1.9.9, '.repeat(40)}10.1.2.4`, '10.1.9.9'],
])('%s', (_what, near, forwardedFor, expected) => {
  expect(callerAddresses(PROXIES)(asked(near, forwardedFor))).toBe(expected);
});

test('where no proxy is trusted, the machine itself is somebody as well', () => {
  const addressOf = callerAddresses([]);
  expect(addressOf(asked('127.0.0.1'))).toBe('127.0.0.1');
  expect(addressOf(asked('127.0.0.1', '203.0.113.7'))).toBe('127.0.0.1');
});

test('a word that is not taken is told of', () => {
  let told = 0;
  const addressOf = callerAddresses(PROXIES, () => (told += 1));
  addressOf(asked('203.0.113.7', '198.51.100.1'));
  addressOf(asked('127.0.0.1', '198.51.100.1'));
  addressOf(asked('203.0.113.7'));
  expect(told).toBe(1);
});
