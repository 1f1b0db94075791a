import { encodeId } from '../../../src/graph/global-id';
import { corrector } from '../../support/corrections';
import { type Planter, planter } from '../../support/planted-rows';
import { openTestHub, type TestHub } from '../../support/test-hub';

let hub: TestHub;
let to: ReturnType<typeof corrector>;
let plant: Planter;
let plan: number;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  plant = planter(hub.database);
  plan = await plant.plan();
});

afterAll(() => hub.close());

const indicator = async (): Promise<string> => encodeId('Indicator', await plant.indicator(plan));
const DAY = '2026-06-30';

interface Figure {
  period: string;
  observedOn: string;
  value: number;
  note: string | null;
}

const figuresOf = async (id: string) => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Indicator { version
    observations { nodes { period observedOn value note } } } } }`;
  const { node } = await to.ask<{ node: { version: number; observations: { nodes: Figure[] } } }>(query, { id });
  return { version: node.version, figures: node.observations.nodes };
};

test('a figure is kept, counts as a change of the indicator, and is its progress', async () => {
  const indicatorId = await indicator();
  const input = { indicatorId, period: ' Quý  II/2026 ', observedOn: DAY, value: 60, note: 'sơ bộ' };
  expect(await to.correct('record-observation', input)).toEqual({
    __typename: 'RecordObservationSuccess',
    indicator: {
      id: indicatorId,
      version: 2,
      progress: { percent: 75, method: 'REPORTED', formula: 'FIGURE_BY_TARGET', numerator: 60, denominator: 80 },
    },
    observation: { id: expect.any(String), period: 'Quý II/2026', observedOn: DAY, value: 60, note: 'sơ bộ' },
    replacedValue: null,
  });
});

test('a second figure for the same period and day corrects the first, and the history has both', async () => {
  const indicatorId = await indicator();
  const input = { indicatorId, period: '2026-Q2', observedOn: DAY, value: 60, note: 'sơ bộ' };
  const first = await to.correct('record-observation', input);
  const second = await to.correct('record-observation', {
    ...input,
    value: 58.5,
    note: 'chính thức',
    reason: 'rà soát',
  });
  expect(second).toMatchObject({
    indicator: { version: 3 },
    observation: { value: 58.5, note: 'chính thức' },
    replacedValue: 60,
  });
  const idOf = ({ observation }: Record<string, unknown>) => (observation as { id: string }).id;
  expect(idOf(second)).toBe(idOf(first));
  const [change] = await hub.database.rows<object>(
    `select (before->>'value')::float as was, (after->>'value')::float as now, before->>'note' as said, reason, actor
       from history where table_name = 'observation' and operation = 'UPDATE' and row_id = (
         select id from observation where period = '2026-Q2' and value = 58.5)`,
    [],
  );
  expect(change).toEqual({ was: 60, now: 58.5, said: 'sơ bộ', reason: 'rà soát', actor: 'test' });
});

test.each<[string, Partial<Figure>, Figure[]]>([
  ['another period', { period: '2026-6T' }, [{ period: '2026-6T', observedOn: DAY, value: 60, note: 'a' }]],
  [
    'another day',
    { observedOn: '2026-07-05' },
    [{ period: '2026-Q2', observedOn: '2026-07-05', value: 60, note: 'a' }],
  ],
])('a figure for %s stands beside it', async (_what, other, beside) => {
  const indicatorId = await indicator();
  const input = { indicatorId, period: '2026-Q2', observedOn: DAY, value: 60, note: 'a' };
  await to.correct('record-observation', input);
  await to.correct('record-observation', { ...input, ...other });
  expect((await figuresOf(indicatorId)).figures).toEqual([
    { period: '2026-Q2', observedOn: DAY, value: 60, note: 'a' },
    ...beside,
  ]);
});

test.each<[string, object, string | null, number]>([
  ['the same again changes nothing', {}, 'a', 2],
  ['without a note keeps it', { note: undefined, value: 61 }, 'a', 3],
  ['with null takes the note away', { note: null }, null, 3],
])('a correction %s', async (_what, second, note, version) => {
  const indicatorId = await indicator();
  const input = { indicatorId, period: '2026', observedOn: DAY, value: 60, note: 'a' };
  await to.correct('record-observation', input);
  await to.correct('record-observation', { ...input, ...second });
  const now = await figuresOf(indicatorId);
  expect([now.version, now.figures.map((figure) => figure.note)]).toEqual([version, [note]]);
});

test.each([
  ['period', 'BLANK', { period: ' ' }],
  ['period', 'TOO_LONG', { period: 'x'.repeat(101) }],
  ['period', 'INVALID_TEXT', { period: 'a\0' }],
  ['note', 'BLANK', { note: '' }],
  ['observedOn', 'IMPOSSIBLE_DAY', { observedOn: '2999-01-01' }],
  ['observedOn', 'IMPOSSIBLE_DAY', { observedOn: '0206-01-01' }],
])('a fault of %s (%s) is told, and nothing is stored', async (field, code, said) => {
  const indicatorId = await indicator();
  const input = { indicatorId, period: '2026', observedOn: DAY, value: 1, ...said };
  expect(await to.correct('record-observation', input)).toMatchObject({
    __typename: 'ValidationFailure',
    fields: [{ field, code }],
  });
  expect(await figuresOf(indicatorId)).toEqual({ version: 1, figures: [] });
});

test.each([
  ['written short', '1e999'],
  ['written out', '9'.repeat(400)],
])('a value without end, %s, is a fault', async (_what, value) => {
  const query = `mutation ($id: ID!) { recordObservation(input: { indicatorId: $id, period: "2026", observedOn: "2026-06-30", value: ${value} }) {
    ... on ValidationFailure { fields { field code } } } }`;
  expect(await to.ask(query, { id: await indicator() }, hub.adminKey)).toEqual({
    recordObservation: { fields: [{ field: 'value', code: 'NOT_A_NUMBER' }] },
  });
});

test.each([1e300, -1e-300, 0.1, 1234567890.123])('the value %d is kept as it is', async (value) => {
  const indicatorId = await indicator();
  await to.correct('record-observation', { indicatorId, period: '2026', observedOn: DAY, value });
  expect((await figuresOf(indicatorId)).figures.map((figure) => figure.value)).toEqual([value]);
});

test('two clients with one version: one figure is kept, the other learns the current version', async () => {
  const indicatorId = await indicator();
  const input = { indicatorId, expectedVersion: 1, period: '2026', observedOn: DAY };
  const answers = await Promise.all([1, 2, 3].map((value) => to.correct('record-observation', { ...input, value })));
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
    'ConflictFailure',
    'ConflictFailure',
    'RecordObservationSuccess',
  ]);
  expect(answers.find(({ __typename }) => __typename === 'ConflictFailure')).toMatchObject({ currentVersion: 2 });
});

test('clients that expect no version correct each other, one after the other', async () => {
  const indicatorId = await indicator();
  const input = { indicatorId, period: '2026', observedOn: DAY };
  const answers = await Promise.all([1, 2, 3, 4].map((value) => to.correct('record-observation', { ...input, value })));
  const replaced = answers.map(({ replacedValue }) => replacedValue);
  const kept = (await figuresOf(indicatorId)).figures.map(({ value }) => value);
  expect(kept).toHaveLength(1);
  // every figure but the last was seen by the one that corrected it
  expect([...replaced.filter((value) => value !== null), ...kept].sort()).toEqual([1, 2, 3, 4]);
});

test('a retry under its key happens once, also while the first is under way; another input is refused', async () => {
  const indicatorId = await indicator();
  const input = { indicatorId, period: '2026', observedOn: DAY, value: 5, idempotencyKey: 'o1' };
  const answers = await Promise.all([1, 2, 3].map(() => to.correct('record-observation', input)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect((await figuresOf(indicatorId)).version).toBe(2);
  expect(await to.correct('record-observation', { ...input, value: 6 })).toMatchObject({
    fields: [{ code: 'KEY_USED_FOR_ANOTHER_REQUEST' }],
  });
});

test('many figures are recorded in one call, each by itself, and a retry of the call happens once', async () => {
  const ids = await Promise.all([1, 2, 3].map(indicator));
  const inputs = [
    ...ids.map((indicatorId, i) => ({ indicatorId, period: '2026-Q2', observedOn: DAY, value: 20 * (i + 1) })),
    { indicatorId: ids[0] as string, period: '', observedOn: DAY, value: 1 },
    { indicatorId: encodeId('Indicator', 999_999), period: '2026', observedOn: DAY, value: 1 },
  ];
  const call = { idempotencyKey: 'quý 2', reason: 'nhập từ biểu' };
  const answers = await Promise.all([1, 2].map(() => to.correctMany('record-observations', inputs, call)));
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject({
    __typename: 'RecordObservationsSuccess',
    storedCount: 3,
    refusedCount: 2,
    results: [
      { indicator: { id: ids[0], version: 2, progress: { percent: 25 } }, replacedValue: null },
      { indicator: { id: ids[1], progress: { percent: 50 } } },
      { indicator: { id: ids[2], progress: { percent: 75 } } },
      { __typename: 'ValidationFailure', fields: [{ field: 'period', code: 'BLANK' }] },
      { __typename: 'NotFoundFailure', message: expect.stringContaining('inputs.4.indicatorId') },
    ],
  });
});

test('an indicator that is not there is a NotFoundFailure, another thing BAD_USER_INPUT', async () => {
  const rest = { period: '2026', observedOn: DAY, value: 1 };
  expect(
    await to.correct('record-observation', { indicatorId: encodeId('Indicator', 999_999), ...rest }),
  ).toMatchObject({
    __typename: 'NotFoundFailure',
    message: expect.stringContaining('indicatorId: there is no Indicator'),
  });
  await expect(to.correct('record-observation', { indicatorId: encodeId('Task', 1), ...rest })).rejects.toThrow(
    'BAD_USER_INPUT',
  );
});
