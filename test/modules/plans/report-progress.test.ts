import { createKey } from '../../../src/auth/api-keys';
import { encodeId } from '../../../src/graph/global-id';
import { corrector } from '../../support/corrections';
import { planText } from '../../support/plan-text';
import { openTestHub, type TestHub } from '../../support/test-hub';

const NUMBER = '6/KH-SDL';
const DAY = '2026-06-30';

let hub: TestHub;
let to: ReturnType<typeof corrector>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  await hub.importText(planText({ number: NUMBER, taskCount: 30 }));
});

afterAll(() => hub.close());

let used = 0;

/** A task that no test has touched yet. */
const untouched = () => {
  used += 1;
  return to.task(NUMBER, `I.${used}`);
};

const reportsOf = async (taskId: string) => {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Task { progressReports { nodes { percent note } } } } }';
  return (await to.ask<{ node: { progressReports: { nodes: object[] } } }>(query, { id: taskId })).node.progressReports
    .nodes;
};

test('a report is kept, makes the task be as it says, and counts as a change', async () => {
  const { id: taskId, version } = await untouched();
  const answer = await to.correct('report-progress', {
    taskId,
    expectedVersion: version,
    percent: 33.333,
    note: ' đã trình ',
    reportedOn: DAY,
    reason: 'báo cáo quý',
  });
  expect(answer).toEqual({
    __typename: 'ReportProgressSuccess',
    task: {
      id: taskId,
      version: version + 1,
      status: 'IN_PROGRESS',
      completedOn: null,
      progress: { percent: 33.3, method: 'REPORTED', formula: 'AS_REPORTED', numerator: 33.33, denominator: 100 },
    },
    report: {
      id: expect.any(String),
      reportedOn: DAY,
      percent: 33.33,
      status: null,
      completedOn: null,
      note: 'đã trình',
    },
    remarks: [{ code: 'BEGUN', message: expect.stringContaining('from NOT_STARTED to IN_PROGRESS') }],
  });
  const done = await to.correct('report-progress', {
    taskId,
    percent: 100,
    status: 'COMPLETED',
    completedOn: DAY,
    reportedOn: '2026-07-01',
  });
  expect(done).toMatchObject({
    task: { version: version + 2, status: 'COMPLETED', completedOn: DAY, progress: { percent: 100 } },
    report: { percent: 100, status: 'COMPLETED', completedOn: DAY },
    remarks: [],
  });
});

test('a report that leaves the task as it was still counts as a change: who saw it before is told', async () => {
  const { id: taskId, version } = await untouched();
  await to.correct('report-progress', { taskId, note: 'chưa có kinh phí', reportedOn: DAY });
  const late = await to.correct('update-task', { id: taskId, expectedVersion: version, status: 'CANCELLED' });
  expect(late).toMatchObject({ __typename: 'ConflictFailure', currentVersion: version + 1 });
});

test('the history has the report and the task, by whom and why', async () => {
  const { id: taskId } = await untouched();
  const name = `phòng ${Date.now()}`;
  const key = await createKey(hub.database.source, name, 'EDITOR');
  await to.correct('report-progress', { taskId, percent: 20, reportedOn: DAY, reason: 'theo công văn' }, key);
  const rows = await hub.database.rows<object>(
    `select table_name, operation, actor, reason, after->>'percent' as percent, after->>'status' as status
       from history where actor = $1 order by id`,
    [name],
  );
  expect(rows).toEqual([
    {
      table_name: 'progress_report',
      operation: 'INSERT',
      actor: name,
      reason: 'theo công văn',
      percent: '20.00',
      status: null,
    },
    {
      table_name: 'task',
      operation: 'UPDATE',
      actor: name,
      reason: 'theo công văn',
      percent: null,
      status: 'IN_PROGRESS',
    },
  ]);
});

test.each([
  ['percent', 'OUT_OF_RANGE', { percent: 101 }],
  ['percent', 'NOTHING_REPORTED', {}],
  ['reportedOn', 'IMPOSSIBLE_DAY', { percent: 1, reportedOn: '2999-01-01' }],
  ['completedOn', 'IMPOSSIBLE_DAY', { completedOn: '2026-06-01' }],
  ['note', 'INVALID_TEXT', { note: 'a\0b' }],
  ['reason', 'INVALID_TEXT', { percent: 1, reason: 'x'.repeat(2001) }],
])('a fault of %s (%s) is told, and nothing is stored', async (field, code, said) => {
  const { id: taskId, version, ordinal } = await untouched();
  const answer = await to.correct('report-progress', { taskId, reportedOn: DAY, ...said });
  expect(answer).toMatchObject({ __typename: 'ValidationFailure', fields: [{ field, code }] });
  expect(await reportsOf(taskId)).toEqual([]);
  expect((await to.task(NUMBER, ordinal)).version).toBe(version);
});

