import { filterType } from '../../../src/graph/filter-model';
import { decodeId, encodeId } from '../../../src/graph/global-id';
import { currentDeadline, timelinessOf } from '../../../src/modules/plans/timeliness';
import { type BruteForce, bruteForceOver, type PlainRow } from '../../support/filter/brute-force';
import { randomFilter } from '../../support/filter/random-filter';
import { plantRandomRows } from '../../support/filter/random-rows';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { planter } from '../../support/planted-rows';
import { proofSize, recordProof } from '../../support/proof';
import { chanceOf } from '../../support/seeded-chance';

const SEED = 20261124;
const PATIENCE = proofSize(120_000, 3_600_000);
const DIMENSIONS = [
  'LEAD_UNIT',
  'ROLE',
  'PLAN',
  'ISSUER',
  'YEAR',
  'STATUS',
  'DUE_MONTH',
  'DUE_QUARTER',
  'FIELD',
] as const;
const BUCKETS = ['completedOnTime', 'completedLate', 'openInTime', 'openOverdue', 'noDeadline'] as const;
const BUCKET_OF = {
  COMPLETED_ON_TIME: 'completedOnTime',
  COMPLETED_LATE: 'completedLate',
  OPEN_IN_TIME: 'openInTime',
  OPEN_OVERDUE: 'openOverdue',
  NO_DEADLINE: 'noDeadline',
} as const;

const REPORT = `
  fragment Row on TaskReportRow {
    key { dimension value unit { id } plan { id } }
    taskCount
    ${BUCKETS.map((bucket) => `${bucket} { count of percent }`).join(' ')}
  }
  query ($filter: TaskFilter, $groupBy: [TaskDimension!], $asOf: Date) {
    taskReport(filter: $filter, groupBy: $groupBy, asOf: $asOf) {
      asOf cancelledCount total { ...Row } groups { ...Row } diagnostics { code message }
    }
  }`;

interface Share {
  count: number;
  of: number;
  percent: number;
}
type Row = Record<(typeof BUCKETS)[number], Share> & {
  key: { dimension: string; value: string | null; unit: { id: string } | null; plan: { id: string } | null }[];
  taskCount: number;
};
interface Report {
  asOf: string;
  cancelledCount: number;
  total: Row;
  groups: Row[];
  diagnostics: { code: string; message: string }[];
}

let graph: GraphOnRows;
let model: BruteForce;

beforeAll(async () => {
  graph = await openGraphOnRows();
  await plantRandomRows(graph.database, chanceOf(SEED), { plans: 10, tasks: 80 });
  model = await bruteForceOver(graph.database, '2026-11-22');
});

afterAll(() => graph.close());

async function reported(variables: Record<string, unknown>): Promise<Report> {
  const { data, errors } = await graph.ask(REPORT, variables);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.taskReport as Report;
}

/** The values of a dimension that a task has, as keys; [null] where it has none. */
function keysOf(task: PlainRow, dimension: (typeof DIMENSIONS)[number], asOf: string): (string | null)[] {
  const plan = model.rows('Plan').find(({ id }) => id === task.planId) as PlainRow;
  const assignments = model.rows('Assignment').filter(({ taskId }) => taskId === task.id);
  const deadlines = model.rows('Deadline').filter(({ taskId }) => taskId === task.id) as never[];
  const due = (currentDeadline(deadlines, asOf) as { on: string | null } | null)?.on ?? null;
  const of = {
    LEAD_UNIT: () =>
      assignments.filter(({ role }) => role === 'LEAD').map(({ unitId }) => encodeId('Unit', unitId as number)),
    ROLE: () => assignments.map(({ role }) => role as string),
    PLAN: () => [encodeId('Plan', plan.id)],
    ISSUER: () => (plan.issuerId === null ? [] : [encodeId('Unit', plan.issuerId as number)]),
    YEAR: () => (plan.year === null ? [] : [String(plan.year)]),
    STATUS: () => [task.status as string],
    DUE_MONTH: () => (due ? [due.slice(0, 7)] : []),
    DUE_QUARTER: () => (due ? [`${due.slice(0, 4)}-Q${Math.ceil(Number(due.slice(5, 7)) / 3)}`] : []),
    FIELD: () => plan.fields as string[],
  }[dimension]();
  return of.length === 0 ? [null] : [...new Set(of)];
}

const bucketOf = (task: PlainRow, asOf: string) =>
  BUCKET_OF[
    timelinessOf(task as never, model.rows('Deadline').filter(({ taskId }) => taskId === task.id) as never[], asOf)
  ];

