import { type Database, openDatabase } from '../../src/database/database';
import { createTestDatabase } from '../support/template-database';

let database: Database;

beforeAll(async () => {
  database = await openDatabase(await createTestDatabase());
});

afterAll(() => database.close());

const lines = async (query: string) =>
  (await database.source.query<{ line: string }[]>(query)).map((row) => row.line).sort();

test('every foreign key has an index that begins with its columns and leaves out no row', async () => {
  const keys = await lines(
    `select conrelid::regclass || ' ' || conname as line from pg_constraint where contype = 'f'`,
  );
  expect(keys.length).toBeGreaterThan(20);
  const served = await lines(`
    select distinct r.conrelid::regclass || ' ' || r.conname as line from pg_constraint r join pg_index i on i.indrelid = r.conrelid
     where r.contype = 'f' and i.indpred is null and i.indisvalid
       and (i.indkey::int2[])[0:cardinality(r.conkey) - 1] @> r.conkey`);
  expect(served).toEqual(keys);
});

test('every foreign key says what becomes of a row whose far end goes', async () => {
  expect(await lines(`select conname as line from pg_constraint where contype = 'f' and confdeltype = 'a'`)).toEqual(
    [],
  );
});

test('every table has a primary key of one column, id, that the database counts', async () => {
  expect(
    await lines(`
      select c.relname as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration' and not exists (
         select from pg_constraint r join pg_attribute a on a.attrelid = c.oid and a.attnum = r.conkey[1]
          where r.conrelid = c.oid and r.contype = 'p' and cardinality(r.conkey) = 1 and a.attname = 'id' and a.attidentity <> '')`),
  ).toEqual([]);
});

test('every table with a version counts its changes by the trigger', async () => {
  const versioned = await lines(`
    select table_name as line from information_schema.columns where table_schema = 'public' and column_name = 'version'`);
  expect(versioned).toEqual(['citation', 'indicator', 'legal_document', 'plan', 'task', 'unit']);
  expect(
    await lines(
      `select tgrelid::regclass::text as line from pg_trigger where tgname = 'touch_row' and not tgisinternal`,
    ),
  ).toEqual(versioned);
});

describe('the entities are of the migrated schema', () => {
  interface Column {
    table: string;
    column: string;
    type: string;
    isNullable: boolean;
    hasDefault: boolean;
  }
  const columnsOf = () =>
    database.source.query<Column[]>(`
      select c.relname as table, a.attname as column, format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), null) as type,
             not a.attnotnull as "isNullable", a.atthasdef or a.attidentity <> '' as "hasDefault"
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_type t on t.oid = a.atttypid
       where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'migration'`);

  const TYPES: Readonly<Record<string, string>> = { int: 'integer', timestamptz: 'timestamp with time zone' };

  test('every column of an entity exists, with its type and whether it may be null', async () => {
    const known = new Map((await columnsOf()).map((column) => [`${column.table}.${column.column}`, column]));
    const faults: unknown[] = [];
    for (const { tableName, columns } of database.source.entityMetadatas)
      for (const { databaseName, isNullable, isArray, type } of columns) {
        const name = typeof type === 'function' ? 'int' : type;
        const declared = `${TYPES[name] ?? name}${isArray ? '[]' : ''}${isNullable ? ' null' : ''}`;
        const column = known.get(`${tableName}.${databaseName}`);
        const found = column && `${column.type}${column.isNullable ? ' null' : ''}`;
        if (found !== declared) faults.push({ column: `${tableName}.${databaseName}`, declared, found });
      }
    expect(faults).toEqual([]);
  });

  test('every table has an entity, and a column that no entity has fills itself', async () => {
    const declared = new Set(
      database.source.entityMetadatas.flatMap(({ tableName, columns }) =>
        columns.map(({ databaseName }) => `${tableName}.${databaseName}`),
      ),
    );
    const others = (await columnsOf()).filter(({ table, column }) => !declared.has(`${table}.${column}`));
    expect(others.filter((column) => !column.hasDefault)).toEqual([]);
    expect(others.map(({ table, column }) => `${table}.${column}`).sort()).toEqual([
      'observation.recorded_at',
      'progress_report.recorded_at',
      'source_text.imported_at',
    ]);
  });

  test("TypeORM's own comparison finds no column missing, and none of another type or nullability", async () => {
    const { upQueries } = await database.source.driver.createSchemaBuilder().log();
    const changes = upQueries.map(({ query }) => query);
    // "ALTER TABLE "task" ADD "x" text", "… ALTER COLUMN "x" SET NOT NULL", not "… DROP CONSTRAINT" or "… DROP DEFAULT"
    const isOfColumns = /CREATE TABLE|DROP TABLE| ADD "| DROP COLUMN | NOT NULL| TYPE /;
    expect(changes.filter((query) => isOfColumns.test(query)).sort()).toEqual([
      'ALTER TABLE "observation" DROP COLUMN "recorded_at"',
      // the database is stricter than the entity: two decimals
      'ALTER TABLE "progress_report" ALTER COLUMN "percent" TYPE numeric',
      'ALTER TABLE "progress_report" DROP COLUMN "recorded_at"',
      'ALTER TABLE "source_text" DROP COLUMN "imported_at"',
    ]);
  });
});

