import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, Kind, parse, print, validate } from 'graphql';
import { wholeGraph } from '../../src/federation/whole-graph';

const FOLDER = join(__dirname, 'writing');
const schema = wholeGraph();

/** The mutation that an operation asks for. */
const mutationOf = (document: DocumentNode): string[] =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []))
      : [],
  );

const operations = readdirSync(FOLDER).map((file) => ({
  file,
  document: parse(readFileSync(join(FOLDER, file), 'utf8')),
}));

test('every mutation has an operation, and none has two', () =>
  expect(operations.flatMap(({ document }) => mutationOf(document)).sort()).toEqual(
    Object.keys(schema.getMutationType()?.getFields() ?? {}).sort(),
  ));

test.each(operations)('$file is valid, and tells what went wrong', ({ document }) => {
  expect(validate(schema, document)).toEqual([]);
  expect(print(document)).toContain('... on Failure {');
});

test.each(Object.values(schema.getMutationType()?.getFields() ?? {}))(
  '$name answers with its success or an expected failure',
  ({ name, type }) => {
    const result = schema.getType(String(type).replace('!', ''));
    const members = result && 'getTypes' in result ? result.getTypes().map((member) => member.name) : [];
    const success = `${name[0]?.toUpperCase()}${name.slice(1)}Success`;
    expect(members.toSorted()).toEqual(['ConflictFailure', 'NotFoundFailure', 'ValidationFailure', success].sort());
  },
);
