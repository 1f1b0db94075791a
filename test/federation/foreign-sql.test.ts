import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES } from '../../src/federation/registry';
import { tableOf } from '../../src/graph/row-table';

const SRC = join(__dirname, '../../src');

const TABLES = MODULES.flatMap((module) =>
  module.entities.map((entity) => ({ owner: module.name as string, table: tableOf(entity).name })),
);

// Matches: "from task", "join task", "into \"task\"", "update task". Must not match: "from published.task", "from task_of".
const NAMED = /\b(?:from|join|into|update|using)\s+(?:only\s+)?"?([a-z_]{1,60})"?(?![\w.])/g;
// Matches: "task as (", "found as materialized (". Must not match: "task as t".
const CALLED = /\b([a-z_]{1,60})(?:\s*\([^()]{0,200}\))?\s+as\s+(?:materialized\s+)?\(/g;
// Matches: "// of a task", " * from plan". Must not match: "https://…".
const COMMENTS = /^\s*(?:\/\/|\/?\*).*$/gm;

/** Tables of the others that SQL in a file names, outside the schema `published`; what a statement calls so itself is none. */
function foreignTables(source: string, module: string): string[] {
  const text = source.replace(COMMENTS, '');
  const own = new Set([...text.matchAll(CALLED)].map(([, name]) => name));
  const foreign = new Set(TABLES.filter(({ owner }) => owner !== module).map(({ table }) => table));
  return [...text.matchAll(NAMED)].flatMap(([, name = '']) => (foreign.has(name) && !own.has(name) ? [name] : []));
}

const filesIn = (folder: string): string[] => readdirSync(join(SRC, folder)).map((file) => `${folder}/${file}`);

const FILES = [
  ...MODULES.flatMap(({ name }) => filesIn(`modules/${name}`).map((file) => [file, name] as const)),
  ...filesIn('graph').map((file) => [file, 'no module'] as const),
];

test('there are files to look at', () => expect(FILES.length).toBeGreaterThan(150));

test.each(FILES)('%s names tables of %s alone', (file, module) =>
  expect(foreignTables(readFileSync(join(SRC, file), 'utf8'), module)).toEqual([]),
);

test.each([
  ['select t.id from task t', 'legal', ['task']],
  ['select t.id from published.task t', 'legal', []],
  ['select id from citation c join plan p on p.id = c.plan_id', 'legal', ['plan']],
  ['with task as (select 1) select * from task', 'legal', []],
  ['insert into unit_alias (name) values ($1)', 'plans', ['unit_alias']],
  ['update "indicator" set plan_id = 1', 'plans', ['indicator']],
  ['delete from plan using published.unit u', 'catalog', ['plan']],
  ['// what is read from unit', 'plans', []],
  ['select id from citation', 'legal', []],
])('in %j the others of %s are %j', (source, module, named) => expect(foreignTables(source, module)).toEqual(named));
