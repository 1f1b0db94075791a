import { buildSchema } from 'graphql';
import { declaredReferences } from '../../src/federation/declared-references';
import type { Context } from '../../src/graph/context';
import type { GraphModule } from '../../src/graph/module';
import type { AnswerReference } from '../../src/graph/subgraph-declaration';

const OFFICES = buildSchema('type Office @key(fields: "code") { code: ID! } type Room { code: ID! }', {
  assumeValidSDL: true,
});
const CONTEXT = {} as Context;

const answering = (references: Record<string, AnswerReference>, more: Partial<GraphModule> = {}): GraphModule => ({
  name: 'offices',
  types: {},
  connections: {},
  unions: {},
  links: [],
  resolvers: [],
  entities: [],
  owns: {},
  federation: { references },
  ...more,
});

test.each([
  ['null', null, null],
  ['a promise of null', Promise.resolve(null), null],
  ['a promise of a row', Promise.resolve({ code: 'LG-01' }), { code: 'LG-01' }],
])('%s stays what it is', async (_what, given, expected) => {
  const { Office } = declaredReferences(answering({ Office: () => given }), OFFICES);
  expect(await Office?.({}, CONTEXT)).toEqual(expected);
});

test('what is thrown at once is a rejection, which leaves the neighbours alone', async () => {
  const { Office } = declaredReferences(
    answering({
      Office: () => {
        throw new Error('The drawer is stuck.');
      },
    }),
    OFFICES,
  );
  await expect(Office?.({}, CONTEXT)).rejects.toThrow('The drawer is stuck.');
});

test('a key that is not resolvable needs no answer', () => {
  const stub = buildSchema('type Office @key(fields: "code", resolvable: false) { code: ID! }', {
    assumeValidSDL: true,
  });
  expect(declaredReferences(answering({}), stub)).toEqual({});
});

const never = () => null;

test.each([
  ['a key that nobody answers', answering({}), 'Office declares a @key'],
  ['an answer without a key', answering({ Office: never, Room: never }), 'Room, which declares no @key'],
  ['an answer for what is not there', answering({ Office: never, Hall: never }), 'Hall, which declares no @key'],
  ['an answer for a type of its own rows', answering({ Office: never }, { owns: { Office: class {} } }), 'owns Office'],
])('%s is refused', (_what, module, message) => {
  expect(() => declaredReferences(module, OFFICES)).toThrow(message);
});
