import { encodeId } from '../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';

let graph: GraphOnRows;
let plan: number;
let kept: number;
let merged: number;

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  plan = await plant.plan({ title: 'Kế hoạch một', year: 2026 });
  const other = await plant.plan({ title: 'Kế hoạch hai' });
  kept = await plant.unit('Sở Giáo dục và Đào tạo tỉnh Lạc Giang');
  const first = await plant.task(plan, { title: 'Mở lớp' });
  await plant.task(plan, { title: 'Tổng kết', parent_id: first });
  await plant.task(other, { title: 'Khảo sát' });
  await plant.assignment(first, kept, 'LEAD');
  merged = kept + 1000;
  await plant.insert('unit_merge', { merged_id: merged, kept_id: kept, name: 'Sở GD&ĐT' });
});

afterAll(() => graph.close());

const titles = async (filter: unknown) => {
  const { data, errors } = await graph.ask(
    'query ($filter: TaskFilter) { tasks(filter: $filter) { nodes { title } } }',
    {
      filter,
    },
  );
  expect(errors).toEqual([]);
  return (data as unknown as { tasks: { nodes: { title: string }[] } }).tasks.nodes.map(({ title }) => title);
};

test.each([
  [
    'the example of the contract',
    {
      and: [
        { status: { in: ['NOT_STARTED'] } },
        { assignments: { some: { role: { eq: 'LEAD' }, unit: { name: { contains: 'giao duc' } } } } },
        { plan: { year: { eq: 2026 } } },
      ],
    },
    ['Mở lớp'],
  ],
  ['no condition at all', {}, ['Mở lớp', 'Tổng kết', 'Khảo sát']],
  ['an empty and', { and: [] }, ['Mở lớp', 'Tổng kết', 'Khảo sát']],
  ['an empty or', { or: [] }, []],
  ['a condition that says nothing, turned round', { not: { status: {} } }, ['Mở lớp', 'Tổng kết', 'Khảo sát']],
  [
    'a condition that says nothing, among others',
    { or: [{ status: {} }, { title: { eq: 'Tổng kết' } }] },
    ['Tổng kết'],
  ],
  ['a text taken apart', { title: { eq: 'Mở lớp'.normalize('NFD') } }, ['Mở lớp']],
  ['a text with a NUL', { title: { in: ['Mở lớp', '\0'] } }, ['Mở lớp']],
  ['what everything contains', { title: { contains: ' ' } }, ['Mở lớp', 'Tổng kết', 'Khảo sát']],
  ['a link to one that is there', { parent: {} }, ['Tổng kết']],
  ['a link to one that is not there', { not: { parent: {} } }, ['Mở lớp', 'Khảo sát']],
  [
    'a condition that a missing value does not meet, turned round',
    { not: { plan: { year: { lt: 2027 } } } },
    ['Khảo sát'],
  ],
  ['every of nothing', { assignments: { every: { role: { eq: 'COORDINATE' } } } }, ['Tổng kết', 'Khảo sát']],
])('%s', async (_what, filter, expected) => {
  expect(await titles(filter)).toEqual(expected);
});

test('the id of a unit that was merged away asks for the unit that was kept', async () => {
  for (const id of [kept, merged])
    expect(await titles({ assignments: { some: { unit: { id: { eq: encodeId('Unit', id) } } } } })).toEqual(['Mở lớp']);
});

test('a variable that is not set is as if it were not there', async () => {
  const { data, errors } = await graph.ask(
    'query ($title: String, $year: Int) { tasks(filter: { title: { contains: $title }, plan: { year: { eq: $year } } }) { totalCount } }',
    { title: 'mo lop' },
  );
  expect([errors, data]).toEqual([[], { tasks: { totalCount: 1 } }]);
});

