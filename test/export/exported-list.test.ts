import { parse, validate } from 'graphql';
import { exportedList, type FoundList } from '../../src/export/exported-list';
import { wholeGraph } from '../../src/federation/whole-graph';

const schema = wholeGraph();

const found = (query: string, variables: Record<string, unknown> = {}, isRaw = false): FoundList =>
  exportedList(schema, { document: parse(query), operationName: null, variables }, isRaw);

function list(query: string, variables: Record<string, unknown> = {}, isRaw = false) {
  const one = found(query, variables, isRaw);
  if (one.kind !== 'list') throw new Error(JSON.stringify(one));
  return one.list;
}

const headings = (selection: string, isRaw = false) =>
  list(`{ tasks { nodes { ${selection} } } }`, {}, isRaw).columns.map(({ heading }) => heading);

test.each([
  ['ordinal title', ['Số thứ tự', 'Tên nhiệm vụ']],
  ['deadline { on }', ['Thời hạn']],
  ['deadline { on text }', ['Thời hạn', 'Thời hạn – nguyên văn']],
  ['plan { number }', ['Kế hoạch – số, ký hiệu']],
  ['assignments(role: LEAD) { unit { name } }', ['Phân công (chủ trì) – tên đơn vị']],
  ['chu_tri: assignments(role: LEAD) { unit { name } }', ['chu_tri']],
  ['han: deadline { on }', ['han']],
  ['ten: title', ['ten']],
  ['... on Task { title } title', ['Tên nhiệm vụ']],
  ['title @skip(if: true) ordinal', ['Số thứ tự']],
])('%s is headed %j', (selection, expected) => expect(headings(selection)).toEqual(expected));

test('headings are those of the graph where values are', () => {
  expect(headings('deadline { on } assignments { unit { name } }', true)).toEqual([
    'deadline.on',
    'assignments.unit.name',
  ]);
});

test('what is asked for page by page is a valid operation, with nothing of the page but its rows and its end', () => {
  const { operation } = list(
    `query ($n: Int, $number: String!, $after: String) {
      plan(number: $number) { ...Tasks }
    }
    fragment Tasks on Plan { tasks(first: $n, after: $after, orderBy: [{ field: TITLE }]) { totalCount ...Rows pageInfo { endCursor } } }
    fragment Rows on TaskConnection { nodes { title ...More } }
    fragment More on Task { status }`,
    { n: 3, number: '1/KH-A', after: 'x' },
  );
  expect(validate(schema, parse(operation.query))).toEqual([]);
  expect(operation.query).not.toContain('totalCount');
  expect(operation).toMatchObject({ wanted: 3, after: 'x', path: ['plan', 'tasks', 'nodes'] });
  expect(operation.variables(20, 'c')).toMatchObject({ exportFirst: 20, exportAfter: 'c', number: '1/KH-A' });
});

test.each([
  ['{ taskReport { total { tasks { nodes { title } } } } }', ['taskReport', 'total', 'tasks', 'nodes']],
  ['{ taskReport { groups { taskCount } } }', ['taskReport', 'groups']],
  ['{ a: tasks { edges { cursor node { title } } } }', ['a', 'edges']],
])('the rows of %s are found', (query, path) => expect(list(query).operation.path).toEqual(path));

test.each([
  ['{ plans { nodes { title } } tasks { nodes { title } } }', 'plans, tasks'],
  ['{ viewer { __typename } }', 'no list'],
  ['{ tasks(last: 5) { nodes { title } } }', '"last"'],
  ['mutation { withdrawDocument(input: {}) { __typename } }', 'mutation'],
  ['subscription { taskChanged { __typename } }', 'subscription'],
])('%s is no table, and it is said why', (query, said) => {
  expect(found(query)).toEqual({ kind: 'fault', message: expect.stringContaining(said) });
});

test.each([
  ['a field that is not there', '{ tasks { nodes { none } } }'],
  [
    'a fragment that leads back to itself',
    '{ tasks { nodes { ...A } } } fragment A on Task { children { ...A } parent { ...A } }',
  ],
  ['two operations', 'query A { tasks { nodes { title } } } query B { tasks { nodes { title } } }'],
  ['a size that is none', '{ tasks(first: -1) { nodes { title } } }'],
])('%s is left to the graph to refuse', (_, query) => expect(found(query)).toEqual({ kind: 'unread' }));