/** Counts per bucket, by group: the report a second time, without SQL. */
function tally(tasks: readonly PlainRow[], groupBy: readonly (typeof DIMENSIONS)[number][], asOf: string) {
  const counts = new Map<string, Record<string, number>>();
  for (const task of tasks) {
    const combined = groupBy.reduce<(string | null)[][]>(
      (all, dimension) => all.flatMap((left) => keysOf(task, dimension, asOf).map((key) => [...left, key])),
      [[]],
    );
    for (const key of combined) {
      const name = JSON.stringify(key);
      const row = counts.get(name) ?? Object.fromEntries(BUCKETS.map((bucket) => [bucket, 0]));
      const bucket = bucketOf(task, asOf);
      row[bucket] = (row[bucket] ?? 0) + 1;
      counts.set(name, row);
    }
  }
  return counts;
}

const counted = (row: Row) => Object.fromEntries(BUCKETS.map((bucket) => [bucket, row[bucket].count]));
const keyOf = (row: Row) => JSON.stringify(row.key.map(({ value, unit, plan }) => unit?.id ?? plan?.id ?? value));
/** What a row's shares say beside their counts: they are of the row's tasks, and add up. */
function expectWhole(row: Row): void {
  const shares = BUCKETS.map((bucket) => row[bucket]);
  expect(shares.map(({ of }) => of)).toEqual(shares.map(() => row.taskCount));
  expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(row.taskCount);
  const tenths = shares.reduce((sum, { percent }) => sum + Math.round(percent * 10), 0);
  expect(tenths).toBe(row.taskCount === 0 ? 0 : 1000);
  for (const { count, of, percent } of shares)
    if (of > 0) expect(Math.abs(percent - (100 * count) / of)).toBeLessThan(0.1);
}

test(
  'random filters and groupings give the counts of a plain walk over all tasks, and the filters give the tasks behind them',
  async () => {
    const cases = proofSize(60, 500);
    let withTasks = 0;
    for (let number = 0; number < cases; number++) {
      const chance = chanceOf(SEED + number);
      const filter = chance.below(4) === 0 ? null : randomFilter(model, chance, 'Task', 2);
      const groupBy = chance.shuffled(DIMENSIONS).slice(0, chance.below(4));
      const asOf = chance.oneOf(['2026-11-22', '2026-06-15', '2026-01-01']);
      const leaves = model
        .rows('Task')
        .filter((task) => !model.rows('Task').some(({ parentId }) => parentId === task.id))
        .filter((task) => filter === null || model.passes('Task', task, filter));
      const tasks = leaves.filter(({ status }) => status !== 'CANCELLED');
      const report = await reported({ filter, groupBy, asOf });
      const said = { number, filter, groupBy, asOf };
      expect({ ...said, cancelled: report.cancelledCount, total: counted(report.total) }).toEqual({
        ...said,
        cancelled: leaves.length - tasks.length,
        total: Object.fromEntries(
          BUCKETS.map((bucket) => [bucket, tasks.filter((task) => bucketOf(task, asOf) === bucket).length]),
        ),
      });
      const groups = groupBy.length === 0 ? new Map() : tally(tasks, groupBy, asOf);
      expect({ ...said, groups: Object.fromEntries(report.groups.map((row) => [keyOf(row), counted(row)])) }).toEqual({
        ...said,
        groups: Object.fromEntries(groups),
      });
      for (const row of [report.total, ...report.groups]) expectWhole(row);
      if (tasks.length > 0) withTasks += 1;
      if (number % 10 === 0) await expectTasksBehind({ filter, groupBy, asOf }, tasks);
    }
    recordProof('task report', { seed: SEED, cases, withTasks, differing: 0 });
    expect(withTasks).toBeGreaterThan(0.6 * cases);
  },
  PATIENCE,
);

