import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKey } from '../../src/auth/api-keys';
import { VIEWER_HEADER } from '../../src/auth/signed-viewer';
import { signedViewer } from '../../src/auth/verify-viewer';
import { ANONYMOUS } from '../../src/auth/viewer';
import { composeAll, openTestGateway, type TestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';

const SDL =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"]) type Query { archive: Int }';

let hub: TestHub;
let gateway: TestGateway;
let partner: Server;
let editorKey: string;
/** What a partner is sent. */
const received: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  partner = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const data = body.includes('_service') ? { _service: { sdl: SDL } } : { archive: 1 };
      response.end(JSON.stringify({ data }));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => partner.once('listening', resolve));
  const archive = `http://127.0.0.1:${(partner.address() as AddressInfo).port}/graphql`;
  hub = await openTestHub({ hasSample: false });
  editorKey = await createKey(hub.database.source, 'an editor', 'EDITOR');
  gateway = await openTestGateway(hub, { supergraph: (addresses) => composeAll({ ...addresses, archive }) });
});

afterAll(async () => {
  await gateway.close();
  await hub.close();
  partner.close();
});

async function ask(url: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: JSON.stringify(await response.json()) };
}

const WHO = '{ viewer { name role } }';
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

test('a partner is told who asks, and is sent neither the key nor anything else of the request', async () => {
  received.length = 0;
  await ask(gateway.url, '{ archive }', { ...bearer(editorKey), cookie: 'session=1', 'x-forwarded-for': '10.0.0.1' });
  const [call] = received;
  expect(Object.keys(call?.headers ?? {}).sort()).toEqual(
    ['accept', 'connection', 'content-length', 'content-type', 'host', VIEWER_HEADER, 'x-request-id'].sort(),
  );
  expect(JSON.stringify(received)).not.toContain(editorKey);
  const said = String(call?.headers[VIEWER_HEADER]);
  expect(await signedViewer(await gateway.trust('archive'), said)).toMatchObject({ name: 'an editor', role: 'EDITOR' });

  // what it was told is for it alone: no subgraph of ours takes it
  const { status, body } = await ask(gateway.subgraphs.catalog?.url ?? '', WHO, { [VIEWER_HEADER]: said });
  expect(status).toBe(401);
  expect(body).toContain('it is for another subgraph than \\"catalog\\"');
});

test('of a caller without a key it is told that nobody in particular asks', async () => {
  received.length = 0;
  await ask(gateway.url, '{ archive }');
  const said = String(received[0]?.headers[VIEWER_HEADER]);
  expect(await signedViewer(await gateway.trust('archive'), said)).toEqual(ANONYMOUS);
});

test('many who ask the same at once are each told who they are', async () => {
  const callers = Array.from({ length: 24 }, (_, i) =>
    i % 3 === 0
      ? { headers: {}, who: { name: null, role: 'READER' } }
      : i % 3 === 1
        ? { headers: bearer(editorKey), who: { name: 'an editor', role: 'EDITOR' } }
        : { headers: bearer(hub.adminKey), who: { name: 'test', role: 'ADMIN' } },
  );
  const answers = await Promise.all(callers.map(({ headers }) => ask(gateway.url, WHO, headers)));
  expect(answers.map(({ body }) => JSON.parse(body).data.viewer)).toEqual(callers.map(({ who }) => who));
});

test('a key that is taken back is refused at once', async () => {
  const key = await createKey(hub.database.source, 'a guest', 'EDITOR');
  expect((await ask(gateway.url, WHO, bearer(key))).status).toBe(200);
  await hub.database.source.query("update api_key set revoked_at = now() where name = 'a guest'");
  expect(await ask(gateway.url, WHO, bearer(key))).toMatchObject({
    status: 401,
    body: expect.stringContaining('UNAUTHENTICATED'),
  });
});

test('a subgraph that is asked directly takes keys, and not both ways of saying who asks at once', async () => {
  const catalog = gateway.subgraphs.catalog?.url ?? '';
  expect(await ask(catalog, WHO, bearer(editorKey))).toEqual({
    status: 200,
    body: '{"data":{"viewer":{"name":"an editor","role":"EDITOR"}}}',
  });
  const both = await ask(catalog, WHO, { ...bearer(editorKey), [VIEWER_HEADER]: 'x' });
  expect(both.status).toBe(401);
  expect(both.body).toContain(`by Authorization and by ${VIEWER_HEADER}; send one of them`);
});

test.each([
  ['the gateway', () => gateway.url, 'who asks is found out here, and no word is taken for it. Leave the header away'],
  ['the whole graph', () => hub.url, 'who asks is found out here, and no word is taken for it. Leave the header away'],
])('%s takes no word of another gateway, whether a key comes with it or not', async (_which, url, reason) => {
  for (const key of [{}, bearer(editorKey)]) {
    const { status, body } = await ask(url(), WHO, { ...key, [VIEWER_HEADER]: 'x' });
    expect(status).toBe(401);
    expect(body).toContain(reason);
    // it is a setting of subgraphs: here it would change nothing
    expect(body).not.toContain('GATEWAY_PUBLIC_KEY');
  }
});