describe('the database itself', () => {
  const source = () => database.source;

  test('counts the changes of a row, and an update that changes nothing as none', async () => {
    await source().query(`insert into unit (name) values ('Sở A')`);
    const read = async () =>
      (await source().query<{ version: number; updated_at: Date }[]>('select version, updated_at from unit'))[0];
    const first = await read();
    expect(first?.version).toBe(1);
    await source().query(`update unit set name = 'Sở A', version = 9, updated_at = '2000-01-01'`);
    expect(await read()).toEqual(first);
    await source().query(`update unit set name = 'Sở B', version = 9`);
    expect((await read())?.version).toBe(2);
    await source().query('delete from unit');
  });

  const text = `insert into source_text (sha256, file_name, text) values (repeat('a', 64), 'a.txt', 'x')`;
  const document = `insert into legal_document (id, number, number_key, type) values (1, '1/KH', '1/kh', 'Kế hoạch')`;
  const theme = (evidence: string) => `${text}; ${document};
    insert into plan (id, document_type, title, document_id, source_text_id)
      select 1, 'Kế hoạch', 'x', 1, id from source_text;
    insert into theme (plan_id, position, text, level, evidence) values (1, 1, 'x', 'x', '${evidence}')`;

  test.each([
    ['the same document twice', `${document}; ${document.replace('(1,', '(2,')}`, 'legal_document_numbered_key'],
    [
      'a name twice in one organisation',
      `insert into unit (id, name) values (1, 'A'), (2, 'B');
       insert into unit_alias (unit_id, name, name_key) values (1, 'A', 'a'), (2, 'A', 'a')`,
      'unit_alias_scope_id_name_key_key',
    ],
    ['a unit that is its own parent', `insert into unit (id, name, parent_id) values (1, 'A', 1)`, 'unit_check'],
    [
      'a document without number, name or text',
      `insert into legal_document (type) values ('Luật')`,
      'legal_document_is_identified',
    ],
    [
      'a number without its key',
      `insert into legal_document (number, type) values ('1/KH', 'x')`,
      'legal_document_check',
    ],
    ['evidence that is no evidence', theme('{}'), 'evidence'],
    ['evidence without its place', theme('{"quote": "x"}'), 'evidence'],
    ['evidence without its quote', theme('{"start": 0, "end": 1}'), 'evidence'],
    ['evidence of nothing', theme('{"quote": "", "start": 0, "end": 1}'), 'evidence'],
    ['evidence that ends before it begins', theme('{"quote": "x", "start": 1, "end": 1}'), 'evidence'],
  ])('refuses %s', async (_what, statements, constraint) => {
    const runner = source().createQueryRunner();
    await runner.startTransaction();
    try {
      await expect(runner.query(statements)).rejects.toThrow(constraint);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
