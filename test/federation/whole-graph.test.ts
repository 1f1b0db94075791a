import { graphql } from 'graphql';
import { OWNED_ENTITIES } from '../../src/federation/registry';
import { wholeGraph } from '../../src/federation/whole-graph';
import { encodeId } from '../../src/graph/global-id';
import { rowsById } from '../../src/graph/rows-by-id';
import { Task } from '../../src/modules/plans/task.entity';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';

let graph: GraphOnRows;
const ids: Record<string, number> = {};

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  ids.Unit = await plant.unit('Sở Nội vụ');
  ids.Plan = await plant.plan({ issuer_id: ids.Unit });
  ids.LegalDocument = await plant.document({ number: '30/2020/NĐ-CP', issuer_id: ids.Unit });
  ids.Task = await plant.task(ids.Plan, { title: 'Rà soát' });
  ids.Indicator = await plant.indicator(ids.Plan, { task_id: ids.Task, owner_id: ids.Unit });
  const citing = ids.LegalDocument;
  await plant.citation(citing, citing, { plan_id: ids.Plan, task_id: ids.Task, position: 1 });
  await plant.citation(citing, citing, { plan_id: ids.Plan, position: 2 });
  await plant.citation(citing, citing, { position: 3 });
});

afterAll(() => graph.close());

const TYPES = Object.keys(OWNED_ENTITIES);
const idOf = (type: string) => encodeId(type, ids[type] as number);

test('five types have rows', () => {
  expect(TYPES.sort()).toEqual(['Indicator', 'LegalDocument', 'Plan', 'Task', 'Unit']);
});

test.each(TYPES)('node finds a %s, and null where there is none, without an error', async (type) => {
  const { data, errors } = await graph.ask(
    'query ($id: ID!, $absent: ID!) { here: node(id: $id) { __typename id } gone: node(id: $absent) { id } }',
    { id: idOf(type), absent: encodeId(type, 999_999) },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({ here: { __typename: type, id: idOf(type) }, gone: null });
});

test('nodes come in the order asked for, doubles too, null where absent, one statement a type', async () => {
  const asked = [...TYPES, ...TYPES.toReversed()].map(idOf);
  const { data, errors, statements } = await graph.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: [...asked, encodeId('Plan', 999_999)],
  });
  expect(errors).toEqual([]);
  expect(data).toEqual({ nodes: [...asked.map((id) => ({ id })), null] });
  expect(statements).toHaveLength(TYPES.length);
});

test('nodes takes 100 ids and not 101', async () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const hundred = Array.from({ length: 100 }, () => idOf('Plan'));
  expect((await graph.ask(query, { ids: hundred })).errors).toEqual([]);
  const { errors } = await graph.ask(query, { ids: [...hundred, idOf('Plan')] });
  expect(errors).toMatchObject([
    {
      message: 'ids: 101 are too many; give at most 100 at a time.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'ids' },
    },
  ]);
});

test.each(['', 'x', '12', 'Plan:1', encodeId('Section', 1), encodeId('Query', 1), encodeId('Plan', 2 ** 31)])(
  'node and nodes refuse "%s", which no query returns as the id of a node',
  async (id) => {
    for (const [query, argument] of [
      ['query ($id: ID!) { node(id: $id) { id } }', 'id'],
      ['query ($id: ID!) { nodes(ids: [$id]) { id } }', 'ids'],
    ] as const) {
      const { errors, statements } = await graph.ask(query, { id });
      expect(errors).toMatchObject([
        {
          message: `${argument}: "${id}" is not an id of this graph; give the "id" of a node as a query returned it.`,
          extensions: { code: 'BAD_USER_INPUT', argument },
        },
      ]);
      expect(statements).toEqual([]);
    }
  },
);

test('a key is followed behind a field, a list, a union and an interface', async () => {
  const { data, errors } = await graph.ask(
    `query ($task: ID!) {
       node(id: $task) { ... on Task { plan { issuer { name } } indicators { owner { name } } } }
       legalDocument(number: "30/2020/NĐ-CP") {
         issuer { name }
         cites { nodes { source { __typename ... on Task { title plan { title } } ... on Plan { issuer { name } } ... on LegalDocument { number } } } }
       }
     }`,
    { task: idOf('Task') },
  );
  expect(errors).toEqual([]);
  const unit = { name: 'Sở Nội vụ' };
  expect(data).toEqual({
    node: { plan: { issuer: unit }, indicators: [{ owner: unit }] },
    legalDocument: {
      issuer: unit,
      cites: {
        nodes: [
          { source: { __typename: 'Task', title: 'Rà soát', plan: { title: 'Về việc thử' } } },
          { source: { __typename: 'Plan', issuer: unit } },
          { source: { __typename: 'LegalDocument', number: '30/2020/NĐ-CP' } },
        ],
      },
    },
  });
});

test('a row that several fields share is not written on', async () => {
  const contextValue = graph.context();
  const before = await contextValue.load(rowsById(Task), ids.Task as number);
  const kept = structuredClone(before);
  Object.freeze(before);
  const { errors } = await graphql({
    schema: wholeGraph(),
    source: `query ($id: ID!) {
      a: node(id: $id) { __typename id ... on Task { parent { id } plan { tasks { nodes { id title } } } } }
      b: nodes(ids: [$id, $id]) { __typename id }
      legalDocument(number: "30/2020/NĐ-CP") { cites { nodes { source { __typename } } } }
    }`,
    variableValues: { id: idOf('Task') },
    contextValue,
  });
  expect(errors).toBeUndefined();
  expect(await contextValue.load(rowsById(Task), ids.Task as number)).toEqual(kept);
});

test('what a request has read is not what the next one sees', async () => {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Task { title version } } }';
  const read = async () => (await graph.ask(query, { id: idOf('Task') })).data;
  expect(await read()).toEqual({ node: { title: 'Rà soát', version: 1 } });
  await graph.database.source.query('update task set title = $1 where id = $2', ['Rà soát lại', ids.Task]);
  expect(await read()).toEqual({ node: { title: 'Rà soát lại', version: 2 } });
});
