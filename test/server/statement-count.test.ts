import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledAt } from '../support/compiled-at';
import { planText } from '../support/plan-text';
import { statementsOf } from '../support/statements';
import { openTestHub, type TestHub } from '../support/test-hub';

const FOLDER = join(__dirname, '../operations');
const operation = (name: string) => readFileSync(join(FOLDER, `${name}.graphql`), 'utf8');

let hub: TestHub;

beforeAll(async () => {
  // one connection: answers come in the order of the questions, so that which keys share a batch is not left to chance
  hub = await openTestHub({ hasSample: false, poolSize: 1 });
  for (const taskCount of [5, 60, 250, 500]) {
    const outcome = await hub.importText(
      planText({ number: `${taskCount}/KH-SDL`, taskCount, indicatorCount: taskCount }),
    );
    if (outcome.kind !== 'imported') throw new Error(outcome.message);
    expect(outcome.counts.tasks.created).toBe(taskCount);
    expect(outcome.counts.indicators.created).toBe(taskCount);
    // the annex's targets become the tasks' own, with figures: every link of the query leads somewhere
    await hub.database.rows(
      `update indicator i set task_id = (select t.id from task t where t.plan_id = i.plan_id order by abs(t.position - i.position + i.id) limit 1) where i.plan_id = $1`,
      [outcome.planId],
    );
    await hub.database.rows(
      `insert into observation (indicator_id, period, observed_on, value) select id, '2026-Q1', '2026-03-31', 5 from indicator where plan_id = $1`,
      [outcome.planId],
    );
  }
});

afterAll(() => hub.close());

type Way = 'interpreted' | 'compiled';
const WAYS: readonly Way[] = ['interpreted', 'compiled'];
const BEGIN = 'begin isolation level repeatable read read only';

let asked = 0;

/**
 * What is read for an operation: the first time a text comes it is interpreted, and compiled from then on. What it asks for ahead
 * goes by what it found the last time.
 */
async function cost(way: Way, name: string, variables: Record<string, unknown>): Promise<string[]> {
  asked += 1;
  const text = way === 'compiled' ? operation(name) : `${operation(name)}\n# ${asked}`;
  const ask = () => hub.ask<Record<string, unknown>, object>(text, variables);
  if (way === 'compiled') for (const _ of ['interpreted', 'compiled']) await ask();
  const before = await compiledAt(hub.url);
  const { result, statements } = await statementsOf(ask);
  expect(result.errors).toBeUndefined();
  expect(await compiledAt(hub.url)).toBe(before + (way === 'compiled' ? 1 : 0));
  return statements.filter((statement) => statement !== BEGIN && statement !== 'commit');
}

/**
 * Plans of so many tasks cost the same statements. What more than 200 rows lead to, and a task leads to three units, is compiled to
 * be read by itself and not ahead (decisions 0032, 0036), and costs the same from there on.
 */
const ALIKE: Readonly<Record<Way, readonly [few: number, many: number][]>> = {
  interpreted: [[5, 500]],
  compiled: [
    [5, 60],
    [250, 500],
  ],
};

/** The statements of an operation on plans of few tasks and of many, seen to be alike. */
async function alikeCosts(way: Way, name: string, variables: Record<string, unknown>): Promise<string[][]> {
  const costs: string[][] = [];
  for (const sizes of ALIKE[way]) {
    const few = await cost(way, name, { number: `${sizes[0]}/KH-SDL`, ...variables });
    const many = await cost(way, name, { number: `${sizes[1]}/KH-SDL`, ...variables });
    expect(many.toSorted()).toEqual(few.toSorted());
    costs.push(few, many);
  }
  return costs;
}

test.each(WAYS)(
  'the mission query, %s, costs at most 14 statements, for a plan of 5 tasks as for one of 500',
  async (way) => {
    for (const statements of await alikeCosts(way, 'mission', {})) {
      expect(statements.length).toBeLessThanOrEqual(14);
      expect(statements.some((statement) => statement.includes('from observation'))).toBe(true);
    }
  },
);

test('the mission query returns all of the plan', async () => {
  const { data } = await hub.ask<
    { plan: { tasks: { totalCount: number; nodes: { assignments: unknown[]; citations: unknown[] }[] } } },
    object
  >(operation('mission'), { number: '500/KH-SDL' });
  const tasks = data?.plan.tasks;
  expect(tasks?.totalCount).toBe(500);
  expect(tasks?.nodes.map((task) => [task.assignments.length, task.citations.length])).toEqual(
    Array.from({ length: 500 }, () => [3, 1]),
  );
});

const DECLARED = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => ({ name: file.replace('.graphql', ''), text: readFileSync(join(FOLDER, file), 'utf8') }))
  .map(({ name, text }) => {
    const [, interpreted, compiled = interpreted] = /^# statements: (\d+)(?:, compiled: (\d+))?$/m.exec(text) ?? [];
    return { name, limits: { interpreted: Number(interpreted), compiled: Number(compiled) } };
  });

test.each(
  DECLARED.filter(({ name }) => name !== 'nodes' && name !== 'reverse').flatMap((one) =>
    WAYS.map((way) => ({ name: one.name, limit: one.limits[way], way })),
  ),
)(
  'operation $name, $way, costs at most the $limit statements that its file states, however many tasks there are',
  async ({ name, limit, way }) => {
    // for those that read the past; the others take no such variable
    const recordedAt = new Date().toISOString();
    for (const statements of await alikeCosts(way, name, { recordedAt }))
      expect(statements.length).toBeLessThanOrEqual(limit);
  },
);
