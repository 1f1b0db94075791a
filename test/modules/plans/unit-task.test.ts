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

const kept = () => lines(`select unit_id || ' ' || status || ' ' || task_id as line from derived.unit_task order by 1`);

/** The specification. */
const said = () =>
  lines(`select distinct a.unit_id || ' ' || t.status || ' ' || t.id as line
           from assignment a join task t on t.id = a.task_id order by 1`);

/** A statement as people, imports and merges of units send it. */
function change(chance: Chance, tasks: readonly number[]): string {
  const task = chance.oneOf(tasks);
  const [unit, other] = [chance.oneOf(units), chance.oneOf(units)];
  const status = chance.oneOf(STATUSES);
  const role = chance.oneOf(['LEAD', 'COORDINATE']);
  const assign = `insert into assignment (task_id, unit_id, role, position, evidence)
    select t.id, ${unit}, '${role}', 1, '{"quote":"x","start":0,"end":1}' from task t where t.id`;
  return chance.oneOf([
    `${assign} = ${task} on conflict do nothing`,
    `${assign} % 3 = 0 on conflict do nothing`,
    `delete from assignment where task_id = ${task} and unit_id = ${unit}`,
    `delete from assignment where role = '${role}' and unit_id = ${unit} and task_id % 2 = 0`,
    `update task set status = '${status}', completed_on = null where id = ${task}`,
    `update task set status = '${status}', completed_on = null where id % 4 = 1`,
    `update task set title = title || 'x' where id = ${task}`,
    `update assignment a set unit_id = ${other} where unit_id = ${unit} and role = '${role}'
       and not exists (select from assignment b where b.task_id = a.task_id and b.unit_id = ${other} and b.role = a.role)`,
    `update assignment set position = position + 1 where task_id = ${task}`,
    `delete from task where id = ${task} and id % 5 = 0`,
  ]);
}

test.each([1, 2, 3])('what units have to do is in step with every change (seed %i)', async (seed) => {
  const chance = chanceOf(seed);
  const plant = planter(graph.database);
  const tasks: number[] = [];
  for (let i = 0; i < 12; i++) tasks.push(await plant.task(chance.oneOf(plans)));
  let most = 0;
  for (let i = 0; i < CHANGES; i++) {
    const text = change(chance, tasks);
    await graph.database.source.query(text);
    const now = await kept();
    expect({ text, now }).toEqual({ text, now: await said() });
    most = Math.max(most, now.length);
  }
  expect(most).toBeGreaterThan(10);
});

test('a plan that goes takes its tasks along', async () => {
  await graph.database.source.query('delete from plan where id = $1', [plans[1]]);
  expect(await kept()).toEqual(await said());
});

test('a status that changes while a unit is assigned is the one that it is found by, whoever commits first', async () => {
  const { source } = graph.database;
  const plant = planter(graph.database);
  const assign = 'insert into assignment (task_id, unit_id, role, position, evidence) values ($1, $2, $3, 1, $4)';
  const move = `update task set status = 'SUSPENDED' where id = $1`;
  const evidence = { quote: 'x', start: 0, end: 1 };
  for (const isAssignedFirst of [true, false]) {
    const task = await plant.task(plans[0] as number);
    const assigning: [string, unknown[]] = [assign, [task, units[0], 'LEAD', evidence]];
    const moving: [string, unknown[]] = [move, [task]];
    const [first, second] = isAssignedFirst ? [assigning, moving] : [moving, assigning];
    let waiting: Promise<unknown> | undefined;
    await source.transaction(async (tx) => {
      await tx.query(...first);
      waiting = source.query(...second);
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
  }
});

test('nothing is left where assignments are emptied', async () => {
  await graph.database.source.query('truncate assignment');
  expect(await kept()).toEqual([]);
});
