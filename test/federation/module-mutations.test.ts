import { type GraphQLSchema, graphql } from 'graphql';
import { OPERATOR } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { rightsOf } from '../../src/federation/module-rights';
import { MODULES, moduleNamed } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import type { GraphModule } from '../../src/graph/module';
import { tableOf } from '../../src/graph/row-table';
import { documentWriters } from '../../src/ingest/document-writers';
import { contextFor } from '../../src/server/request-context';
import { mutationQuestion } from '../support/every-field';
import { openAsModule } from '../support/module-role';
import { changedPlan, doubtfulCitation, mutationCases } from '../support/mutation-cases';
import { planter } from '../support/planted-rows';
import { NO_RIGHT, refusal, statementsOn } from '../support/refused-statements';
import { createTestDatabase } from '../support/template-database';
import { importerInto } from '../support/test-documents';
import { plantWorld, type World } from '../support/whole-world';

const SCHEMAS = new Map(MODULES.map((module) => [module, subgraph(module)]));

let url: string;
let owner: Database;
let world: World;
const writers = new Map<GraphModule, Database>();

const planted = () => ({ owner, plant: planter(owner), world });
const CASES = mutationCases(planted);

beforeAll(async () => {
  url = await createTestDatabase();
  owner = await openDatabase(url);
  world = await plantWorld(owner);
  for (const module of MODULES) writers.set(module, await openAsModule(owner, url, module, false));
  const bytes = Buffer.from(changedPlan(6));
  await importerInto(owner)({ bytes, fileName: 'ke-hoach.txt', replaces: null, dryRun: false }, OPERATOR);
});

afterAll(async () => {
  for (const database of [...writers.values(), owner]) await database.close();
});

async function mutate(module: GraphModule, name: string, it: unknown): Promise<Record<string, unknown>> {
  const db = writers.get(module) as Database;
  const surroundings = { db, importDocument: importerInto(db), writers: documentWriters, maxPageSize: 1000 };
  const schema = SCHEMAS.get(module);
  if (!schema) throw new Error(module.name);
  const { data, errors } = await graphql({
    schema,
    source: mutationQuestion(schema, name),
    variableValues: { it },
    contextValue: contextFor(surroundings, OPERATOR, new Date()),
  });
  expect(errors).toBeUndefined();
  return data?.[name] as Record<string, unknown>;
}

test.each(MODULES)('the mutations of $name are all here', (module) =>
  expect(Object.keys(CASES[module.name] ?? {}).sort()).toEqual(
    Object.keys(SCHEMAS.get(module)?.getMutationType()?.getFields() ?? {}).sort(),
  ),
);

test.each(
  Object.entries(CASES).flatMap(([name, mutations]) =>
    Object.entries(mutations).flatMap(([mutation, uses]) => uses.map((use) => [mutation, name, use] as const)),
  ),
)('%s is done by a role with just the rights of %s', async (mutation, name, use) => {
  const answer = await mutate(moduleNamed(name), mutation, await use());
  expect(answer).toMatchObject({ __typename: `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Success` });
  if ('results' in answer)
    expect(answer.results).toEqual([expect.objectContaining({ __typename: expect.stringMatching(/Success$/) })]);
});

test('a role for reading is told that nothing is written here', async () => {
  const legal = moduleNamed('legal');
  const db = await openAsModule(owner, url, legal, true);
  const surroundings = { db, importDocument: importerInto(db), writers: documentWriters, maxPageSize: 1000 };
  const { errors } = await graphql({
    schema: SCHEMAS.get(legal) as GraphQLSchema,
    source: mutationQuestion(SCHEMAS.get(legal) as GraphQLSchema, 'resolveCitation'),
    variableValues: { it: { ...(await doubtfulCitation(planted())), reject: true } },
    contextValue: contextFor(surroundings, OPERATOR, new Date()),
  });
  await db.close();
  expect(errors).toMatchObject([
    { message: expect.stringContaining('may only be read'), extensions: { code: 'FORBIDDEN' } },
  ]);
});

const OTHERS = ['api_key', 'history', 'recording', 'migration', 'search.entry', 'search.word', 'published.task'];
const TABLES = [...MODULES.flatMap(({ entities }) => entities.map((entity) => tableOf(entity).name)), ...OTHERS];

test.each(MODULES.flatMap((module) => TABLES.map((table) => [module.name, table, module] as const)))(
  'a role with the rights of %s does with %s what these say, and nothing else',
  async (_name, table, module) => {
    const rights: Readonly<Record<string, string>> = { 'published.task': 'select', ...rightsOf(module, false) };
    for (const [verb, statement] of Object.entries(statementsOn(table))) {
      // Matches: "update" of "select, update, delete". Must not match: "update (unit_id)", which gives some columns only.
      const isGiven = new RegExp(`\\b${verb}\\b(?! \\()`).test(rights[table] ?? '');
      const code = await refusal(writers.get(module) as Database, statement);
      expect([verb, code === NO_RIGHT]).toEqual([verb, !isGiven]);
    }
  },
);

describe('who may write rows of a module cannot write history of what never was', () => {
  const writer = () => writers.get(moduleNamed('legal')) as Database;

  test('not by calling what writes it on a table of its own', async () => {
    for (const written of [
      'record_history()',
      'stamp_recording()',
      "search.follow('UNIT', 'id', 'name')",
      'search.follow_name()',
    ])
      expect(
        await refusal(
          writer(),
          `create temp table unit (id int, name text); create trigger t after insert on pg_temp.unit for each statement execute function ${written}`,
        ),
      ).toBe(NO_RIGHT);
  });

  test('nor by saying that a change belongs to a recording of long ago', async () => {
    const [first] = await owner.rows<{ id: number; at: Date }>(
      'select id, recorded_at as at from recording order by position limit 1',
      [],
    );
    await writer().transaction(async (tx) => {
      await tx.query(`select set_config('plangraph.recording', $1, true)`, [`${first?.id} 2001-01-01`]);
      await tx.query(`update legal_document set title = 'Gian dối' where id = $1`, [world.law]);
    });
    const [change] = await owner.rows<{ id: number; recorded_at: Date }>(
      `select g.id, h.recorded_at from history h join recording g on g.id = h.recording_id
        where h.table_name = 'legal_document' and h.row_id = $1 order by h.id desc limit 1`,
      [world.law],
    );
    expect(change?.id).toBeGreaterThan(first?.id as number);
    expect(change?.recorded_at.getFullYear()).toBeGreaterThan(2020);
  });
});
