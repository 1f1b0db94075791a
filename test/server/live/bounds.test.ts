import { connect } from 'node:net';
import { createKey } from '../../../src/auth/api-keys';
import { openLog } from '../../../src/observe/log';
import { LIVE } from '../../../src/server/live/live-settings';
import { allEvents, askEvents } from '../../support/live/event-source';
import { openSocket, refusedWith } from '../../support/live/live-socket';
import { type OutsideHub, openOutsideHub } from '../../support/outside-hub';
import { openTestHub, type TestHub } from '../../support/test-hub';
import { until } from '../../support/until';

const VIEWER = '{ viewer { role } }';
const FOLLOW = 'subscription { changes { pageInfo { endCursor } } }';

let hub: TestHub;
let open: OutsideHub | undefined;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
});

afterEach(async () => {
  await open?.close();
  open = undefined;
});

afterAll(() => hub.close());

const live = (changed: Partial<typeof LIVE>) => ({ live: { ...LIVE, ...changed } });

const figure = async (name: string): Promise<number> => {
  const { text } = (await open?.get('/metrics')) ?? { text: '' };
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1));
};

test.each<[string, (string | object)[], number]>([
  ['an operation before it began', [{ id: '1', type: 'subscribe', payload: { query: VIEWER } }], 4401],
  ['what is no JSON', ['{'], 4400],
  ['a type that there is not', [{ type: 'start' }], 4400],
  [
    'an operation without an id',
    [{ type: 'connection_init' }, { type: 'subscribe', payload: { query: VIEWER } }],
    4400,
  ],
  ['an operation without a query', [{ type: 'connection_init' }, { type: 'subscribe', id: '1', payload: {} }], 4400],
  ['what only a server says', [{ type: 'connection_ack' }], 4400],
  ['a second beginning', [{ type: 'connection_init' }, { type: 'connection_init' }], 4429],
  [
    'an id that is taken',
    [
      { type: 'connection_init' },
      { id: '1', type: 'subscribe', payload: { query: FOLLOW } },
      { id: '1', type: 'subscribe', payload: { query: FOLLOW } },
    ],
    4409,
  ],
])('%s ends the connection', async (_what, messages, code) => {
  open = await openOutsideHub(hub);
  const socket = await openSocket(open.url, { init: null });
  for (const message of messages) socket.say(message);
  expect((await socket.closed).code).toBe(code);
  expect(await figure('plangraph_live_refused_total{cause="protocol"}')).toBe(1);
  await until(async () => (await figure('plangraph_live_connections{transport="websocket"}')) === 0);
});

