import 'reflect-metadata';
import { graphql, Kind, parse, print, stripIgnoredCharacters } from 'graphql';
import { printSubgraph, subgraph } from '../../src/federation/subgraph';
import { productsModule } from '../support/compatibility/products.module';
import { serveProducts } from '../support/compatibility/serve-products';

/** What Apollo's subgraph compatibility tests ask of the products (npm run compatibility runs those themselves). */
const PRODUCTS = subgraph(productsModule);
const SDL = stripIgnoredCharacters(printSubgraph(productsModule));
const EMAIL = 'support@apollographql.com';

async function ask(source: string, variableValues: Record<string, unknown> = {}) {
  const { data, errors } = await graphql({ schema: PRODUCTS, source, variableValues, contextValue: {} });
  expect(errors).toBeUndefined();
  // graphql-js makes objects without a prototype, which toEqual tells apart
  return JSON.parse(JSON.stringify(data));
}

describe('the SDL', () => {
  test.each([
    [
      'several keys',
      'type Product@custom@key(fields:"id")@key(fields:"sku package")@key(fields:"sku variation { id }"){',
    ],
    ['a key of two fields', 'type DeprecatedProduct@key(fields:"sku package"){'],
    ['a key that is a field of a field', 'type ProductResearch@key(fields:"study { caseNumber }"){'],
    ['a key of a type of others', 'type User@key(fields:"email"){'],
    ['an interface object', 'type Inventory@interfaceObject@key(fields:"id"){'],
    ['a type that is shared', 'type ProductDimension@shareable{'],
    ['a field that callers of a gateway do not see', 'unit:String@inaccessible'],
    ['a tag', 'notes:String@tag(name:"internal")'],
    ['fields of others', 'totalProductsCreated:Int@external yearsOfEmployment:Int!@external'],
    [
      'what a field needs of them',
      'averageProductsCreatedPerYear:Int@requires(fields:"totalProductsCreated yearsOfEmployment")',
    ],
    ['what a field brings along', 'createdBy:User@provides(fields:"totalProductsCreated")'],
    ['a field that was of another subgraph', 'name:String@override(from:"users")'],
    ['a query on its way out', 'DeprecatedProduct@deprecated(reason:"Use product query instead")'],
    ['a directive of its own', 'directive@custom on OBJECT'],
    [
      'that the supergraph is to keep it',
      '@link(url:"https://myspecs.dev/myCustomDirective/v1.0" import:["@custom"])@composeDirective(name:"@custom")',
    ],
    [
      'the federation directives that it uses, and no other',
      '@link(url:"https://specs.apollo.dev/federation/v2.3" import:["@composeDirective" "@external" "@inaccessible" "@interfaceObject" "@key" "@override" "@provides" "@requires" "@shareable" "@tag"])',
    ],
  ])('has %s', (_what, part) => {
    expect(SDL).toContain(part);
  });

  test('is what the subgraph says of itself', async () => {
    const { _service } = await ask('{ _service { sdl } }');
    const types = (sdl: string) =>
      parse(sdl)
        .definitions.filter((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION && !/^(Query|_\w+)$/.test(one.name.value))
        .map(print)
        .sort();
    expect(types(_service.sdl)).toEqual(types(printSubgraph(productsModule)));
  });
});

test.each([
  [
    'what a field provides',
    '{ createdBy { email totalProductsCreated } }',
    { createdBy: { email: EMAIL, totalProductsCreated: 1337 } },
  ],
  ['what callers of a gateway do not see', '{ dimensions { unit } }', { dimensions: { unit: 'kg' } }],
])('asked directly, it answers %s', async (_what, selection, product) => {
  expect(await ask(`{ product(id: "apollo-federation") ${selection} }`)).toEqual({ product });
});

interface Representation {
  what: string;
  given: Record<string, unknown>;
  selection: string;
  row: object | null;
}

describe('a representation', () => {
  test.each<Representation>([
    {
      what: 'by an id, which is left as it is,',
      given: { __typename: 'Product', id: 'apollo-federation' },
      selection: 'Product { id sku }',
      row: { id: 'apollo-federation', sku: 'federation' },
    },
    {
      what: 'by two fields',
      given: { __typename: 'Product', sku: 'federation', package: '@apollo/federation' },
      selection: 'Product { id }',
      row: { id: 'apollo-federation' },
    },
    {
      what: 'by a field of a field',
      given: { __typename: 'Product', sku: 'studio', variation: { id: 'platform' } },
      selection: 'Product { id variation { id } }',
      row: { id: 'apollo-studio', variation: { id: 'platform' } },
    },
    {
      what: 'of a type with one key of two fields',
      given: { __typename: 'DeprecatedProduct', sku: 'apollo-federation-v1', package: '@apollo/federation-v1' },
      selection: 'DeprecatedProduct { reason }',
      row: { reason: 'Migrate to Federation V2' },
    },
    {
      what: 'by a nested key alone',
      given: { __typename: 'ProductResearch', study: { caseNumber: '1234' } },
      selection: 'ProductResearch { study { description } outcome }',
      row: { study: { description: 'Federation Study' }, outcome: null },
    },
    {
      what: 'of a type of others',
      given: { __typename: 'User', email: EMAIL },
      selection: 'User { name }',
      row: { name: 'Jane Smith' },
    },
    {
      what: 'with what a field requires',
      given: { __typename: 'User', email: EMAIL, totalProductsCreated: 10, yearsOfEmployment: 4 },
      selection: 'User { averageProductsCreatedPerYear }',
      row: { averageProductsCreatedPerYear: 3 },
    },
    {
      what: 'of an interface object',
      given: { __typename: 'Inventory', id: 'apollo-oss' },
      selection: 'Inventory { deprecatedProducts { sku } }',
      row: { deprecatedProducts: [{ sku: 'apollo-federation-v1' }] },
    },
    {
      what: 'of what is not there',
      given: { __typename: 'Product', id: 'apollo-classic' },
      selection: 'Product { id }',
      row: null,
    },
    { what: 'without a key', given: { __typename: 'Product' }, selection: 'Product { id }', row: null },
    {
      what: 'with a key that is none',
      given: { __typename: 'ProductResearch', study: 7 },
      selection: 'ProductResearch { outcome }',
      row: null,
    },
  ])('$what is answered, twice from one frozen row', async ({ given, selection, row }) => {
    const { _entities } = await ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${selection} } }`,
      { representations: [given, given] },
    );
    expect(_entities).toEqual([row, row]);
  });
});

test.each([
  {
    what: 'a gateway that asks for it is told how long fields took',
    headers: { 'apollo-federation-include-trace': 'ftv1' } as Record<string, string>,
    ftv1: expect.any(String),
  },
  { what: 'nobody else is told how long fields took', headers: {} as Record<string, string>, ftv1: undefined },
])('$what', async ({ headers, ftv1 }) => {
  const server = await serveProducts(0);
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  const { data, extensions } = (await response.json()) as { data: unknown; extensions?: { ftv1?: string } };
  await server.close();
  expect(data).toEqual({ __typename: 'Query' });
  expect(extensions?.ftv1).toEqual(ftv1);
});
