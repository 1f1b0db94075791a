import { encodeId } from '../../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { type Planter, planter } from '../../support/planted-rows';

let graph: GraphOnRows;
let plant: Planter;
let plan: number;

beforeAll(async () => {
  graph = await openGraphOnRows();
  plant = planter(graph.database);
  plan = await plant.plan();
});

afterAll(() => graph.close());

async function taskField<T>(id: number, selection: string): Promise<T> {
  const { data, errors } = await graph.ask(`query ($id: ID!) { node(id: $id) { ... on Task { ${selection} } } }`, {
    id: encodeId('Task', id),
  });
  expect(errors).toEqual([]);
  return (data as { node: T }).node;
}

const progress = async (id: number) =>
  (await taskField<{ progress: object }>(id, 'progress { percent method numerator denominator }')).progress;

const NO_DATA = { percent: null, method: 'NO_DATA', numerator: null, denominator: null };
const done = (method: string, percent: number, numerator: number, denominator: number) => ({
  percent,
  method,
  numerator,
  denominator,
});

test('today is the day in Vietnam, for deadline and timeliness', async () => {
  const task = await plant.task(plan);
  await plant.deadline(task, { due_on: '2026-11-21' });
  await plant.deadline(task, { due_on: '2026-11-22', starts_on: '2026-11-01' });
  await plant.deadline(task, { due_on: '2026-12-31' });
  expect(
    await taskField(
      task,
      'deadline { from on } timeliness before: timeliness(asOf: "2027-01-01") same: timeliness(asOf: null)',
    ),
  ).toEqual({
    deadline: { from: '2026-11-01', on: '2026-11-22' },
    timeliness: 'OPEN_IN_TIME',
    before: 'OPEN_OVERDUE',
    same: 'OPEN_IN_TIME',
  });
});

test.each(['2026-02-30', '2026-2-3', '22/11/2026', '0000-01-01', ''])('asOf "%s" is no day', async (day) => {
  const { errors, statements } = await graph.ask('query ($day: Date) { tasks { nodes { timeliness(asOf: $day) } } }', {
    day,
  });
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toMatch(/^Variable "\$day" got invalid value/);
  expect(statements).toEqual([]);
});

describe('the progress of a task', () => {
  test('is no data where nothing was reported', async () => {
    expect(await progress(await plant.task(plan))).toEqual(NO_DATA);
  });

  test('is what was reported last, by the day of the report', async () => {
    const task = await plant.task(plan, { status: 'IN_PROGRESS' });
    await plant.report(task, '2026-06-30', 60.25);
    await plant.report(task, '2026-03-31', 90);
    await plant.report(task, '2026-09-30', null);
    expect(await progress(task)).toEqual(done('REPORTED', 60.3, 60.25, 100));
  });

  test('is the later of two reports of one day', async () => {
    const task = await plant.task(plan);
    await plant.report(task, '2026-06-30', 70);
    await plant.report(task, '2026-06-30', 50);
    expect(await progress(task)).toEqual(done('REPORTED', 50, 50, 100));
  });

  test('is 0 where 0 was reported, which is not no data', async () => {
    const task = await plant.task(plan);
    await plant.report(task, '2026-06-30', 0);
    expect(await progress(task)).toEqual(done('REPORTED', 0, 0, 100));
  });

  test('is 100 where it was completed, whatever was reported before', async () => {
    const task = await plant.task(plan, { status: 'COMPLETED', completed_on: '2026-10-01' });
    await plant.report(task, '2026-06-30', 40);
    expect(await progress(task)).toEqual(done('REPORTED', 100, 100, 100));
  });

  test('is rolled up over its parts, one without a report as not begun, a cancelled one left out', async () => {
    const task = await plant.task(plan);
    const half = await plant.task(plan, { parent_id: task });
    await plant.report(half, '2026-06-30', 50);
    await plant.task(plan, { parent_id: task, status: 'COMPLETED' });
    await plant.task(plan, { parent_id: task });
    await plant.task(plan, { parent_id: task, status: 'CANCELLED' });
    expect(await progress(task)).toEqual(done('ROLLED_UP', 50, 1.5, 3));
  });

  test('is no data where none of its parts has a report, or all were cancelled', async () => {
    const [silent, cancelled] = [await plant.task(plan), await plant.task(plan)];
    await plant.task(plan, { parent_id: silent });
    await plant.task(plan, { parent_id: cancelled, status: 'CANCELLED' });
    expect(await progress(silent)).toEqual(NO_DATA);
    expect(await progress(cancelled)).toEqual(NO_DATA);
  });

  test('is rolled up from the parts of its parts too', async () => {
    const task = await plant.task(plan);
    const part = await plant.task(plan, { parent_id: task });
    await plant.task(plan, { parent_id: part, status: 'COMPLETED' });
    await plant.task(plan, { parent_id: part });
    expect(await progress(part)).toEqual(done('ROLLED_UP', 50, 1, 2));
    expect(await progress(task)).toMatchObject({ percent: 50, method: 'ROLLED_UP' });
  });

  test('is its own report where it has one, though its parts say otherwise', async () => {
    const task = await plant.task(plan);
    await plant.report(task, '2026-06-30', 10);
    await plant.task(plan, { parent_id: task, status: 'COMPLETED' });
    expect(await progress(task)).toEqual(done('REPORTED', 10, 10, 100));
  });
});

describe('the progress of a plan', () => {
  const planProgress = async (id: number) => {
    const { data, errors } = await graph.ask(
      'query ($id: ID!) { node(id: $id) { ... on Plan { progress { percent method numerator denominator } } } }',
      { id: encodeId('Plan', id) },
    );
    expect(errors).toEqual([]);
    return (data as { node: { progress: object } }).node.progress;
  };

  test('is no data without tasks or reports', async () => {
    const [empty, silent] = [await plant.plan(), await plant.plan()];
    await plant.task(silent);
    expect(await planProgress(empty)).toEqual(NO_DATA);
    expect(await planProgress(silent)).toEqual(NO_DATA);
  });

  test('counts leaf tasks that were not cancelled, each by its share done', async () => {
    const own = await plant.plan();
    const parent = await plant.task(own);
    await plant.task(own, { parent_id: parent, status: 'COMPLETED' });
    const quarter = await plant.task(own, { parent_id: parent });
    await plant.report(quarter, '2026-06-30', 25);
    await plant.task(own);
    await plant.task(own, { status: 'CANCELLED' });
    expect(await planProgress(own)).toEqual(done('ROLLED_UP', 41.7, 1.25, 3));
  });
});
