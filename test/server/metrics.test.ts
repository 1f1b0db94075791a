import { NotWritten } from '../../src/compiler/writing';
import { HubError } from '../../src/errors';
import { moduleNamed } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { wholeGraph } from '../../src/federation/whole-graph';
import { leftCause } from '../../src/server/left-cause';
import { openTestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';
import { serveSchema } from '../support/test-server';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
});

afterAll(() => hub.close());

const surroundings = () => ({ db: hub.database, importDocument: hub.importDocument });

const metricsOf = async (url: string): Promise<string> => (await fetch(`${url}/metrics`)).text();

/** The samples of a name, by their labels as they are written; "" where there are none. */
const samples = (text: string, name: string): Record<string, number> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      .map((line) => {
        const end = line.lastIndexOf(' ');
        return [line.slice(name.length, end), Number(line.slice(end + 1))];
      }),
  );

async function ask(url: string, body: object, headers: Record<string, string> = {}) {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const QUERY = 'query ($n: Int) { units(first: $n) { nodes { name } } }';

test('/metrics says how operations were executed, from where they were answered, and how long it took', async () => {
  const server = await serveSchema(wholeGraph(), surroundings(), {
    responseCacheBytes: 1_000_000,
    connections: hub.database.connections,
  });
  const response = await fetch(`${server.url}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(samples(await response.text(), 'plangraph_operations_total')).toEqual({
    '{executed="compiled"}': 0,
    '{executed="interpreted"}': 0,
    '{executed="cached"}': 0,
  });
  // interpreted, compiled twice, then kept
  for (let i = 0; i < 5; i++) await ask(server.url, { query: QUERY, variables: { n: 3 } });
  // not an Int: told by the interpreter
  await ask(server.url, { query: QUERY, variables: { n: 'three' } });
  await ask(server.url, { query: QUERY }, { authorization: 'Bearer pgk_secret' });
  const text = await metricsOf(server.url);
  expect(samples(text, 'plangraph_operations_total')).toEqual({
    '{executed="compiled"}': 2,
    '{executed="interpreted"}': 2,
    '{executed="cached"}': 2,
  });
  expect(samples(text, 'plangraph_compiler_left_total')).toEqual({
    '{cause="not_written"}': 1,
    '{cause="refused"}': 1,
    '{cause="database"}': 0,
    '{cause="fault"}': 0,
  });
  expect(samples(text, 'plangraph_response_cache_hits_total')).toEqual({ '': 2 });
  expect(samples(text, 'plangraph_response_cache_misses_total')).toEqual({
    '{cause="absent"}': 3,
    '{cause="outdated"}': 0,
  });
  expect(samples(text, 'plangraph_response_cache_bytes')['']).toBeGreaterThan(100);
  expect(samples(text, 'plangraph_response_cache_limit_bytes')).toEqual({ '': 1_000_000 });
  expect(samples(text, 'plangraph_request_duration_seconds_count')).toEqual({ '': 7 });
  expect(samples(text, 'plangraph_database_connections')).toMatchObject({
    '{server="primary",state="in_use"}': 0,
    '{server="primary",state="idle"}': expect.any(Number),
    '{server="primary",state="waiting"}': 0,
  });
  expect(samples(text, 'process_cpu_user_seconds_total')['']).toBeGreaterThan(0);
  expect(samples(text, 'nodejs_heap_size_used_bytes')['']).toBeGreaterThan(0);
  for (const said of ['pgk_', 'secret', 'units', 'three', 'SELECT', 'select']) expect(text).not.toContain(said);
  await server.close();
});

test('what a server does not have is not told: without a cache and a compiler there are no figures of them', async () => {
  const server = await serveSchema(subgraph(moduleNamed('units')), surroundings());
  await ask(server.url, { query: '{ units(first: 1) { nodes { name } } }' });
  const text = await metricsOf(server.url);
  expect(samples(text, 'plangraph_operations_total')).toMatchObject({ '{executed="interpreted"}': 1 });
  expect(text).not.toContain('plangraph_compiler_left_total');
  expect(text).not.toContain('plangraph_response_cache');
  expect(samples(text, 'process_resident_memory_bytes')['']).toBeGreaterThan(0);
  await server.close();
});

test('a gateway tells its own', async () => {
  const gateway = await openTestGateway(hub);
  await ask(gateway.url, { query: '{ units(first: 1) { nodes { name } } }' });
  const text = await metricsOf(gateway.url);
  expect(samples(text, 'plangraph_operations_total')).toMatchObject({ '{executed="interpreted"}': 1 });
  expect(samples(text, 'plangraph_request_duration_seconds_count')).toEqual({ '': 1 });
  await gateway.close();
});

test.each([
  [new NotWritten('x'), 'not_written'],
  [new HubError('TOO_COSTLY', 'x'), 'refused'],
  [Object.assign(new Error('x'), { code: '57014' }), 'database'],
  [Object.assign(new Error('x'), { code: '22P02' }), 'database'],
  [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'database'],
  [Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' }), 'fault'],
  [new TypeError('x'), 'fault'],
  [undefined, 'fault'],
])('%p is left as %s', (error, cause) => {
  expect(leftCause(error)).toBe(cause);
});
