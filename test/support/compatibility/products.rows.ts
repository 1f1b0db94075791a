import type { DeprecatedProduct, Product, ProductResearch, User } from './products.types';

type Row<Type> = Readonly<Partial<Type>>;

/** Whom all of it is by. The number is another than the one that the subgraph "users" has: it shows whose was given. */
export const USER: Row<User> = Object.freeze({
  email: 'support@apollographql.com',
  name: 'Jane Smith',
  totalProductsCreated: 1337,
});

export const RESEARCH: readonly Row<ProductResearch>[] = [
  Object.freeze({ study: { caseNumber: '1234', description: 'Federation Study' }, outcome: null }),
  Object.freeze({ study: { caseNumber: '1235', description: 'Studio Study' }, outcome: null }),
];

export const DEPRECATED: readonly Row<DeprecatedProduct>[] = [
  Object.freeze({
    sku: 'apollo-federation-v1',
    package: '@apollo/federation-v1',
    reason: 'Migrate to Federation V2',
    createdBy: USER as User,
  }),
];

const DIMENSIONS = { size: 'small', weight: 1, unit: 'kg' };

/** Frozen, as rows are that several requests share. */
export const PRODUCTS: readonly Row<Product>[] = [
  Object.freeze({
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    dimensions: DIMENSIONS,
    createdBy: USER as User,
    notes: null,
    research: [RESEARCH[0] as ProductResearch],
  }),
  Object.freeze({
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    dimensions: DIMENSIONS,
    createdBy: USER as User,
    notes: null,
    research: [RESEARCH[1] as ProductResearch],
  }),
];
