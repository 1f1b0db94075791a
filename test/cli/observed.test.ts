import { connect as connectTo, createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { endProgram, plangraph, startHub, startProgram } from '../support/cli';
import { openOtlpReceiver } from '../support/otlp-receiver';
import { freePort } from '../support/own-server';
import { createTestDatabase } from '../support/template-database';

let DATABASE_URL: string;

beforeAll(async () => {
  DATABASE_URL = await createTestDatabase();
});

const PREFLIGHTED = { headers: { 'apollo-require-preflight': '1' } };

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Passes connections on, as a name that begins to lead to the server. */
async function openPassage(port: number, to: URL): Promise<Server> {
  const server = createServer((near) => {
    const far = connectTo(Number(to.port), to.hostname);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on('error', () => [near, far].map((one) => one.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

test('a hub that is started before its database waits, says what for and for how long, and goes on when that answers; a collector that is away holds nothing up', async () => {
  const port = await freePort();
  const away = new URL(DATABASE_URL);
  away.port = String(port);
  away.hostname = '127.0.0.1';
  const started = startHub({
    DATABASE_URL: away.href,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
  });
  const early = startProgram('main', [], {
    PORT: '0',
    DATABASE_URL: away.href,
    DATABASE_WAIT_S: '1',
    LOG_FORMAT: 'json',
  });
  const said: string[] = [];
  early.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
  // a second is not enough
  expect(await new Promise((resolve) => early.once('close', resolve))).toBe(1);
  expect(linesOf(said.join(''))).toEqual([
    expect.objectContaining({
      event: 'waiting_for_database',
      mostSeconds: 1,
      reason: expect.stringMatching(/ECONNREFUSED/),
    }),
    expect.objectContaining({ level: 'error', event: 'failed', message: expect.stringMatching(/cannot be opened/) }),
  ]);
  const passage = await openPassage(port, new URL(DATABASE_URL));
  const hub = await started;
  expect(hub.stderr()).toMatch(
    /Waiting for the database at postgres:\/\/.*: .*ECONNREFUSED.*\. For up to 60 s \(DATABASE_WAIT_S\)\n(?:.*\n)*The database answers, after \d+ s\n/,
  );
  expect(hub.stderr()).not.toContain(away.password || 'no password');
  const ask = () => fetch(`${hub.url}/graphql?query={__typename}`, PREFLIGHTED);
  for (const until = Date.now() + 10_000; Date.now() < until && !hub.stderr().includes('traces_not_sent'); ) {
    expect((await ask()).status).toBe(200);
    await setTimeout(100);
  }
  expect(await endProgram(hub.child, 'SIGTERM')).toBe(0);
  // once, however many spans there were
  expect(hub.stderr().match(/traces_not_sent/g)).toHaveLength(1);
  passage.close();
});

test('a hub that waits can be stopped, and a wrong name of a database is said at once', async () => {
  const port = await freePort();
  const waiting = startProgram('main', [], { PORT: '0', DATABASE_URL: `postgres://a:b@127.0.0.1:${port}/c` });
  await new Promise((resolve) => waiting.stderr?.once('data', resolve));
  expect(await endProgram(waiting, 'SIGTERM')).toBe(0);
  const wrong = new URL(DATABASE_URL);
  wrong.pathname = '/nowhere_at_all';
  const { stderr, exitCode } = await plangraph(['serve'], { PORT: '0', DATABASE_URL: wrong.href });
  expect([exitCode, stderr.includes('Waiting')]).toEqual([1, false]);
});

test('with LOG_FORMAT=json each line is an event: ready with its addresses, requests, stopping, stopped; traces are sent before the end', async () => {
  const receiver = await openOtlpReceiver();
  const child = startProgram('main', [], {
    PORT: '0',
    DATABASE_URL,
    LOG_FORMAT: 'json',
    LOG_REQUESTS: 'all',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const graph = await new Promise<string>((resolve) => {
    child.stderr?.on('data', () => {
      const ready = said.includes('"ready"') && linesOf(said).find(({ event }) => event === 'ready');
      if (ready) resolve(String(ready.graph));
    });
  });
  await fetch(`${graph}?query={units{nodes{name}}}`, PREFLIGHTED);
  expect(await endProgram(child, 'SIGTERM')).toBe(0);
  const events = linesOf(said);
  for (const one of events) expect(one).toMatchObject({ time: expect.any(String), level: expect.any(String) });
  const about = (name: string) => events.find(({ event }) => event === name);
  expect(about('ready')).toMatchObject({
    version: expect.stringMatching(/^\d/),
    metrics: expect.stringContaining('/metrics'),
  });
  expect(about('request')).toMatchObject({
    operation: 'query',
    status: 200,
    caller: 'anonymous',
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(about('stopping')).toMatchObject({ reason: 'SIGTERM' });
  expect(events.at(-1)).toMatchObject({ event: 'stopped' });
  // the secret of the first key is in a file
  expect(said).not.toContain('pgk_');
  const { span } = await receiver.tree((tree) => tree.span.name === 'query');
  expect([span.service, span.traceId]).toEqual(['plangraph', about('request')?.traceId]);
  await receiver.close();
});
