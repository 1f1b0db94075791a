import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Caller, openCaller } from '../../src/gateway/subgraph-call';

let server: Server;
let caller: Caller;
let url: URL;
/** What the subgraph does with the next request. */
let answer: RequestListener;
let asked: string[];
let connections: Socket[];

beforeEach(async () => {
  asked = [];
  connections = [];
  answer = (_request, response) => response.end('{"data":{}}');
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      asked.push(body);
      answer(request, response);
    });
  })
    .on('connection', (socket) => connections.push(socket))
    .listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  caller = openCaller();
});

afterEach(() => {
  caller.close();
  server.closeAllConnections();
  server.close();
});

const call = (isRepeatable = true, timeoutMs = 5000) =>
  caller.call({
    url,
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ đ }"}',
    timeoutMs,
    isRepeatable,
  });

test('what is answered comes with its status, whatever that is', async () => {
  answer = (_request, response) => response.writeHead(418).end('Đ');
  expect(await call()).toEqual({ kind: 'answered', status: 418, body: 'Đ' });
  expect(asked).toEqual(['{"query":"{ đ }"}']);
});

test('queries go over one connection that is kept, a mutation over one of its own', async () => {
  for (let i = 0; i < 3; i++) await call();
  expect(connections).toHaveLength(1);
  await call(false);
  expect(connections).toHaveLength(2);
});

test('a kept connection that breaks says nothing: a query is asked once more, over another', async () => {
  await call();
  const [first] = connections;
  answer = (request, response) => (request.socket === first ? request.socket.destroy() : response.end('{"data":1}'));
  expect(await call()).toEqual({ kind: 'answered', status: 200, body: '{"data":1}' });
  expect(asked).toHaveLength(3);
});

test.each([
  ['a query over a new connection', true, 1],
  ['a mutation', false, 1],
])('%s that breaks is not asked again', async (_what, isRepeatable, times) => {
  answer = (request) => request.socket.destroy();
  expect(await call(isRepeatable)).toMatchObject({ kind: 'unreachable' });
  expect(asked).toHaveLength(times);
});

test('an answer that ends in the middle is none', async () => {
  answer = (request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"data"');
    setImmediate(() => request.socket.destroy());
  };
  expect(await call()).toMatchObject({ kind: 'unreachable' });
});

test('an answer without end is given up', async () => {
  const bounded = openCaller(1024 * 1024);
  answer = (_request, response) => {
    const more = () => !response.destroyed && response.write('x'.repeat(64 * 1024), more);
    more();
  };
  const result = await bounded.call({ url, headers: {}, body: '{}', timeoutMs: 30_000, isRepeatable: false });
  expect(result).toEqual({ kind: 'too-large', mostBytes: 1024 * 1024 });
  bounded.close();
});

test('what takes too long is cut off, before the answer begins or in the middle, and not asked again', async () => {
  await call();
  answer = () => undefined;
  expect(await call(true, 50)).toEqual({ kind: 'slow', timeoutMs: 50 });
  answer = (_request, response) => response.writeHead(200).write('{');
  expect(await call(true, 50)).toEqual({ kind: 'slow', timeoutMs: 50 });
  answer = (_request, response) => response.end('{"data":2}');
  expect(await call()).toMatchObject({ kind: 'answered', body: '{"data":2}' });
  expect(asked).toHaveLength(4);
});

test('what nobody wants any more is given up: the subgraph is told by the end of its connection', async () => {
  const leaving = new AbortController();
  const gone = new Promise((resolve) => {
    answer = (_request, response) => {
      response.once('close', () => resolve(response.writableFinished));
      leaving.abort();
    };
  });
  const wanted = { url, headers: {}, body: '{}', timeoutMs: 5000, isRepeatable: true, leaving: leaving.signal };
  expect(await caller.call(wanted)).toEqual({ kind: 'left' });
  expect(await gone).toBe(false);
  // and nothing more is asked
  expect(await caller.call(wanted)).toEqual({ kind: 'left' });
  expect(asked).toHaveLength(1);
});

test('where nobody listens it is unreachable', async () => {
  server.close();
  expect(await call()).toMatchObject({ kind: 'unreachable', cause: { code: 'ECONNREFUSED' } });
});
