import { createKey } from '../../../src/auth/api-keys';
import type { Role } from '../../../src/auth/viewer';
import { decodeId, encodeId } from '../../../src/graph/global-id';
import { corrector } from '../../support/corrections';
import { planText } from '../../support/plan-text';
import { type Planter, planter } from '../../support/planted-rows';
import { openTestHub, type TestHub } from '../../support/test-hub';

const NUMBER = '3/KH-SDL';

let hub: TestHub;
let to: ReturnType<typeof corrector>;
let plant: Planter;
let office: number;
let plan: number;
const keys: Record<string, string> = {};

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  plant = planter(hub.database);
  const text = planText({ number: NUMBER, taskCount: 6 });
  await hub.importText(text);
  // a suspect number, a unit that nobody knows, a task of no unit
  await hub.importText(
    `${text.replace(NUMBER, '4/KH-SDL').replace('Quyết định số 101/QĐ-UBND', 'Nghị định số 143/2016/NĐ-BLĐTBXH').replace('Giao phòng Nghiệp vụ 2:', 'Giao phòng Sương Mù:')}
PHỤ LỤC 02

DANH MỤC NHIỆM VỤ

STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
1 | Biên soạn cẩm nang du lịch | | Sở Y tế | Quý II/2026
`,
  );
  office = await plant.unit('Sở Bến Bãi');
  const other = await plant.unit('Sở Cầu Đò');
  plan = await plant.plan({ issued_on: '2026-01-12' });
  const keyOf = async (name: string, role: Role, unitId: number | null) => {
    keys[name] = await createKey(hub.database.source, name, role, { unitId });
  };
  await keyOf('own', 'REPORTER', office);
  await keyOf('other', 'REPORTER', other);
  await keyOf('editor', 'EDITOR', null);
});

afterAll(() => hub.close());

/** A task of the office, and what is known of it. */
async function ownTask(values: Record<string, unknown> = {}): Promise<string> {
  const task = await plant.task(plan, values);
  await plant.assignment(task, office, 'LEAD');
  return encodeId('Task', task);
}

