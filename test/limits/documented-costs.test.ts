import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLObjectType, parse, validate } from 'graphql';
import { readConfig } from '../../src/config';
import { wholeGraph } from '../../src/federation/whole-graph';
import { costsOf } from '../../src/graph/costs';
import { costRule } from '../../src/limits/cost-rule';
import { listsWithoutPages } from '../support/limits/counted-objects';

const DOCUMENT = readFileSync(join(__dirname, '../../docs/limits.md'), 'utf8');

// Matches: "… **221**", an empty line, and a query in a fence. Must not match: a fence of JSON.
const EXAMPLE = /\*\*([\d,]+)\*\*\n\n```graphql\n([^`]+)```/g;
// Matches: "| `Task.assignments`, `Task.citations` | 5 |". Must not match: "| `totalCount` | 10; of …".
const SIZES = /^\| ((?:`[A-Z]\w+\.\w+`(?:, )?)+) \| (\d+|as many as `\w+` names) \|$/gm;
// Matches: "| levels of fields | 20 | `MAX_DEPTH` |", "50,000 | `COST_BUDGET_ANONYMOUS` |". Must not match: "| a page | as many".
const SETTING = /\| ([\d,]+)[^|\n]*\| `([A-Z_]+)` \|$/gm;

const schema = wholeGraph();
const number = (text: string): number => Number(text.replaceAll(',', ''));

const examples = [...DOCUMENT.matchAll(EXAMPLE)].map(([, cost = '', query = '']) => [number(cost), query] as const);

test('there are examples', () => expect(examples.length).toBeGreaterThan(4));

test.each(examples)('%s points are what docs/limits.md works out', (cost, query) => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  expect(costRule(schema, document)?.estimate({})).toBe(cost);
});

const sizes = new Map(
  [...DOCUMENT.matchAll(SIZES)].flatMap(([, names = '', size = '']) =>
    names.split(', ').map((name) => [name.replaceAll('`', ''), size]),
  ),
);

/** Lists of objects that are no pages, and what is said beside them. */
const lists = listsWithoutPages(schema).map((name) => {
  const [type = '', field = ''] = name.split('.');
  const found = (schema.getType(type) as GraphQLObjectType).getFields()[field];
  return [name, found && costsOf(found).size] as const;
});

test.each(lists)('%s says how many it is taken to hold', (_name, size) => expect(size).toBeDefined());

test('docs/limits.md says the size of every list that can be read', () => {
  const isWritten = (name: string) => /Success\.|Failure\.|Import/.test(name);
  const said = lists.filter(([name]) => !isWritten(name)).map(([name, size]) => [name, size]);
  const shown = said.map(([name, size]) => [
    name,
    typeof size === 'object' ? `as many as \`${size.of}\` names` : String(size),
  ]);
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(sizes));
});

test('docs/limits.md says what limits are where nothing is set', () => {
  const { limits } = readConfig({});
  const { budgets, shape } = limits;
  expect(
    Object.fromEntries([...DOCUMENT.matchAll(SETTING)].map(([, value = '', name]) => [name, number(value)])),
  ).toEqual({
    COST_BUDGET_ANONYMOUS: budgets.anonymous,
    COST_BUDGET_KEY: budgets.key,
    MAX_TOKENS: shape.tokens,
    MAX_DEPTH: shape.depth,
    MAX_ALIASES: shape.aliases,
    MAX_DIRECTIVES: shape.directives,
    MAX_ROOT_FIELDS: shape.rootFields,
    MAX_LIST_VALUES: shape.listValues,
    MAX_PAGE_SIZE: readConfig({}).maxPageSize,
  });
});
