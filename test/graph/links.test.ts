import { encodeId } from '../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';

let graph: GraphOnRows;
const PLANS = 40;
const TASKS = 7;
let leader: number;

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  leader = await plant.unit('Phòng A');
  const helper = await plant.unit('Phòng B');
  const law = await plant.document({ number: '30/2020/NĐ-CP' });
  for (let p = 0; p < PLANS; p++) {
    const plan = await plant.plan({ issuer_id: p % 2 ? leader : helper });
    const [row] = await graph.database.rows<{ documentId: number }>(
      'select document_id as "documentId" from plan where id = $1',
      [plan],
    );
    const citing = row?.documentId ?? 0;
    await plant.citation(citing, law, { plan_id: plan, kind: 'BASIS' });
    // a plan of no tasks is as much a parent as one of seven
    for (let t = 0; t < p % (TASKS + 1); t++) {
      const task = await plant.task(plan);
      await plant.assignment(task, leader, 'LEAD');
      await plant.assignment(task, helper, 'COORDINATE');
      if (t % 3 === 0) await plant.assignment(task, leader, 'COORDINATE');
      await plant.deadline(task, { due_on: '2026-12-31' });
      await plant.citation(citing, law, { plan_id: plan, task_id: task, kind: t % 2 ? 'IMPLEMENTS' : 'CITES' });
    }
  }
});

afterAll(() => graph.close());

const all = async (query: string, variables?: Record<string, unknown>) => {
  const answer = await graph.ask(query, variables);
  expect(answer.errors).toEqual([]);
  return answer;
};

describe('one statement answers all parents', () => {
  test.each([
    ['a list', '{ plans(first: 100) { nodes { legalBases { id } } } }', 2],
    ['a page', '{ plans(first: 100) { nodes { tasks(first: 3) { nodes { id } } } } }', 2],
    ['a count', '{ plans(first: 100) { nodes { tasks { totalCount } } } }', 2],
    [
      'a page and its count',
      '{ plans(first: 100) { nodes { tasks { totalCount nodes { id } pageInfo { endCursor } } } } }',
      3,
    ],
    ['rows by id', '{ plans(first: 100) { nodes { issuer { name } } } }', 2],
    ['a row that points back', '{ legalDocuments(first: 100) { nodes { plan { id } } } }', 2],
    [
      'a source of several types',
      '{ legalDocuments(first: 100) { nodes { citedBy(first: 500) { nodes { source { __typename ... on Task { title } ... on Plan { title } } } } } } }',
      4,
    ],
    [
      'four levels',
      '{ plans(first: 100) { nodes { tasks(first: 100) { nodes { assignments { unit { name } } deadlines { on } citations { document { number } } } } } } }',
      7,
    ],
  ])('%s', async (_what, query, count) => {
    const { statements } = await all(query);
    expect(statements).toHaveLength(count);
  });

  test('the same field under two names is read once', async () => {
    const { statements } = await all('{ plans { nodes { a: tasks { nodes { id } } b: tasks { nodes { title } } } } }');
    expect(statements).toHaveLength(2);
  });

  test('two pages of one list are two statements', async () => {
    const { statements } = await all(
      '{ plans { nodes { a: tasks(first: 1) { nodes { id } } b: tasks(first: 2) { nodes { id } } } } }',
    );
    expect(statements).toHaveLength(3);
  });

  test('no statement is sent twice', async () => {
    const { statements } = await all(
      '{ plans(first: 100) { nodes { tasks(first: 100) { nodes { plan { id title } timeliness deadline { on } deadlines { on } } } } } }',
    );
    expect(new Set(statements).size).toBe(statements.length);
  });
});

describe('the role argument', () => {
  const counted = async (args: string) => {
    const { data } = await all(
      `query ($id: ID!) { node(id: $id) { ... on Unit { tasks${args} { totalCount nodes { id } } } } }`,
      {
        id: encodeId('Unit', leader),
      },
    );
    const { tasks } = (data as { node: { tasks: { totalCount: number; nodes: { id: string }[] } } }).node;
    expect(new Set(tasks.nodes.map((node) => node.id)).size).toBe(tasks.totalCount);
    return tasks.totalCount;
  };

  test('of Unit.tasks narrows rows and count, and a task in both roles is there once', async () => {
    const [every, led, joined] = [
      await counted('(first: 1000)'),
      await counted('(first: 1000, role: LEAD)'),
      await counted('(first: 1000, role: COORDINATE)'),
    ];
    const [rows] = await graph.database.rows<{ led: number; joined: number }>(
      `select count(*) filter (where role = 'LEAD')::int as led, count(*) filter (where role = 'COORDINATE')::int as joined
         from assignment where unit_id = $1`,
      [leader],
    );
    expect({ led, joined }).toEqual(rows);
    expect(every).toBe(led);
    expect(joined).toBeGreaterThan(0);
    expect(joined).toBeLessThan(led);
    expect(await counted('(first: 1000, role: null)')).toBe(every);
  });

  test('of Task.assignments narrows the list', async () => {
    const { data } = await all(
      '{ tasks(first: 1) { nodes { a: assignments { role } b: assignments(role: COORDINATE) { role } } } }',
    );
    const roles = (list: string[]) => list.map((role) => ({ role }));
    expect(data).toEqual({
      tasks: { nodes: [{ a: roles(['LEAD', 'COORDINATE', 'COORDINATE']), b: roles(['COORDINATE', 'COORDINATE']) }] },
    });
  });
});

test.each([
  ['', ['BASIS', 'CITES', 'IMPLEMENTS']],
  ['(kinds: null)', ['BASIS', 'CITES', 'IMPLEMENTS']],
  ['(kinds: [])', []],
  ['(kinds: [BASIS, IMPLEMENTS])', ['BASIS', 'IMPLEMENTS']],
  ['(kinds: [REPEALS])', []],
])('Plan.citations%s are of the kinds %j', async (args, kinds) => {
  const { data } = await all(`{ plans(last: 1) { nodes { citations${args} { kind } } } }`);
  const { nodes } = (data as { plans: { nodes: { citations: { kind: string }[] }[] } }).plans;
  expect([...new Set(nodes[0]?.citations.map((citation) => citation.kind))].sort()).toEqual(kinds);
});