test.each([
  [
    'null to compare with',
    'tasks(filter: { title: { eq: null } })',
    'filter',
    'filter.title.eq: null is no value to compare with; ask { isNull: true } of a value that may be missing, or leave the condition out.',
  ],
  [
    'null for a link',
    'tasks(filter: { plan: null })',
    'filter',
    'filter.plan: null is no value to compare with; leave it out; "not: { link: {} }" asks for rows without a linked row.',
  ],
  [
    'null for isNull',
    'tasks(filter: { or: [{ title: { isNull: null } }] })',
    'filter',
    'filter.or[0].title.isNull: null is no value to compare with; give true or false.',
  ],
  [
    'the id of another kind',
    `tasks(filter: { id: { in: ["${encodeId('Plan', 3)}"] } })`,
    'filter.id.in',
    `filter.id.in: "${encodeId('Plan', 3)}" is the id of a Plan; give the "id" of a Task as a query returned it.`,
  ],
  [
    'what is no id',
    'tasks(filter: { plan: { id: { eq: "x" } } })',
    'filter.plan.id.eq',
    'filter.plan.id.eq: "x" is not an id of this graph; give the "id" of a Plan as a query returned it.',
  ],
  [
    'too many links behind each other',
    `tasks(filter: ${'{ plan: { tasks: { some: '.repeat(5)}{}${' } } }'.repeat(5)})`,
    'filter',
    `filter.${'plan.tasks.some.'.repeat(4)}plan: a filter follows at most 20 links, 8 of them one behind the other; ask in several requests.`,
  ],
  [
    'too many conditions',
    `tasks(filter: { or: [${'{ title: { eq: "a" } } '.repeat(260)}] })`,
    'filter',
    'filter: it has more than 500 conditions; ask for fewer at a time.',
  ],
  [
    'too many orders',
    `tasks(orderBy: [${'{ field: TITLE } '.repeat(9)}])`,
    'orderBy',
    'orderBy: 9 are too many; give at most 8 in turn.',
  ],
  [
    'a negative page',
    'tasks(first: -1)',
    'first',
    'first: -1 is not a page size; give 0 to 1000 and page on with cursors.',
  ],
  [
    'a page beyond the limit',
    'tasks(last: 1001)',
    'last',
    'last: 1001 is not a page size; give 0 to 1000 and page on with cursors.',
  ],
  ['both ends at once', 'tasks(first: 1, last: 1)', 'last', 'first: 1 and last: 1 exclude each other; give one.'],
  [
    'what is no cursor',
    'tasks(after: "x")',
    'after',
    'after: "x" is not a cursor; give a cursor that this list returned.',
  ],
])('%s is BAD_USER_INPUT with the argument named', async (_what, field, argument, message) => {
  const { errors } = await graph.ask(`{ ${field} { totalCount nodes { id } } }`);
  expect(errors).toEqual([{ message, path: 'tasks', extensions: { code: 'BAD_USER_INPUT', argument } }]);
});

test('a cursor of a list with another order is refused', async () => {
  const cursorOf = async (orderBy: string) => {
    const { data } = await graph.ask(`{ tasks(first: 1, orderBy: ${orderBy}) { pageInfo { endCursor } } }`);
    return (data as unknown as { tasks: { pageInfo: { endCursor: string } } }).tasks.pageInfo.endCursor;
  };
  const cursor = await cursorOf('[{ field: DUE_ON }]');
  const { errors } = await graph.ask(
    'query ($cursor: String) { tasks(after: $cursor, orderBy: [{ field: DUE_ON, direction: DESC }]) { nodes { id } } }',
    { cursor },
  );
  expect(errors[0]?.message).toMatch(
    /^after: ".*" is not a cursor of this list; give a cursor that this list returned\.$/,
  );
});

test.each([
  ['an enum value that is none', '{ tasks(filter: { status: { eq: DONE } }) { totalCount } }'],
  ['a day that does not exist', '{ tasks(filter: { dueOn: { lt: "2026-02-30" } }) { totalCount } }'],
  ['a number too large', '{ tasks(first: 10000000000) { totalCount } }'],
  ['a field that is not there', '{ tasks(filter: { colour: { eq: "red" } }) { totalCount } }'],
])('%s does not pass the schema', async (_what, query) => {
  const { data, errors } = await graph.ask(query);
  expect(data).toBeNull();
  expect(errors).toHaveLength(1);
});
