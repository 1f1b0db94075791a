import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { planter } from '../../support/planted-rows';
import { type Chance, chanceOf } from '../../support/seeded-chance';

const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'];
const CHANGES = 150;

let graph: GraphOnRows;
let units: number[];
let plans: number[];

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  units = [await plant.unit('Sở A'), await plant.unit('Sở B'), await plant.unit('Sở C')];
  plans = [await plant.plan({}), await plant.plan({})];
});

afterAll(() => graph.close());

const lines = (text: string) =>
  graph.database.source.query<{ line: string }[]>(text).then((rows) => rows.map(({ line }) => line));

/** What each table has, and what it is to have. */
const KEPT = {
  'derived.unit_task': [
    `select unit_id || ' ' || status || ' ' || task_id as line from derived.unit_task order by 1`,
    `select distinct a.unit_id || ' ' || t.status || ' ' || t.id as line
       from assignment a join task t on t.id = a.task_id order by 1`,
  ],
  'derived.task_standing': [
    'select k::text as line from derived.task_standing k order by id',
    `select row(t.id, t.plan_id, t.parent_id, t.position, t.status, t.completed_on, exists (select from task part where part.parent_id = t.id),
            array(select a.unit_id from assignment a where a.task_id = t.id and a.role = 'LEAD' order by 1),
            array(select distinct d.due_on from deadline d where d.task_id = t.id and d.due_on is not null order by 1))::text as line
       from task t order by t.id`,
  ],
} as const;

const TABLES = Object.keys(KEPT) as (keyof typeof KEPT)[];

const read = async (which: 0 | 1) =>
  Object.fromEntries(
    await Promise.all(Object.entries(KEPT).map(async ([table, texts]) => [table, await lines(texts[which])] as const)),
  ) as Record<keyof typeof KEPT, string[]>;

const kept = () => read(0);
const said = () => read(1);

/** A statement as people, imports and merges of units send it. */
function change(chance: Chance, tasks: readonly number[]): string {
  const task = chance.oneOf(tasks);
  const [unit, other] = [chance.oneOf(units), chance.oneOf(units)];
  const status = chance.oneOf(STATUSES);
  const role = chance.oneOf(['LEAD', 'COORDINATE']);
  const assign = `insert into assignment (task_id, unit_id, role, position, evidence)
    select t.id, ${unit}, '${role}', 1, '{"quote":"x","start":0,"end":1}' from task t where t.id`;
  const day = `2026-0${1 + chance.below(9)}-15`;
  const due = `insert into deadline (task_id, position, text, due_on, recurring, evidence)
    select t.id, 1 + (select coalesce(max(d.position), 0) from deadline d where d.task_id = t.id), 'x', '${day}', false,
      '{"quote":"x","start":0,"end":1}' from task t where t.id`;
  return chance.oneOf([
    `${assign} = ${task} on conflict do nothing`,
    `${assign} % 3 = 0 on conflict do nothing`,
    `delete from assignment where task_id = ${task} and unit_id = ${unit}`,
    `delete from assignment where role = '${role}' and unit_id = ${unit} and task_id % 2 = 0`,
    `update task set status = '${status}', completed_on = null where id = ${task}`,
    `update task set status = '${status}', completed_on = null where id % 4 = 1`,
    `update task set status = 'COMPLETED', completed_on = '${day}' where id = ${task}`,
    `update task set title = title || 'x' where id = ${task}`,
    `update task set position = position + 100 where id = ${task}`,
    `update assignment a set unit_id = ${other} where unit_id = ${unit} and role = '${role}'
       and not exists (select from assignment b where b.task_id = a.task_id and b.unit_id = ${other} and b.role = a.role)`,
    `update assignment set position = position + 1 where task_id = ${task}`,
    `update task set parent_id = (select p.id from task p where p.id = ${chance.oneOf([0, ...tasks.slice(0, 3)])}) where id = ${task} and id not in (${tasks.slice(0, 3)})`,
    `update task set parent_id = null where parent_id = ${tasks[0]}`,
    `${due} = ${task}`,
    `${due} % 4 = 2`,
    `delete from deadline where task_id = ${task}`,
    `delete from deadline where task_id % 3 = 1 and due_on < '${day}'`,
    `update deadline set due_on = due_on + 31 where task_id = ${task}`,
    `update deadline set due_on = null where task_id % 5 = 2`,
    `update deadline set task_id = ${chance.oneOf(tasks)} where task_id = ${task} and position = 1`,
    `delete from task where id = ${task} and id % 5 = 0`,
  ]);
}