test('who does not begin within three seconds is let go', async () => {
  open = await openOutsideHub(hub);
  const socket = await openSocket(open.url, { init: null });
  expect(await socket.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  expect(await figure('plangraph_live_refused_total{cause="init"}')).toBe(1);
});

test('another protocol is not spoken', async () => {
  open = await openOutsideHub(hub);
  const { url } = open;
  await expect(openSocket(url, { protocols: ['graphql-ws'] })).rejects.toThrow('Server sent no subprotocol');
});

test('a ping is answered with what it said', async () => {
  open = await openOutsideHub(hub);
  const socket = await openSocket(open.url);
  socket.say({ type: 'ping', payload: { n: 1 } });
  expect((await socket.next()).text).toBe('{"type":"pong","payload":{"n":1}}');
});

test.each<[string, string | undefined, string[], number | null]>([
  ['without one', undefined, [], null],
  ['from this address', 'SAME', [], null],
  ['from another', 'https://xau.example', [], 403],
  ['from one that only begins alike', 'https://bang.example.gov.vn.xau.example', ['https://bang.example.gov.vn'], 403],
  ['from one that may ask', 'https://bang.example.gov.vn', ['https://bang.example.gov.vn'], null],
  ['from any where all may', 'https://xau.example', ['*'], null],
  ['from what is none', 'null', ['https://bang.example.gov.vn'], 403],
])('a page opens a WebSocket by its origin: %s', async (_what, origin, corsOrigins, status) => {
  open = await openOutsideHub(hub, { corsOrigins });
  const given = origin === 'SAME' ? open.url : origin;
  const refused = await refusedWith(open.url, given === undefined ? {} : { origin: given });
  expect(refused?.status ?? null).toBe(status);
  if (refused) expect(JSON.parse(refused.body)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
});

test('one WebSocket carries so many operations at once, and no more', async () => {
  open = await openOutsideHub(hub, {}, live({ operations: 3 }));
  const socket = await openSocket(open.url);
  for (const id of ['1', '2', '3', '4']) socket.say({ id, type: 'subscribe', payload: { query: FOLLOW } });
  const said = [await socket.next(), await socket.next(), await socket.next(), await socket.next()];
  expect(said.filter(({ type }) => type === 'error')).toMatchObject([
    {
      id: '4',
      payload: [{ message: expect.stringContaining('3 operations at once'), extensions: { code: 'TOO_COSTLY' } }],
    },
  ]);
  socket.say({ id: '1', type: 'complete' });
  socket.say({ id: '5', type: 'subscribe', payload: { query: VIEWER } });
  expect(await socket.next()).toMatchObject({ id: '5', type: 'next' });
});

test('so many subscriptions are followed, and no more', async () => {
  open = await openOutsideHub(hub, {}, live({ subscriptions: 1 }));
  const first = await askEvents(open.url, { query: FOLLOW });
  await first.next();
  const second = await askEvents(open.url, { query: FOLLOW });
  expect([second.status, second.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await second.text()).toContain('LIVE_SUBSCRIPTIONS');
  first.close();
  await until(async () => (await figure('plangraph_live_subscriptions')) === 0);
});

test('an address has so many open, its neighbour has its own, and what is closed is free again', async () => {
  open = await openOutsideHub(hub, {}, live({ connectionsPerAddress: 2 }));
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const [one] = [
    await openSocket(open.url, { headers: from('203.0.113.1') }),
    await openSocket(open.url, { headers: from('203.0.113.1') }),
  ];
  expect(await refusedWith(open.url, from('203.0.113.1'))).toMatchObject({
    status: 429,
    body: expect.stringContaining('RATE_LIMITED'),
  });
  const events = await askEvents(open.url, { query: VIEWER }, from('203.0.113.1'));
  expect([events.status, events.headers.get('retry-after')]).toEqual([429, '5']);
  expect(await refusedWith(open.url, from('203.0.113.2'))).toBeNull();
  await one?.close();
  const { url } = open;
  await until(async () => (await refusedWith(url, from('203.0.113.1'))) === null);
});

test('they are off where none may be open', async () => {
  open = await openOutsideHub(hub, {}, live({ connections: 0 }));
  expect(await refusedWith(open.url, {})).toMatchObject({
    status: 404,
    body: expect.stringContaining('LIVE_CONNECTIONS'),
  });
  expect((await askEvents(open.url, { query: VIEWER })).status).toBe(404);
  expect((await open.post({ query: VIEWER })).status).toBe(200);
});

test('a message is as long as a request: without a word about who asks 1 MB', async () => {
  open = await openOutsideHub(hub);
  const long = (bytes: number) => ({
    id: '1',
    type: 'subscribe',
    payload: { query: VIEWER, variables: { n: 'x'.repeat(bytes) } },
  });
  const socket = await openSocket(open.url);
  socket.say(long(900_000));
  expect(await socket.next()).toMatchObject({ type: 'next' });
  await socket.next();
  socket.say(long(3_000_000));
  expect([1006, 1009]).toContain((await socket.closed).code);
  const named = await openSocket(open.url, { init: { authorization: `Bearer ${hub.adminKey}` } });
  named.say(long(3_000_000));
  expect(await named.next()).toMatchObject({ type: 'next' });
  await named.next();
  named.say(long(40_000_000));
  expect((await named.closed).code).toBe(1009);
  const [{ event } = { event: '' }] = await allEvents(open.url, long(3_000_000).payload);
  expect(event).toBe('413');
  expect(await figure('plangraph_live_refused_total{cause="size"}')).toBe(2);
});

test('operations count for the rate of who asks, over a WebSocket and as a stream; what is told does not', async () => {
  open = await openOutsideHub(hub, { ratePerAddress: 5 }, live({ intervalMs: 0 }));
  const headers = { 'x-forwarded-for': '203.0.113.7' };
  // the first is the WebSocket itself
  const socket = await openSocket(open.url, { headers });
  socket.say({ id: 'f', type: 'subscribe', payload: { query: FOLLOW } });
  await socket.next();
  for (let i = 0; i < 6; i++) {
    await hub.database.rows(`update task set title = title || '.' where id = (select min(id) from task)`, []);
    expect(await socket.next()).toMatchObject({ id: 'f', type: 'next' });
  }
  const asked: (string | undefined)[] = [];
  for (let i = 0; i < 2; i++) asked.push((await allEvents(open.url, { query: VIEWER }, headers))[0]?.event);
  for (let i = 0; i < 2; i++) asked.push((await socket.run({ query: VIEWER }))[0]?.type);
  asked.push((await allEvents(open.url, { query: VIEWER }, headers))[0]?.event);
  expect(asked).toEqual(['next', 'next', 'next', 'error', '429']);
  expect((await refusedWith(open.url, headers))?.status).toBe(429);
});

test('where only listed operations are answered, and none of the schema, it is so over all', async () => {
  open = await openOutsideHub(
    hub,
    { onlyListed: true, hasIntrospection: false },
    { operations: [{ file: 'a.graphql', query: VIEWER }] },
  );
  const socket = await openSocket(open.url);
  expect((await socket.run({ query: VIEWER }))[0]).toMatchObject({ type: 'next' });
  const [refused] = await socket.run({ query: '{ plans { totalCount } }' });
  expect(refused).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'FORBIDDEN' } }] });
  expect((await socket.run({ query: FOLLOW }))[0]).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'FORBIDDEN' } }],
  });
  expect((await allEvents(open.url, { query: FOLLOW }))[0]?.event).toBe('403');
});

