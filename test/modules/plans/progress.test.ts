import { encodeId } from '../../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { type Planter, planter } from '../../support/planted-rows';
import { proofSize, recordProof } from '../../support/proof';
import { type Chance, chanceOf } from '../../support/seeded-chance';

let graph: GraphOnRows;
let plant: Planter;

beforeAll(async () => {
  graph = await openGraphOnRows();
  plant = planter(graph.database);
});

afterAll(() => graph.close());

interface Progress {
  percent: number | null;
  method: string;
  formula: string | null;
  numerator: number | null;
  denominator: number | null;
  of: number | null;
  withoutData: number | null;
}

const PROGRESS = 'progress { percent method formula numerator denominator of withoutData }';

async function progressesOf(type: 'Plan' | 'Task', ids: readonly number[]): Promise<Progress[]> {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${PROGRESS} } } }`;
  const { data, errors } = await graph.ask(query, { ids: ids.map((id) => encodeId(type, id)) });
  expect(errors).toEqual([]);
  return (data as { nodes: { progress: Progress }[] }).nodes.map(({ progress }) => progress);
}

const progressOf = async (type: 'Plan' | 'Task', id: number): Promise<Progress> =>
  (await progressesOf(type, [id]))[0] as Progress;

const NONE: Progress = {
  percent: null,
  method: 'NO_DATA',
  formula: null,
  numerator: null,
  denominator: null,
  of: null,
  withoutData: null,
};
const reported = (percent: number): Progress => ({
  ...NONE,
  percent,
  method: 'REPORTED',
  formula: 'AS_REPORTED',
  numerator: percent,
  denominator: 100,
});
const rolledUp = (percent: number, numerator: number, denominator: number, withoutData: number): Progress => ({
  percent,
  method: 'ROLLED_UP',
  formula: 'MEAN_OF_TASKS',
  numerator,
  denominator,
  of: denominator,
  withoutData,
});
const measured = (percent: number, numerator: number, denominator: number, withoutData: number): Progress => ({
  ...rolledUp(percent, numerator, denominator, withoutData),
  method: 'FROM_INDICATORS',
  formula: 'MEAN_OF_INDICATORS',
});

/** A target of 80 in a plan, or in the text of a task of it, with what was measured. */
async function indicator(plan: number, task: number | null, figure: number | null, value: number | null = 80) {
  const id = await plant.indicator(plan, { task_id: task, value });
  if (figure !== null) await plant.observation(id, '2026-06-30', figure);
}

describe('a task takes its progress', () => {
  test('from the indicators that its text sets, one without a figure as 0, one without a target left out', async () => {
    const plan = await plant.plan();
    const task = await plant.task(plan);
    await indicator(plan, task, 40);
    await indicator(plan, task, 80);
    await indicator(plan, task, null);
    await indicator(plan, task, 5, null);
    await indicator(plan, null, 80);
    expect(await progressOf('Task', task)).toEqual(measured(50, 1.5, 3, 1));
  });

  test('from nothing while none of them has a figure', async () => {
    const plan = await plant.plan();
    const task = await plant.task(plan);
    await indicator(plan, task, null);
    expect(await progressOf('Task', task)).toEqual(NONE);
  });

  test('from its own report where it has one', async () => {
    const plan = await plant.plan();
    const task = await plant.task(plan);
    await indicator(plan, task, 80);
    await plant.report(task, '2026-06-30', 10);
    expect(await progressOf('Task', task)).toEqual(reported(10));
  });

  test('from its parts, of which one is measured and one reported', async () => {
    const plan = await plant.plan();
    const task = await plant.task(plan);
    const [a, b] = [await plant.task(plan, { parent_id: task }), await plant.task(plan, { parent_id: task })];
    await plant.task(plan, { parent_id: task });
    await indicator(plan, a, 20);
    await plant.report(b, '2026-06-30', 50);
    await indicator(plan, task, 80);
    expect(await progressOf('Task', task)).toEqual(rolledUp(25, 0.75, 3, 1));
  });

  test('from its own indicators while nothing is known of its parts', async () => {
    const plan = await plant.plan();
    const task = await plant.task(plan);
    await plant.task(plan, { parent_id: task });
    await indicator(plan, task, 60);
    expect(await progressOf('Task', task)).toEqual(measured(75, 0.75, 1, 0));
  });
});

describe('a roll-up', () => {
  test('counts a leaf without data by the report on the nearest task above it', async () => {
    const plan = await plant.plan();
    const top = await plant.task(plan);
    const middle = await plant.task(plan, { parent_id: top });
    const low = await plant.task(plan, { parent_id: middle });
    const [done] = [await plant.task(plan, { parent_id: low, status: 'COMPLETED' })];
    await plant.task(plan, { parent_id: low });
    await plant.task(plan, { parent_id: middle });
    await plant.task(plan);
    await plant.report(middle, '2026-06-30', 40);
    await plant.report(low, '2026-06-30', 20);
    expect(await progressOf('Task', done)).toEqual(reported(100));
    expect(await progressOf('Task', middle)).toEqual(reported(40));
    expect(await progressOf('Task', top)).toEqual(rolledUp(53.3, 1.6, 3, 0));
    expect(await progressOf('Plan', plan)).toEqual(rolledUp(40, 1.6, 4, 1));
  });

  test('leaves out what was cancelled, with all its parts', async () => {
    const plan = await plant.plan();
    const cancelled = await plant.task(plan, { status: 'CANCELLED' });
    await plant.task(plan, { parent_id: cancelled });
    const only = await plant.task(plan);
    await plant.task(plan, { parent_id: only, status: 'CANCELLED' });
    await plant.task(plan, { status: 'COMPLETED' });
    expect(await progressOf('Plan', plan)).toEqual(rolledUp(100, 1, 1, 0));
    expect(await progressOf('Task', only)).toEqual(NONE);
  });

  test('ends where tasks are parts of each other', async () => {
    const plan = await plant.plan();
    const [a, b] = [await plant.task(plan), await plant.task(plan)];
    await graph.database.source.query('update task set parent_id = $2 where id = $1', [a, b]);
    await graph.database.source.query('update task set parent_id = $2 where id = $1', [b, a]);
    const leaf = await plant.task(plan, { parent_id: b });
    await plant.report(leaf, '2026-06-30', 70);
    expect(await progressOf('Task', a)).toEqual(rolledUp(70, 0.7, 1, 0));
  });
});

describe('a plan takes its progress', () => {
  test('from its indicators while nothing is known of its tasks, those without a task included', async () => {
    const plan = await plant.plan();
    await plant.task(plan);
    await indicator(plan, null, 20);
    await indicator(plan, null, null);
    expect(await progressOf('Plan', plan)).toEqual(measured(12.5, 0.25, 2, 1));
  });

  test('from its tasks as soon as one of them is measured', async () => {
    const plan = await plant.plan();
    const task = await plant.task(plan);
    await plant.task(plan);
    await indicator(plan, task, 40);
    await indicator(plan, null, 80);
    expect(await progressOf('Plan', plan)).toEqual(rolledUp(25, 0.5, 2, 1));
  });
});

test('progress of tasks, plan and indicators costs one statement each, however many there are', async () => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Plan { ${PROGRESS}
    tasks(first: 1000) { nodes { ${PROGRESS} } } indicators(first: 1000) { nodes { ${PROGRESS} } } } } }`;
  const costs: number[] = [];
  for (const size of [2, 40]) {
    const plan = await plant.plan();
    for (let i = 0; i < size; i++) {
      const task = await plant.task(plan);
      await plant.task(plan, { parent_id: task });
      await indicator(plan, task, i);
    }
    const { errors, statements } = await graph.ask(query, { id: encodeId('Plan', plan) });
    expect(errors).toEqual([]);
    costs.push(statements.length);
  }
  expect(costs).toEqual([6, 6]);
});

