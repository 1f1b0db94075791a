import { graphql, parse } from 'graphql';
import { servedSubgraph } from '../../src/federation/served-subgraph';
import type { Context } from '../../src/graph/context';

class Office {
  constructor(readonly code: string) {}
  get label() {
    return `Office ${this.code}`;
  }
}
const SHARED = Object.freeze(new Office('LG-01'));

const SDL = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Query { office: Office }
  type Office @key(fields: "code") { code: ID! label: String! door: String @deprecated(reason: "there is one") }
  type Town @key(fields: "id", resolvable: false) { id: ID! }
  type Broken @key(fields: "id") { id: ID! }
`);

const schema = servedSubgraph(
  SDL,
  { Query: { office: () => SHARED } },
  {
    Office: async ({ code }) => (code === SHARED.code ? SHARED : null),
    Broken: async () => {
      throw new Error('It broke.');
    },
  },
);

const ask = async (source: string, variableValues = {}) => {
  const result = await graphql({ schema, source, variableValues, contextValue: {} as Context });
  return JSON.parse(JSON.stringify(result)) as { data: Record<string, unknown>; errors?: { path: unknown }[] };
};

const ENTITIES =
  'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Office { code label } } }';

test('it says what it is, with what only composers read', async () => {
  const { data } = await ask('{ _service { sdl } }');
  const { sdl } = data._service as { sdl: string };
  expect(sdl).toContain('@link(url: "https://specs.apollo.dev/federation/v2.3"');
  expect(sdl).toContain('type Office @key(fields: "code")');
  expect(sdl).not.toContain('_entities');
});

test('references are answered in their order, absent ones null, a failing one alone', async () => {
  const office = { __typename: 'Office', code: 'LG-01' };
  const of = [office, { ...office, code: 'LG-99' }, { __typename: 'Broken', id: '1' }, office];
  const { data, errors } = await ask(ENTITIES, { of });
  const found = { __typename: 'Office', code: 'LG-01', label: 'Office LG-01' };
  expect(data._entities).toEqual([found, null, null, found]);
  expect(errors).toMatchObject([{ message: 'It broke.', path: ['_entities', 2] }]);
});

test('a row is copied: nothing is written on one that others hold', async () => {
  await ask(ENTITIES, { of: [{ __typename: 'Office', code: 'LG-01' }] });
  expect('__typename' in SHARED).toBe(false);
  expect((await ask('{ office { code } }')).data).toEqual({ office: { code: 'LG-01' } });
});

test('what can be referred to is what has a key that is answered', () => {
  const union = schema.getType('_Entity');
  expect(union && 'getTypes' in union && union.getTypes().map(({ name }) => name)).toEqual(['Office', 'Broken']);
});

test('graphql-js keeps its own directives', async () => {
  const { data } = await ask('{ __type(name: "Office") { fields(includeDeprecated: true) { name isDeprecated } } }');
  const { fields } = data.__type as { fields: { name: string; isDeprecated: boolean }[] };
  expect(fields.filter(({ isDeprecated }) => isDeprecated)).toEqual([{ name: 'door', isDeprecated: true }]);
});
