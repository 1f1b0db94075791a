import { buildSchema, parse } from 'graphql';
import { parseAccepted } from '../../src/federation/accepted-changes';
import { checkChanges } from '../../src/federation/schema-check';

const FROM = `
  interface Node { id: ID! }
  type Task implements Node { id: ID! title: String! titleInFull: String note(lines: Int, from: Int): String status: Status source: Source }
  type Plan implements Node { id: ID! name: String }
  union Source = Plan | Task
  enum Status { OPEN DONE }
  input Text { eq: String like: String }
  input Filter { title: Text status: Status and: [Filter!] }
  directive @loud(much: Int) on FIELD
  type Query { node(id: ID!): Node tasks(filter: Filter, first: Int! = 20): [Task!]! plan: Plan }
`;

const OPERATIONS = {
  titles: '{ tasks { title } }',
  node: '{ node(id: "1") { id ... on Plan { name } } }',
  literal: '{ tasks(filter: { title: { eq: "a" } }) { id } }',
  variable: 'query ($filter: Filter) { tasks(filter: $filter, first: 1) { id } }',
  status: '{ tasks(filter: { status: OPEN }) { id } }',
  note: '{ tasks { ...N } } fragment N on Task { note(lines: 2) @loud(much: 1) }',
  source: '{ tasks { source { __typename } } }',
  plan: '{ plan { id } }',
};

const usedBy = async (change: (sdl: string) => string) => {
  const operations = Object.entries(OPERATIONS).map(([file, text]) => ({ file, document: parse(text) }));
  const report = await checkChanges(buildSchema(FROM), buildSchema(change(FROM)), { accepted: [], operations });
  return report.changes
    .filter(({ level }) => level === 'BREAKING')
    .map(({ path, verdict, usedBy: files }) => `${path} ${verdict} ${files?.join(' ')}`.trim());
};

test.each<[string, (sdl: string) => string, string[]]>([
  ['a field', (s) => s.replace('title: String! ', ''), ['Task.title BREAKS titles']],
  [
    'a field whose name begins as that of one that is read',
    (s) => s.replace('titleInFull: String ', ''),
    ['Task.titleInFull UNUSED'],
  ],
  ['another type of a field', (s) => s.replace('name: String', 'name: Int'), ['Plan.name BREAKS node']],
  ['an argument that is given', (s) => s.replace('lines: Int, ', ''), ['Task.note.lines BREAKS note']],
  ['an argument that takes no null now', (s) => s.replace('from: Int', 'from: Int!'), ['Task.note.from BREAKS note']],
  [
    'an input field that takes no null now',
    (s) => s.replace('like: String', 'like: String!'),
    ['Text.like BREAKS literal variable'],
  ],
  ['an argument that nobody gives', (s) => s.replace(', from: Int', ''), ['Task.note.from UNUSED']],
  [
    'an argument that must be given',
    (s) => s.replace('from: Int', 'from: Int, to: Int!'),
    ['Task.note.to BREAKS note'],
  ],
  [
    'a default that is gone',
    (s) => s.replace('first: Int! = 20', 'first: Int!'),
    ['Query.tasks.first BREAKS titles literal variable status note source'],
  ],
  [
    'an input field of a literal or of a variable',
    (s) => s.replace('eq: String', ''),
    ['Text.eq BREAKS literal variable'],
  ],
  [
    'an input field that only a variable can hold',
    (s) => s.replace(' like: String', ''),
    ['Text.like BREAKS variable'],
  ],
  [
    'an input field that must be given',
    (s) => s.replace('eq: String', 'eq: String ne: String!'),
    ['Text.ne BREAKS literal variable'],
  ],
  ['a value that is given or may be', (s) => s.replace('OPEN ', ''), ['Status.OPEN BREAKS variable status']],
  ['a value that only a variable can hold', (s) => s.replace(' DONE', ''), ['Status.DONE BREAKS variable']],
  ['a member of a union', (s) => s.replace('Plan | Task', 'Task'), ['Source.Plan BREAKS source']],
  ['an interface', (s) => s.replace('Plan implements Node', 'Plan'), ['Plan.Node BREAKS node source plan']],
  [
    'a field of an interface',
    (s) =>
      s
        .replace('interface Node { id: ID! }', 'interface Node { key: ID! }')
        .replaceAll('implements Node { id: ID!', 'implements Node { id: ID! key: ID!'),
    ['Node.id BREAKS node'],
  ],
  [
    'a type',
    (s) =>
      s
        .replace('plan: Plan', '')
        .replace('Plan | Task', 'Task')
        .replace(/type Plan .*/, ''),
    ['Plan BREAKS node source plan', 'Query.plan BREAKS plan', 'Source.Plan BREAKS source'],
  ],
  ['a directive', (s) => s.replace(/directive .*/, ''), ['@loud BREAKS note']],
  ['an argument of a directive', (s) => s.replace('@loud(much: Int)', '@loud'), ['@loud.much BREAKS note']],
])('%s breaks the operations that touch it', async (_what, change, expected) => {
  expect(await usedBy(change)).toEqual(expected);
});

test('without operations every breaking change breaks', async () => {
  const to = buildSchema(FROM.replace('titleInFull: String ', ''));
  const { changes } = await checkChanges(buildSchema(FROM), to, { accepted: [], operations: null });
  expect(changes.map(({ path, verdict, usedBy: files }) => [path, verdict, files])).toEqual([
    ['Task.titleInFull', 'BREAKS', null],
  ]);
});

test('what is accepted does not break, and what was accepted in vain is told', async () => {
  const list = parseAccepted(
    '# kept by hand\n\nFIELD_REMOVED Task.title  # announced in March # twice\nFIELD_REMOVED Task.gone\n',
  );
  if (list.kind !== 'list') throw new Error('no list');
  const to = buildSchema(FROM.replace('title: String! ', ''));
  const report = await checkChanges(buildSchema(FROM), to, { accepted: list.accepted, operations: null });
  expect(report.changes).toMatchObject([
    { path: 'Task.title', verdict: 'ACCEPTED', reason: 'announced in March # twice' },
  ]);
  expect(report.unmatched).toEqual([{ criterion: 'FIELD_REMOVED', path: 'Task.gone', reason: null, line: 4 }]);
});

test.each(['Task.title', 'FIELD_REMOVED', 'FIELD_REMOVED Task.title and more', 'field_removed Task.title'])(
  'the line "%s" is no accepted change',
  (text) => {
    expect(parseAccepted(`# first\n${text} # why`)).toMatchObject({ kind: 'unreadable', line: 2 });
  },
);
