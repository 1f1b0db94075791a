import { wholeGraph } from '../../src/federation/whole-graph';
import { openLog } from '../../src/observe/log';
import type { RunningServer } from '../../src/server/http-server';
import { openTestHub, type TestHub } from '../support/test-hub';
import { serveSchema } from '../support/test-server';

let hub: TestHub;
let server: RunningServer;
let written = '';

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
});

afterAll(() => hub.close());
afterEach(async () => {
  await server.close();
  written = '';
});

async function serve(requestLogging: { share: number | null; slowMs: number }) {
  const log = openLog({ isJson: true, write: (text) => (written += text) });
  const { database: db, importDocument } = hub;
  server = await serveSchema(wholeGraph(), { db, importDocument }, { events: log, requestLogging });
  return log;
}

/** The events of the log; what of them differs from run to run is left out where it is as it should be. */
const events = (): Record<string, unknown>[] =>
  written
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { time, ms = 0, ...facts } = JSON.parse(line) as Record<string, unknown>;
      expect(new Date(String(time)).toISOString()).toBe(time);
      expect(typeof ms).toBe('number');
      return facts;
    });

const post = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const SECRET = 'KH-SECRET';
const QUERY = 'query Find($n: String!) { tasks(filter: { text: { contains: $n } }) { nodes { text } } }';

test('each request is a line: what was asked by name and hash, what came of it, who asked; no value, text, key or address', async () => {
  const log = await serve({ share: 1, slowMs: 60_000 });
  for (let i = 0; i < 2; i++) await post({ query: QUERY, variables: { n: SECRET } });
  await post({ query: QUERY, variables: { n: SECRET } }, { authorization: `Bearer ${hub.adminKey}` });
  await post({ query: '{ plan(number: "KH-SECRET") { nothing } }' });
  await post({ query: QUERY }, { authorization: 'Bearer pgk_nobodys' });
  log.flush();
  const [keyId] = await hub.database.rows<{ id: number }>(`select id from api_key where name = 'test'`, []);
  const common = { level: 'info', event: 'request', address: '127.0.0.0/24' };
  const named = { ...common, operation: 'query', name: 'Find', hash: expect.stringMatching(/^[0-9a-f]{16}$/) };
  expect(events()).toEqual([
    { ...named, status: 200, executed: 'interpreted', caller: 'anonymous' },
    { ...named, status: 200, executed: 'compiled', caller: 'anonymous' },
    { ...named, status: 200, executed: 'compiled', caller: 'key', key: keyId?.id },
    {
      ...common,
      operation: 'query',
      hash: expect.any(String),
      status: 400,
      executed: 'interpreted',
      caller: 'anonymous',
      errors: ['GRAPHQL_VALIDATION_FAILED'],
    },
    { ...named, status: 401 },
  ]);
  for (const secret of ['SECRET', hub.adminKey, 'nobodys', '127.0.0.1', 'contains', 'tasks'])
    expect(written).not.toContain(secret);
});

test('by itself the log tells of what failed, and why with the id that the caller has, and of what was slow', async () => {
  const log = await serve({ share: 0, slowMs: 60_000 });
  await post({ query: QUERY, variables: { n: SECRET } });
  await post({ query: '{ nothing }' });
  await hub.database.source.query('alter table theme rename to theme_gone');
  const admin = { authorization: `Bearer ${hub.adminKey}` };
  const answer = await (await post({ query: '{ plans(first: 1) { nodes { themes { text } } } }' }, admin)).json();
  await hub.database.source.query('alter table theme_gone rename to theme');
  log.flush();
  const { errors } = answer as { errors: { extensions: Record<string, unknown> }[] };
  const { errorId } = errors[0]?.extensions ?? {};
  const said = events();
  const told = said.find(({ event }) => event === 'request');
  expect(said.filter(({ event }) => event === 'request')).toHaveLength(1);
  expect(told).toMatchObject({ level: 'warn', status: 200, errors: ['INTERNAL_SERVER_ERROR'] });
  expect(told?.errorIds).toContain(errorId);
  expect(said.find((one) => one.errorId === errorId)).toMatchObject({
    level: 'error',
    event: 'request_failed',
    message: 'relation "theme" does not exist',
    stack: expect.stringMatching(/^\s+at /),
  });
});

test('what is slow is told of, and nothing is where the log is to be silent', async () => {
  const log = await serve({ share: 0, slowMs: 0 });
  await post({ query: QUERY, variables: { n: SECRET } });
  log.flush();
  expect(events()).toMatchObject([{ level: 'warn', event: 'request', status: 200 }]);
  await server.close();
  written = '';
  const silent = await serve({ share: null, slowMs: 0 });
  await post({ query: QUERY, variables: { n: SECRET } });
  silent.flush();
  expect(written).toBe('');
});
