import { buildSchema } from 'graphql';
import { changesBetween } from '../../src/federation/schema-changes';

const told = async (from: string, to: string) =>
  (await changesBetween(buildSchema(from), buildSchema(to))).map(({ level, criterion, path }) =>
    [level, criterion, path].join(' '),
  );

test.each<[string, string, string, string[]]>([
  ['a type that is gone', 'type B { b: Int }', '', ['BREAKING TYPE_REMOVED B']],
  ['a field that is gone', 'type B { b: Int c: Int }', 'type B { b: Int }', ['BREAKING FIELD_REMOVED B.c']],
  [
    'a field that is gone and was deprecated',
    'type B { b: Int c: Int @deprecated(reason: "use b") }',
    'type B { b: Int }',
    ['BREAKING FIELD_REMOVED B.c'],
  ],
  [
    'a field that is gone from a type that got a description and an interface',
    'interface N { b: Int } type B { b: Int c: Int }',
    'interface N { b: Int } "new" type B implements N { b: Int }',
    ['BREAKING FIELD_REMOVED B.c', 'DANGEROUS OBJECT_TYPE_INTERFACE_ADDED B.N'],
  ],
  ['another type', 'type B { b: Int }', 'type B { b: String }', ['BREAKING FIELD_TYPE_CHANGED B.b']],
  ['null where there was none', 'type B { b: Int! }', 'type B { b: Int }', ['BREAKING FIELD_TYPE_CHANGED B.b']],
  ['null in a list', 'type B { b: [Int!]! }', 'type B { b: [Int]! }', ['BREAKING FIELD_TYPE_CHANGED B.b']],
  ['no null any more', 'type B { b: Int }', 'type B { b: Int! }', ['SAFE FIELD_TYPE_CHANGED B.b']],
  [
    'an argument that is gone',
    'type B { b(x: Int): Int }',
    'type B { b: Int }',
    ['BREAKING FIELD_ARGUMENT_REMOVED B.b.x'],
  ],
  [
    'an argument that must be given',
    'type B { b: Int }',
    'type B { b(x: Int!): Int }',
    ['BREAKING FIELD_ARGUMENT_ADDED B.b.x'],
  ],
  [
    'an argument that may be given',
    'type B { b: Int }',
    'type B { b(x: Int): Int }',
    ['SAFE FIELD_ARGUMENT_ADDED B.b.x'],
  ],
  [
    'an argument with a default',
    'type B { b: Int }',
    'type B { b(x: Int = 1): Int }',
    ['DANGEROUS FIELD_ARGUMENT_ADDED B.b.x'],
  ],
  [
    'another default',
    'type B { b(x: Int! = 1): Int }',
    'type B { b(x: Int! = 2): Int }',
    ['DANGEROUS FIELD_ARGUMENT_DEFAULT_CHANGED B.b.x'],
  ],
  [
    'no default any more, so that it must be given',
    'type B { b(x: Int! = 1): Int }',
    'type B { b(x: Int!): Int }',
    ['BREAKING FIELD_ARGUMENT_DEFAULT_CHANGED B.b.x'],
  ],
  [
    'no default any more, where null is one',
    'type B { b(x: Int = 1): Int }',
    'type B { b(x: Int): Int }',
    ['DANGEROUS FIELD_ARGUMENT_DEFAULT_CHANGED B.b.x'],
  ],
  [
    'an argument that takes no null',
    'type B { b(x: Int): Int }',
    'type B { b(x: Int!): Int }',
    ['BREAKING FIELD_ARGUMENT_TYPE_CHANGED B.b.x'],
  ],
  [
    'an argument that takes null',
    'type B { b(x: Int!): Int }',
    'type B { b(x: Int): Int }',
    ['SAFE FIELD_ARGUMENT_TYPE_CHANGED B.b.x'],
  ],
  [
    'an input field that must be given',
    'input I { x: Int }',
    'input I { x: Int y: Int! }',
    ['BREAKING INPUT_FIELD_ADDED I.y'],
  ],
  [
    'an input field that may be given',
    'input I { x: Int }',
    'input I { x: Int y: Int }',
    ['SAFE INPUT_FIELD_ADDED I.y'],
  ],
  [
    'an input field that is gone',
    'input I { x: Int y: Int }',
    'input I { x: Int }',
    ['BREAKING INPUT_FIELD_REMOVED I.y'],
  ],
  [
    'an input field of another type',
    'input I { x: Int }',
    'input I { x: String }',
    ['BREAKING INPUT_FIELD_TYPE_CHANGED I.x'],
  ],
  [
    'an input field that lost its default',
    'input I { x: Int! = 1 }',
    'input I { x: Int! }',
    ['BREAKING INPUT_FIELD_DEFAULT_VALUE_CHANGED I.x'],
  ],
  [
    'one of several',
    'input I { x: Int y: Int }',
    'input I @oneOf { x: Int y: Int }',
    ['BREAKING DIRECTIVE_USAGE_INPUT_OBJECT_ADDED I.@oneOf'],
  ],
  ['a value that is gone', 'enum E { A B }', 'enum E { A }', ['BREAKING ENUM_VALUE_REMOVED E.B']],
  ['a new value', 'enum E { A }', 'enum E { A B }', ['DANGEROUS ENUM_VALUE_ADDED E.B']],
  [
    'a member that is gone',
    'type A { a: Int } type B { b: Int } union U = A | B',
    'type A { a: Int } type B { b: Int } union U = A',
    ['BREAKING UNION_MEMBER_REMOVED U.B'],
  ],
  [
    'a new member',
    'type A { a: Int } type B { b: Int } union U = A',
    'type A { a: Int } type B { b: Int } union U = A | B',
    ['DANGEROUS UNION_MEMBER_ADDED U.B'],
  ],
  [
    'an interface that is gone',
    'interface N { b: Int } type B implements N { b: Int }',
    'interface N { b: Int } type B { b: Int }',
    ['BREAKING OBJECT_TYPE_INTERFACE_REMOVED B.N'],
  ],
  ['another kind', 'enum E { A }', 'scalar E', ['BREAKING TYPE_KIND_CHANGED E']],
  [
    'a root that is gone',
    'type Mutation { m: Int }',
    '',
    ['BREAKING TYPE_REMOVED Mutation', 'BREAKING SCHEMA_MUTATION_TYPE_CHANGED schema'],
  ],
  ['a directive that is gone', 'directive @x on FIELD', '', ['BREAKING DIRECTIVE_REMOVED @x']],
  [
    'a place that a directive may not stand in any more',
    'directive @x on FIELD | QUERY',
    'directive @x on FIELD',
    ['BREAKING DIRECTIVE_LOCATION_REMOVED @x'],
  ],
  ['a new type, as one change', '', '"new" type C { x(y: Int!): Int }', ['SAFE TYPE_ADDED C']],
  ['a new field, as one change', 'type B { b: Int }', 'type B { b: Int c(y: Int!): Int }', ['SAFE FIELD_ADDED B.c']],
  [
    'a deprecation, as one change',
    'type B { b: Int c: Int }',
    'type B { b: Int c: Int @deprecated(reason: "use b") }',
    ['SAFE FIELD_DEPRECATION_ADDED B.c.@deprecated'],
  ],
  ['a description', 'type B { b: Int }', '"new" type B { "new" b: Int }', []],
])('tells %s', async (_what, from, to, changes) => {
  const root = 'type Query { root: Int } ';
  expect(await told(root + from, root + to)).toEqual(changes);
});

test('every change says what it is and why it matters', async () => {
  const from = buildSchema('type Query { a(x: Int! = 1): Int b: Int } type C { c: Int }');
  const to = buildSchema('type Query { a(x: Int!): String } type Mutation { m: Int }');
  for (const { what, why } of await changesBetween(from, to)) {
    expect(what).not.toMatch(/undefined/);
    expect(why).toMatch(/^[A-Z].{10,200}$/);
  }
});

test('a schema does not differ from itself', async () => {
  expect(await told('type Query { a: Int }', 'type Query { a: Int }')).toEqual([]);
});
