import { type GraphQLSchema, graphql } from 'graphql';
import { ANONYMOUS, OPERATOR } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { encodeReference } from '../../src/federation/reference-key';
import { MODULES, OWNED_ENTITIES } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { encodeId } from '../../src/graph/global-id';
import type { GraphModule } from '../../src/graph/module';
import { tableOf } from '../../src/graph/row-table';
import { documentWriters } from '../../src/ingest/document-writers';
import { contextFor } from '../../src/server/request-context';
import { answeredIn, entityQuestions, type Given, readableFields, rootQuestions } from '../support/every-field';
import { openAsModule } from '../support/module-role';
import { NO_RIGHT, refusal, statementsOn } from '../support/refused-statements';
import { createTestDatabase } from '../support/template-database';
import { plantWorld, type World } from '../support/whole-world';

const SCHEMAS = new Map<GraphModule, GraphQLSchema>(MODULES.map((module) => [module, subgraph(module)]));
const schemaOf = (module: GraphModule) => SCHEMAS.get(module) as GraphQLSchema;

let owner: Database;
let world: World;
let recordedAt: Date;
const readers = new Map<GraphModule, Database>();

beforeAll(async () => {
  const url = await createTestDatabase();
  owner = await openDatabase(url);
  world = await plantWorld(owner);
  const [{ at }] = await owner.source.query<[{ at: Date }]>('select max(recorded_at) as at from recording');
  recordedAt = at;
  // what was recorded is another thing than what is
  await owner.source.query(`
    begin; set local plangraph.reason = 'x';
    update task set title = 'Khác'; update unit set name = name || ' mới'; update plan set title = 'Khác'; commit`);
  await owner.source.query(
    `with k as (insert into api_key (name, role, unit_id, expires_at, revoked_at, last_used_on, rate, budget, secret_sha256)
       values ('x', 'REPORTER', $1, now(), now(), now(), 1, 1, repeat('a', 64)) returning id)
     insert into api_key_old_secret (key_id, secret_sha256, good_until) select id, repeat('b', 64), now() + interval '1 hour' from k`,
    [world.office],
  );
  await owner.source.query(
    `with d as (insert into legal_document (number, number_key, type) values ('9/QĐ-UBND', '9/qđ-ubnd', 'Quyết định') returning id)
     insert into restriction (document_id, visibility, unit_ids) select id, 'RESTRICTED', array[$1::int] from d`,
    [world.office],
  );
  for (const module of MODULES) readers.set(module, await openAsModule(owner, url, module, true));
});

afterAll(async () => {
  for (const database of [...readers.values(), owner]) await database.close();
});

const given = (): Given => ({
  number: '"12/KH-UBND"',
  name: '"SBB"',
  code: '"LG.SBB"',
  within: JSON.stringify(encodeId('Unit', world.province)),
  issuer: '"Tỉnh Lạc Giang"',
  issuedOn: '"2026-01-12"',
  text: '"bến bãi"',
  id: JSON.stringify(encodeId('Plan', world.plan)),
  ids: JSON.stringify(Object.keys(OWNED_ENTITIES).map((type) => encodeId(type, 1))),
  documentId: JSON.stringify(encodeId('LegalDocument', world.law)),
  recordedAt: JSON.stringify(recordedAt),
  asOf: '"2026-11-22"',
});

type Rows = Pick<Database, 'rows'>;

/** What a subgraph answers to documents that it is asked one after the other, as a database lets it read. */
async function answers(module: GraphModule, rows: Rows, asked: [query: string, variables: Record<string, unknown>][]) {
  const answered = new Set<string>();
  const errors: string[] = [];
  for (const [source, variableValues] of asked) {
    const { transaction, positionAt, asRecorded } = readers.get(module) as Database;
    const db = { transaction, positionAt, asRecorded, ...rows };
    const importDocument = () => Promise.reject(new Error('These tests import nothing.'));
    const contextValue = contextFor(
      { db, importDocument, writers: documentWriters, maxPageSize: 1000 },
      { ...OPERATOR, unit: { id: world.office } },
      new Date(),
    );
    const answer = await graphql({ schema: schemaOf(module), source, variableValues, contextValue });
    answeredIn(answer.data, answered);
    errors.push(...(answer.errors ?? []).map(({ message, path }) => `${path?.join('.')}: ${message}`));
  }
  return { answered, errors: [...new Set(errors)] };
}

