import { connect } from 'node:net';
import { createKey } from '../../src/auth/api-keys';
import { type OutsideHub, openOutsideHub } from '../support/outside-hub';
import { openTestHub, type TestHub } from '../support/test-hub';

const ASK = { query: '{ viewer { role } }' };

let hub: TestHub;
let open: OutsideHub | undefined;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterEach(async () => {
  await open?.close();
  open = undefined;
});

afterAll(() => hub.close());

const from = (address: string, key?: string) => ({
  'x-forwarded-for': address,
  ...(key && { authorization: `Bearer ${key}` }),
});

describe('rates', () => {
  test('an address is told what is left, then 429 and when to ask again, and its neighbour is not concerned', async () => {
    open = await openOutsideHub(hub, { ratePerAddress: 2 });
    const first = await open.post(ASK, from('203.0.113.1'));
    expect([first.status, first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')]).toEqual([
      200,
      '"address";q=2;w=60',
      '"address";r=1;t=30',
    ]);
    expect(first.headers.get('retry-after')).toBeNull();
    await open.post(ASK, from('203.0.113.1'));
    const third = await open.post(ASK, from('203.0.113.1'));
    expect([third.status, third.headers.get('ratelimit')]).toEqual([
      429,
      expect.stringMatching(/^"address";r=0;t=\d+$/),
    ]);
    const retryAfter = Number(third.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(20);
    expect(retryAfter).toBeLessThanOrEqual(30);
    expect(third.headers.get('content-type')).toContain('application/json');
    expect(third.body).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^2 requests a minute are answered .*; ask again in \d+ s\. .*key/),
          extensions: { code: 'RATE_LIMITED', retryAfterS: retryAfter },
        },
      ],
    });
    expect((await open.post(ASK, from('203.0.113.2'))).status).toBe(200);
  });

  test('keys that are tried are counted by the address, before they are looked up', async () => {
    open = await openOutsideHub(hub, { ratePerAddress: 3, ratePerKey: 100 });
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await open.post(ASK, from('203.0.113.3', `pgk_guess${i}`))).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });

  test('a key has a rate of its own, wherever it comes from; one without a limit is counted by nobody', async () => {
    open = await openOutsideHub(hub, { ratePerAddress: 2, ratePerKey: 4 });
    const statuses = async (key: string, count: number) => {
      const all = [];
      for (let i = 0; i < count; i++) all.push((await open?.post(ASK, from(`203.0.113.${10 + i}`, key)))?.status);
      return all;
    };
    const own = await createKey(hub.database.source, 'hai lần', 'READER', { rate: 2 });
    // the request in which it is first seen counts for its address
    expect(await statuses(own, 5)).toEqual([200, 200, 200, 429, 429]);
    const ofAll = await createKey(hub.database.source, 'như mọi khóa', 'READER');
    expect(await statuses(ofAll, 7)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const free = await createKey(hub.database.source, 'không giới hạn', 'READER', { rate: 0 });
    await open.post(ASK, from('203.0.113.98', free));
    expect(await statuses(free, 40)).toEqual(Array.from({ length: 40 }, () => 200));
    expect((await open.post(ASK, from('203.0.113.99', free))).headers.get('ratelimit')).toBeNull();
  });

  test('whoever has a key is let in however much is asked without one from behind the same address', async () => {
    open = await openOutsideHub(hub, { ratePerAddress: 1, ratePerKey: 5 });
    expect((await open.post(ASK, from('203.0.113.4'))).status).toBe(200);
    expect((await open.post(ASK, from('203.0.113.4'))).status).toBe(429);
    expect((await open.post(ASK, from('203.0.113.4', hub.adminKey))).status).toBe(200);
    expect((await open.post(ASK, from('203.0.113.4', hub.adminKey))).headers.get('ratelimit')).toMatch(/^"key";r=4;/);
  });

  test('what is compiled is counted as what is not', async () => {
    open = await openOutsideHub(hub, { ratePerAddress: 3 });
    const query = { query: '{ plans { totalCount } }' };
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await open.post(query, from('203.0.113.5'))).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  test('the machine itself, and whoever asks how the server is, are not counted; the playground and absent pages are', async () => {
    open = await openOutsideHub(hub, { ratePerAddress: 1 });
    const { get, post } = open;
    for (let i = 0; i < 3; i++) expect((await post(ASK)).status).toBe(200);
    for (const path of ['/healthz', '/readyz'])
      for (let i = 0; i < 3; i++) expect((await get(path, from('203.0.113.7'))).status).toBe(200);
    expect((await get('/graphiql', from('203.0.113.7'))).status).toBe(200);
    expect((await get('/graphiql', from('203.0.113.7'))).status).toBe(429);
    expect((await get('/absent', from('203.0.113.8'))).status).toBe(404);
    expect((await get('/absent', from('203.0.113.8'))).status).toBe(429);
  });

  test('who says by himself to be another is not believed', async () => {
    open = await openOutsideHub(hub, { ratePerAddress: 1, trustedProxies: [] });
    expect((await open.post(ASK, from('203.0.113.1'))).status).toBe(200);
    expect((await open.post(ASK, from('203.0.113.2'))).status).toBe(429);
  });
});

