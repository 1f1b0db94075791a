import { isIPv4, isIPv6 } from 'node:net';

/** The network that an address is in, /24 or /48: it tells a household or an office, no person. */
export function shownAddress(address: string): string {
  // "::ffff:203.0.113.7", not "::ffff:c000:201"
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d[\d.]*$)/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole =
    tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return `${whole.slice(0, 3).join(':')}::/48`;
}
