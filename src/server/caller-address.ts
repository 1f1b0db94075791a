import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';
import { LOOPBACK } from './outside-settings';

/** Whom requests are counted for: an IPv4 address, the 64 first bits of an IPv6 address; null: this machine itself. */
export type AddressOf = (request: IncomingMessage) => string | null;

/** A machine has as many IPv6 addresses as it likes; its network has one number of 64 bits. */
const NETWORK_GROUPS = 4;

/** A chain of more proxies is nobody's. */
const MOST_HOPS = 16;

/**
 * Where a request comes from: the connection's address; behind proxies whose word is taken, whom the last of them names that
 * is not such a proxy itself. `ignored` is told of a word that is not taken.
 */
export function requestAddresses(
  trustedProxies: readonly string[],
  ignored: () => void = () => undefined,
): (request: IncomingMessage) => string {
  const isTrusted = inOneOf(trustedProxies);
  // each knows its last address: that of the proxy stays the same
  const isTrustedHop = inOneOf(trustedProxies);
  return ({ socket, headers }) => {
    const near = nearOf(socket);
    const named = headers['x-forwarded-for'];
    if (named === undefined) return near;
    if (!isTrusted(near)) {
      ignored();
      return near;
    }
    let from = near;
    let rest = String(named);
    for (let hop = 0; hop < MOST_HOPS && rest !== ''; hop++) {
      const comma = rest.lastIndexOf(',');
      const address = plain(withoutPort(rest.slice(comma + 1).trim()));
      rest = rest.slice(0, Math.max(0, comma));
      // who names no address is taken for the one who asks
      if (isIP(address) === 0) break;
      from = address;
      if (!isTrustedHop(address)) break;
    }
    return from;
  };
}

/** For whom a request counts, by where it comes from. `ignored` is told of a word about that which is not taken. */
export function callerAddresses(trustedProxies: readonly string[], ignored?: () => void): AddressOf {
  const addressOf = requestAddresses(trustedProxies, ignored);
  const isTrusted = inOneOf(trustedProxies);
  const isHere = inOneOf(LOOPBACK);
  return (request) => {
    const near = nearOf(request.socket);
    const isOurs = request.headers['x-forwarded-for'] === undefined && isHere(near) && isTrusted(near);
    return isOurs ? null : networkOf(addressOf(request));
  };
}

const nearOf = ({ remoteAddress = '' }: IncomingMessage['socket']): string => plain(remoteAddress);

/** Tells whether an address is one of these, or in one of these networks; what was asked last is known. */
function inOneOf(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', length] = network.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (length === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(length), family);
  }
  let last: { address: string; isIn: boolean } | undefined;
  return (address) => {
    if (address !== last?.address) {
      const family = isIP(address);
      last = { address, isIn: family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6') };
    }
    return last.isIn;
  };
}

/** An IPv4 address that stands in one of IPv6, as a socket for both has it, by itself. */
// Matches: "::ffff:192.0.2.1". Must not match: "::ffff:c000:201", "192.0.2.1".
const MAPPED = /^::ffff:(\d[\d.]*)$/i;
const plain = (address: string): string =>
  address.startsWith('::') ? (MAPPED.exec(address)?.[1] ?? address) : address;

/** Some proxies write the port, too. */
// Matches: "192.0.2.1:4711", "[2001:db8::1]:4711", "[2001:db8::1]". Must not match: "2001:db8::1", "unknown".
const WITH_PORT = /^(?:\[([\da-f:.]+)\]|(\d[\d.]*))(?::\d{1,5})?$/i;
function withoutPort(hop: string): string {
  const found = WITH_PORT.exec(hop);
  return found?.[1] ?? found?.[2] ?? hop;
}

/** An IPv4 address as it is, of an IPv6 address what belongs to its network. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [front = '', back] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = front === '' ? [] : front.split(':');
  // "::" stands for as many zeros as are missing
  const missing = back === undefined ? 0 : 8 - groups.length - (back === '' ? 0 : back.split(':').length);
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(back ? back.split(':') : [])];
  return `${all
    .slice(0, NETWORK_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
