import { buildSchema, parse } from 'graphql';
import { graphState, sharedGraphState } from '../../src/server/graph-state';
import { asksOfCaller } from '../../src/server/private-fields';
import { responseCache, variablesKey } from '../../src/server/response-cache';
import { chanceOf } from '../support/seeded-chance';

const at = (state: string) => async () => state;

test('an answer is found as long as the graph is in the state that it shows', async () => {
  const cache = responseCache(10_000);
  expect(await cache.find('a', at('1'))).toBe('pass');
  expect(await cache.find('a', at('1'))).toBe('keep');
  expect(cache.keep('a', '1', Buffer.from('Sở Nội vụ'))).toEqual(Buffer.from('Sở Nội vụ'));
  expect(await cache.find('a', at('1'))).toEqual(Buffer.from('Sở Nội vụ'));
  expect(await cache.find('a', at('2'))).toBe('keep');
  expect(await cache.find('b', at('1'))).toBe('pass');
  expect(cache.counts).toEqual({ hits: 1, absent: 3, outdated: 1 });
});

test('nobody is asked for the state where nothing is kept', async () => {
  const never = () => Promise.reject(new Error('asked'));
  const cache = responseCache(10_000);
  expect(await cache.find('a', never)).toBe('pass');
  expect(await cache.find('a', never)).toBe('keep');
});

test('what is kept stays within the limit, whatever comes; what was used last stays longest', async () => {
  const limit = 200_000;
  const cache = responseCache(limit);
  const chance = chanceOf(11);
  let most = 0;
  for (let i = 0; i < 3000; i++) {
    const key = `${i} ${'k'.repeat(chance.below(500))}`;
    cache.keep(key, '1', Buffer.from('đ'.repeat(chance.below(i % 50 === 0 ? 60_000 : 3000))));
    await cache.find('0', at('1'));
    if (i === 0) cache.keep('0', '1', Buffer.from('first'));
    most = Math.max(most, cache.bytes());
    expect(cache.bytes()).toBeLessThanOrEqual(limit);
  }
  expect(most).toBeGreaterThan(limit * 0.7);
  expect(await cache.find('0', at('1'))).toEqual(Buffer.from('first'));
});

test('an answer of more than a quarter of all is given, and not kept', async () => {
  const cache = responseCache(100_000);
  expect(cache.keep('a', '1', Buffer.from('x'.repeat(30_000)))).toHaveLength(30_000);
  expect(cache.bytes()).toBe(0);
  // where a smaller one stood before, it does not stay
  cache.keep('b', '1', Buffer.from('x'));
  cache.keep('b', '1', Buffer.from('x'.repeat(30_000)));
  expect(await cache.find('b', at('1'))).toBe('pass');
});

test.each([
  ['{}', '{}'],
  ['{"a":1,"b":[null,"x",{"c":true}]}', '{"a":1,"b":[null,"x",{"c":true}]}'],
  ['{"a":1.50}', '{"a":1.5}'],
  ['{"a":"\\ud800"}', '{"a":"\\ud800"}'],
  ['{"__proto__":1}', '{"__proto__":1}'],
  ['{"a":1e999}', null],
  ['{"a":[{"b":-1e999}]}', null],
  ['{"a":-0}', null],
  [JSON.stringify({ a: 'x'.repeat(5000) }), null],
])('variables %.40s are a key: %s', (given, key) => {
  expect(variablesKey(JSON.parse(given))).toBe(key);
});

test.each([
  ['{ viewer { role } }', true],
  ['query A { units } query B { mine: viewer { role } }', true],
  ['{ ...F } fragment F on Query { ... { viewer { role } } }', true],
  ['{ units }', false],
  ['{ viewer: units }', false],
  ['{ unit { viewer } }', false],
])('%s asks of who asks: %s', (query, isPrivate) => {
  const schema = buildSchema('type Query { viewer: V units: Int unit: U } type V { role: Int } type U { viewer: Int }');
  expect(asksOfCaller(schema, parse(query))).toBe(isPrivate);
});

test('who asks while the state is being read is told of one that is read afterwards, together with others', async () => {
  const begun: ((state: string) => void)[] = [];
  const rows = async <Row>() => [{ state: await new Promise<string>((resolve) => begun.push(resolve)) }] as Row[];
  const state = sharedGraphState();
  const first = state({ rows });
  const [second, third] = [state({ rows }), state({ rows })];
  expect(begun).toHaveLength(1);
  begun[0]?.('1');
  expect(await first).toBe('1');
  await new Promise(setImmediate);
  expect(begun).toHaveLength(2);
  const fourth = state({ rows });
  begun[1]?.('2');
  expect(await Promise.all([second, third])).toEqual(['2', '2']);
  await new Promise(setImmediate);
  begun[2]?.('3');
  expect(await fourth).toBe('3');
  expect(begun).toHaveLength(3);
});

test('where the state cannot be read, who asked is told, and who asks next has it read again', async () => {
  let tries = 0;
  const rows = async <Row>() => {
    tries += 1;
    if (tries < 3) throw new Error(`gone ${tries}`);
    return [{ state: '3' }] as Row[];
  };
  const state = sharedGraphState();
  const told = await Promise.allSettled([state({ rows }), state({ rows })]);
  expect(told).toMatchObject([{ reason: { message: 'gone 1' } }, { reason: { message: 'gone 2' } }]);
  expect(await state({ rows })).toBe('3');
  await expect(graphState({ rows: async () => [] })).rejects.toThrow();
});
