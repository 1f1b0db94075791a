import type { Pool } from 'pg';
import { type KnownHub, openKnownHub } from '../support/known-hub';
import { planText } from '../support/plan-text';
import { until } from '../support/until';

const CONNECTIONS = 3;
/** More than there are connections, twice over. */
const REQUESTS = 10;

let known: KnownHub;
let pool: Pool;

beforeAll(async () => {
  known = await openKnownHub({ hasSample: false, poolSize: CONNECTIONS });
  await known.hub.importText(planText({ number: '7/KH-SDL', taskCount: 20 }));
  pool = (known.hub.database.source.driver as unknown as { master: Pool }).master;
});

afterAll(() => known?.close());

const SOUND =
  '{ plan(number: "7/KH-SDL") { title tasks(first: 2) { nodes { title citations { kind } deadlines { on } } } } }';
const REPORTS = '{ plan(number: "7/KH-SDL") { title tasks { nodes { title progressReports { nodes { note } } } } } }';
const UNITS = '{ plan(number: "7/KH-SDL") { tasks { nodes { citations { id } assignments { unit { name } } } } } }';

interface Told {
  status: number;
  text: string;
}

async function ask(query: string, signal: AbortSignal | null = null): Promise<Told> {
  // who sees everything reads the tables, on the connections of the pool that is looked at
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${known.hub.adminKey}` };
  const response = await fetch(`${known.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
    signal,
  });
  return { status: response.status, text: await response.text() };
}

const run = (statement: string) => known.hub.database.source.query(statement);

/** All connections are back, and nobody waits for one. */
const areBack = (): boolean => pool.idleCount === pool.totalCount && pool.waitingCount === 0;

async function expectAllUsable(): Promise<void> {
  await until(areBack);
  known.counted();
  const answers = await Promise.all(Array.from({ length: REQUESTS }, () => ask(SOUND)));
  expect(new Set(answers.map(({ text }) => text))).toEqual(new Set([(await ask(SOUND)).text]));
  expect(answers[0]?.text).not.toContain('"errors"');
  expect(known.counted()).toEqual({ compiled: REQUESTS + 1, left: 0 });
}

// asked once, they are known
beforeAll(async () => {
  for (const query of [SOUND, REPORTS, UNITS]) await ask(query);
});

test.each([
  [
    'a statement that fails',
    REPORTS,
    ['alter table progress_report rename column note to noted'],
    ['alter table progress_report rename column noted to note'],
  ],
  [
    'a row that is not there',
    UNITS,
    [
      'alter table assignment drop constraint assignment_unit_id_fkey',
      'update assignment set unit_id = unit_id + 999999 where id = (select min(id) from assignment)',
    ],
    ['update assignment set unit_id = unit_id - 999999 where unit_id > 999999'],
  ],
])(
  '%s in the middle gives the connection back, and the interpreter says what is wrong',
  async (_what, query, faults, repairs) => {
    for (const fault of faults) await run(fault);
    known.counted();
    const answers = await Promise.all(Array.from({ length: REQUESTS }, () => ask(query)));
    expect(known.counted()).toEqual({ compiled: 0, left: REQUESTS });
    for (const { text } of answers) expect(JSON.parse(text).errors.length).toBeGreaterThan(0);
    await expectAllUsable();
    for (const repair of repairs) await run(repair);
    expect(JSON.parse((await ask(query)).text).errors).toBeUndefined();
  },
);

test('clients that go away while rows are awaited keep no connection', async () => {
  const runner = known.hub.database.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query('lock table progress_report in access exclusive mode');
  const controllers = Array.from({ length: REQUESTS }, () => new AbortController());
  const asked = controllers.map(({ signal }) => ask(REPORTS, signal).catch((error: Error) => error.name));
  // the others wait for the lock, or for a connection
  await until(() => pool.waitingCount >= REQUESTS - CONNECTIONS + 1);
  for (const controller of controllers) controller.abort();
  expect(await Promise.all(asked)).toEqual(controllers.map(() => 'AbortError'));
  await runner.rollbackTransaction();
  await runner.release();
  await expectAllUsable();
});

test('a connection that breaks while it is read from is replaced', async () => {
  const runner = known.hub.database.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query('lock table progress_report in access exclusive mode');
  const asked = Promise.all([ask(REPORTS), ask(REPORTS)]);
  const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await until(async () => (await runner.query(`select 1 ${waiting}`)).length === 2);
  await runner.query(`select pg_terminate_backend(pid) ${waiting}`);
  await runner.rollbackTransaction();
  await runner.release();
  const [one, other] = await asked;
  expect([one, other]).toEqual([other, one]);
  expect(JSON.parse(one.text).errors).toBeUndefined();
  await expectAllUsable();
});
