import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
} from 'graphql';
import { leafText } from '../../src/compiler/leaf-text';
import { wholeGraph } from '../../src/federation/whole-graph';
import { chanceOf } from '../support/seeded-chance';

const SEED = 20_261_123;
const MOST_UNITS = 12;

/** Each unit of UTF-16 alone, then any of them together: halves of pairs too. */
function* texts(): Generator<string> {
  for (let unit = 0; unit <= 0xffff; unit++) yield `a${String.fromCharCode(unit)}b`;
  const chance = chanceOf(SEED);
  const some = [0x22, 0x5c, 0x0a, 0x7f, 0x2028, 0xd83d, 0xde00, 0x1ea1, 0x20];
  for (let i = 0; i < 5000; i++)
    yield String.fromCharCode(...Array.from({ length: chance.below(MOST_UNITS) }, () => chance.oneOf(some)));
}

const asSpecified = (type: GraphQLLeafType, value: unknown): string => JSON.stringify(type.serialize(value));

test.each([GraphQLString, GraphQLID])('texts of type %s are as JSON.stringify writes them', (type) => {
  const text = leafText(type);
  const differing = [...texts()].filter((value) => text(value) !== asSpecified(type, value));
  expect(differing).toEqual([]);
});

const KIND = new GraphQLEnumType({ name: 'Kind', values: { ONE: { value: 'one' }, TWO: { value: 2 } } });

test.each<[GraphQLLeafType, unknown[]]>([
  [GraphQLString, [5, true, '']],
  [GraphQLID, [5, '']],
  [GraphQLInt, [0, -0, 7, -7, 2 ** 31 - 1, -(2 ** 31), '12', true, 1e3]],
  [GraphQLFloat, [0, -0, 0.1, 1e21, 1e-7, -2.5, Number.MAX_SAFE_INTEGER, '1.5', false]],
  [GraphQLBoolean, [true, false, 0, 1]],
  [KIND, ['one', 2]],
])('values of type %s are as it serializes them', (type, values) => {
  const text = leafText(type);
  // twice: what is remembered is the same
  for (const value of [...values, ...values]) expect(text(value)).toBe(asSpecified(type, value));
});

test.each<[GraphQLLeafType, unknown[]]>([
  [GraphQLInt, [1.5, 2 ** 31, Number.NaN, 'x', {}]],
  [GraphQLFloat, [Number.NaN, Number.POSITIVE_INFINITY, 'x']],
  [GraphQLBoolean, ['x', Number.NaN]],
  [GraphQLString, [{}, Symbol('x')]],
  [KIND, ['two', 1]],
])('what type %s refuses is refused', (type, values) => {
  const text = leafText(type);
  for (const value of values) {
    expect(() => type.serialize(value)).toThrow();
    expect(() => text(value)).toThrow();
  }
});

test.each(['Date', 'DateTime'])('%s is as it serializes, each time', (name) => {
  const type = wholeGraph().getType(name) as GraphQLLeafType;
  const text = leafText(type);
  const values =
    name === 'Date' ? ['2026-01-31', '2024-02-29', '2026-01-31'] : [new Date(0), new Date(1.7e12), new Date(0)];
  for (const value of values) expect(text(value)).toBe(asSpecified(type, value));
});
