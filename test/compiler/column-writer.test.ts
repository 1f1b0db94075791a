import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
} from 'graphql';
import { AnswerBytes } from '../../src/compiler/answer-bytes';
import { columnWriter } from '../../src/compiler/column-writer';
import { leafText } from '../../src/compiler/leaf-text';
import { wholeGraph } from '../../src/federation/whole-graph';

const KIND = new GraphQLEnumType({
  name: 'Kind',
  values: { ONE: { value: 'one' }, ON: { value: 'on' }, TWO: { value: 2 } },
});
const DATE = wholeGraph().getType('Date') as GraphQLLeafType;
/** Numbers of types in PostgreSQL. */
const OID = { bool: 16, int8: 20, int2: 21, int4: 23, text: 25, float8: 701, varchar: 1043, date: 1082, numeric: 1700 };

/** What is written of a column's text; null where it is left to the value that is made of it. */
function written(leaf: GraphQLLeafType, type: keyof typeof OID, text: string): string | null {
  const out = new AnswerBytes();
  const bytes = Buffer.from(`<${text}>`);
  const isWritten = columnWriter(leaf, OID[type])?.(out, bytes, 1, bytes.length - 1) ?? false;
  const json = out.end().toString();
  if (!isWritten) expect(json).toBe('');
  return isWritten ? json : null;
}

test.each<[GraphQLLeafType, keyof typeof OID, string, unknown]>([
  [GraphQLString, 'text', 'Sở "Nội vụ"', 'Sở "Nội vụ"'],
  [GraphQLString, 'varchar', '', ''],
  [GraphQLID, 'text', 'x', 'x'],
  [GraphQLInt, 'int2', '-7', -7],
  [GraphQLInt, 'int4', '2147483647', 2147483647],
  [GraphQLBoolean, 'bool', 't', true],
  [GraphQLBoolean, 'bool', 'f', false],
  [KIND, 'text', 'one', 'one'],
  [KIND, 'varchar', 'on', 'on'],
  [DATE, 'date', '2024-02-29', '2024-02-29'],
  [DATE, 'date', '0001-01-01', '0001-01-01'],
  [DATE, 'date', '9999-12-31', '9999-12-31'],
])('%s of a column of %s: "%s" is written as its value is', (leaf, type, text, value) => {
  expect(written(leaf, type, text)).toBe(leafText(leaf)(value));
});

test.each<[GraphQLLeafType, keyof typeof OID, string]>([
  [GraphQLString, 'int4', '7'],
  [GraphQLString, 'date', '2024-02-29'],
  [GraphQLID, 'int4', '7'],
  [GraphQLInt, 'int8', '99999999999'],
  [GraphQLInt, 'text', '7'],
  [GraphQLFloat, 'float8', '1e+20'],
  [GraphQLFloat, 'numeric', '0.10'],
  [GraphQLBoolean, 'text', 't'],
  [KIND, 'text', 'three'],
  [KIND, 'text', 'o'],
  [KIND, 'int4', '2'],
  [DATE, 'text', '2024-02-29'],
  [DATE, 'date', '0044-03-15 BC'],
  [DATE, 'date', '10000-01-01'],
  [DATE, 'date', 'infinity'],
])('%s of a column of %s: "%s" is left to its value', (leaf, type, text) => {
  expect(written(leaf, type, text)).toBeNull();
});
