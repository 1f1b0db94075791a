import { createKey } from '../../../src/auth/api-keys';
import { encodeId } from '../../../src/graph/global-id';
import { corrector } from '../../support/corrections';
import { planText } from '../../support/plan-text';
import { openTestHub, type TestHub } from '../../support/test-hub';

const NUMBER = '5/KH-SDL';
const TASKS = 40;
const TEXT = planText({ number: NUMBER, taskCount: TASKS });

let hub: TestHub;
let to: ReturnType<typeof corrector>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  await hub.importText(TEXT);
});

afterAll(() => hub.close());

let used = 0;

/** The number of a task that no test has touched yet. */
const untouched = () => {
  used += 1;
  return `I.${used}`;
};

const fault = (field: string, code: string, message: string) => ({
  __typename: 'ValidationFailure',
  message: expect.stringContaining(`${field}: ${message}`),
  fields: expect.arrayContaining([{ field, code, message: expect.stringContaining(message) }]),
});

describe('updateTask', () => {
  test('changes what is given and leaves the rest', async () => {
    const { id, version } = await to.task(NUMBER, untouched());
    const input = { id, expectedVersion: version, title: ' Xây dựng tuyến số một ', expectedResult: 'Đề án' };
    expect(await to.correct('update-task', input)).toEqual({
      __typename: 'UpdateTaskSuccess',
      task: {
        id,
        version: version + 1,
        title: 'Xây dựng tuyến số một',
        status: 'NOT_STARTED',
        completedOn: null,
        expectedResult: 'Đề án',
        origin: 'DOCUMENT',
      },
    });
  });

  test.each([
    ['a title that is blank', { title: '  ' }, 'title', 'BLANK', 'It is empty'],
    ['no title at all', { title: null }, 'title', 'REQUIRED', 'A task has a title'],
    [
      'a day without completion',
      { completedOn: '2026-05-01' },
      'completedOn',
      'IMPOSSIBLE_DAY',
      'Only a task that is COMPLETED',
    ],
    [
      'a day that has not come',
      { status: 'COMPLETED', completedOn: '2999-01-01' },
      'completedOn',
      'IMPOSSIBLE_DAY',
      '2999-01-01 is after today',
    ],
    ['a NUL', { expectedResult: 'a\0b' }, 'expectedResult', 'INVALID_TEXT', 'It holds a NUL character.'],
    ['a reason without end', { reason: 'x'.repeat(2001) }, 'reason', 'INVALID_TEXT', 'It is a text of at most 2000'],
  ])('%s is a fault, and nothing is stored', async (_what, change, field, code, message) => {
    const ordinal = untouched();
    const before = await to.task(NUMBER, ordinal);
    const input = { id: before.id, expectedVersion: before.version, ...change };
    expect(await to.correct('update-task', input)).toEqual(fault(field, code, message));
    expect(await to.task(NUMBER, ordinal)).toEqual(before);
  });

  test.each([
    [
      [
        'IN_PROGRESS',
        'COMPLETED',
        'IN_PROGRESS',
        'NOT_STARTED',
        'CANCELLED',
        'IN_PROGRESS',
        'SUSPENDED',
        'IN_PROGRESS',
      ],
      null,
    ],
    [['COMPLETED', 'CANCELLED'], 'A task that is COMPLETED cannot become CANCELLED; it can become IN_PROGRESS.'],
    [
      ['SUSPENDED', 'COMPLETED'],
      'A task that is SUSPENDED cannot become COMPLETED; it can become NOT_STARTED or IN_PROGRESS or CANCELLED.',
    ],
    [
      ['CANCELLED', 'COMPLETED'],
      'A task that is CANCELLED cannot become COMPLETED; it can become NOT_STARTED or IN_PROGRESS.',
    ],
  ])('status %j: %s', async (steps, refusal) => {
    let last = {};
    const ordinal = untouched();
    for (const status of steps) {
      const { id, version } = await to.task(NUMBER, ordinal);
      last = await to.correct('update-task', { id, expectedVersion: version, status });
    }
    expect(last).toMatchObject(
      refusal === null ? { __typename: 'UpdateTaskSuccess' } : fault('status', 'FORBIDDEN_TRANSITION', refusal),
    );
  });

  test('who reopens a completed task takes its day back', async () => {
    const { id, version } = await to.task(NUMBER, untouched());
    const done = { id, expectedVersion: version, status: 'COMPLETED', completedOn: '2026-05-01' };
    expect(await to.correct('update-task', done)).toMatchObject({ task: { completedOn: '2026-05-01' } });
    expect(await to.correct('update-task', { id, expectedVersion: version + 1, status: 'IN_PROGRESS' })).toMatchObject({
      task: { status: 'IN_PROGRESS', completedOn: null },
    });
  });

  test('two clients with one version: one wins, the other learns the current one, nothing is lost', async () => {
    const { id, version } = await to.task(NUMBER, untouched());
    const answers = await Promise.all(
      ['một', 'hai', 'ba', 'bốn'].map((title) => to.correct('update-task', { id, expectedVersion: version, title })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'UpdateTaskSuccess')).toHaveLength(1);
    for (const answer of answers.filter(({ __typename }) => __typename !== 'UpdateTaskSuccess'))
      expect(answer).toEqual({
        __typename: 'ConflictFailure',
        message: `Task "${id}" was changed meanwhile: it has version ${version + 1}, not ${version}. Read it again and decide anew.`,
        currentVersion: version + 1,
      });
  });

  test('a retry with the same key does it once, also when both are under way', async () => {
    const { id, version } = await to.task(NUMBER, untouched());
    const input = { id, expectedVersion: version, title: 'Một lần', idempotencyKey: 'a1' };
    const answers = await Promise.all([1, 2, 3].map(() => to.correct('update-task', input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ __typename: 'UpdateTaskSuccess', task: { version: version + 1 } });
    expect(await to.correct('update-task', { ...input, title: 'Khác' })).toEqual(
      fault('idempotencyKey', 'KEY_USED_FOR_ANOTHER_REQUEST', 'It was used for another request (updateTask)'),
    );
    expect(await to.correct('update-task', { ...input, idempotencyKey: ' ' })).toEqual(
      fault('idempotencyKey', 'INVALID_KEY', 'It has 1 to 200 characters'),
    );
  });

  test('a request that failed may be sent again under its key', async () => {
    const { id, version } = await to.task(NUMBER, untouched());
    const input = { id, expectedVersion: version + 1, title: 'Sau', idempotencyKey: 'b1' };
    expect(await to.correct('update-task', input)).toMatchObject({ __typename: 'ConflictFailure' });
    await to.correct('update-task', { id, expectedVersion: version, title: 'Trước' });
    expect(await to.correct('update-task', input)).toMatchObject({ task: { title: 'Sau', version: version + 2 } });
  });

  test('an editor may, a reader and a stranger may not', async () => {
    const { id, version } = await to.task(NUMBER, untouched());
    const name = `${Date.now()}`;
    const [editor, reader] = [
      await createKey(hub.database.source, `editor ${name}`, 'EDITOR'),
      await createKey(hub.database.source, `reader ${name}`, 'READER'),
    ];
    const input = { id, expectedVersion: version, title: 'Việc' };
    await expect(to.correct('update-task', input, reader)).rejects.toThrow('FORBIDDEN');
    await expect(to.correct('update-task', input, '')).rejects.toThrow('UNAUTHENTICATED');
    expect(await to.correct('update-task', input, editor)).toMatchObject({ __typename: 'UpdateTaskSuccess' });
    const plan = await to.plan(NUMBER);
    await expect(
      to.correct('withdraw-document', { id: plan.id, expectedVersion: plan.version }, editor),
    ).rejects.toThrow('FORBIDDEN');
  });

  test('two mutations of one request each answer with what is there then', async () => {
    const { id, version } = await to.task(NUMBER, untouched());
    const query = `mutation ($a: UpdateTaskInput!, $b: UpdateTaskInput!) {
      a: updateTask(input: $a) { ... on UpdateTaskSuccess { task { title version } } }
      b: updateTask(input: $b) { ... on UpdateTaskSuccess { task { title version } } } }`;
    const a = { id, expectedVersion: version, title: 'a' };
    expect(await to.ask(query, { a, b: { ...a, expectedVersion: version + 1, title: 'b' } }, hub.adminKey)).toEqual({
      a: { task: { title: 'a', version: version + 1 } },
      b: { task: { title: 'b', version: version + 2 } },
    });
  });
});

test.each([
  ['update-task', {}],
  ['remove-task', {}],
  ['set-assignments', { assignments: [] }],
  ['set-deadlines', { deadlines: [] }],
])('%s of a task that is not there is a NotFoundFailure, of another thing BAD_USER_INPUT', async (file, rest) => {
  const absent = encodeId('Task', 999_999);
  expect(await to.correct(file, { id: absent, expectedVersion: 1, ...rest })).toEqual({
    __typename: 'NotFoundFailure',
    message: `id: there is no Task with the id "${absent}"; it may have been removed.`,
  });
  for (const id of ['x', encodeId('Plan', 1)])
    await expect(to.correct(file, { id, expectedVersion: 1, ...rest })).rejects.toThrow('BAD_USER_INPUT');
});

describe('setAssignments', () => {
  test('takes units by id and by name, keeps who stays, and counts as a change of the task', async () => {
    const { id, version } = await to.task(NUMBER, untouched());
    const first = await to.correct('set-assignments', {
      id,
      expectedVersion: version,
      assignments: [
        { role: 'LEAD', unitName: 'Sở Tài chính', quote: 'Sở Tài chính' },
        { role: 'COORDINATE', unitName: 'Phòng Mới' },
      ],
    });
    expect(first).toEqual({
      __typename: 'SetAssignmentsSuccess',
      task: {
        id,
        version: version + 1,
        assignments: [
          {
            id: expect.any(String),
            role: 'LEAD',
            unit: { name: expect.stringContaining('Sở Tài chính') },
            evidence: { quote: 'Sở Tài chính' },
          },
          {
            id: expect.any(String),
            role: 'COORDINATE',
            unit: { name: 'Phòng Mới' },
            evidence: { quote: expect.stringContaining('xây dựng tuyến') },
          },
        ],
      },
    });
    const { assignments } = first.task as { assignments: { id: string }[] };
    const { data } = await hub.ask<{ units: { nodes: { id: string; name: string }[] } }, object>(
      '{ units(first: 1000) { nodes { id name } } }',
    );
    const unitId = data?.units.nodes.find((unit) => unit.name === 'Phòng Mới')?.id;
    const second = await to.correct('set-assignments', {
      id,
      expectedVersion: version + 1,
      assignments: [{ role: 'COORDINATE', unitId }],
    });
    expect((second.task as { assignments: unknown[] }).assignments).toEqual([assignments[1]]);
  });

  test.each([
    ['named twice over', [{ role: 'LEAD', unitId: encodeId('Unit', 1), unitName: 'Sở Y tế' }], 'ONE_OF_TWO'],
    ['not named', [{ role: 'LEAD' }], 'ONE_OF_TWO'],
    [
      'twice in a role',
      [
        { role: 'LEAD', unitName: 'Sở Y tế' },
        { role: 'LEAD', unitName: 'SỞ Y TẾ' },
      ],
      'TWICE',
    ],
    ['with words that are nowhere', [{ role: 'LEAD', unitName: 'Sở Y tế', quote: 'không có' }], 'NOT_IN_THE_TEXT'],
  ])('a unit %s is a fault, and no unit is made', async (_what, assignments, code) => {
    const { id, version } = await to.task(NUMBER, untouched());
    const answer = await to.correct('set-assignments', { id, expectedVersion: version, assignments });
    expect(answer).toMatchObject({ __typename: 'ValidationFailure', fields: [{ code }] });
    expect(await hub.database.rows(`select from unit where name like 'Sở Y tế%'`, [])).toEqual([]);
  });
});

describe('setDeadlines', () => {
  test('replaces all of them', async () => {
    const { id, version } = await to.task(NUMBER, untouched());
    const deadlines = [
      { text: 'Quý II/2026', from: '2026-04-01', on: '2026-06-30' },
      { text: 'ngày 25 hằng tháng', recurring: true, rule: 'FREQ=MONTHLY;BYMONTHDAY=25' },
    ];
    expect(await to.correct('set-deadlines', { id, expectedVersion: version, deadlines })).toMatchObject({
      __typename: 'SetDeadlinesSuccess',
      task: {
        version: version + 1,
        deadlines: [
          { text: 'Quý II/2026', from: '2026-04-01', on: '2026-06-30', recurring: false, rule: null },
          { text: 'ngày 25 hằng tháng', from: null, on: null, recurring: true, rule: 'FREQ=MONTHLY;BYMONTHDAY=25' },
        ],
      },
    });
  });

  test.each([
    [{ text: '' }, 'BLANK'],
    [{ text: 'a', from: '2026-06-30', on: '2026-04-01' }, 'AFTER_END'],
    [{ text: 'a', rule: 'FREQ=DAILY' }, 'NOT_RECURRING'],
    [{ text: 'a', recurring: true, rule: 'hằng tháng' }, 'INVALID_RULE'],
  ])('%j is a fault (%s)', async (deadline, code) => {
    const { id, version } = await to.task(NUMBER, untouched());
    const answer = await to.correct('set-deadlines', { id, expectedVersion: version, deadlines: [deadline] });
    expect(answer).toMatchObject({ __typename: 'ValidationFailure', fields: [{ code }] });
  });
});

describe('addTask', () => {
  const QUOTE = 'các đơn vị kịp thời phản ánh';

  test('adds what the reader missed, with its place, units and time limits', async () => {
    const { id: planId, version } = await to.plan(NUMBER);
    const answer = await to.correct('add-task', {
      planId,
      expectedVersion: version,
      title: 'Phản ánh vướng mắc',
      quote: QUOTE,
      ordinal: 'II',
      assignments: [{ role: 'LEAD', unitName: 'các đơn vị', quote: 'các đơn vị' }],
      deadlines: [{ text: 'thường xuyên', recurring: true }],
    });
    const start = TEXT.indexOf(QUOTE);
    expect(answer).toEqual({
      __typename: 'AddTaskSuccess',
      task: {
        id: expect.any(String),
        version: 1,
        ordinal: 'II',
        title: 'Phản ánh vướng mắc',
        text: QUOTE,
        origin: 'PERSON',
        expectedResult: null,
        parent: null,
        section: { title: 'TỔ CHỨC THỰC HIỆN' },
        evidence: { quote: QUOTE, start, end: start + QUOTE.length },
        assignments: [{ role: 'LEAD', unit: { name: 'các đơn vị' }, evidence: { quote: 'các đơn vị' } }],
        deadlines: [
          { text: 'thường xuyên', from: null, on: null, recurring: true, rule: null, evidence: { quote: QUOTE } },
        ],
        plan: { number: NUMBER, sourceText: TEXT },
      },
    });
    expect(await to.correct('add-task', { planId, expectedVersion: version, title: 'Nữa', quote: QUOTE })).toEqual(
      fault('quote', 'TASK_THERE', 'That very passage is the task "Phản ánh vướng mắc" already'),
    );
  });

  test.each([
    ['no passage', {}, 'quote', 'REQUIRED'],
    ['words that are nowhere', { quote: 'không có câu này' }, 'quote', 'NOT_IN_THE_TEXT'],
    ['offsets outside', { start: 0, end: 1_000_000 }, 'start', 'OUTSIDE'],
    ['offsets of nothing', { start: 5, end: 5 }, 'start', 'OUTSIDE'],
    ['offsets of other words', { quote: QUOTE, start: 1 }, 'start', 'NOT_THERE'],
  ])('%s is a fault', async (_what, passage, field, code) => {
    const { id: planId, version } = await to.plan(NUMBER);
    const answer = await to.correct('add-task', { planId, expectedVersion: version, title: 'Việc', ...passage });
    expect(answer).toMatchObject({ __typename: 'ValidationFailure', fields: [{ field, code }] });
  });
});

describe('removeTask', () => {
  test('takes it away; its citations stay in the plan', async () => {
    const before = await to.citations(NUMBER);
    const ordinal = untouched();
    const others = (await to.tasks(NUMBER)).filter((row) => row.ordinal !== ordinal);
    const { id, version } = await to.task(NUMBER, ordinal);
    expect(await to.correct('remove-task', { id, expectedVersion: version, reason: 'không phải nhiệm vụ' })).toEqual({
      __typename: 'RemoveTaskSuccess',
      removedId: id,
      plan: {
        number: NUMBER,
        tasks: { totalCount: others.length, nodes: others.map((row) => ({ ordinal: row.ordinal, parent: null })) },
      },
    });
    expect((await to.citations(NUMBER)).map((row) => row.id)).toEqual(before.map((row) => row.id));
  });

  test('a task on which units reported is one: it is cancelled, not removed', async () => {
    const ordinal = untouched();
    const { id, version } = await to.task(NUMBER, ordinal);
    await hub.database.rows(
      `insert into progress_report (task_id, reported_on, percent) select id, '2026-05-01', 40 from task where ordinal = $1`,
      [ordinal],
    );
    expect(await to.correct('remove-task', { id, expectedVersion: version })).toEqual(
      fault('id', 'HAS_REPORTS', '1 progress reports were made on it'),
    );
  });
});