test.each([1, 2, 3])('what is kept of tasks is in step with every change (seed %i)', async (seed) => {
  const chance = chanceOf(seed);
  const plant = planter(graph.database);
  const tasks: number[] = [];
  for (let i = 0; i < 12; i++) tasks.push(await plant.task(chance.oneOf(plans)));
  const most = { 'derived.unit_task': 0, 'derived.task_standing': 0 };
  for (let i = 0; i < CHANGES; i++) {
    const text = change(chance, tasks);
    await graph.database.source.query(text);
    const now = await kept();
    expect({ text, now }).toEqual({ text, now: await said() });
    for (const table of TABLES) most[table] = Math.max(most[table], now[table].length);
  }
  for (const table of TABLES) expect(most[table]).toBeGreaterThan(8);
});

test('a plan that goes takes its tasks along', async () => {
  await graph.database.source.query('delete from plan where id = $1', [plans[1]]);
  expect(await kept()).toEqual(await said());
});

const EVIDENCE = `'{"quote":"x","start":0,"end":1}'`;
const MEANWHILE: Record<string, (task: number, part: number) => [string, string]> = {
  'a unit is assigned, and the status changes': (task) => [
    `insert into assignment (task_id, unit_id, role, position, evidence) values (${task}, ${units[0]}, 'LEAD', 1, ${EVIDENCE})`,
    `update task set status = 'SUSPENDED' where id = ${task}`,
  ],
  'two units are assigned': (task) => [
    `insert into assignment (task_id, unit_id, role, position, evidence) values (${task}, ${units[0]}, 'LEAD', 1, ${EVIDENCE})`,
    `insert into assignment (task_id, unit_id, role, position, evidence) values (${task}, ${units[1]}, 'LEAD', 1, ${EVIDENCE})`,
  ],
  'two deadlines are set': (task) => [
    `insert into deadline (task_id, position, text, due_on, evidence) values (${task}, 1, 'x', '2026-03-15', ${EVIDENCE})`,
    `insert into deadline (task_id, position, text, due_on, evidence) values (${task}, 2, 'x', '2026-02-15', ${EVIDENCE})`,
  ],
  'its last part goes, and another comes': (task, part) => [
    `delete from task where parent_id = ${task}`,
    `update task set parent_id = ${task} where id = ${part}`,
  ],
};

describe.each(Object.entries(MEANWHILE))('%s at the same time', (_, statements) => {
  test.each([false, true])('what is kept is right, whoever commits first (turned round: %s)', async (isTurned) => {
    const { source } = graph.database;
    const plant = planter(graph.database);
    const plan = plans[0] as number;
    const task = await plant.task(plan);
    const last = await plant.task(plan);
    await source.query('update task set parent_id = $1 where id = $2', [task, last]);
    const both = statements(task, await plant.task(plan));
    const [first, second] = isTurned ? both.toReversed() : both;
    let waiting: Promise<unknown> | undefined;
    await source.transaction(async (tx) => {
      await tx.query(first as string);
      waiting = source.query(second as string);
      // it has begun, and waits for this transaction
      for (let isBlocked = false; !isBlocked; ) {
        const [row] = await tx.query<{ n: number }[]>(
          `select count(*)::int as n from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`,
        );
        isBlocked = (row?.n ?? 0) > 0;
      }
    });
    await waiting;
    expect(await kept()).toEqual(await said());
  });
});

test.each(['assignment', 'deadline', 'task'])('nothing is left of what is emptied (%s)', async (table) => {
  await graph.database.source.query(`truncate ${table} cascade`);
  expect(await kept()).toEqual(await said());
});
