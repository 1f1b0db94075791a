import { connect } from 'node:net';
import { openDatabase } from '../../../src/database/database';
import { adminKeyIn } from '../../support/admin-key-in';
import { endProgram, startHub } from '../../support/cli';
import { NO_LIMITS } from '../../support/faults/load';
import { askEvents } from '../../support/live/event-source';
import { type LiveSocket, openSocket, refusedWith } from '../../support/live/live-socket';
import { createSampleDatabase } from '../../support/template-database';
import { until } from '../../support/until';

/** Real processes that are ended by a signal while they answer. */

const FOLLOW = 'subscription { changes { pageInfo { endCursor } } }';
const REPORT = 'mutation ($input: ReportProgressInput!) { reportProgress(input: $input) { __typename } }';
const TASKS = '{ tasks(first: 8) { nodes { id title plan { number } assignments { unit { name } } } } }';

let databaseUrl: string;
let key: string;

beforeAll(async () => {
  databaseUrl = await createSampleDatabase();
  key = await adminKeyIn(databaseUrl);
});

const start = () => startHub({ ...NO_LIMITS, DATABASE_URL: databaseUrl, LIVE_OPERATIONS: '100' });

/** Asks one after the other until the connection ends: what was begun, what was answered. */
async function load(
  socket: LiveSocket,
  payloadOf: (i: number) => object,
): Promise<{ begun: number; answered: number; written: number }> {
  const figures = { begun: 0, answered: 0, written: 0 };
  let isOpen = true;
  void socket.closed.then(() => {
    isOpen = false;
  });
  for (let i = 0; isOpen; i++) {
    figures.begun += 1;
    const said = await Promise.race([socket.run(payloadOf(i)), socket.closed]);
    if (!Array.isArray(said)) break;
    expect(said.map(({ type }) => type)).toEqual(['next', 'complete']);
    figures.answered += 1;
    if (said[0]?.text.includes('ReportProgressSuccess')) figures.written += 1;
  }
  return figures;
}

test('under load: what runs is answered, then each WebSocket is closed with 1001, and each stream ends', async () => {
  const { child, url } = await start();
  const authorization = `Bearer ${key}`;
  const asking = await openSocket(url);
  const [{ payload } = { payload: null }] = await asking.run({ query: TASKS });
  const tasks = (payload as { data: { tasks: { nodes: { id: string }[] } } }).data.tasks.nodes;
  const sockets = await Promise.all(Array.from({ length: 8 }, () => openSocket(url, { init: { authorization } })));
  const note = `dừng ${process.pid}`;
  const loads = sockets.map((socket, s) =>
    load(socket, (i) =>
      s % 2 === 0
        ? { query: TASKS }
        : {
            query: REPORT,
            variables: { input: { taskId: tasks[s]?.id, percent: i % 100, reportedOn: '2026-06-30', note } },
          },
    ),
  );
  const followers = await Promise.all(Array.from({ length: 5 }, () => openSocket(url)));
  for (const socket of followers) socket.say({ id: '1', type: 'subscribe', payload: { query: FOLLOW } });
  const streams = await Promise.all(Array.from({ length: 5 }, () => askEvents(url, { query: FOLLOW })));
  const idle = await openSocket(url);
  const unsaid = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const since = performance.now();
  const ended = endProgram(child, 'SIGTERM');
  const closed = await Promise.all([...sockets, ...followers, idle, asking].map((socket) => socket.closed));
  expect(closed.map(({ code }) => code)).toEqual(closed.map(() => 1001));
  for (const stream of streams) {
    let last: string | undefined;
    for (let one = await stream.next(); one; one = await stream.next()) last = one.event;
    expect(last).toBe('next');
  }
  expect(await ended).toBe(0);
  expect(performance.now() - since).toBeLessThan(10_000);
  unsaid.destroy();
  const figures = await Promise.all(loads);
  // one that was not begun any more is not answered; one that was is
  for (const { begun, answered } of figures) expect(begun - answered).toBeLessThanOrEqual(1);
  expect(figures.reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(50);
  const database = await openDatabase(databaseUrl, 2);
  const [reports] = await database.rows<{ n: number }>(
    'select count(*)::int as n from progress_report where note = $1',
    [note],
  );
  await database.close();
  // nothing was written that nobody was told of
  expect(reports?.n).toBe(figures.reduce((sum, { written }) => sum + written, 0));
});

test('what takes long is waited for; meanwhile nothing new is taken', async () => {
  const { child, url } = await start();
  const socket = await openSocket(url, { init: { authorization: `Bearer ${key}` } });
  const database = await openDatabase(databaseUrl, 4);
  const [{ payload } = { payload: null }] = await socket.run({ query: TASKS });
  const taskId = (payload as { data: { tasks: { nodes: { id: string }[] } } }).data.tasks.nodes[0]?.id;
  let release: () => void = () => undefined;
  let held: Promise<void> = Promise.resolve();
  await new Promise<void>((locked) => {
    held = database.transaction(async (tx) => {
      await tx.query('lock table progress_report in exclusive mode');
      locked();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  });
  const report = socket.run({ query: REPORT, variables: { input: { taskId, percent: 7, reportedOn: '2026-06-30' } } });
  await until(
    async () =>
      (
        await database.rows(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          [],
        )
      ).length > 0,
  );
  const ended = endProgram(child, 'SIGTERM');
  await until(async () => (await refusedWith(url, {}).catch(() => ({ status: 503 })))?.status !== undefined);
  socket.say({ id: 'late', type: 'subscribe', payload: { query: TASKS } });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(socket.waiting()).toEqual([]);
  release();
  await held;
  expect((await report)[0]?.text).toContain('ReportProgressSuccess');
  expect((await socket.closed).code).toBe(1001);
  expect(await ended).toBe(0);
  await database.close();
});

test('a subscription whose first answer is still being read ends behind it', async () => {
  const { child, url } = await start();
  const database = await openDatabase(databaseUrl, 4);
  let release: () => void = () => undefined;
  let held: Promise<void> = Promise.resolve();
  await new Promise<void>((locked) => {
    held = database.transaction(async (tx) => {
      await tx.query('lock table recording in access exclusive mode');
      locked();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  });
  const asked = askEvents(url, { query: FOLLOW });
  const WAITING = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query not like '%::text as last'`;
  await until(async () => (await database.rows(WAITING, [])).length > 0);
  const ended = endProgram(child, 'SIGTERM');
  await until(async () => (await refusedWith(url, {}).catch(() => ({ status: 503 })))?.status !== undefined);
  release();
  await held;
  const stream = await asked;
  expect((await stream.next())?.event).toBe('next');
  expect(await stream.next()).toBeNull();
  expect(await ended).toBe(0);
  await database.close();
});