interface Tree {
  id: number;
  report: number | null;
  figures: (number | null)[];
  isCancelled: boolean;
  parts: Tree[];
}

describe('random plans', () => {
  const CASES = proofSize(15, 300);
  const LONGEST = proofSize(60_000, 600_000);

  async function grow(plan: number, parent: number | null, depth: number, chance: Chance): Promise<Tree> {
    const isCancelled = chance.below(8) === 0;
    const id = await plant.task(plan, { parent_id: parent, status: isCancelled ? 'CANCELLED' : 'IN_PROGRESS' });
    const report = chance.below(3) === 0 ? chance.below(101) : null;
    if (report !== null) await plant.report(id, '2026-06-30', report);
    const figures = Array.from({ length: Math.max(0, chance.below(5) - 2) }, () =>
      chance.below(2) ? chance.below(100) : null,
    );
    for (const figure of figures) await indicator(plan, id, figure);
    const parts: Tree[] = [];
    if (depth < 3) for (let i = chance.below(4); i > 0; i--) parts.push(await grow(plan, id, depth + 1, chance));
    return { id, report, figures, isCancelled, parts };
  }

  const mean = (figures: Tree['figures']): number | null =>
    figures.some((figure) => figure !== null)
      ? figures.reduce<number>((sum, figure) => sum + Math.min((figure ?? 0) / 80, 1), 0) / figures.length
      : null;

  /** The shares of the leaves under these tasks; null where nothing is known. */
  function leaves(trees: readonly Tree[], above: number | null): (number | null)[] {
    return trees
      .filter(({ isCancelled }) => !isCancelled)
      .flatMap((tree) =>
        tree.parts.length
          ? leaves(tree.parts, tree.report ?? above)
          : [tree.report !== null ? tree.report / 100 : (mean(tree.figures) ?? (above === null ? null : above / 100))],
      );
  }

  function expected(parts: readonly Tree[], report: number | null, figures: Tree['figures']): Progress {
    if (report !== null) return reported(report);
    const shares = leaves(parts, null);
    const known = shares.filter((share) => share !== null);
    const [all, some, make] = known.length
      ? [shares, known, rolledUp]
      : [figures, figures.filter((f) => f !== null), measured];
    if (!some.length) return NONE;
    const sum = known.length ? known.reduce((a, b) => a + b, 0) : (mean(figures) as number) * figures.length;
    return make(Math.round((1000 * sum) / all.length) / 10, sum, all.length, all.length - some.length);
  }

  const everyone = (trees: readonly Tree[]): Tree[] => trees.flatMap((tree) => [tree, ...everyone(tree.parts)]);

  const near = (progress: Progress): Progress => ({
    ...progress,
    percent: progress.percent === null ? null : expect.closeTo(progress.percent, 0),
    numerator: progress.numerator === null ? null : expect.closeTo(progress.numerator, 6),
  });

  test(
    `${CASES} of them are rolled up as a walk over the tree does it`,
    async () => {
      const chance = chanceOf(43);
      const methods: Record<string, number> = {};
      for (let i = 0; i < CASES; i++) {
        const plan = await plant.plan();
        const top: Tree[] = [];
        for (let n = chance.below(5); n > 0; n--) top.push(await grow(plan, null, 0, chance));
        const tasks = everyone(top);
        const loose = chance.below(3) ? [] : [chance.below(100), null];
        for (const figure of loose) await indicator(plan, null, figure);
        const ofPlan = expected(top, null, [...loose, ...tasks.flatMap(({ figures }) => figures)]);
        expect(await progressOf('Plan', plan)).toEqual(near(ofPlan));
        const found = await progressesOf(
          'Task',
          tasks.slice(0, 100).map(({ id }) => id),
        );
        const wanted = tasks.slice(0, 100).map(({ parts, report, figures }) => expected(parts, report, figures));
        expect(found).toEqual(wanted.map(near));
        for (const { method } of [ofPlan, ...wanted]) methods[method] = (methods[method] ?? 0) + 1;
      }
      for (const method of ['REPORTED', 'ROLLED_UP', 'FROM_INDICATORS', 'NO_DATA'])
        expect(methods[method]).toBeGreaterThan(2);
      recordProof('progress of random plans', { plans: CASES, ...methods });
    },
    LONGEST,
  );
});
