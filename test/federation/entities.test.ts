import { composeServices, sortSDL } from '@theguild/federation-composition';
import { type GraphQLSchema, parse, print } from 'graphql';
import { encodeReference } from '../../src/federation/reference-key';
import { MODULES } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { printSupergraph } from '../../src/federation/supergraph';
import { encodeId } from '../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { instantAfterAll } from '../support/instant';
import { planter } from '../support/planted-rows';

const SCHEMAS = new Map<string, GraphQLSchema>(MODULES.map((module) => [module.name, subgraph(module)]));
const ABSENT = 999_999;
const MANY = 500;

let graph: GraphOnRows;
let plan = 0;
let law = 0;
const tasks: number[] = [];
const units: number[] = [];

beforeAll(async () => {
  graph = await openGraphOnRows();
  // thousands of rows: one transaction instead of as many
  await graph.database.source.transaction(async (source) => {
    const plant = planter({ source });
    for (let i = 0; i < MANY; i++) units.push(await plant.unit(`Phòng ${i}`));
    plan = await plant.plan({ issuer_id: units[0] });
    law = await plant.document({ number: '30/2020/NĐ-CP' });
    for (let i = 0; i < MANY; i++) {
      const task = await plant.task(plan, { title: `Việc ${i}` });
      tasks.push(task);
      await plant.assignment(task, units[i] as number, 'LEAD');
      await plant.citation(law, law, { plan_id: plan, task_id: task });
      await plant.indicator(plan, { task_id: task, owner_id: units[i] });
    }
  });
});

afterAll(() => graph.close());

const represent = (type: string, id: number | string) => ({
  __typename: type,
  id: typeof id === 'number' ? encodeId(type, id) : id,
});

async function entities(module: string, representations: unknown[], selection: string) {
  const { data, errors, statements } = await graph.ask(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${selection} } }`,
    { representations },
    SCHEMAS.get(module),
  );
  return { found: (data as { _entities: unknown[] } | null)?._entities, errors, statements };
}

test('what the subgraphs say of themselves composes to the supergraph that is emitted', async () => {
  const services = [];
  for (const [name, schema] of SCHEMAS) {
    const { data, errors, statements } = await graph.ask('{ _service { sdl } }', {}, schema);
    expect([errors, statements]).toEqual([[], []]);
    const { sdl } = (data as { _service: { sdl: string } })._service;
    services.push({ name, typeDefs: parse(sdl), url: `http://${name}.invalid/graphql` });
  }
  const { supergraphSdl, errors } = composeServices(services);
  expect(errors).toBeUndefined();
  const sorted = (sdl: string) => print(sortSDL(parse(sdl)));
  expect(sorted(supergraphSdl ?? '')).toBe(sorted(printSupergraph()));
});

describe('500 representations of a type cost one statement', () => {
  test.each([
    ['plans', 'Task', () => tasks, '... on Task { title }', 1],
    ['units', 'Unit', () => units, '... on Unit { name }', 1],
    // another module's type: is it there, then what this module adds
    ['plans', 'Unit', () => units, '... on Unit { tasks { totalCount } }', 2],
    ['legal', 'Task', () => tasks, '... on Task { citations { id } }', 2],
    ['indicators', 'Task', () => tasks, '... on Task { indicators { id } }', 2],
    ['legal', 'Unit', () => units, '... on Unit { issuedDocuments { nodes { id } } }', 2],
  ])('of %s: %s', async (module, type, ids, selection, count) => {
    const { found, errors, statements } = await entities(
      module,
      ids().map((id) => represent(type, id)),
      selection,
    );
    expect(errors).toEqual([]);
    expect(found).toHaveLength(MANY);
    expect(found).not.toContain(null);
    expect(statements).toHaveLength(count);
  });
});

test('entities come in the order asked for, as often as asked for, null where there is no such row', async () => {
  const [first, second] = tasks as [number, number];
  const asked = [second, first, ABSENT, second, first].map((id) => represent('Task', id));
  const { found, errors, statements } = await entities('plans', asked, '... on Task { title }');
  expect(errors).toEqual([]);
  const title = (i: number) => ({ __typename: 'Task', title: `Việc ${i}` });
  expect(found).toEqual([title(1), title(0), null, title(1), title(0)]);
  expect(statements).toHaveLength(1);
});

test('entities of several types come together', async () => {
  const asked = [represent('Plan', plan), represent('Task', tasks[0] as number), represent('Unit', units[0] as number)];
  const { found, errors } = await entities(
    'plans',
    asked,
    '... on Plan { title } ... on Task { id } ... on Unit { id }',
  );
  expect(errors).toEqual([]);
  expect(found).toEqual([
    { __typename: 'Plan', title: 'Về việc thử' },
    { __typename: 'Task', id: encodeId('Task', tasks[0] as number) },
    { __typename: 'Unit', id: encodeId('Unit', units[0] as number) },
  ]);
});

describe.each([
  ['a type of its own', 'plans', 'Task', '... on Task { title }'],
  ["another module's type", 'plans', 'Unit', '... on Unit { tasks { totalCount } }'],
])('a representation of %s', (_what, module, type, selection) => {
  test.each([
    ['of an absent row', () => represent(type, ABSENT)],
    ['with an id that is none', () => represent(type, 'x')],
    ['with an id of another type', () => represent(type, encodeId('Plan', plan))],
    ['with a raw row id', () => ({ __typename: type, id: units[0] })],
    ['without an id', () => ({ __typename: type })],
    ['with a null id', () => ({ __typename: type, id: null })],
  ])('%s is null, and its neighbours are there', async (_why, broken) => {
    const whole = represent(type, type === 'Task' ? (tasks[0] as number) : (units[0] as number));
    const { found, errors } = await entities(module, [whole, broken(), whole], selection);
    expect(errors).toEqual([]);
    expect(found).toEqual([expect.anything(), null, expect.anything()]);
  });
});

