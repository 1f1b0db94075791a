import { createKey } from '../../src/auth/api-keys';
import { encodeId } from '../../src/graph/global-id';
import { type Corrected, corrector, type TaskRow } from '../support/corrections';
import { planText } from '../support/plan-text';
import { openTestHub, type TestHub } from '../support/test-hub';

const NUMBER = '7/KH-SDL';
const DAY = '2026-06-30';

let hub: TestHub;
let to: ReturnType<typeof corrector>;
let tasks: TaskRow[];

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  await hub.importText(planText({ number: NUMBER, taskCount: 150 }));
  tasks = await to.tasks(NUMBER);
});

afterAll(() => hub.close());

let used = 0;

/** Tasks that no test has touched yet. */
const untouched = (count: number): TaskRow[] => {
  used += count;
  return tasks.slice(used - count, used);
};

const namesOf = (results: readonly Corrected[]) => results.map(({ __typename }) => __typename);
const versionsOf = async (rows: readonly TaskRow[]) => {
  const now = new Map((await to.tasks(NUMBER)).map(({ id, version }) => [id, version]));
  return rows.map(({ id, version }) => (now.get(id) ?? 0) - version);
};

test('every item has its own result, in their order; one that is refused leaves the others be', async () => {
  const rows = untouched(4);
  const [a, b, c, d] = rows as [TaskRow, TaskRow, TaskRow, TaskRow];
  const answer = await to.correctMany('update-tasks', [
    { id: d.id, expectedVersion: d.version, title: 'Bốn' },
    { id: b.id, expectedVersion: b.version + 7, title: 'Hai' },
    { id: a.id, expectedVersion: a.version, title: ' ' },
    { id: encodeId('Task', 999_999), expectedVersion: 1, title: 'Không có' },
    { id: c.id, expectedVersion: c.version, status: 'COMPLETED', completedOn: DAY },
  ]);
  expect(answer).toMatchObject({ __typename: 'UpdateTasksSuccess', storedCount: 2, refusedCount: 3 });
  expect(answer.results).toEqual([
    {
      __typename: 'UpdateTaskSuccess',
      task: expect.objectContaining({ id: d.id, title: 'Bốn', version: d.version + 1 }),
    },
    { __typename: 'ConflictFailure', currentVersion: b.version, message: expect.stringContaining('Read it again') },
    expect.objectContaining({ __typename: 'ValidationFailure', fields: [expect.objectContaining({ field: 'title' })] }),
    { __typename: 'NotFoundFailure', message: expect.stringContaining('inputs.3.id: there is no Task') },
    {
      __typename: 'UpdateTaskSuccess',
      task: expect.objectContaining({ id: c.id, status: 'COMPLETED', completedOn: DAY }),
    },
  ]);
  expect(await versionsOf(rows)).toEqual([0, 0, 1, 1]);
});

test('an item sees what the items before it did', async () => {
  const [{ id, version }] = untouched(1) as [TaskRow];
  const { results } = await to.correctMany('update-tasks', [
    { id, expectedVersion: version, title: 'Một' },
    { id, expectedVersion: version, title: 'Hai' },
    { id, expectedVersion: version + 1, title: 'Ba' },
  ]);
  expect(namesOf(results)).toEqual(['UpdateTaskSuccess', 'ConflictFailure', 'UpdateTaskSuccess']);
  expect(results[1]).toMatchObject({ currentVersion: version + 1 });
});

test('the history has a reason for each item: its own, else that of the call', async () => {
  const rows = untouched(2);
  const name = `loạt ${Date.now()}`;
  const key = await createKey(hub.database.source, name, 'EDITOR');
  const inputs = rows.map(({ id: taskId }, i) => ({
    taskId,
    percent: 10,
    reportedOn: DAY,
    ...(i === 0 ? { reason: 'riêng' } : {}),
  }));
  await to.correctMany('report-progress-of-tasks', inputs, { reason: 'chung' }, key);
  const history = await hub.database.rows<{ reason: string; recorded_at: Date; transaction_id: string }>(
    'select reason, recorded_at::text, transaction_id from history where actor = $1 order by id',
    [name],
  );
  expect(history.map(({ reason }) => reason)).toEqual(['riêng', 'riêng', 'chung', 'chung']);
  expect(new Set(history.map(({ recorded_at, transaction_id }) => `${recorded_at} ${transaction_id}`)).size).toBe(1);
});

test('100 items are taken, 101 are not, and none is nothing to do', async () => {
  const rows = untouched(100);
  const inputs = rows.map(({ id: taskId, version }) => ({
    taskId,
    expectedVersion: version,
    percent: 5,
    reportedOn: DAY,
  }));
  const answer = await to.correctMany('report-progress-of-tasks', inputs);
  expect(answer).toMatchObject({ __typename: 'ReportProgressOfTasksSuccess', storedCount: 100, refusedCount: 0 });
  expect(
    await to.correctMany('report-progress-of-tasks', [...inputs, inputs[0] as object as Record<string, unknown>]),
  ).toEqual({
    __typename: 'ValidationFailure',
    message: 'inputs: It has 101 items; one call takes at most 100. Send several.',
    fields: [{ field: 'inputs', code: 'TOO_MANY', message: expect.stringContaining('101') }],
  });
  expect(await to.correctMany('update-tasks', [])).toMatchObject({ storedCount: 0, refusedCount: 0, results: [] });
});

