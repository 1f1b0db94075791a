import { errorFacts } from '../../src/observe/error-facts';
import { eventIn, type LogOptions, openLog } from '../../src/observe/log';
import { shownAddress } from '../../src/observe/shown-address';

const NOW = new Date('2026-11-23T12:00:00.120Z');

function logTo(options: Partial<LogOptions> = {}) {
  const written: string[] = [];
  const log = openLog({ isJson: true, write: (text) => written.push(text), now: () => NOW, ...options });
  return { log, written };
}

test('a line of JSON is an event with its time, its level and its facts', () => {
  const { log, written } = logTo({ always: { part: 'units' } });
  log.write('warn', 'request', { ms: 1200, hash: undefined });
  expect(written).toEqual([
    '{"time":"2026-11-23T12:00:00.120Z","level":"warn","event":"request","part":"units","ms":1200}\n',
  ]);
  expect(eventIn(written[0]?.trim() ?? '')).toMatchObject({ level: 'warn', event: 'request', facts: { ms: 1200 } });
});

test('on a terminal it is read: a stack on lines of its own, and what a person is told as it is', () => {
  const { log, written } = logTo({ isJson: false });
  log.write('error', 'request_failed', { errorId: 'a-b', message: 'no answer', stack: '    at x (y.ts:1:1)' });
  log.tell('PlanGraph is ready:\n  graph  http://x', 'ready', { graph: 'http://x' });
  expect(written).toEqual([
    '12:00:00.120 error request_failed errorId=a-b message="no answer"\n    at x (y.ts:1:1)\n',
    'PlanGraph is ready:\n  graph  http://x\n',
  ]);
});

test('lines of requests are written together, in their order, before what is urgent', () => {
  const { log, written } = logTo();
  for (const ms of [1, 2]) log.write('info', 'request', { ms });
  expect(written).toEqual([]);
  log.write('error', 'request_failed', {});
  expect(written).toHaveLength(1);
  expect(
    written[0]
      ?.trim()
      .split('\n')
      .map((line) => eventIn(line)?.event),
  ).toEqual(['request', 'request', 'request_failed']);
  log.write('info', 'request', { ms: 3 });
  log.flush();
  expect(written).toHaveLength(2);
  for (let i = 0; i < 400; i++) log.write('info', 'request', { ms: i });
  expect(written.length).toBeGreaterThan(2);
});

test.each(['Prepared the database', '{not json', '{"level":"loud","event":"x"}', '{"level":"info"}'])(
  '%s is no event',
  (line) => expect(eventIn(line)).toBeNull(),
);

test.each([
  ['postgres://hub:s3cret@db:5432/x does not answer', undefined, 'postgres://***@db:5432/x does not answer'],
  ['invalid input syntax for type integer: "Nguyen Van A"', '22P02', 'invalid input syntax for type integer: "…"'],
  ['invalid input syntax for type integer: "a "b Nguyen" c"', '22P02', 'invalid input syntax for type integer: "…"'],
  [
    'invalid input syntax for type date: "a\nNguyen\n    at Nguyen"',
    '22007',
    'invalid input syntax for type date: "…"',
  ],
  ['new row for relation "task" violates check constraint "x"', '23514', 'new row for relation "…"'],
  ['relation "theme" does not exist', '42P01', 'relation "theme" does not exist'],
])('of the error %s with the code %s the log has %s', (message, code, shown) => {
  const facts = errorFacts(Object.assign(new Error(message), code ? { code } : {}));
  expect(facts.message).toBe(shown);
  expect(JSON.stringify(facts)).not.toMatch(/s3cret|Nguyen/);
});

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:12:34:56:78:9a:bc', '2001:db8:12::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['nonsense', 'unknown'],
])('the address %s is shown as %s', (address, shown) => expect(shownAddress(address)).toBe(shown));