test('where reading needs a key, so does following', async () => {
  open = await openOutsideHub(hub, {}, { hasAnonymousReading: false });
  const socket = await openSocket(open.url);
  expect((await socket.run({ query: FOLLOW }))[0]).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
  const key = await createKey(hub.database.source, 'có khóa', 'READER');
  const named = await openSocket(open.url, { headers: { authorization: `Bearer ${key}` } });
  named.say({ id: '1', type: 'subscribe', payload: { query: FOLLOW } });
  expect(await named.next()).toMatchObject({ type: 'next' });
});

test('a key that has expired is refused with each operation', async () => {
  open = await openOutsideHub(hub);
  const key = await createKey(hub.database.source, 'hết hạn', 'READER');
  const socket = await openSocket(open.url, { init: { authorization: `Bearer ${key}` } });
  expect((await socket.run({ query: VIEWER }))[0]).toMatchObject({ type: 'next' });
  await hub.database.rows(`update api_key set expires_at = now() - interval '1 s' where name = 'hết hạn'`, []);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect((await socket.run({ query: VIEWER }))[0]).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test('who does not answer a ping is let go; a stream is kept open with nothing', async () => {
  open = await openOutsideHub(hub, {}, live({ pingMs: 200 }));
  const silent = await openSocket(open.url, { autoPong: false });
  const alive = await openSocket(open.url);
  const source = await askEvents(open.url, { query: FOLLOW });
  expect((await silent.closed).code).toBe(1006);
  expect((await alive.run({ query: VIEWER }))[0]).toMatchObject({ type: 'next' });
  expect((await source.next())?.event).toBe('next');
  expect(await figure('plangraph_live_refused_total{cause="silent"}')).toBe(1);
  source.close();
});

test('a request that offers another protocol is answered as it is', async () => {
  open = await openOutsideHub(hub);
  const { hostname, port } = new URL(open.url);
  const body = JSON.stringify({ query: VIEWER });
  const socket = connect(Number(port), hostname);
  const answers: string[] = [];
  socket.on('data', (chunk) => answers.push(String(chunk)));
  const head = `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  // the body comes in two pieces, a second request behind it on the same connection
  socket.write(
    `${head}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n${body.slice(0, 5)}`,
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.write(body.slice(5));
  await until(() => answers.join('').includes('"READER"'));
  socket.write(`${head}\r\n${body}`);
  await until(() => answers.join('').split('"READER"').length === 3);
  expect(answers.join('').match(/HTTP\/1.1 200/g)).toHaveLength(2);
  socket.destroy();
});

test('a client that takes nothing does not fill the memory: no more is read of what it asks', async () => {
  open = await openOutsideHub(hub, {}, { ...live({ operations: 20 }), clientTimeoutMs: 1000 });
  const socket = await openSocket(open.url);
  socket.socket.pause();
  const query = `{ ${Array.from({ length: 40 }, (_, i) => `p${i}: plans(first: 50) { nodes { document { sourceText } } }`).join(' ')} }`;
  for (let i = 0; i < 300; i++) socket.say({ id: `${i}`, type: 'subscribe', payload: { query } });
  await until(async () => (await figure('plangraph_live_connections{transport="websocket"}')) === 0);
  expect(await figure('plangraph_live_operations_total{transport="websocket"}')).toBeLessThan(300);
  socket.socket.terminate();
});

test('figures and the log tell of them, with the address that asked', async () => {
  let written = '';
  const log = openLog({ isJson: true, write: (text) => (written += text) });
  open = await openOutsideHub(hub, {}, { events: log, requestLogging: { share: 1, slowMs: 60_000 } });
  const socket = await openSocket(open.url);
  await socket.run({ query: 'query Who { viewer { role } }' });
  const source = await askEvents(open.url, { query: FOLLOW });
  await source.next();
  expect([
    await figure('plangraph_live_connections{transport="websocket"}'),
    await figure('plangraph_live_connections{transport="events"}'),
    await figure('plangraph_live_operations_total{transport="websocket"}'),
    await figure('plangraph_live_operations_total{transport="events"}'),
    await figure('plangraph_live_subscriptions'),
    await figure('plangraph_requests_total{status="200"}'),
    await figure('plangraph_requests_in_flight'),
  ]).toEqual([1, 1, 1, 1, 1, 2, 0]);
  log.flush();
  const lines = written.split('\n').flatMap((line) => (line.includes('"request"') ? [JSON.parse(line)] : []));
  expect(lines).toMatchObject([
    {
      operation: 'query',
      name: 'Who',
      status: 200,
      transport: 'websocket',
      address: '127.0.0.0/24',
      caller: 'anonymous',
    },
    { operation: 'subscription', status: 200, transport: 'events', executed: 'interpreted' },
  ]);
  source.close();
  await until(async () => (await figure('plangraph_live_connections{transport="events"}')) === 0);
});
