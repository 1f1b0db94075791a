import { type GraphQLSchema, graphql } from 'graphql';
import { OPERATOR } from '../../src/auth/viewer';
import { MODULES } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { wholeGraph } from '../../src/federation/whole-graph';
import { encodeId } from '../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';

let graph: GraphOnRows;
let plant: ReturnType<typeof planter>;

beforeAll(async () => {
  graph = await openGraphOnRows();
  plant = planter(graph.database);
});

afterAll(() => graph.close());

const run = async (schema: GraphQLSchema, source: string, input: object) => {
  const contextValue = { ...graph.context(), viewer: OPERATOR };
  const { data, errors } = await graphql({ schema, source, variableValues: { input }, contextValue });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
};

/** A mutation, its input on rows of its own, and what it answers. */
const MUTATIONS = {
  plans: async () => {
    const id = encodeId('Task', await plant.task(await plant.plan()));
    return {
      source:
        'mutation ($input: SetAssignmentsInput!) { setAssignments(input: $input) { __typename ... on SetAssignmentsSuccess { task { id version assignments { role unit { id } } } } } }',
      input: {
        id,
        expectedVersion: 1,
        assignments: [{ role: 'LEAD', unitId: encodeId('Unit', await plant.unit(`Phòng ${id}`)) }],
      },
      answer: {
        __typename: 'SetAssignmentsSuccess',
        task: { id, version: 2, assignments: [{ role: 'LEAD', unit: { id: expect.any(String) } }] },
      },
    };
  },
  legal: async () => {
    const document = await plant.document();
    const id = encodeId(
      'Citation',
      await plant.citation(await plant.document(), document, { status: 'SUSPECT', status_reason: 'x' }),
    );
    return {
      source:
        'mutation ($input: ResolveCitationInput!) { resolveCitation(input: $input) { __typename ... on ResolveCitationSuccess { citation { id status document { id } } } } }',
      input: { id, expectedVersion: 1, documentId: encodeId('LegalDocument', document) },
      answer: {
        __typename: 'ResolveCitationSuccess',
        citation: { id, status: 'RESOLVED', document: { id: encodeId('LegalDocument', document) } },
      },
    };
  },
  'plans, which reports progress': async () => {
    const id = encodeId('Task', await plant.task(await plant.plan()));
    return {
      source: `mutation ($input: ReportProgressInput!) { reportProgress(input: $input) { __typename ... on ReportProgressSuccess {
        task { id version progress { percent method } plan { id } } report { percent note } remarks { code } } } }`,
      input: { taskId: id, percent: 40, note: 'đang làm', reportedOn: '2026-06-30' },
      answer: {
        __typename: 'ReportProgressSuccess',
        task: { id, version: 2, progress: { percent: 40, method: 'REPORTED' }, plan: { id: expect.any(String) } },
        report: { percent: 40, note: 'đang làm' },
        remarks: [{ code: 'BEGUN' }],
      },
    };
  },
  'plans, which updates many tasks': async () => {
    const id = encodeId('Task', await plant.task(await plant.plan()));
    return {
      source: `mutation ($input: [UpdateTaskInput!]!) { updateTasks(inputs: $input) { __typename ... on UpdateTasksSuccess {
        storedCount results { __typename ... on UpdateTaskSuccess { task { id title assignments { unit { id } } } } ... on ConflictFailure { currentVersion } } } } }`,
      input: [
        { id, expectedVersion: 1, title: 'Một' },
        { id, expectedVersion: 1, title: 'Hai' },
      ],
      answer: {
        __typename: 'UpdateTasksSuccess',
        storedCount: 1,
        results: [
          { __typename: 'UpdateTaskSuccess', task: { id, title: 'Một', assignments: [] } },
          { __typename: 'ConflictFailure', currentVersion: 2 },
        ],
      },
    };
  },
  indicators: async () => {
    const plan = await plant.plan();
    const task = await plant.task(plan);
    const id = encodeId('Indicator', await plant.indicator(plan, { task_id: task }));
    return {
      source: `mutation ($input: RecordObservationInput!) { recordObservation(input: $input) { __typename ... on RecordObservationSuccess {
        indicator { id version task { id } progress { percent formula } } observation { period value } replacedValue } } }`,
      input: { indicatorId: id, period: '2026-Q2', observedOn: '2026-06-30', value: 40 },
      answer: {
        __typename: 'RecordObservationSuccess',
        indicator: {
          id,
          version: 2,
          task: { id: encodeId('Task', task) },
          progress: { percent: 50, formula: 'FIGURE_BY_TARGET' },
        },
        observation: { period: '2026-Q2', value: 40 },
        replacedValue: null,
      },
    };
  },
  'indicators, which records many figures': async () => {
    const id = encodeId('Indicator', await plant.indicator(await plant.plan()));
    return {
      source: `mutation ($input: [RecordObservationInput!]!) { recordObservations(inputs: $input) { __typename ... on RecordObservationsSuccess {
        results { ... on RecordObservationSuccess { indicator { id } observation { value } replacedValue } } } } }`,
      input: [40, 41].map((value) => ({ indicatorId: id, period: '2026-Q2', observedOn: '2026-06-30', value })),
      answer: {
        __typename: 'RecordObservationsSuccess',
        results: [
          { indicator: { id }, observation: { value: 41 }, replacedValue: null },
          { indicator: { id }, observation: { value: 41 }, replacedValue: 40 },
        ],
      },
    };
  },
  catalog: async () => {
    const source = await plant.sourceText();
    const document = await plant.document({ source_text_id: source });
    await plant.citation(await plant.document(), document);
    return {
      source:
        'mutation ($input: WithdrawDocumentInput!) { withdrawDocument(input: $input) { __typename ... on WithdrawDocumentSuccess { document { id } } } }',
      input: { id: encodeId('LegalDocument', document), expectedVersion: 1 },
      answer: { __typename: 'WithdrawDocumentSuccess', document: { id: encodeId('LegalDocument', document) } },
    };
  },
};

test.each(Object.entries(MUTATIONS))(
  'a mutation of %s answers alike in its subgraph and in the whole graph',
  async (name, make) => {
    const module = MODULES.find((one) => one.name === name.split(',')[0]);
    if (!module) throw new Error(`There is no module ${name}.`);
    for (const schema of [subgraph(module), wholeGraph()]) {
      const { source, input, answer } = await make();
      expect(Object.values(await run(schema, source, input))).toEqual([answer]);
    }
  },
);
