import 'reflect-metadata';
import { Kind, parse } from 'graphql';
import { printSubgraph, subgraph } from '../../src/federation/subgraph';
import { GATEWAYS, type OpenGateway } from '../support/compatibility/gateways';
import { NEIGHBOUR_SDLS, neighbourSchema } from '../support/compatibility/neighbours';
import { productsModule } from '../support/compatibility/products.module';
import { COMPOSERS, type Composer } from '../support/composers';

const SDLS = { ...NEIGHBOUR_SDLS, products: printSubgraph(productsModule) };
const EMAIL = 'support@apollographql.com';

describe.each(Object.entries(COMPOSERS))('composed by %s with subgraphs of others', (_name, compose) => {
  const { errors, hints, api, supergraph } = compose(SDLS);

  test('there is no error, and no hint but that a field has been taken over', () => {
    expect(errors).toEqual([]);
    // of @override, Apollo's composer always says something: it is a step of a move
    expect(hints.filter((hint) => !hint.startsWith('OVERRIDDEN_FIELD_CAN_BE_REMOVED'))).toEqual([]);
  });

  test('callers do not see the field that is hidden', () => {
    expect(api).toContain('type ProductDimension {\n  size: String\n  weight: Float\n}');
  });

  test('the supergraph keeps the directive of the products', () => {
    const product = parse(supergraph ?? '').definitions.find(
      (one) => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === 'Product',
    );
    const directives = product && 'directives' in product ? product.directives : [];
    expect(directives?.map(({ name }) => name.value)).toContain('custom');
  });
});

describe.each(Object.entries(GATEWAYS))('behind %s', (_name, open) => {
  let gateway: OpenGateway;

  beforeAll(async () => {
    const schemas = {
      products: subgraph(productsModule),
      users: neighbourSchema('users'),
      inventory: neighbourSchema('inventory'),
    };
    gateway = await open(schemas, (addresses) => {
      const { supergraph } = (COMPOSERS['@theguild/federation-composition'] as Composer)(SDLS, addresses);
      return supergraph as string;
    });
  });

  afterAll(() => gateway.close());

  test.each([
    [
      'a field that was taken over, and one that comes along',
      '{ product(id: "apollo-federation") { createdBy { email name totalProductsCreated } } }',
      { product: { createdBy: { email: EMAIL, name: 'Jane Smith', totalProductsCreated: 1337 } } },
    ],
    [
      'a field that requires what others have',
      '{ product(id: "apollo-federation") { createdBy { yearsOfEmployment averageProductsCreatedPerYear } } }',
      { product: { createdBy: { yearsOfEmployment: 5, averageProductsCreatedPerYear: 267 } } },
    ],
    [
      'a type that is shared',
      '{ product(id: "apollo-studio") { dimensions { size weight } } }',
      { product: { dimensions: { size: 'small', weight: 1 } } },
    ],
    [
      'a field of others that requires what the products have',
      '{ product(id: "apollo-federation") { delivery(zip: "94111") { estimatedDelivery } } }',
      { product: { delivery: { estimatedDelivery: 'small, 1 kg, to 94111' } } },
    ],
    [
      'a field that is added to an interface of others',
      '{ inventory(id: "apollo-oss") { id deprecatedProducts { sku } products { sku } } }',
      {
        inventory: {
          id: 'apollo-oss',
          deprecatedProducts: [{ sku: 'apollo-federation-v1' }],
          products: [{ sku: 'federation' }],
        },
      },
    ],
  ])('there is %s', async (_what, query, data) => {
    const answer = await gateway.ask(query);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(data);
  });
});