const taskOf = async (id: string) => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Task { version title status completedOn progress { percent }
    progressReports { totalCount } deadlines { text } assignments { unit { name } } } } }`;
  return (await to.ask<{ node: Record<string, unknown> & { version: number } }>(query, { id })).node;
};

/** What was recorded of a node last. */
async function lastOf(nodeId: string): Promise<string> {
  const query = `query ($nodeId: ID!) { changes(filter: { nodeId: $nodeId }, first: 1, newestFirst: true) { nodes { recordingId } } }`;
  const { changes } = await to.ask<{ changes: { nodes: { recordingId: string }[] } }>(query, { nodeId });
  return changes.nodes[0]?.recordingId ?? '';
}

/** What was recorded last of all. */
async function lastOfAll(): Promise<string> {
  const [last] = await hub.database.rows<{ id: number }>('select max(id) as id from recording', []);
  return encodeId('Recording', last?.id ?? 0);
}

const undo = (recordingId: string, key?: string, reason = 'nhầm') =>
  to.correct('undo-change', { recordingId, reason }, key);

const SUCCESS = { __typename: 'UndoChangeSuccess' };
const CONFLICT = { __typename: 'ConflictFailure' };

/** Every kept row but what is noted of each change, and the recordings. */
const graphNow = async () =>
  Promise.all(
    [
      'unit',
      'unit_alias',
      'unit_merge',
      'unit_succession',
      'assignment',
      'legal_document',
      'citation',
      'plan',
      'task',
    ].map((table) =>
      hub.database.rows(
        `select to_jsonb(t) - '{version,updated_at,reported_at}'::text[] as row from ${table} t order by id`,
        [],
      ),
    ),
  );

describe('a report', () => {
  const report = (taskId: string, more: object = {}, key?: string) =>
    to.correct('report-progress', { taskId, percent: 40, reportedOn: '2026-06-30', ...more }, key);

  test('is taken back with what it made of the task, in a new version, and the history has both', async () => {
    const id = await ownTask();
    const before = await taskOf(id);
    await report(id, { percent: null, status: 'COMPLETED', completedOn: '2026-06-29' });
    const reported = await taskOf(id);
    expect(reported).toMatchObject({ status: 'COMPLETED', completedOn: '2026-06-29' });
    const recordingId = await lastOf(id);
    expect(await undo(recordingId)).toEqual({ ...SUCCESS, undoneId: recordingId, undoneCount: 2 });
    expect(await taskOf(id)).toEqual({ ...before, version: reported.version + 1 });
    const query = `query ($id: ID!) { node(id: $id) { ... on Task { history(first: 100) { nodes { part operation reason actor } } } } }`;
    const { node } = await to.ask<{ node: { history: { nodes: object[] } } }>(query, { id });
    expect(node.history.nodes.slice(-4)).toEqual([
      { part: 'PROGRESS_REPORT', operation: 'CREATED', reason: null, actor: 'test' },
      { part: null, operation: 'CHANGED', reason: null, actor: 'test' },
      { part: null, operation: 'CHANGED', reason: 'nhầm', actor: 'test' },
      { part: 'PROGRESS_REPORT', operation: 'REMOVED', reason: 'nhầm', actor: 'test' },
    ]);
  });

  test('that says a percentage alone counts as a change when it is taken back, too', async () => {
    const id = await ownTask({ status: 'IN_PROGRESS' });
    await report(id);
    const { version } = await taskOf(id);
    expect(await undo(await lastOf(id))).toMatchObject(SUCCESS);
    expect(await taskOf(id)).toMatchObject({ version: version + 1, progressReports: { totalCount: 0 } });
  });

  test('stands again when its undoing is undone', async () => {
    const id = await ownTask();
    await report(id);
    const reported = await taskOf(id);
    await undo(await lastOf(id));
    expect(await undo(await lastOf(id))).toMatchObject(SUCCESS);
    expect(await taskOf(id)).toEqual({ ...reported, version: reported.version + 2 });
  });

  test('on which another stands is not taken back before it', async () => {
    const id = await ownTask();
    await report(id);
    const first = await lastOf(id);
    await report(id, { percent: 60, reportedOn: '2026-07-30' });
    expect(await undo(first)).toEqual({
      ...CONFLICT,
      message: 'Progress was reported since on a task whose status this changed. Take that back first.',
    });
    expect(await undo(await lastOf(id))).toMatchObject(SUCCESS);
    expect(await undo(first)).toMatchObject(SUCCESS);
    expect(await taskOf(id)).toMatchObject({ status: 'NOT_STARTED', progressReports: { totalCount: 0 } });
  });

  test('is not taken back twice', async () => {
    const id = await ownTask();
    await report(id);
    const recordingId = await lastOf(id);
    await undo(recordingId);
    expect(await undo(recordingId)).toMatchObject(CONFLICT);
  });

  test('is taken back by who reports for a unit of the task, and by nobody of another', async () => {
    const id = await ownTask();
    await report(id, {}, keys.own);
    const recordingId = await lastOf(id);
    await expect(undo(recordingId, keys.other)).rejects.toThrow('"FORBIDDEN"');
    expect(await undo(recordingId, keys.own)).toMatchObject(SUCCESS);
  });
});

describe('a figure', () => {
  const record = (indicatorId: string, value: number, key?: string) =>
    to.correct(
      'record-observation',
      { indicatorId, period: 'Q2', observedOn: '2026-06-30', value, note: `${value}` },
      key,
    );
  const figuresOf = async (id: string) => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Indicator { version observations { nodes { value note } } } } }`;
    return (await to.ask<{ node: object & { version: number } }>(query, { id })).node;
  };

  test('that corrected another becomes it again, with its note; and one that was new goes', async () => {
    const id = encodeId('Indicator', await plant.indicator(plan, { owner_id: office }));
    await record(id, 60, keys.own);
    const first = await lastOf(id);
    await record(id, 61, keys.own);
    expect(await undo(first)).toMatchObject(CONFLICT);
    await expect(undo(await lastOf(id), keys.other)).rejects.toThrow('"FORBIDDEN"');
    expect(await undo(await lastOf(id), keys.own)).toMatchObject(SUCCESS);
    expect(await figuresOf(id)).toEqual({ version: 4, observations: { nodes: [{ value: 60, note: '60' }] } });
    expect(await undo(first, keys.own)).toMatchObject(SUCCESS);
    expect(await figuresOf(id)).toEqual({ version: 5, observations: { nodes: [] } });
  });
});

