import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { partnerSdl } from '../../src/cli/partner-sdl';

let server: Server | undefined;

async function answering(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

afterEach(
  () =>
    new Promise<void>((resolve) => {
      if (!server) return resolve();
      server.closeAllConnections();
      server.close(() => resolve());
      server = undefined;
    }),
);

const saying =
  (status: number, body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };

const BOUNDS = { timeoutMs: 5_000, maxBytes: 1000 };

test('the SDL of a subgraph is asked for at its address', async () => {
  let asked = '';
  const url = await answering((request, response) => {
    request.on('data', (chunk: Buffer) => {
      asked += chunk.toString('utf8');
    });
    request.on('end', () => saying(200, '{"data":{"_service":{"sdl":"type Query { a: Int }"}}}')(request, response));
  });
  expect(await partnerSdl('schools', url, BOUNDS)).toBe('type Query { a: Int }');
  expect(JSON.parse(asked)).toEqual({ query: '{ _service { sdl } }' });
});

test.each<[string, RequestListener, RegExp]>([
  [
    'a page',
    saying(200, '<html>\n<body>'),
    /does not say its SDL \(HTTP 200\): it answers "<html> <body>", which is no JSON/,
  ],
  ['an address that is none', saying(404, '{"error":"not found"}'), /HTTP 404\): its answer has no _service/],
  [
    'a server that is no subgraph',
    saying(400, '{"errors":[{"message":"Cannot query field \\"_service\\""}]}'),
    /it answers "Cannot query field "_service""/,
  ],
  ['null', saying(200, 'null'), /its answer has no _service/],
  ['an SDL that is none', saying(200, '{"data":{"_service":{"sdl":5}}}'), /its answer has no _service/],
  ['too much', saying(200, 'x'.repeat(2000)), /answers with more than 1000 bytes/],
  ['a connection that breaks', (request) => request.socket.destroy(), /cannot be reached \(ECONNRESET\)/],
])('%s is told with the name, the address and the way out', async (_what, listener, message) => {
  const url = await answering(listener);
  const failure = partnerSdl('schools', url, BOUNDS);
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.toThrow(`The subgraph schools at ${url} `);
  await expect(failure).rejects.toThrow(/--subgraph schools=FILE/);
  await expect(failure).rejects.toMatchObject({ exitCode: 1 });
});

test('who does not answer is not waited for', async () => {
  const url = await answering(() => undefined);
  await expect(partnerSdl('schools', url, { ...BOUNDS, timeoutMs: 50 })).rejects.toThrow(
    /did not answer within 0.05 seconds/,
  );
});

test('the user and the password of an address are sent, and told to nobody', async () => {
  let authorization: string | undefined;
  const url = await answering((request, response) => {
    authorization = request.headers.authorization;
    saying(404, '{}')(request, response);
  });
  await expect(partnerSdl('schools', url.replace('//', '//partner:secret@'), BOUNDS)).rejects.toThrow(/^(?!.*secret)/);
  expect(authorization).toBe(`Basic ${Buffer.from('partner:secret').toString('base64')}`);
});

test('who is not there is told so', async () => {
  const url = await answering(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  server = undefined;
  await expect(partnerSdl('schools', url, BOUNDS)).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
});

test('a file that is not there is told', async () => {
  await expect(partnerSdl('schools', 'no-such.graphql')).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(/no-such.graphql: there is no such file/),
  });
});
