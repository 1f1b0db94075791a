import { createKey } from '../../../src/auth/api-keys';
import type { Role, Scope } from '../../../src/auth/viewer';
import { encodeId } from '../../../src/graph/global-id';
import { planter } from '../../support/planted-rows';
import { openTestHub, type TestHub } from '../../support/test-hub';

let hub: TestHub;
const ids: Record<string, number> = {};
const keys: Record<string, string> = {};

const keyOf = async (name: string, role: Role, unitId: number | null = null, scopes: Scope[] | null = null) => {
  keys[name] = await createKey(hub.database.source, name, role, { unitId, scopes });
};

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  const plant = planter(hub.database);
  const province = await plant.unit('Tỉnh Lạc Giang');
  const office = await plant.unit('Sở Bến Bãi', { parent: province });
  const division = await plant.unit('Phòng Bến', { parent: office });
  const other = await plant.unit('Sở Cầu Đò', { parent: province });
  const gone = await plant.unit('Sở Bến cũ');
  const plan = await plant.plan({ issued_on: '2026-01-12' });
  for (const [name, unit] of Object.entries({ office, division, other })) {
    const task = await plant.task(plan);
    await plant.assignment(task, unit, name === 'division' ? 'COORDINATE' : 'LEAD');
    ids[name] = task;
    ids[`${name} figure`] = await plant.indicator(plan, { task_id: task });
    ids[`${name} owned`] = await plant.indicator(plan, { owner_id: unit });
  }
  await keyOf('reporter', 'REPORTER', office);
  await keyOf('merged', 'REPORTER', gone);
  await hub.database.source.query('delete from unit_alias where unit_id = $1', [gone]);
  await hub.database.source.query('delete from unit where id = $1', [gone]);
  await plant.insert('unit_merge', { merged_id: gone, name: 'Sở Bến cũ', kept_id: office });
  await keyOf('reader', 'READER');
  await keyOf('editor', 'EDITOR');
  await keyOf('narrowed editor', 'EDITOR', null, ['REPORT']);
  await keyOf('narrowed reporter', 'REPORTER', office, ['READ']);
});

afterAll(() => hub.close());

const REPORT = `mutation ($input: ReportProgressInput!) { reportProgress(input: $input) { __typename } }`;
const MANY = `mutation ($inputs: [ReportProgressInput!]!) { reportProgressOfTasks(inputs: $inputs) { __typename } }`;
const RECORD = `mutation ($input: RecordObservationInput!) { recordObservation(input: $input) { __typename } }`;
const UPDATE = `mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { __typename } }`;

const report = (task: string) => ({
  taskId: encodeId('Task', ids[task] ?? 2_000_000),
  note: 'x',
  reportedOn: '2026-06-01',
});
const record = (name: string) => ({
  indicatorId: encodeId('Indicator', ids[name] ?? 2_000_000),
  period: '2026',
  observedOn: '2026-06-01',
  value: 1,
});

/** The type of the answer, or the code of the refusal. */
async function came(query: string, variables: object, key: string | null): Promise<string | undefined> {
  const { data, errors } = await hub.ask<Record<string, { __typename: string }>, object>(
    query,
    variables,
    key === null ? undefined : keys[key],
  );
  return errors ? String(errors[0]?.extensions.code) : Object.values(data ?? {})[0]?.__typename;
}

test.each<[string | null, string, string]>([
  ['reporter', 'office', 'ReportProgressSuccess'],
  ['reporter', 'division', 'ReportProgressSuccess'],
  ['reporter', 'other', 'FORBIDDEN'],
  ['reporter', 'not there', 'NotFoundFailure'],
  ['merged', 'office', 'ReportProgressSuccess'],
  ['merged', 'other', 'FORBIDDEN'],
  ['narrowed reporter', 'office', 'FORBIDDEN'],
  ['narrowed editor', 'other', 'ReportProgressSuccess'],
  ['editor', 'other', 'ReportProgressSuccess'],
  ['reader', 'office', 'FORBIDDEN'],
  [null, 'office', 'UNAUTHENTICATED'],
])('%s reports on the task of %s: %s', async (key, task, answer) => {
  expect(await came(REPORT, { input: report(task) }, key)).toBe(answer);
});

test.each<[string, string, string]>([
  ['reporter', 'office figure', 'RecordObservationSuccess'],
  ['reporter', 'division owned', 'RecordObservationSuccess'],
  ['reporter', 'other figure', 'FORBIDDEN'],
  ['reporter', 'other owned', 'FORBIDDEN'],
  ['reporter', 'not there', 'NotFoundFailure'],
  ['narrowed editor', 'other owned', 'RecordObservationSuccess'],
])('%s records of %s: %s', async (key, name, answer) => {
  expect(await came(RECORD, { input: record(name) }, key)).toBe(answer);
});

test.each(['reporter', 'narrowed editor'])('%s corrects nothing', async (key) => {
  const input = { id: encodeId('Task', ids.office ?? 0), expectedVersion: 1, title: 'Khác' };
  expect(await came(UPDATE, { input }, key)).toBe('FORBIDDEN');
});

test('of many tasks one that is of others refuses all, and says which and why', async () => {
  const count = 'select count(*)::int as n from progress_report';
  const [before] = await hub.database.rows<{ n: number }>(count, []);
  const { errors } = await hub.ask(MANY, { inputs: [report('office'), report('other')] }, keys.reporter);
  expect(errors).toMatchObject([
    {
      message:
        'inputs.1.taskId: "reporter" has the role REPORTER and reports on a task that its unit, or one below it, leads or takes part in. This one is of others: have them report on it, or somebody with the role EDITOR.',
      extensions: { code: 'FORBIDDEN', argument: 'inputs.1.taskId', rule: 'OWN_UNIT' },
    },
  ]);
  expect((await hub.database.rows<{ n: number }>(count, []))[0]).toEqual(before);
  expect(await came(MANY, { inputs: [report('office'), report('division')] }, 'reporter')).toBe(
    'ReportProgressOfTasksSuccess',
  );
});
