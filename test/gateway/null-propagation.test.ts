import { buildSchema, GraphQLError, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { withNullsPropagated } from '../../src/gateway/null-propagation';
import { ownError, unavailable } from '../../src/gateway/subgraph-errors';

const schema = buildSchema(`
  type Query { may: Row must: Row! rows: [Row!]! mayRows: [Row] node: Node }
  type Mutation { write: Row! }
  interface Node { id: ID! }
  type Row implements Node { id: ID! may: String must: String! next: Row! }
`);

type Places = (string | number)[][];

function propagated(query: string, data: Record<string, unknown>, failed: Places, away: Places = []) {
  const document = parse(query);
  const operation = document.definitions.find(
    (one) => one.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const gone = away.map((path) => {
    const { message, extensions } = unavailable('legal', 'is away.');
    return new GraphQLError(message, { path, extensions });
  });
  const errors = [...failed.map((path) => new GraphQLError('failed', { path })), ...gone];
  const result = withNullsPropagated({ data, errors }, { schema, document, operation });
  return { data: result.data, told: result.errors?.map(({ path }) => path?.join('.')) };
}

test.each<[string, string, Record<string, unknown>, Places, unknown, string[]]>([
  [
    'what may be null stays',
    '{ may { id may } }',
    { may: { id: 1, may: null } },
    [['may', 'may']],
    { may: { id: 1, may: null } },
    ['may.may'],
  ],
  [
    'what may not takes its row along',
    '{ may { id must } }',
    { may: { id: 1, must: null } },
    [['may', 'must']],
    { may: null },
    ['may.must'],
  ],
  [
    'up to the whole answer',
    '{ must { must } may { id } }',
    { must: { must: null }, may: { id: 1 } },
    [['must', 'must']],
    null,
    ['must.must'],
  ],
  [
    'through lists of what may not be',
    '{ rows { must } }',
    { rows: [{ must: 'x' }, { must: null }] },
    [['rows', 1, 'must']],
    null,
    ['rows.1.must'],
  ],
  [
    'up to an item that may',
    '{ mayRows { must } }',
    { mayRows: [{ must: 'x' }, { must: null }] },
    [['mayRows', 1, 'must']],
    { mayRows: [{ must: 'x' }, null] },
    ['mayRows.1.must'],
  ],
  [
    'of one place the first cause',
    '{ rows { must } }',
    { rows: [{ must: null }, { must: null }] },
    [
      ['rows', 0, 'must'],
      ['rows', 1, 'must'],
    ],
    null,
    ['rows.0.must'],
  ],
  [
    'all causes of different places',
    '{ mayRows { must } }',
    { mayRows: [{ must: null }, { must: null }] },
    [
      ['mayRows', 0, 'must'],
      ['mayRows', 1, 'must'],
    ],
    { mayRows: [null, null] },
    ['mayRows.0.must', 'mayRows.1.must'],
  ],
  [
    'from below what is null already',
    '{ may { next { must } } }',
    { may: { next: null } },
    [['may', 'next', 'must']],
    { may: null },
    ['may.next.must'],
  ],
  [
    'under aliases, in fragments',
    'query { a: may { ...F } } fragment F on Row { b: must }',
    { a: { b: null } },
    [['a', 'b']],
    { a: null },
    ['a.b'],
  ],
  [
    'behind an interface',
    '{ node { ... on Row { must } } }',
    { node: { must: null } },
    [['node', 'must']],
    { node: null },
    ['node.must'],
  ],
])('%s', (_what, query, data, failed, expected, told) => {
  expect(propagated(query, data, failed)).toEqual({ data: expected, told });
});

test('where no answer came the null stays, whatever its type', () => {
  const data = { must: null, rows: [{ must: null }], may: { must: null } };
  expect(
    propagated('{ must { id } rows { must } may { must } }', data, [['may', 'must']], [['must'], ['rows', 0, 'must']]),
  ).toEqual({
    data: { must: null, rows: [{ must: null }], may: null },
    told: ['may.must', 'must', 'rows.0.must'],
  });
});

test('but a mutation that no answer came of fails', () => {
  expect(propagated('mutation { write { id } }', { write: null }, [], [['write']])).toEqual({
    data: null,
    told: ['write'],
  });
});

test('what a subgraph tells comes before the nulls that its answer left beside', () => {
  const document = parse('{ rows { must } must { must } }');
  const [operation] = document.definitions as [OperationDefinitionNode];
  const data = { rows: null, must: null };
  const missed = new GraphQLError('Cannot return null', { path: ['rows'] });
  const result = withNullsPropagated(
    { data, errors: [missed, ownError({ message: 'told', path: ['must'] })] },
    { schema, document, operation },
  );
  expect(result.data).toBeNull();
  expect(result.errors?.map(({ message }) => message)).toEqual(['told']);
});