describe("another module's row, behind a field", () => {
  test('is its id, once one statement has seen that all are there', async () => {
    const { data, errors, statements } = await graph.ask(
      '{ tasks(first: 500) { nodes { assignments { unit { __typename id } } } } }',
      {},
      SCHEMAS.get('plans'),
    );
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(3);
    const { nodes } = (data as { tasks: { nodes: { assignments: { unit: unknown }[] }[] } }).tasks;
    expect(nodes.map((node) => node.assignments[0]?.unit)).toEqual(units.map((id) => represent('Unit', id)));
  });

  test('is followed behind a union', async () => {
    const { data, errors } = await graph.ask(
      '{ legalDocument(number: "30/2020/NĐ-CP") { cites(first: 2) { nodes { source { __typename ... on Task { id } } } } } }',
      {},
      SCHEMAS.get('legal'),
    );
    expect(errors).toEqual([]);
    const sources = tasks.slice(0, 2).map((id) => ({ source: represent('Task', id) }));
    expect(data).toEqual({ legalDocument: { cites: { nodes: sources } } });
  });

  test('is followed behind an interface: of node and nodes, null where it is absent', async () => {
    const ids = [encodeId('Task', tasks[1] as number), encodeId('Unit', ABSENT), encodeId('LegalDocument', law)];
    const { data, errors, statements } = await graph.ask(
      'query ($id: ID!, $ids: [ID!]!) { node(id: $id) { __typename id } nodes(ids: $ids) { __typename id } }',
      { id: ids[0], ids },
      SCHEMAS.get('catalog'),
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      node: represent('Task', ids[0] as string),
      nodes: [represent('Task', ids[0] as string), null, represent('LegalDocument', ids[2] as string)],
    });
    expect(statements).toHaveLength(3);
  });

  test('is null where the row is gone', async () => {
    await graph.database.source.query('alter table plan drop constraint plan_issuer_id_fkey');
    await graph.database.source.query('update plan set issuer_id = $1', [ABSENT]);
    const { data, errors } = await graph.ask('{ plans { nodes { title issuer { id } } } }', {}, SCHEMAS.get('plans'));
    await graph.database.source.query('update plan set issuer_id = $1', [units[0]]);
    expect(errors).toEqual([]);
    expect(data).toEqual({ plans: { nodes: [{ title: 'Về việc thử', issuer: null }] } });
  });
});

describe('a row as it was recorded', () => {
  // a count per row of what is linked, as recorded, is dear
  const SOME = 60;
  let past: Date;
  const refer = (type: string, id: number, at: Date) => ({
    __typename: type,
    ref: encodeReference({ type, id, recordedAt: at }),
  });

  /** Those that read rows: where a transaction ends is left to chance. */
  const readings = (statements: string[]) => statements.filter((text) => text.startsWith('select')).sort();

  beforeAll(async () => {
    past = await instantAfterAll();
    await graph.database.source.query(`update task set title = title || ' (sửa)'`);
    await graph.database.source.query('delete from assignment where unit_id = $1', [units[1]]);
  });

  test.each([
    ['the whole of a type', 'plans', 'Task', () => tasks, '... on Task { ref title plan { ref } }'],
    ["what a module adds to another's", 'plans', 'Unit', () => units, '... on Unit { ref tasks { totalCount } }'],
  ])(
    '%s is read in two times at once, in as many statements as one row',
    async (_what, module, type, ids, selection) => {
      const asked = (count: number) => {
        const rows = ids().slice(0, count);
        return [...rows.map((id) => represent(type, id)), ...rows.map((id) => refer(type, id, past))];
      };
      const few = await entities(module, asked(1), selection);
      const many = await entities(module, asked(SOME), selection);
      expect([few.errors, many.errors]).toEqual([[], []]);
      expect(readings(many.statements)).toEqual(readings(few.statements));
      const found = many.found as { ref: string; title?: string; plan?: { ref: string }; tasks?: object }[];
      const [now, then] = [found.slice(0, SOME), found.slice(SOME)];
      expect(now.every(({ ref }) => !ref.includes('@'))).toBe(true);
      // what is read at an instant leads to what is read at it
      expect(
        then.every(({ ref, plan }) => [ref, plan?.ref ?? ref].every((one) => one.endsWith(past.toISOString()))),
      ).toBe(true);
      if (type === 'Task') {
        expect([now[3]?.title, then[3]?.title]).toEqual(['Việc 3 (sửa)', 'Việc 3']);
      } else expect([now[1]?.tasks, then[1]?.tasks]).toEqual([{ totalCount: 0 }, { totalCount: 1 }]);
    },
  );

  test.each([
    ['-000001-01-01T00:00:00.000Z', []],
    ['+275760-09-13T00:00:00.000Z', ['BAD_USER_INPUT']],
  ])('at %s, which only a forged reference can say, there is none', async (instant, codes) => {
    const asked = [refer('Task', tasks[0] as number, new Date(instant))];
    const { found, errors } = await entities('plans', asked, '... on Task { title }');
    expect(found).toEqual([null]);
    expect(errors).toMatchObject(codes.map((code) => ({ extensions: { code } })));
  });

  test('in an instant that is ahead is refused, and its neighbours are there', async () => {
    const ahead = new Date(Date.now() + 3_600_000);
    const [task] = tasks as [number];
    const asked = [represent('Task', task), refer('Task', task, ahead), refer('Task', task, past)];
    const { found, errors } = await entities('plans', asked, '... on Task { title }');
    expect(found).toEqual([expect.anything(), null, expect.objectContaining({ title: 'Việc 0' })]);
    expect(errors).toMatchObject([{ path: '_entities.1', extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