test('the id of another thing is BAD_USER_INPUT that names the item, and nothing is stored', async () => {
  const rows = untouched(1);
  const [{ id, version }] = rows as [TaskRow];
  const inputs = [
    { id, expectedVersion: version, title: 'Một' },
    { id: encodeId('Plan', 1), expectedVersion: 1 },
  ];
  const asked = to.correctMany('update-tasks', inputs);
  await expect(asked).rejects.toThrow('BAD_USER_INPUT');
  await expect(asked).rejects.toThrow('inputs.1.id');
  expect(await versionsOf(rows)).toEqual([0]);
});

describe('a retry', () => {
  test('of the whole call happens once, also while the first is under way, and is answered alike', async () => {
    const rows = untouched(5);
    const inputs = rows.map(({ id, version }, i) => ({
      id,
      expectedVersion: version + (i === 2 ? 1 : 0),
      title: `Lần ${i}`,
    }));
    const call = { idempotencyKey: 'many-1' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => to.correctMany('update-tasks', inputs, call)));
    // the refusal is answered again too, though its item could be carried out now
    await to.correct('update-task', { id: rows[2]?.id, expectedVersion: rows[2]?.version, title: 'Khác' });
    answers.push(await to.correctMany('update-tasks', inputs, call));
    expect(
      new Set(answers.map(({ results }) => JSON.stringify(results.map((one) => [one.__typename, one.message])))).size,
    ).toBe(1);
    expect(answers[0]).toMatchObject({ storedCount: 4, refusedCount: 1 });
    expect(await versionsOf(rows)).toEqual([1, 1, 1, 1, 1]);
    const other = await to.correctMany('update-tasks', inputs.slice(1), call);
    expect(other).toMatchObject({ fields: [{ field: 'idempotencyKey', code: 'KEY_USED_FOR_ANOTHER_REQUEST' }] });
    const elsewhere = await to.correctMany('report-progress-of-tasks', [], call);
    expect(elsewhere).toMatchObject({ fields: [{ code: 'KEY_USED_FOR_ANOTHER_REQUEST' }] });
  });

  test('of one item under its own key happens once, in another call or alone', async () => {
    const rows = untouched(2);
    const [a, b] = rows.map(({ id, version }, i) => ({
      id,
      expectedVersion: version,
      title: `Mục ${i}`,
      idempotencyKey: `item-${i}`,
    })) as Record<string, unknown>[] as [Record<string, unknown>, Record<string, unknown>];
    const first = await to.correctMany('update-tasks', [a]);
    const second = await to.correctMany('update-tasks', [b, a]);
    const alone = await to.correct('update-task', b);
    expect(namesOf([...first.results, ...second.results, alone])).toEqual(Array(4).fill('UpdateTaskSuccess'));
    expect(await versionsOf(rows)).toEqual([1, 1]);
  });
});

describe('calls that share rows', () => {
  test('in opposite orders are all carried out: every row has one winner, the others learn its version', async () => {
    const rows = untouched(12);
    const inputs = rows.map(({ id, version }) => ({ id, expectedVersion: version, expectedResult: 'Đề án' }));
    const turned = inputs.toReversed();
    const answers = await Promise.all(
      [inputs, turned, inputs, turned].map((items, call) =>
        to.correctMany(
          'update-tasks',
          items.map((item) => ({ ...item, title: `Lượt ${call}` })),
        ),
      ),
    );
    const byRow = rows.map((_, i) =>
      answers.map(({ results }, call) => (results[call % 2 ? rows.length - 1 - i : i] as Corrected).__typename),
    );
    for (const names of byRow)
      expect(names.toSorted()).toEqual(['ConflictFailure', 'ConflictFailure', 'ConflictFailure', 'UpdateTaskSuccess']);
    expect(await versionsOf(rows)).toEqual(rows.map(() => 1));
  });

  test('and single mutations beside them lose nothing', async () => {
    const rows = untouched(6);
    const report = ({ id: taskId }: TaskRow, percent: number) => ({ taskId, percent, reportedOn: DAY });
    await Promise.all([
      to.correctMany(
        'report-progress-of-tasks',
        rows.map((row) => report(row, 10)),
      ),
      ...rows.map((row) => to.correct('report-progress', report(row, 20))),
      to.correctMany(
        'report-progress-of-tasks',
        rows.toReversed().map((row) => report(row, 30)),
      ),
    ]);
    expect(await versionsOf(rows)).toEqual(rows.map(() => 3));
  });
});
