import { encodeId } from '../../../src/graph/global-id';
import { openTestHub, type TestHub } from '../../support/test-hub';

/** A department's plan in the official form. */
const plan = (number: string, tasks: string[], place = 'SƠN LA', issuer = 'SỞ Y TẾ'): string => `ỦY BAN NHÂN DÂN
TỈNH ${place}
${issuer}
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: ${number}

Tỉnh lỵ, ngày 12 tháng 01 năm 2026

KẾ HOẠCH

Công tác năm 2026

I. NHIỆM VỤ

${tasks.map((task, i) => `${i + 1}. ${task}.`).join('\n\n')}

GIÁM ĐỐC

Trần Văn Mẫu
`;

let hub: TestHub;

beforeEach(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterEach(() => hub.close());

async function take(text: string) {
  const outcome = await hub.importText(text);
  if (outcome.kind !== 'imported') throw new Error(outcome.message);
  return outcome;
}

async function idOf(name: string): Promise<number> {
  const rows = await hub.database.rows<{ id: number }>('select id from unit where lower(name) = lower($1)', [name]);
  if (rows.length !== 1) throw new Error(`${rows.length} units are called ${name}.`);
  return rows[0]?.id as number;
}

const names = async () =>
  (await hub.database.rows<{ name: string }>('select name from unit order by name', [])).map(({ name }) => name);

const MERGE = `mutation ($input: MergeUnitsInput!) { mergeUnits(input: $input) { __typename
  ... on MergeUnitsSuccess { unit { name aliases tasks { totalCount } } } ... on Failure { message }
  ... on ValidationFailure { fields { field code } } } }`;
const ALIAS = `mutation ($input: AddUnitAliasInput!) { addUnitAlias(input: $input) { __typename
  ... on AddUnitAliasSuccess { unit { name aliases tasks { totalCount } } } ... on Failure { message }
  ... on ValidationFailure { fields { field code } } } }`;

async function merge(keep: string, merged: string, more: Record<string, unknown> = {}) {
  const input = {
    keepId: encodeId('Unit', await idOf(keep)),
    mergeIds: [encodeId('Unit', await idOf(merged))],
    reason: 'một đơn vị',
    ...more,
  };
  const { data, errors } = await hub.ask<{ mergeUnits: Record<string, unknown> }, object>(
    MERGE,
    { input },
    hub.adminKey,
  );
  expect(errors).toBeUndefined();
  return data?.mergeUnits;
}

const TASKS = [
  'Giao phòng Nghiệp vụ Y: chủ trì, phối hợp với Sở Tài chính rà soát danh mục',
  'Giao phòng Nghiệp vụ Y dược: chủ trì lập báo cáo',
];

test('merged units are one: tasks, names and old ids lead to the kept one, also in what is imported later', async () => {
  await take(plan('1/KH-SYT', TASKS));
  const old = encodeId('Unit', await idOf('phòng Nghiệp vụ Y'));
  expect(await merge('phòng Nghiệp vụ Y dược', 'phòng Nghiệp vụ Y')).toEqual({
    __typename: 'MergeUnitsSuccess',
    unit: { name: 'phòng Nghiệp vụ Y dược', aliases: ['phòng Nghiệp vụ Y'], tasks: { totalCount: 2 } },
  });
  const { data } = await hub.ask(
    `query ($id: ID!) { node(id: $id) { id ... on Unit { name } } nodes(ids: [$id]) { ... on Unit { name } } }`,
    { id: old },
  );
  expect(data).toEqual({
    node: { id: encodeId('Unit', await idOf('phòng Nghiệp vụ Y dược')), name: 'phòng Nghiệp vụ Y dược' },
    nodes: [{ name: 'phòng Nghiệp vụ Y dược' }],
  });
  // the same text again changes nothing, and another one finds the kept unit
  for (const counts of Object.values((await take(plan('1/KH-SYT', TASKS))).counts))
    expect(counts).toMatchObject({ created: 0, changed: 0, removed: 0 });
  expect((await take(plan('2/KH-SYT', TASKS.slice(0, 1)))).counts.units.created).toBe(0);
});

test('a unit that takes part twice in one role takes part once', async () => {
  await take(
    plan('1/KH-SYT', ['Giao phòng Dược: chủ trì, phối hợp với phòng Kế hoạch A, phòng Kế hoạch B rà soát danh mục']),
  );
  const answer = await merge('phòng Kế hoạch A', 'phòng Kế hoạch B');
  expect(answer).toMatchObject({ unit: { tasks: { totalCount: 1 } } });
  expect(await hub.database.rows('select from assignment', [])).toHaveLength(2);
});

test('units below both that go by one name are one', async () => {
  await take(plan('1/KH-CCA', ['Giao Văn phòng: lập báo cáo'], 'SƠN LA', 'CHI CỤC DÂN SỐ'));
  await take(plan('1/KH-CCB', ['Giao Văn phòng: lập báo cáo'], 'SƠN LA', 'CHI CỤC DÂN SỐ VÀ TRẺ EM'));
  expect((await names()).filter((name) => name === 'Văn phòng')).toHaveLength(2);
  expect(await merge('Chi cục Dân số và Trẻ em tỉnh Sơn La', 'Chi cục Dân số tỉnh Sơn La')).toMatchObject({
    __typename: 'MergeUnitsSuccess',
  });
  expect((await names()).filter((name) => name === 'Văn phòng')).toHaveLength(1);
});

test.each([
  ['a class with a unit', 'các phòng, ban', 'phòng Dược', 'CLASS_AND_UNIT'],
  ['a unit with what it belongs to', 'phòng Dược', 'Sở Y tế tỉnh Sơn La', 'OWN_ANCESTOR'],
  ['two bodies of the registry', 'Sở Tài chính tỉnh Sơn La', 'Sở Y tế tỉnh Sơn La', 'BOTH_KNOWN'],
  ['units of two provinces', 'phòng Dược', 'phòng Thuốc', 'TWO_PROVINCES'],
  ['a unit with itself', 'phòng Dược', 'phòng Dược', 'KEPT_ITSELF'],
])('%s cannot be one', async (_what, keep, merged, code) => {
  await take(
    plan('1/KH-SYT', [
      'Giao phòng Dược: chủ trì, phối hợp với Sở Tài chính rà soát',
      'Giao các phòng, ban: lập báo cáo',
    ]),
  );
  await take(plan('1/KH-SYT', ['Giao phòng Thuốc: lập báo cáo'], 'LẠNG SƠN'));
  const before = await names();
  expect(await merge(keep, merged)).toMatchObject({
    __typename: 'ValidationFailure',
    fields: [{ field: 'mergeIds', code }],
  });
  expect(await names()).toEqual(before);
});

test('a version that has passed is a conflict, and a unit that is gone is not found', async () => {
  await take(plan('1/KH-SYT', TASKS));
  expect(await merge('phòng Nghiệp vụ Y dược', 'phòng Nghiệp vụ Y', { expectedVersion: 9 })).toMatchObject({
    __typename: 'ConflictFailure',
  });
  expect(
    await merge('phòng Nghiệp vụ Y dược', 'phòng Nghiệp vụ Y', { mergeIds: [encodeId('Unit', 999_999)] }),
  ).toMatchObject({ __typename: 'NotFoundFailure' });
});

test('who may not write may not merge', async () => {
  await take(plan('1/KH-SYT', TASKS));
  const input = { keepId: encodeId('Unit', 1), mergeIds: [encodeId('Unit', 2)] };
  const { errors } = await hub.ask(MERGE, { input });
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

const addAlias = async (unit: string, name: string) => {
  const input = { unitId: encodeId('Unit', await idOf(unit)), name };
  const { data, errors } = await hub.ask<{ addUnitAlias: Record<string, unknown> }, object>(
    ALIAS,
    { input },
    hub.adminKey,
  );
  expect(errors).toBeUndefined();
  return data?.addUnitAlias;
};

test('another name takes in what was imported under it, and what comes', async () => {
  await take(plan('1/KH-SYT', ['Giao phòng NVYD: lập báo cáo', 'Giao phòng Nghiệp vụ Y dược: rà soát danh mục']));
  expect(await addAlias('phòng Nghiệp vụ Y dược', 'phòng NVYD')).toMatchObject({
    unit: { aliases: ['phòng NVYD'], tasks: { totalCount: 2 } },
  });
  expect((await take(plan('2/KH-SYT', ['Giao Phòng NVYD: lập báo cáo']))).counts.units.created).toBe(0);
});

test('a name that a known body has is not given to another', async () => {
  await take(plan('1/KH-SYT', ['Giao phòng Dược: phối hợp với Sở Tài chính, Sở Xây dựng rà soát']));
  expect(await addAlias('Sở Xây dựng tỉnh Sơn La', 'Sở Tài chính')).toMatchObject({
    __typename: 'ValidationFailure',
    fields: [{ field: 'name', code: 'NAME_TAKEN' }],
  });
  expect(await addAlias('Sở Xây dựng tỉnh Sơn La', '---')).toMatchObject({ fields: [{ code: 'INVALID_NAME' }] });
});

test('a plan of 2026 that names an abolished department says what took over', async () => {
  const outcome = await take(plan('1/KH-SYT', ['Giao phòng Dược: phối hợp với Sở Tài nguyên và Môi trường rà soát']));
  expect(outcome.diagnostics.filter(({ code }) => code === 'UNIT_ABOLISHED')).toEqual([
    {
      code: 'UNIT_ABOLISHED',
      severity: 'INFO',
      message:
        '"Sở Tài nguyên và Môi trường tỉnh Sơn La" did not exist after 2025-02-28. Its duties went to "Sở Nông nghiệp và Môi trường tỉnh Sơn La".',
      quote: expect.stringContaining('Sở Tài nguyên và Môi trường'),
    },
  ]);
  const { data } = await hub.ask(
    '{ unit(name: "STNMT") { name isKnown validTo parent { name } successors { name validFrom predecessors { name } } } }',
  );
  expect(data).toEqual({
    unit: {
      name: 'Sở Tài nguyên và Môi trường tỉnh Sơn La',
      isKnown: true,
      validTo: '2025-02-28',
      parent: { name: 'Ủy ban nhân dân tỉnh Sơn La' },
      successors: [
        {
          name: 'Sở Nông nghiệp và Môi trường tỉnh Sơn La',
          validFrom: '2025-03-01',
          predecessors: [{ name: 'Sở Tài nguyên và Môi trường tỉnh Sơn La' }],
        },
      ],
    },
  });
});
