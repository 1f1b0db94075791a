import { type DocumentNode, parse, visit } from 'graphql';
import { comparedFields } from '../../src/limits/compared-fields';

const MOST = 1000;

test.each([
  ['fields that do not meet are not compared', '{ a b c { d } }', 4],
  ['two that meet are compared both ways, and what is below them', '{ a { b } a { b } }', 2 + 2 + 2 + 2],
  ['arguments weigh', '{ a(x: [1, 2, 3]) a(x: [1, 2, 3]) }', 2 + 2 * 5],
  ['an alias is another name', '{ a { b } c: a { b } }', 4],
  ['fragments count where they are spread, and by themselves', '{ a ...F ...F } fragment F on Q { a }', 2 + 2 + 1],
  ['a circle of fragments has an end', '{ a ...F } fragment F on Q { a ...F }', 2 + 2 + 2 + 2],
])('%s', (_what, query, count) => expect(comparedFields(parse(query), MOST)).toBe(count));

test('what multiplies is not followed to its end', () => {
  const doubling = (level: number): string => (level === 0 ? 'a' : `b { ${doubling(level - 1)} } `.repeat(4));
  expect(comparedFields(parse(`{ ${doubling(5)} }`), MOST)).toBeLessThan(MOST * 10);
  const circle = '{ a { ...F } } fragment F on Q { a { ...F } b { ...F } }';
  expect(comparedFields(parse(circle), MOST)).toBeLessThan(MOST * 10);
});

test('a fragment of nothing but spreads is not looked through from everywhere', () => {
  const level = (name: string, below: string) =>
    `fragment ${name} on Q { ${[...'abcdefgh'].map((field) => `${field} { ...${below} }`).join(' ')} }`;
  const query = `{ ...A } ${level('A', 'B')} ${level('B', 'C')} fragment C on Q { ${'...D '.repeat(2000)} } fragment D on Q { z }`;
  const document = parse(query);
  const steps = looksAt(document);
  expect(comparedFields(document, MOST)).toBeGreaterThan(MOST);
  expect(steps()).toBeLessThan(MOST * 30);
});

/** How often the kind of a spread has been asked for since. */
function looksAt(document: DocumentNode): () => number {
  let looks = 0;
  visit(document, {
    FragmentSpread: (node) => {
      const { kind } = node;
      const get = () => {
        looks += 1;
        return kind;
      };
      Object.defineProperty(node, 'kind', { get });
    },
  });
  looks = 0;
  return () => looks;
}
