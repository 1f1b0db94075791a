import { wholeGraph } from '../../src/federation/whole-graph';
import { loaderBatches, statements } from '../../src/observe/tally';
import type { RunningServer } from '../../src/server/http-server';
import type { ServerOptions } from '../../src/server/schema-server';
import { readMetrics } from '../support/prometheus-text';
import { openTestHub, type TestHub } from '../support/test-hub';
import { serveSchema } from '../support/test-server';

let hub: TestHub;
const servers: RunningServer[] = [];

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
});

afterAll(async () => {
  for (const server of servers) await server.close();
  await hub.close();
});

async function serve(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const { database: db, importDocument } = hub;
  const server = await serveSchema(wholeGraph(), { db, importDocument }, { connections: db.connections, ...options });
  servers.push(server);
  return server;
}

const KEY = 'a-key-of-sixteen-or-more';
const statusOf = async (url: string, headers: Record<string, string> = {}) => (await fetch(url, { headers })).status;
const ask = (url: string, query: string) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

test('every figure that the issue names is told, in a text that a strict reader takes', async () => {
  const server = await serve({ responseCacheBytes: 1_000_000 });
  const before = { sent: statements.sent, loaded: loaderBatches.counts.reduce((sum, one) => sum + one, 0) };
  for (let i = 0; i < 3; i++) await ask(server.url, '{ tasks(first: 2) { nodes { plan { title } } } }');
  await ask(server.url, '{ nothing }');
  const metrics = readMetrics(await (await fetch(`${server.url}/metrics`)).text());
  const value = (name: string, labels: Record<string, string> = {}) =>
    [...metrics.values()]
      .flatMap(({ samples }) => samples)
      .find((one) => one.name === name && Object.entries(labels).every(([key, given]) => one.labels[key] === given))
      ?.value;
  expect(value('plangraph_requests_total', { status: '200' })).toBe(3);
  expect(value('plangraph_requests_total', { status: '400' })).toBe(1);
  expect(value('plangraph_requests_in_flight')).toBe(0);
  expect(value('plangraph_errors_total', { code: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
  expect(value('plangraph_request_duration_seconds_count')).toBe(4);
  expect(value('plangraph_operations_total', { executed: 'compiled' })).toBe(1 + 1);
  expect(value('plangraph_operations_total', { executed: 'interpreted' })).toBe(1);
  expect(value('plangraph_sql_statements_total')).toBe(statements.sent);
  expect(statements.sent - before.sent).toBeGreaterThanOrEqual(3);
  expect(value('plangraph_sql_duration_seconds_count')).toBeGreaterThan(0);
  expect(value('plangraph_sql_failed_total')).toBe(0);
  expect(value('plangraph_loader_batch_size_count')).toBeGreaterThan(before.loaded);
  expect(value('plangraph_response_cache_misses_total', { cause: 'absent' })).toBe(2);
  expect(value('plangraph_database_connections', { state: 'waiting' })).toBe(0);
  expect(value('plangraph_reading_documents', { state: 'waiting' })).toBe(0);
  expect([...metrics.keys()].filter((name) => name.startsWith('plangraph_')).sort()).toEqual([
    'plangraph_compiler_left_total',
    'plangraph_database_connections',
    'plangraph_errors_total',
    'plangraph_live_connections',
    'plangraph_live_listening',
    'plangraph_live_news_total',
    'plangraph_live_operations_total',
    'plangraph_live_refused_total',
    'plangraph_live_subscriptions',
    'plangraph_loader_batch_size',
    'plangraph_operations_total',
    'plangraph_reading_documents',
    'plangraph_request_duration_seconds',
    'plangraph_requests_in_flight',
    'plangraph_requests_total',
    'plangraph_response_cache_bytes',
    'plangraph_response_cache_hits_total',
    'plangraph_response_cache_limit_bytes',
    'plangraph_response_cache_misses_total',
    'plangraph_sql_duration_seconds',
    'plangraph_sql_failed_total',
    'plangraph_sql_statements_total',
  ]);
});

test.each([
  ['a sample twice', '# HELP a b\n# TYPE a gauge\na 1\na 2\n'],
  ['a sample of another metric', '# HELP a b\n# TYPE a gauge\nb 1\n'],
  ['no type', 'a 1\n'],
  ['a counter by a wrong name', '# HELP a b\n# TYPE a counter\na 1\n'],
  [
    'buckets that fall',
    '# HELP a b\n# TYPE a histogram\na_bucket{le="1"} 2\na_bucket{le="+Inf"} 1\na_sum 1\na_count 1\n',
  ],
  ['no last bucket', '# HELP a b\n# TYPE a histogram\na_bucket{le="1"} 2\na_sum 1\na_count 2\n'],
  ['a label without quotes', '# HELP a b\n# TYPE a gauge\na{x=1} 1\n'],
  ['no end', '# HELP a b\n# TYPE a gauge\na 1'],
])('the strict reader does not take %s', (_what, text) => {
  expect(() => readMetrics(text)).toThrow();
});

test('with a key figures are for who has it, and nobody else', async () => {
  const { metricsUrl } = await serve({ metricsDoor: { port: null, key: KEY } });
  const url = metricsUrl ?? '';
  expect(await statusOf(url)).toBe(401);
  expect(await statusOf(url, { authorization: `Bearer ${KEY}x` })).toBe(401);
  expect(await statusOf(url, { authorization: KEY })).toBe(401);
  expect(await statusOf(url, { authorization: `Bearer ${hub.adminKey}` })).toBe(401);
  expect(await statusOf(url, { authorization: `Bearer ${KEY}` })).toBe(200);
});

test('on a port of their own figures and health are there, and the graph is not; beside the graph figures are not', async () => {
  const { url, metricsUrl } = await serve({ metricsDoor: { port: 0, key: null } });
  const own = new URL(metricsUrl ?? '').origin;
  expect(own).not.toBe(url);
  expect(await statusOf(`${url}/metrics`)).toBe(404);
  for (const path of ['/metrics', '/healthz', '/readyz']) expect(await statusOf(own + path)).toBe(200);
  expect(await statusOf(`${own}/graphql?query={__typename}`)).toBe(404);
});

test.each([
  ['0.0.0.0', null, 404],
  ['0.0.0.0', KEY, 401],
  ['127.0.0.1', null, 200],
  ['localhost', null, 200],
])('a server that listens at %s with the key %p answers %p to who has none', async (host, key, status) => {
  const { url, metricsUrl } = await serve({ host, metricsDoor: { port: null, key } });
  expect(metricsUrl === null).toBe(status === 404);
  expect(await statusOf(`${url.replace('0.0.0.0', '127.0.0.1')}/metrics`)).toBe(status);
});