describe('a correction', () => {
  const correctFirst = async (file: string, more: object) => {
    const [task] = await to.tasks(NUMBER);
    await to.correct(file, { id: task?.id, expectedVersion: task?.version, ...more });
    return task?.id ?? '';
  };

  test.each([
    ['update-task', { title: 'Khác', status: 'COMPLETED' }],
    ['set-deadlines', { deadlines: [] }],
    ['set-assignments', { assignments: [{ role: 'LEAD', unitName: 'Phòng Mới Lập' }] }],
  ])('by %s is put back as it was, and no reporter does it', async (file, more) => {
    const [task] = await to.tasks(NUMBER);
    const { version, ...before } = await taskOf(task?.id ?? '');
    const id = await correctFirst(file, more);
    const recordingId = await lastOf(id);
    await expect(undo(recordingId, keys.own)).rejects.toThrow('"FORBIDDEN"');
    expect(await undo(recordingId, keys.editor)).toMatchObject(SUCCESS);
    expect(await taskOf(id)).toMatchObject(before);
    expect((await taskOf(id)).version).toBeGreaterThan(version);
  });

  test('leaves be what else was changed since, and is none where the same was', async () => {
    const id = await correctFirst('update-task', { title: 'Một' });
    const recordingId = await lastOf(id);
    await correctFirst('update-task', { expectedResult: 'Hai', status: 'IN_PROGRESS' });
    expect(await undo(recordingId)).toMatchObject(SUCCESS);
    const query = 'query ($id: ID!) { node(id: $id) { ... on Task { title expectedResult status decidedFields } } }';
    const { node } = await to.ask<{ node: { title: string } }>(query, { id });
    expect(node).toMatchObject({ expectedResult: 'Hai', status: 'IN_PROGRESS', decidedFields: ['expectedResult'] });
    expect(node.title).not.toBe('Một');
    await correctFirst('update-task', { title: 'Ba' });
    const third = await lastOf(id);
    await correctFirst('update-task', { title: 'Bốn' });
    expect(await undo(third)).toMatchObject(CONFLICT);
  });

  test('that took a task away or added one is undone, but not where somebody reported on it since', async () => {
    const before = await graphNow();
    const tasks = await to.tasks(NUMBER);
    const last = tasks.at(-1);
    await to.correct('remove-task', { id: last?.id, expectedVersion: last?.version });
    expect(await undo(await lastOf(last?.id ?? ''))).toMatchObject(SUCCESS);
    expect(await graphNow()).toEqual(before);
    expect((await taskOf(last?.id ?? '')).version).toBeGreaterThan(last?.version ?? 0);

    const { id: planId, version } = await to.plan(NUMBER);
    const added = await to.correct('add-task', {
      planId,
      expectedVersion: version,
      title: 'Phản ánh',
      quote: 'các đơn vị kịp thời phản ánh',
    });
    const { id } = added.task as { id: string };
    const recordingId = await lastOf(id);
    await to.correct('report-progress', { taskId: id, note: 'x', reportedOn: '2026-06-30' });
    expect(await undo(recordingId)).toEqual({
      ...CONFLICT,
      message: expect.stringContaining('Progress was reported since') as string,
    });
    expect(await undo(await lastOf(id))).toMatchObject(SUCCESS);
    const limit = await plant.deadline(decodeId(id)?.id ?? 0, { due_on: '2026-06-30' });
    expect(await undo(recordingId)).toEqual({
      ...CONFLICT,
      message: expect.stringContaining('stands on what would go') as string,
    });
    await hub.database.source.query('delete from deadline where id = $1', [limit]);
    expect(await undo(recordingId)).toMatchObject(SUCCESS);
    expect(await graphNow()).toEqual(before);
  });
});

