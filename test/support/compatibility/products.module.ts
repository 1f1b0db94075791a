import type { GraphModule } from '../../../src/graph/module';
import { InventoryResolver, ProductsResolver, UserResolver } from './products.resolver';
import { DEPRECATED, PRODUCTS, RESEARCH, USER } from './products.rows';
import {
  CaseStudy,
  DeprecatedProduct,
  Inventory,
  Product,
  ProductDimension,
  ProductResearch,
  ProductVariation,
  User,
} from './products.types';

type Given = Readonly<Record<string, unknown>>;

/** A module as the program's own are, for the questions of Apollo's subgraph compatibility tests. */
export const productsModule: GraphModule = {
  name: 'products',
  types: {
    CaseStudy,
    DeprecatedProduct,
    Inventory,
    Product,
    ProductDimension,
    ProductResearch,
    ProductVariation,
    User,
  },
  connections: {},
  unions: {},
  links: [],
  resolvers: [ProductsResolver, UserResolver, InventoryResolver],
  entities: [],
  owns: {},
  federation: {
    references: {
      Product: (given) => PRODUCTS.find((product) => isProduct(product, given)) ?? null,
      DeprecatedProduct: ({ sku, package: itsPackage }) =>
        DEPRECATED.find((product) => product.sku === sku && product.package === itsPackage) ?? null,
      ProductResearch: ({ study }) =>
        RESEARCH.find((research) => research.study?.caseNumber === field(study, 'caseNumber')) ?? null,
      User: (given) => (given.email === USER.email ? { ...USER, ...given } : null),
      Inventory: ({ id }) => (id === 'apollo-oss' ? { id } : null),
    },
    composed: [{ url: 'https://myspecs.dev/myCustomDirective/v1.0', definitions: 'directive @custom on OBJECT' }],
  },
};

/** By its id, by its sku and package, or by its sku and its variation's id. */
function isProduct(product: Readonly<Partial<Product>>, given: Given): boolean {
  if (given.id !== undefined) return product.id === given.id;
  if (product.sku !== given.sku) return false;
  return given.package === undefined
    ? product.variation?.id === field(given.variation, 'id')
    : product.package === given.package;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Given)[name] : undefined;
