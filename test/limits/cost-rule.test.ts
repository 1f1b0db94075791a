import 'reflect-metadata';
import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { costRuleOf } from '../../src/limits/cost-rule';

const schema = buildSchema(`
  interface Node { id: ID! }
  type Plan implements Node { id: ID! title: String tasks(first: Int, last: Int): TaskConnection! themes: [Theme!]! issuer: Unit }
  type Task implements Node { id: ID! title: String plan: Plan! }
  type Unit implements Node { id: ID! name: String }
  type Theme { title: String }
  type TaskConnection { nodes: [Task!]! totalCount: Int! }
  type Query { plan: Plan tasks(first: Int, last: Int): TaskConnection! node: Node }
`);

const ruleOf = (query: string) => {
  const document = parse(query);
  return costRuleOf(schema, document, document.definitions[0] as OperationDefinitionNode);
};

test.each([
  ['a scalar is free', '{ __typename }', {}, 0],
  ['an object costs one', '{ plan { title } }', {}, 1],
  ['a page has 20 rows where nothing is said', '{ tasks { nodes { title } } }', {}, 21],
  ['a page has as many rows as were asked for', '{ tasks(first: 3) { nodes { plan { title } } } }', {}, 7],
  ['a variable counts as given', 'query ($n: Int) { tasks(last: $n) { nodes { title } } }', { n: 5 }, 6],
  ['a default counts where it is not', 'query ($n: Int = 4) { tasks(first: $n) { nodes { title } } }', {}, 5],
  ['a list without pages has its size', '{ plan { themes { title } } }', {}, 21],
  ['two aliases are two', '{ a: plan { title } b: plan { title } }', {}, 2],
  ['one field written twice is one', '{ plan { title } plan { id } }', {}, 1],
  ['what is left out is free', 'query ($x: Boolean!) { plan @skip(if: $x) { title } }', { x: true }, 0],
  [
    'of several types the dearest counts',
    '{ node { ... on Plan { themes { title } } ... on Task { plan { id } } } }',
    {},
    21,
  ],
])('%s', (_name, query, variables, cost) => {
  expect(ruleOf(query).estimate(variables)).toBe(cost);
});

test('an answer costs what is there, and a list no more than its size', () => {
  const rule = ruleOf('{ plan { themes { title } issuer { name } } }');
  expect(rule.actual({}, { plan: { themes: [{ title: 'x' }], issuer: null } })).toBe(2);
  const many = Array.from({ length: 90 }, () => ({ title: 'x' }));
  expect(rule.actual({}, { plan: { themes: many, issuer: { name: 'y' } } })).toBe(rule.estimate({}));
});

test('an object that does not say its type is counted as the one of which all that was asked is there', () => {
  const query =
    'query ($x: Boolean = true) { node { id ... on Task @skip(if: $x) { title plan { id } } ... on Plan { themes { title } } } }';
  expect(ruleOf(query).actual({}, { node: { id: '1', themes: [{ title: 'x' }, { title: 'y' }] } })).toBe(3);
  expect(ruleOf(query).actual({ x: false }, { node: { id: '1', title: 'x', plan: { id: '2' } } })).toBe(2);
  expect(ruleOf(query).actual({}, { node: { id: '1' } })).toBe(1);
});