describe('a decision of a review', () => {
  test('that a citation means something, or is none, is taken back with the document that went with it', async () => {
    const wrong = (await to.citations(NUMBER)).find(({ document }) => document?.number === '101/QĐ-UBND');
    const before = await graphNow();
    const input = { id: wrong?.id, expectedVersion: wrong?.version };
    await to.correct('resolve-citation', { ...input, reject: true });
    expect(await graphNow()).not.toEqual(before);
    expect(await undo(await lastOfAll())).toMatchObject(SUCCESS);
    expect(await graphNow()).toEqual(before);
    expect(await hub.database.rows('select from rejected_citation', [])).toEqual([]);
  });

  test.each(['DIAGNOSTIC', 'CITATION', 'UNIT'])(
    'that a doubt of a %s is none brings it back on the list',
    async (subject) => {
      const { nodes } = await to.review();
      const item = nodes.find((one) => one.subject === subject);
      expect(item).toBeDefined();
      await to.correct('dismiss-review-item', { id: item?.id });
      const isOpen = async () => (await to.review()).nodes.some(({ id }) => id === item?.id);
      expect(await isOpen()).toBe(false);
      expect(await undo(await lastOfAll())).toMatchObject(SUCCESS);
      expect(await isOpen()).toBe(true);
    },
  );
});

describe('a merge of units', () => {
  let times = 0;
  async function merged() {
    times += 1;
    const [kept, gone] = [
      await plant.unit(`Sở Một ${times}`),
      await plant.unit(`Sở Hai ${times}`, { code: `2.${times}` }),
    ];
    for (const parent of [kept, gone]) await plant.unit('Phòng Chung', { parent });
    const task = await plant.task(plan);
    for (const unit of [kept, gone]) await plant.assignment(task, unit, 'COORDINATE');
    await plant.plan({ issuer_id: gone });
    const before = await graphNow();
    const ids = { keepId: encodeId('Unit', kept), mergeIds: [encodeId('Unit', gone)] };
    expect(await to.correct('merge-units', ids)).toMatchObject({ __typename: 'MergeUnitsSuccess' });
    return { before, kept, gone, task, recordingId: await lastOf(ids.keepId) };
  }

  test('is taken apart whole', async () => {
    const { before, recordingId } = await merged();
    expect(await graphNow()).not.toEqual(before);
    expect(await undo(recordingId)).toMatchObject(SUCCESS);
    expect(await graphNow()).toEqual(before);
  });

  test('leaves what has come since with the unit that was kept', async () => {
    const { gone, kept, recordingId } = await merged();
    const later = await plant.task(plan);
    await plant.assignment(later, kept, 'LEAD');
    expect(await undo(recordingId)).toMatchObject(SUCCESS);
    expect(await hub.database.rows('select unit_id from assignment where task_id = $1', [later])).toEqual([
      { unit_id: kept },
    ]);
    expect(await hub.database.rows('select id from unit where id = $1', [gone])).toEqual([{ id: gone }]);
  });

  test('is all or nothing: where one row is another by now, none is touched', async () => {
    const { kept, recordingId } = await merged();
    const third = await plant.unit('Sở Ba');
    await hub.database.source.query('update plan set issuer_id = $2 where issuer_id = $1', [kept, third]);
    const now = await graphNow();
    expect(await undo(recordingId)).toMatchObject(CONFLICT);
    expect(await graphNow()).toEqual(now);
  });
});

describe('what is not undone', () => {
  test('an import', async () => {
    const { id } = await to.plan(NUMBER);
    const query = `query ($nodeId: ID!) { changes(filter: { nodeId: $nodeId }, first: 1) { nodes { recordingId } } }`;
    const { changes } = await to.ask<{ changes: { nodes: { recordingId: string }[] } }>(query, { nodeId: id });
    expect(await undo(changes.nodes[0]?.recordingId ?? '')).toMatchObject({
      __typename: 'ValidationFailure',
      fields: [{ field: 'recordingId', code: 'NOT_UNDONE' }],
    });
  });

  test('what never was, and what the caller does not see', async () => {
    const absent = encodeId('Recording', 999_999);
    const notFound = (id: string) => ({
      __typename: 'NotFoundFailure',
      message: `recordingId: nothing was recorded under the id "${id}".`,
    });
    expect(await undo(absent)).toEqual(notFound(absent));
    const id = await ownTask();
    await to.correct('report-progress', { taskId: id, note: 'x', reportedOn: '2026-06-30' });
    const recordingId = await lastOf(id);
    const query = 'query ($id: ID!) { node(id: $id) { ... on Task { plan { id } } } }';
    const { node } = await to.ask<{ node: { plan: { id: string } } }>(query, { id });
    await to.correct('set-visibility', { id: node.plan.id, visibility: 'DRAFT' });
    expect(await undo(recordingId, keys.own)).toEqual(notFound(recordingId));
  });
});
