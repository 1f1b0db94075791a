import { execute, parse } from 'graphql';
import { compile } from '../../src/compiler/compiled-operation';
import { graphFacts } from '../../src/compiler/graph-facts';
import { encodeId } from '../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';
import { statementsOf } from '../support/statements';

const TASKS = 230;
const facts = graphFacts();
let graph: GraphOnRows;
let unit: string;

beforeAll(async () => {
  graph = await openGraphOnRows();
  await graph.database.source.transaction(async (source) => {
    const plant = planter({ source });
    const units = [await plant.unit('Sở A', { code: 'A' }), await plant.unit('Sở B'), await plant.unit('Sở C')];
    unit = encodeId('Unit', units[0] as number);
    const plan = await plant.plan({});
    for (let i = 0; i < TASKS; i++) {
      const task = await plant.task(plan, { status: i % 3 ? 'IN_PROGRESS' : 'SUSPENDED' });
      for (const [k, id] of units.entries())
        if ((i + k) % 4) await plant.assignment(task, id, k ? 'COORDINATE' : 'LEAD');
    }
  });
}, 60_000);

afterAll(() => graph?.close());

const ASSIGNMENTS =
  'assignments { role unit { id name code parent { name } } again: unit { name } task { plan { title } } }';

/** What both say, and the statements that the compiled one sent. */
async function bothWays(query: string) {
  const document = parse(query);
  const { data, errors } = await execute({ schema: facts.schema, document, contextValue: graph.context() });
  expect(errors).toBeUndefined();
  const operation = compile(facts, document);
  const { result, statements } = await statementsOf(async () => operation?.execute({}, graph.context()));
  return { interpreted: JSON.stringify(data), compiled: result, statements };
}

test.each([
  [200, 1],
  [TASKS, 0],
])('of %i tasks the assignments are those that are interpreted, joined or apart', async (first, joined) => {
  const { interpreted, compiled, statements } = await bothWays(
    `{ tasks(first: ${first}) { nodes { title ${ASSIGNMENTS} } } }`,
  );
  expect(String(compiled)).toBe(`{"data":${interpreted}}\n`);
  const ofAssignments = statements.filter((text) => text.includes('from assignment t'));
  expect(ofAssignments.map((text) => (text.includes('join unit') ? 1 : 0))).toEqual([joined]);
});

const WORKLOAD = (args: string) =>
  `{ tasks(filter: { assignments: { some: { unit: { id: { eq: "${unit}" } } } }, status: { eq: SUSPENDED } }, orderBy: [{ field: DUE_ON }] ${args})
     { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { id status } } } }`;

test.each(['first: 7', 'last: 3', 'first: 0', 'first: 500'])(
  'the workload of a unit is one statement: %s',
  async (args) => {
    const { interpreted, compiled, statements } = await bothWays(WORKLOAD(args));
    expect(String(compiled)).toBe(`{"data":${interpreted}}\n`);
    expect(statements).toEqual([expect.stringContaining('derived.unit_task')]);
  },
);

test('as recorded it is not found by what is kept of the present', async () => {
  const at = new Date(Date.now() - 1).toISOString();
  await graph.database.source.query(`update task set status = 'CANCELLED' where status = 'SUSPENDED' and id % 2 = 0`);
  const { interpreted, compiled, statements } = await bothWays(WORKLOAD(`first: 5, recordedAt: "${at}"`));
  expect(String(compiled)).toBe(`{"data":${interpreted}}\n`);
  expect(statements.filter((text) => text.includes('derived.'))).toEqual([]);
  const now = await bothWays(WORKLOAD('first: 5'));
  expect(String(now.compiled)).toBe(`{"data":${now.interpreted}}\n`);
  expect(now.compiled).not.toEqual(compiled);
});
