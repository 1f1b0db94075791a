import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeGraph } from '../../src/federation/whole-graph';
import { type OpenTracing, openTracing } from '../../src/observe/otlp';
import { traceWith } from '../../src/observe/spans';
import { plangraph } from '../support/cli';
import { type OtlpReceiver, openOtlpReceiver, printed, type SpanTree } from '../support/otlp-receiver';
import { planText } from '../support/plan-text';
import { makeTestDirectory } from '../support/test-directory';
import { openTestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';
import { serveSchema } from '../support/test-server';

let receiver: OtlpReceiver;
let tracing: OpenTracing;
let hub: TestHub;
const warnings: string[] = [];

beforeAll(async () => {
  receiver = await openOtlpReceiver();
  // before any server is opened: those that are not traced do not look for it
  tracing = openTracing({
    endpoint: receiver.endpoint,
    share: 1,
    serviceName: 'test',
    version: '0',
    isBehindGateway: false,
    warn: (message) => warnings.push(message),
  });
  traceWith(tracing.tracer);
  hub = await openTestHub({ hasSample: true });
});

afterAll(async () => {
  await hub.close();
  traceWith(null);
  await tracing.close();
  await receiver.close();
  expect(warnings).toEqual([]);
});

const PARENT = '00f067aa0ba902b7';

/** Asks as part of a trace of its own. */
async function post(url: string, query: string, { variables = {}, key = '' } = {}) {
  const traceId = randomBytes(16).toString('hex');
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      traceparent: `00-${traceId}-${PARENT}-01`,
      tracestate: 'office=7',
      ...(key ? { authorization: `Bearer ${key}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  return { traceId, said: (await response.json()) as { data: unknown; errors?: unknown } };
}

const named = (name: string) => (tree: SpanTree) => tree.span.name === name;
const flat = (tree: SpanTree): SpanTree[] => [tree, ...tree.children.flatMap(flat)];
const names = (tree: SpanTree): string[] => tree.children.map(({ span }) => span.name);
const written = (tree: SpanTree): string =>
  JSON.stringify(tree, (_key, value) => (typeof value === 'bigint' ? String(value) : value));

test('a query is a tree: the request, and what of the database was asked for it, with who asked', async () => {
  const query = 'query Names($n: Int) { units(first: $n) { nodes { name } } }';
  const server = await serveSchema(
    wholeGraph(),
    { db: hub.database, importDocument: hub.importDocument },
    { operations: [{ file: 'a.graphql', query }] },
  );
  const { traceId } = await post(server.url, query, { variables: { n: 3 } });
  const tree = await receiver.tree(named('query Names'), traceId);
  expect(tree.span).toMatchObject({
    kind: 'server',
    traceId,
    parentSpanId: PARENT,
    service: 'test',
    hasFailed: false,
    facts: {
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Names',
      'graphql.document.hash': expect.stringMatching(/^[0-9a-f]{16}$/),
      'plangraph.executed': 'compiled',
      'plangraph.caller': 'anonymous',
    },
  });
  // a new connection is made ready before
  expect(printed(tree)).toMatch(/^query Names\n(?: {2}.*\n)* {2}SELECT unit$/);
  expect(tree.children.at(-1)?.span).toMatchObject({ kind: 'client', facts: { 'db.system.name': 'postgresql' } });
  await server.close();
});

test('a name that a caller makes up names no span, and no value, text or key is in any', async () => {
  const query = 'query Mine($n: String!) { tasks(filter: { text: { contains: $n } }) { nodes { text } } }';
  const executed: unknown[] = [];
  for (let i = 0; i < 2; i++) {
    const { traceId } = await post(hub.url, query, { variables: { n: 'KH-SECRET' }, key: hub.adminKey });
    const tree = await receiver.tree(named('query'), traceId);
    executed.push(tree.span.facts['plangraph.executed']);
    expect(tree.span.facts).toMatchObject({ 'plangraph.caller': 'key', 'plangraph.key': expect.anything() });
    expect(tree.children.length).toBeGreaterThan(0);
    for (const secret of ['SECRET', hub.adminKey, 'Mine', 'select ', '$1', 'pgk_'])
      expect(written(tree)).not.toContain(secret);
  }
  expect(executed).toEqual(['interpreted', 'compiled']);
});

test('a mutation is a tree with its transaction', async () => {
  const task = await post(hub.url, '{ tasks(first: 1) { nodes { id } } }');
  const { id } = (task.said.data as { tasks: { nodes: [{ id: string }] } }).tasks.nodes[0];
  const query = 'mutation ($input: ReportProgressInput!) { reportProgress(input: $input) { __typename } }';
  const reportedOn = new Date().toISOString().slice(0, 10);
  const variables = { input: { taskId: id, percent: 10, reportedOn } };
  const { said, traceId } = await post(hub.url, query, { variables, key: hub.adminKey });
  expect(said.data).toEqual({ reportProgress: { __typename: 'ReportProgressSuccess' } });
  const tree = await receiver.tree(named('mutation'), traceId);
  const done = names(tree);
  expect(done).toEqual(expect.arrayContaining(['START', 'INSERT progress_report', 'COMMIT']));
  expect(done.indexOf('START')).toBeLessThan(done.indexOf('COMMIT'));
});

test('a statement that fails is told by its code, and the request by that of its answer', async () => {
  await hub.database.source.query('alter table theme rename to theme_gone');
  const { traceId } = await post(hub.url, '{ plans { nodes { themes { text } } } }', { key: hub.adminKey });
  await hub.database.source.query('alter table theme_gone rename to theme');
  const tree = await receiver.tree(named('query'), traceId);
  expect(tree.span).toMatchObject({ hasFailed: true, facts: { 'error.type': 'INTERNAL_SERVER_ERROR' } });
  const failed = flat(tree).filter(({ span }) => span.hasFailed);
  expect(failed.map(({ span }) => span.facts['error.type'])).toContain('42P01');
});

test('through a gateway it is one trace: which subgraph was asked, and what it did', async () => {
  const query =
    'query Named { plans(first: 1) { nodes { title tasks(first: 1) { nodes { assignments { unit { name } } } } } } }';
  const gateway = await openTestGateway(hub, { operations: [{ file: 'named.graphql', query }] });
  const { traceId, said } = await post(gateway.url, query);
  expect(said.errors).toBeUndefined();
  const tree = await receiver.tree((one) => one.span.parentSpanId === PARENT, traceId);
  expect(tree.span).toMatchObject({ kind: 'server', name: 'query Named' });
  const asked = tree.children.filter(({ span }) => span.name.startsWith('subgraph '));
  expect(asked.map(({ span }) => span.name)).toEqual(expect.arrayContaining(['subgraph plans', 'subgraph units']));
  for (const { span, children } of asked) {
    expect(span.kind).toBe('client');
    expect(children.map((child) => [child.span.kind, child.span.name])).toEqual([['server', 'query']]);
    expect(children.flatMap(names).some((name) => /^SELECT |^BATCH$/.test(name))).toBe(true);
  }
  const madeUp = await post(gateway.url, 'query MadeUp { __typename }');
  const other = await receiver.tree((one) => one.span.parentSpanId === PARENT, madeUp.traceId);
  expect(other.span.name).toBe('query');
  await gateway.close();
});

test('an import by the command line is a trace of its own: the file is read, and stored in one transaction', async () => {
  const path = join(await makeTestDirectory(), 'plan.txt');
  await writeFile(path, planText({ number: '1/KH-SDL', taskCount: 2 }));
  const { exitCode } = await plangraph(['import', path], {
    DATABASE_URL: hub.databaseUrl,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    OTEL_SERVICE_NAME: 'office',
  });
  expect(exitCode).toBe(0);
  const tree = await receiver.tree(named('import document'));
  expect(tree.span).toMatchObject({
    service: 'office',
    parentSpanId: null,
    facts: { 'plangraph.outcome': 'imported' },
  });
  expect(names(tree)[0]).toBe('read document');
  expect(names(tree)).toEqual(expect.arrayContaining(['START', 'INSERT source_text', 'COMMIT']));
  expect(written(tree)).not.toMatch(/KH-SDL|plan\.txt/);
});