describe('what browsers are told', () => {
  const OF_ANSWERS = {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  test('every answer says not to guess, frame, keep or tell of it, whichever way it was made', async () => {
    open = await openOutsideHub(hub, { ratePerAddress: 10 });
    const { get, post } = open;
    const all = [
      await post(ASK),
      await post({ query: '{ plans { totalCount } }' }),
      await post({ query: '{ plans { totalCount } }' }),
      await post({ query: '{' }),
      await post('{'),
      await get('/graphql?query={viewer{role}}'),
      await get('/healthz'),
      await get('/absent'),
      await post(ASK, { authorization: 'Bearer pgk_wrong' }),
      await post('x'.repeat(3_000_000)),
    ];
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 400, 400, 400, 200, 404, 401, 413]);
    for (const { headers } of all) {
      expect(Object.fromEntries(headers)).toMatchObject(OF_ANSWERS);
      for (const name of ['x-powered-by', 'server', 'strict-transport-security', 'access-control-allow-origin'])
        expect(headers.get(name)).toBeNull();
    }
  });

  test('encryption for so long, where it is set', async () => {
    open = await openOutsideHub(hub, { hstsSeconds: 86_400 });
    expect((await open.get('/healthz')).headers.get('strict-transport-security')).toBe('max-age=86400');
  });

  test('a page of a listed origin may ask and read what is left; others are told nothing', async () => {
    const page = 'https://bang.example.gov.vn';
    open = await openOutsideHub(hub, { corsOrigins: [page], ratePerAddress: 1 });
    const preflight = (origin: string) =>
      fetch(`${open?.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,authorization',
        },
      });
    const allowed = await preflight(page);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, page]);
    expect(allowed.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    expect(allowed.headers.get('vary')).toContain('Origin');
    for (const origin of ['https://evil.example', `${page}.evil.example`, 'null'])
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
    const asked = await open.post(ASK, { origin: page, ...from('203.0.113.1') });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, page]);
    expect(asked.headers.get('access-control-expose-headers')).toContain('ratelimit');
    const refused = await open.post(ASK, { origin: page, ...from('203.0.113.1') });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([429, page]);
    expect(
      (await open.post(ASK, { origin: 'https://evil.example' })).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/absent', 404, 'NOT_FOUND'],
    ['POST', '/../../etc/passwd', 404, 'NOT_FOUND'],
    ['PUT', '/graphql', 405, 'BAD_REQUEST'],
    ['DELETE', '/graphql?query={__typename}', 405, 'BAD_REQUEST'],
  ])('%s %s is %d %s, and is not repeated', async (method, path, status, code) => {
    const response = await fetch(`${hub.url}${path}`, { method });
    const text = await response.text();
    expect([response.status, JSON.parse(text).errors[0].extensions.code]).toEqual([status, code]);
    expect(text).not.toMatch(/passwd|absent|Route/);
  });

  test.each(['a b', '[::'])('a graph at the Host %j: 400, and no word of where it broke', async (host) => {
    const { port } = new URL(hub.url);
    const body = JSON.stringify({ query: '{ viewer { role } }' });
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
      socket.on('data', (chunk: string) => (text += chunk)).on('close', () => resolve(text));
      socket.write(
        `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"BAD_REQUEST"');
    expect(answer).not.toContain('INTERNAL_SERVER_ERROR');
  });

  test('the playground, where it is switched off', async () => {
    open = await openOutsideHub(hub, { hasPlayground: false });
    for (const path of ['/', '/graphiql']) expect((await open.get(path)).status).toBe(404);
  });

  test('introspection, where it is switched off, and no name is suggested then', async () => {
    open = await openOutsideHub(hub, { hasIntrospection: false });
    const { post } = open;
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Task") { name } }']) {
      const { status, body, text } = await post({ query });
      expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
      expect(text).toContain('INTROSPECTION=off');
    }
    for (const asked of [
      { query: '{ plan { nodes { id } } }' },
      { query: '{ plans { nods { id } } }' },
      { query: '{ tasks(filter: { status: { eq: LAT } }) { totalCount } }' },
      { query: '{ tasks(filtr: {}) { totalCount } }' },
      {
        query: 'query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }',
        variables: { f: { status: { eq: 'LAT' } } },
      },
      { query: 'query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }', variables: { f: { statu: {} } } },
    ]) {
      const { status, text } = await post(asked);
      expect(status).toBe(400);
      expect(text).not.toContain('Did you mean');
    }
    expect((await post({ query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } });
  });
});