/** The tasks of each group and bucket, as the row's own list finds them, are those that a plain walk finds. */
async function expectTasksBehind(
  variables: { filter: object | null; groupBy: readonly (typeof DIMENSIONS)[number][]; asOf: string },
  tasks: readonly PlainRow[],
): Promise<void> {
  const { data, errors } = await graph.ask(
    `query ($filter: TaskFilter, $groupBy: [TaskDimension!], $asOf: Date) {
       taskReport(filter: $filter, groupBy: $groupBy, asOf: $asOf) {
         groups { key { value unit { id } plan { id } } taskCount
           ${Object.keys(BUCKET_OF)
             .map((bucket) => `${bucket}: tasks(timeliness: [${bucket}], first: 1000) { totalCount nodes { id } }`)
             .join(' ')} } } }`,
    variables,
  );
  expect(errors).toEqual([]);
  const { groups } = (
    data as unknown as { taskReport: { groups: (Row & Record<string, { nodes: { id: string }[] }>)[] } }
  ).taskReport;
  for (const group of groups)
    for (const [bucket, name] of Object.entries(BUCKET_OF)) {
      const key = JSON.parse(keyOf(group)) as (string | null)[];
      const expected = tasks.filter(
        (task) =>
          bucketOf(task, variables.asOf) === name &&
          variables.groupBy.every((dimension, i) => keysOf(task, dimension, variables.asOf).includes(key[i] ?? null)),
      );
      const found = (group[bucket]?.nodes ?? []).map(({ id }) => decodeId(id)?.id);
      expect(found.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    }
}

test('21,914 tasks of which 14,068, 1,983, 5,640 and 223 are in the buckets give those figures and shares that add up to 100', async () => {
  const own = await openGraphOnRows();
  const plan = await planter(own.database).plan({ title: 'Kế hoạch lớn' });
  await own.database.source.query(
    `with made as (
       insert into task (plan_id, position, title, text, status, completed_on, evidence)
       select $1, n, 'Việc ' || n, 'x', case when n <= 16051 then 'COMPLETED' else 'IN_PROGRESS' end,
              case when n <= 14068 then date '2026-05-01' when n <= 16051 then date '2026-07-01' end, '{"quote":"x","start":0,"end":1}'
         from generate_series(1, 21914) n returning id, position)
     insert into deadline (task_id, position, text, due_on, recurring, evidence)
     select id, 0, 'hạn', case when position <= 16051 then date '2026-06-01' when position <= 21691 then date '2026-12-31' else date '2026-10-01' end,
            false, '{"quote":"x","start":0,"end":1}' from made`,
    [plan],
  );
  const { data } = await own.ask(REPORT, { groupBy: ['PLAN'] });
  await own.close();
  const share = (count: number, percent: number) => ({ count, of: 21914, percent });
  const figures = {
    taskCount: 21914,
    completedOnTime: share(14068, 64.2),
    completedLate: share(1983, 9.1),
    openInTime: share(5640, 25.7),
    openOverdue: share(223, 1),
    noDeadline: share(0, 0),
  };
  const key = { dimension: 'PLAN', value: null, unit: null, plan: { id: encodeId('Plan', plan) } };
  expect(data?.taskReport).toEqual({
    asOf: '2026-11-22',
    cancelledCount: 0,
    total: { key: [], ...figures },
    groups: [{ key: [key], ...figures }],
    diagnostics: [],
  });
});

test('groups come in the order of what their values are called, without a value last', async () => {
  const { groups } = await reported({ groupBy: ['DUE_QUARTER'] });
  const values = groups.map(({ key }) => key[0]?.value ?? null);
  expect(values).toEqual([...values.filter((value) => value !== null).toSorted(), null]);
});

test('who asks for a completed task without a day is told why it counts as late', async () => {
  const late = model.rows('Task').filter((task) => task.status === 'COMPLETED' && task.completedOn === null);
  const leaves = late.filter(({ id }) => !model.rows('Task').some(({ parentId }) => parentId === id));
  const counted = leaves.filter((task) => bucketOf(task, '2026-11-22') === 'completedLate').length;
  const { diagnostics } = await reported({});
  expect(diagnostics).toEqual([
    {
      code: 'TASK_COMPLETED_WITHOUT_DAY',
      message: `${counted} of the tasks that count as late are COMPLETED on a day that nobody reported; updateTask with completedOn settles it.`,
    },
  ]);
});

test.each([
  [{ groupBy: ['PLAN', 'YEAR', 'STATUS', 'ROLE'] }, 'groupBy', 'groupBy: 4 dimensions are too many; give at most 3.'],
  [{ groupBy: ['PLAN', 'PLAN'] }, 'groupBy', 'groupBy: PLAN is given twice; give each dimension once.'],
  [
    { filter: { status: { eq: null } } },
    'filter',
    'filter.status.eq: null is no value to compare with; ask { isNull: true } of a value that may be missing, or leave the condition out.',
  ],
])('%j is BAD_USER_INPUT', async (variables, argument, message) => {
  const { errors } = await graph.ask(REPORT, variables);
  expect(errors).toEqual([{ message, path: 'taskReport', extensions: { code: 'BAD_USER_INPUT', argument } }]);
});

test('a report costs one statement, with all its groups', async () => {
  const { statements } = await graph.ask(
    '{ taskReport(groupBy: [LEAD_UNIT, YEAR]) { total { taskCount } groups { taskCount } } }',
  );
  expect(statements).toHaveLength(1);
  expect(filterType('Task').fields.has('timeliness')).toBe(true);
});
