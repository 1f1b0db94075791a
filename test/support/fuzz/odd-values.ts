import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType } from 'graphql';
import type { Chance } from '../seeded-chance';

const globalId = (text: string): string => Buffer.from(text).toString('base64url');

/** Texts at an edge of what a text is. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfffy',
  '\ufeff',
  '\u202etxet',
  '\u0301',
  'ế'.normalize('NFD').repeat(50),
  '👩‍👩‍👧‍👦'.repeat(20),
  '%',
  '_',
  '\\',
  "'; drop table task; --",
  '"',
  '$1',
  '{{x}}',
  '../../etc/passwd',
  '<script>',
  'a'.repeat(70_000),
  'ấ'.repeat(9000),
  '(a OR',
  '* & | ! :*',
  '\u2028\u2029',
  '0',
  'null',
  '__proto__',
];

const IDS: readonly string[] = [
  ...[
    'Task:1',
    'Task:0',
    'Task:-1',
    'Task:99999999999',
    'Task:1.5',
    'Task:',
    ':1',
    'Plan:1',
    'Unit:1',
    'Nobody:1',
    'Task:01',
  ].map(globalId),
  ...['1', 'x', '=', '====', 'VGFzazox', 'VGFzazox==', 'VGFzazox\n', '🙂'],
];

const CURSORS: readonly string[] = [
  '[]',
  '[null]',
  '{}',
  '[[]]',
  '["a",1]',
  '[1e999]',
  '["\\u0000"]',
  'null',
  '[1,2,3,4,5,6]',
  '{"v":1}',
].map(globalId);

const DATES: readonly string[] = [
  '2026-02-30',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '-000001-01-01',
  '2026-1-1',
  '2026-11-23',
  '20261123',
  '2024-02-29',
  '2026-11-23T00:00:00Z',
];

const INSTANTS: readonly string[] = [
  '1970-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '2016-12-31T23:59:60Z',
  '9999-12-31T23:59:59.999Z',
  '2026-11-23T08:00:00+23:59',
  '2026-11-23T08:00:00.123456789012345Z',
  '2026-11-23',
  '2026-11-23T25:00:00Z',
  '+275760-09-13T00:00:00.001Z',
];

const NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  2,
  100,
  101,
  10_001,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 53,
  1e308,
  5e-324,
  0.1,
  1.5,
  -1e21,
];

/** An answer to "is this a number" that JSON has no word for. */
export const RAW_NUMBERS: readonly string[] = [
  '1e999',
  '-1e999',
  '0.0000000000000000000000000001',
  '123456789012345678901234567890',
];

/** Any value, whatever is asked for. */
export function oddValue(chance: Chance, depth = 0): unknown {
  switch (chance.below(depth > 3 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return chance.oneOf(TEXTS);
    case 2:
      return chance.oneOf(NUMBERS);
    case 3:
      return chance.oneOf([...IDS, ...CURSORS]);
    case 4:
      return chance.oneOf([...DATES, ...INSTANTS]);
    case 5:
      return chance.below(2) === 0;
    case 6:
      return Array.from({ length: chance.below(4) }, () => oddValue(chance, depth + 1));
    case 7:
      return {
        [chance.oneOf(['eq', 'in', 'not', 'and', '__proto__', 'constructor', ''])]: oddValue(chance, depth + 1),
      };
    default:
      return Array.from({ length: 300 }, () => chance.oneOf(IDS));
  }
}

/** A value for a type, at an edge of it or over that. */
export function valueFor(type: GraphQLInputType, chance: Chance, depth = 0): unknown {
  if (chance.below(12) === 0) return oddValue(chance);
  if (isNonNullType(type)) return valueFor(type.ofType, chance, depth);
  if (chance.below(10) === 0) return null;
  if (isListType(type)) {
    const length = chance.oneOf([0, 1, 1, 2, 3, depth > 2 ? 1 : 120]);
    return Array.from({ length }, () => valueFor(type.ofType, chance, depth + 1));
  }
  if (isEnumType(type)) {
    const { name } = chance.oneOf(type.getValues());
    return chance.oneOf([name, name, name, name.toLowerCase(), 'NO_SUCH']);
  }
  if (isInputObjectType(type)) {
    const fields = chance.shuffled(Object.values(type.getFields()));
    const wanted = fields.filter((field, i) => i < (depth > 3 ? 1 : 3) || isNonNullType(field.type));
    const given = wanted.map((field) => [field.name, valueFor(field.type, chance, depth + 1)] as const);
    return Object.fromEntries(chance.below(15) === 0 ? [...given, ['noSuch', 1]] : given);
  }
  return scalarOf(isScalarType(type) ? type.name : '', chance);
}

function scalarOf(name: string, chance: Chance): unknown {
  switch (name) {
    case 'Int':
    case 'Float':
      return chance.oneOf(NUMBERS);
    case 'Boolean':
      return chance.below(2) === 0;
    case 'ID':
      return chance.oneOf(IDS);
    case 'Date':
      return chance.oneOf(DATES);
    case 'DateTime':
      return chance.oneOf(INSTANTS);
    default:
      return chance.oneOf([...TEXTS, ...CURSORS, ...IDS]);
  }
}