test('a status that the rules forbid is refused with the rule and the ways there are', async () => {
  const { id: taskId } = await untouched();
  await to.correct('report-progress', { taskId, status: 'COMPLETED', completedOn: DAY, reportedOn: DAY });
  const answer = await to.correct('report-progress', { taskId, status: 'SUSPENDED', reportedOn: '2026-07-31' });
  expect(answer).toEqual({
    __typename: 'ValidationFailure',
    message:
      'status: A task that is COMPLETED cannot become SUSPENDED; it can become IN_PROGRESS. Rule REOPEN_FIRST: what is done is taken up again before anything else can be said of it.',
    fields: [
      { field: 'status', code: 'FORBIDDEN_TRANSITION', message: expect.stringContaining('it can become IN_PROGRESS.') },
    ],
  });
  const { nextStatuses } = (
    await to.ask<{ node: { nextStatuses: string[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Task { nextStatuses } } }',
      {
        id: taskId,
      },
    )
  ).node;
  expect(nextStatuses).toEqual(['IN_PROGRESS']);
});

test('two clients with one version: one report is kept, the others learn the current version', async () => {
  const { id: taskId, version } = await untouched();
  const answers = await Promise.all(
    [10, 20, 30, 40].map((percent) =>
      to.correct('report-progress', { taskId, expectedVersion: version, percent, reportedOn: DAY }),
    ),
  );
  const [won, ...others] = answers.filter(({ __typename }) => __typename === 'ReportProgressSuccess');
  expect(others).toEqual([]);
  const lost = answers.filter(({ __typename }) => __typename === 'ConflictFailure');
  expect(lost.map(({ currentVersion }) => currentVersion)).toEqual([version + 1, version + 1, version + 1]);
  expect(await reportsOf(taskId)).toEqual([
    { percent: (won as unknown as { report: { percent: number } }).report.percent, note: null },
  ]);
});

test('reports that expect no version are all kept', async () => {
  const { id: taskId, version, ordinal } = await untouched();
  await Promise.all(
    [10, 20, 30, 40].map((percent) => to.correct('report-progress', { taskId, percent, reportedOn: DAY })),
  );
  expect(await reportsOf(taskId)).toHaveLength(4);
  expect((await to.task(NUMBER, ordinal)).version).toBe(version + 4);
});

test('a retry under its key happens once, also while the first is under way; another input is refused', async () => {
  const { id: taskId, version, ordinal } = await untouched();
  const input = { taskId, percent: 50, reportedOn: DAY, idempotencyKey: 'r1' };
  const answers = await Promise.all([1, 2, 3, 4].map(() => to.correct('report-progress', input)));
  answers.push(await to.correct('report-progress', input));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await reportsOf(taskId)).toHaveLength(1);
  expect((await to.task(NUMBER, ordinal)).version).toBe(version + 1);
  expect(await to.correct('report-progress', { ...input, percent: 51 })).toMatchObject({
    __typename: 'ValidationFailure',
    fields: [{ field: 'idempotencyKey', code: 'KEY_USED_FOR_ANOTHER_REQUEST' }],
  });
});

test('a task that is not there is a NotFoundFailure, another thing BAD_USER_INPUT, and a reader may not', async () => {
  const taskId = encodeId('Task', 999_999);
  expect(await to.correct('report-progress', { taskId, percent: 1, reportedOn: DAY })).toMatchObject({
    __typename: 'NotFoundFailure',
    message: expect.stringContaining('taskId: there is no Task'),
  });
  await expect(
    to.correct('report-progress', { taskId: encodeId('Plan', 1), percent: 1, reportedOn: DAY }),
  ).rejects.toThrow('taskId');
  const { id } = await untouched();
  const reader = await createKey(hub.database.source, `reader ${Date.now()}`, 'READER');
  const input = { taskId: id, percent: 1, reportedOn: DAY };
  await expect(to.correct('report-progress', input, reader)).rejects.toThrow('FORBIDDEN');
  await expect(to.correct('report-progress', input, '')).rejects.toThrow('UNAUTHENTICATED');
});
