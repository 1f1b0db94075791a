import { type DocumentNode, execute, type GraphQLSchema, parse, print, visit } from 'graphql';
import { OPERATOR } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { withoutOthers } from '../../src/federation/own-database';
import { MODULES, moduleNamed, OWNED_ENTITIES } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { moduleOfTable } from '../../src/federation/table-owners';
import { encodeId } from '../../src/graph/global-id';
import { tableOf } from '../../src/graph/row-table';
import { documentWriters } from '../../src/ingest/document-writers';
import type { SharedStore } from '../../src/reader';
import { contextFor } from '../../src/server/request-context';
import { entityQuestions, type Given, rootQuestions } from '../support/every-field';
import { copyTestDatabase, createTestDatabase } from '../support/template-database';
import { plantWorld, type World } from '../support/whole-world';

/** Every field, filter and order of a module whose rows alone are there: the answer of a shared database, or a refusal. */
let shared: Database;
let sharedUrl: string;
let world: World;
let recordedAt: Date;

beforeAll(async () => {
  sharedUrl = await createTestDatabase();
  const planting = await openDatabase(sharedUrl);
  world = await plantWorld(planting);
  const [{ at }] = await planting.source.query<[{ at: Date }]>('select max(recorded_at) as at from recording');
  recordedAt = at;
  await planting.close();
});

/** A copy of the world in which the rows of all other modules are gone. */
async function openOwn(module: string): Promise<Database> {
  await shared?.close();
  const own = await openDatabase(await copyTestDatabase(sharedUrl));
  shared = await openDatabase(sharedUrl);
  const keys = await own.rows<{ near: string; far: string; name: string }>(
    `select c.relname as near, f.relname as far, k.conname as name from pg_constraint k
       join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace`,
    [],
  );
  for (const { near, far, name } of keys)
    if (moduleOfTable(near) !== moduleOfTable(far))
      await own.source.query(`alter table ${near} drop constraint "${name}"`);
  const others = MODULES.filter(({ name }) => name !== module).flatMap(({ entities }) =>
    entities.map((entity) => tableOf(entity).name),
  );
  await own.source.query(`truncate ${others.join(', ')}`);
  return own;
}

const given = (): Given => ({
  number: '"12/KH-UBND"',
  name: '"SBB"',
  code: '"LG.SBB"',
  within: JSON.stringify(encodeId('Unit', world.province)),
  issuer: '"Tỉnh Lạc Giang"',
  issuedOn: '"2026-01-12"',
  documentId: JSON.stringify(encodeId('LegalDocument', world.law)),
  recordedAt: JSON.stringify(recordedAt),
  asOf: '"2026-11-22"',
});

interface Answer {
  data: unknown;
  errors: { path: readonly (string | number)[]; code: unknown; message: string }[];
}

async function ask(schema: GraphQLSchema, db: SharedStore, document: DocumentNode, of: unknown): Promise<Answer> {
  const importDocument = () => Promise.reject(new Error('These tests import nothing.'));
  const surroundings = { db, importDocument, writers: documentWriters, maxPageSize: 1000 };
  const contextValue = contextFor(surroundings, OPERATOR, new Date(recordedAt.getTime() + 1000));
  // not checked again: it is made from the schema, and large
  const { data, errors = [] } = await execute({ schema, document, variableValues: { of }, contextValue });
  return {
    // graphql-js makes objects without a prototype
    data: JSON.parse(JSON.stringify(data ?? null)),
    errors: errors.map(({ path = [], extensions, message }) => ({ path, code: extensions.code, message })),
  };
}

/** What a refusal is about: the field "Type_field", or the way of asking a root or a page, "w7". */
function refusedPart(path: readonly (string | number)[]): string {
  const names = path.filter((part): part is string => typeof part === 'string');
  return names.findLast((name) => /^w\d+$|^[A-Z]\w*_\w+$/.test(name)) as string;
}

/** The document without what was refused; null where nothing is left to ask. */
function without(document: DocumentNode, refused: ReadonlySet<string>): DocumentNode | null {
  let left = 0;
  const pruned = visit(document, {
    Field: (field) => {
      if (field.alias && refused.has(field.alias.value)) return null;
      if (field.alias) left += 1;
      return undefined;
    },
  });
  return left === 0 ? null : pruned;
}

/** The ways of asking that these names ("w7") stand for in a document. */
function waysOf(document: DocumentNode, names: ReadonlySet<string>): Map<string, string> {
  const found = new Map([...names].map((name) => [name, name]));
  visit(document, {
    Field: ({ alias, name, arguments: args }) => {
      if (alias && names.has(alias.value))
        found.set(alias.value, `${name.value}(${args?.map((arg) => print(arg)).join(', ')})`);
    },
  });
  return found;
}

/**
 * The fields that a module refuses, however they are asked, and what a way of asking names that it refuses. Nothing else is
 * refused.
 */
const REFUSED: [module: string, fields: string[], naming: RegExp][] = [
  [
    'plans',
    ['progress()', 'sourceText()'],
    /issuer|ISSUER|document|DOCUMENT_|citations|legalBases|indicators|unit|LEAD_UNIT/,
  ],
  ['units', [], /issuedDocuments|tasks/],
  ['indicators', ['standing()'], /^indicatorReport|^standing|owner|OWNER_|plan|PLAN_|task|TASK_|state|STATE/],
  ['legal', ['impact()'], /^impact|issuer|ISSUER_|plan|unit|task|source/],
];

test.each(REFUSED)(
  '%s answers as with a shared database, or refuses what needs others',
  async (name, refusedFields, naming) => {
    const module = moduleNamed(name);
    const own = await openOwn(name);
    const db = withoutOthers(own, name);
    const schema = subgraph(module, { hasOwnDatabase: true });
    const asked: [string, unknown][] = rootQuestions(schema, given()).map((query) => [query, []]);
    for (const [type, entity] of Object.entries(OWNED_ENTITIES)) {
      if (!(type in module.types)) continue;
      const rows = await shared.rows<{ id: number }>(`select id from ${tableOf(entity).name} order by id limit 2`, []);
      const of = rows.map(({ id }) => ({ __typename: type, id: encodeId(type, id) }));
      asked.push(...entityQuestions(schema, type, given()).map((query): [string, unknown] => [query, of]));
    }
    const fields = new Set<string>();
    const ways = new Set<string>();
    let answered = 0;
    for (const [query, of] of asked) {
      let document: DocumentNode | null = parse(query, { noLocation: true });
      for (;;) {
        const answer: Answer = await ask(schema, db, document, of);
        // whatever goes wrong is a refusal with its reason
        expect(answer.errors.filter(({ code }) => code !== 'BAD_USER_INPUT')).toEqual([]);
        if (answer.errors.length === 0) {
          expect(answer.data).toEqual((await ask(schema, shared, document, of)).data);
          answered += 1;
          break;
        }
        const refused = new Set(answer.errors.map(({ path }) => refusedPart(path)));
        for (const [part, way] of waysOf(document, refused)) (/^w\d/.test(part) ? ways : fields).add(way);
        document = without(document, refused);
        if (document === null) break;
      }
    }
    await own.close();
    expect([...fields].sort()).toEqual(refusedFields);
    expect([...ways].filter((way) => !naming.test(way))).toEqual([]);
    expect([ways.size > 20, answered > 0]).toEqual([true, true]);
  },
);

afterAll(() => shared?.close());
