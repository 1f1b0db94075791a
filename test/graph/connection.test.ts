import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';

let graph: GraphOnRows;
const PLANS = 40;

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  for (let i = 0; i < PLANS; i++) await plant.plan();
});

afterAll(() => graph.close());

const all = async (query: string) => {
  const answer = await graph.ask(query);
  expect(answer.errors).toEqual([]);
  return answer;
};

describe('a connection reads what is asked for', () => {
  test.each([
    ['nothing', '{ plans { __typename } }', 0],
    ['the count alone', '{ plans { totalCount } }', 1],
    ['the rows alone', '{ plans { nodes { id } edges { cursor } pageInfo { hasNextPage } } }', 1],
    ['both', '{ plans { totalCount nodes { id } } }', 2],
  ])('%s', async (_what, query, count) => {
    expect((await all(query)).statements).toHaveLength(count);
  });

  interface Page {
    plans: {
      totalCount: number;
      edges: { cursor: string; node: { id: string } }[];
      pageInfo: {
        hasNextPage: boolean;
        hasPreviousPage: boolean;
        startCursor: string | null;
        endCursor: string | null;
      };
    };
  }
  const page = async (args: string) => {
    const { data } = await all(
      `{ plans${args} { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );
    return (data as unknown as Page).plans;
  };

  test('a page says where it stands', async () => {
    const first = await page('(first: 3)');
    expect(first.totalCount).toBe(PLANS);
    expect(first.edges).toHaveLength(3);
    expect(first.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: first.edges[0]?.cursor,
      endCursor: first.edges[2]?.cursor,
    });
    const rest = await page(`(first: 100, after: "${first.pageInfo.endCursor}")`);
    expect(rest.edges).toHaveLength(PLANS - 3);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = await page(`(last: 3, before: "${rest.pageInfo.startCursor}")`);
    expect(back.edges).toEqual(first.edges);
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  test('without first and last it holds twenty', async () => {
    expect((await page('')).edges).toHaveLength(20);
    expect((await page('(first: null, after: null)')).edges).toHaveLength(20);
  });

  test('the last rows come in the order of the list', async () => {
    const whole = await page('(first: 100)');
    expect((await page('(last: 4)')).edges).toEqual(whole.edges.slice(-4));
  });

  test('an empty page has no cursors, and says whether more follows', async () => {
    const nothing = { startCursor: null, endCursor: null, hasPreviousPage: false };
    expect(await page('(first: 0)')).toMatchObject({ edges: [], pageInfo: { ...nothing, hasNextPage: true } });
    const { edges } = await page('(last: 1)');
    expect(await page(`(first: 5, after: "${edges[0]?.cursor}")`)).toMatchObject({
      edges: [],
      pageInfo: { ...nothing, hasPreviousPage: true, hasNextPage: false },
    });
  });
});

test.each([
  ['{ plans(first: -1) { nodes { id } } }', 'first: -1 is not a page size; give 0 to 1000 and page on with cursors.'],
  [
    '{ plans(first: 1001) { nodes { id } } }',
    'first: 1001 is not a page size; give 0 to 1000 and page on with cursors.',
  ],
  ['{ plans(first: 1, last: 1) { nodes { id } } }', 'first: 1 and last: 1 exclude each other; give one.'],
  ['{ plans(after: "x") { nodes { id } } }', 'after: "x" is not a cursor; give a cursor that this list returned.'],
])('%s is BAD_USER_INPUT and costs no statement', async (query, message) => {
  const { data, errors, statements } = await graph.ask(query);
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(statements).toEqual([]);
});