/** All that can be asked of a subgraph, of rows as they are and as they were recorded. */
async function everything(module: GraphModule): Promise<[string, Record<string, unknown>][]> {
  const schema = schemaOf(module);
  const asked: [string, Record<string, unknown>][] = rootQuestions(schema, given()).map((query) => [query, {}]);
  for (const [type, entity] of Object.entries(OWNED_ENTITIES)) {
    if (!(type in module.types)) continue;
    const rows = await owner.rows<{ id: number }>(`select id from ${tableOf(entity).name} order by id`, []);
    const of = rows.flatMap(({ id }) => [
      { __typename: type, id: encodeId(type, id) },
      { __typename: type, ref: encodeReference({ type, id, recordedAt }) },
    ]);
    asked.push(
      ...entityQuestions(schema, type, given()).map((query): [string, Record<string, unknown>] => [query, { of }]),
    );
  }
  return asked;
}

/** What is kept of people only as long as it is needed is not recorded. */
const WITHOUT_HISTORY = new Set(['reporter_contact']);

/** Fields of shared types that a module has no value for. */
const NEVER: Readonly<Record<string, string[]>> = { indicators: ['Progress_of', 'Progress_withoutData'] };

test.each(MODULES)(
  '$name answers all that it can be asked as a role that reads its tables and what is published',
  async (module) => {
    const asked = await everything(module);
    const { answered, errors } = await answers(module, readers.get(module) as Database, asked);
    expect(errors).toEqual([]);
    // nothing was left out: each field had a value somewhere
    const missing = readableFields(schemaOf(module)).filter((field) => !answered.has(field));
    expect(missing).toEqual(NEVER[module.name] ?? []);
  },
);

test.each(MODULES)('$name answers whoever does not see everything, as that role', async (module) => {
  const asked = (await everything(module)).filter((_, i) => i % 7 === 0);
  const db = readers.get(module) as Database;
  const errors = new Set<string>();
  for (const one of asked) {
    const [source, variableValues] = one;
    const surroundings = { db, importDocument: null as never, writers: documentWriters, maxPageSize: 1000 };
    const ofUnit = { ...OPERATOR, role: 'READER', unit: { id: world.former } } as const;
    const contextValue = contextFor(surroundings, asked.indexOf(one) % 2 ? ofUnit : ANONYMOUS, new Date());
    const answer = await graphql({ schema: schemaOf(module), source, variableValues, contextValue });
    for (const { message, extensions } of answer.errors ?? []) if (!extensions.code) errors.add(message);
  }
  expect([...errors]).toEqual([]);
});

/** Every table of the modules, with whose it is. */
const TABLES = MODULES.flatMap((module) => module.entities.map((entity) => ({ module, table: tableOf(entity).name })));

describe.each(MODULES)('a reader for $name', (module) => {
  const foreign = TABLES.filter((one) => one.module !== module).map(({ table }) => table);
  const reader = () => readers.get(module) as Database;

  test.each(foreign)('may not read %s, as it is or was recorded', async (table) => {
    expect(await refusal(reader(), `select * from ${table}`)).toBe(NO_RIGHT);
    expect(await refusal(reader(), `select id from ${table} where false`)).toBe(NO_RIGHT);
    if (!WITHOUT_HISTORY.has(table))
      expect(await refusal(reader(), `select id from as_recorded.${table} where false`)).toBe(NO_RIGHT);
  });

  test('may write nothing', async () => {
    const tables = [...TABLES.map(({ table }) => table), ...INFRASTRUCTURE];
    for (const table of tables) {
      const { select: _, ...writing } = statementsOn(table);
      for (const [verb, statement] of Object.entries(writing))
        expect([table, verb, await refusal(reader(), statement)]).toEqual([table, verb, NO_RIGHT]);
      expect([table, await refusal(reader(), `truncate ${table}`)]).toEqual([table, NO_RIGHT]);
    }
    expect(await refusal(reader(), statementsOn('published.unit').update)).toBe(NO_RIGHT);
  });

  test('sees no secret, and of the history what is its to show', async () => {
    expect(await refusal(reader(), 'select * from api_key')).toBe(NO_RIGHT);
    expect(await refusal(reader(), 'select * from idempotency_key')).toBe(NO_RIGHT);
    expect(await refusal(reader(), 'select * from history')).toBe(module.name === 'catalog' ? null : NO_RIGHT);
  });

  test('is refused what reads tables instead of views', async () => {
    const planted: Rows = {
      // Matches: "published." of "from published.task t". Must not match: "published_task".
      rows: (text, values) => reader().rows(text.replace(/\bpublished\./g, ''), values),
    };
    const [, ...asked] = await everything(module);
    const { errors } = await answers(module, planted, asked.slice(-3));
    expect(errors).toContainEqual(expect.stringContaining('permission denied for table'));
  });
});

/** Tables of no module. */
const INFRASTRUCTURE = ['api_key', 'idempotency_key', 'history', 'recording', 'migration', 'search.entry'];
