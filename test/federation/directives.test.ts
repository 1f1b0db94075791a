import { buildSchema, parse, print, printSchema } from 'graphql';
import { withDeclared } from '../../src/federation/directives';
import { linksOf } from '../../src/federation/schema-links';

/** The SDL of a schema with what is declared on it. As type-graphql does, `buildSchema` keeps that beside the types. */
const declared = (sdl: string): string => {
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  return print(withDeclared(parse(printSchema(schema)), schema));
};

describe('what a class declares is printed', () => {
  test.each([
    ['on a type', 'type Unit @tag(name: "a") {\n  id: ID!\n}'],
    ['on a field', 'type Unit {\n  id: ID! @inaccessible\n}'],
    ['on an argument', 'type Unit {\n  tasks(first: Int @tag(name: "a")): Int\n}'],
    ['on an interface and its field', 'interface Node @key(fields: "id") {\n  id: ID! @inaccessible\n}'],
    ['on an input and its field', 'input UnitFilter @inaccessible {\n  name: String @tag(name: "a")\n}'],
    ['beside what graphql-js prints', 'type Unit {\n  code: Int @deprecated(reason: "old") @tag(name: "a")\n}'],
    [
      'several times, in one order',
      'type Unit @key(fields: "code") @key(fields: "id") @tag(name: "a") {\n  id: ID!\n}',
    ],
    ['nowhere', 'type Unit {\n  tasks(first: Int): Int\n}'],
  ])('%s', (_where, sdl) => {
    expect(declared(sdl)).toBe(sdl);
  });

  test('once, in the same order, however it was declared', () => {
    expect(declared('type Unit @tag(name: "b") @tag(name: "a") @tag(name: "b") { id: ID! }')).toBe(
      'type Unit @tag(name: "a") @tag(name: "b") {\n  id: ID!\n}',
    );
  });
});

describe('a subgraph links', () => {
  const AUDIT = { url: 'https://specs.example/audit/v1.0', definitions: 'directive @audited on OBJECT' };
  const links = (sdl: string, composed?: (typeof AUDIT)[]) => print(linksOf(parse(sdl), composed));
  const V23 = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import:';

  test.each([
    ['nothing that it does not use', 'type Unit { id: ID! }', `${V23} [])`],
    ['what it uses, once', 'type A @shareable { a: Int } type B @shareable { b: Int }', `${V23} ["@shareable"])`],
    [
      'what it uses on anything',
      'interface A @key(fields: "a") { a(b: Int @tag(name: "x")): Int @inaccessible }',
      `${V23} ["@inaccessible", "@key", "@tag"])`,
    ],
    [
      'none of what GraphQL itself has',
      'scalar Date @specifiedBy(url: "x:y") type A { a: Int @deprecated }',
      `${V23} [])`,
    ],
  ])('%s', (_what, sdl, expected) => {
    expect(links(sdl)).toBe(expected);
  });

  test('the specification of its own directives, and has them kept', () => {
    expect(links('type Unit @audited @key(fields: "id") { id: ID! }', [AUDIT])).toBe(
      `${V23} ["@composeDirective", "@key"]) @link(url: "https://specs.example/audit/v1.0", import: ["@audited"]) @composeDirective(name: "@audited")\n\ndirective @audited on OBJECT`,
    );
  });

  test.each([
    ['that nobody defines', 'type Unit @audited { id: ID! }', '@audited'],
    ['of a later version', 'type Unit @authenticated { id: ID! }', '@authenticated'],
  ])('no directive %s', (_what, sdl, named) => {
    expect(() => links(sdl)).toThrow(named);
  });
});
