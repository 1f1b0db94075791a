import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';

/**
 * Two subgraphs that the products are composed with, of the shapes that Apollo's compatibility tests bring as "users" and
 * "inventory": made without this program's federation code, as another office's would be.
 */
const USERS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

  type User @key(fields: "email") {
    email: ID!
    name: String
    totalProductsCreated: Int @shareable
    yearsOfEmployment: Int!
  }
`;

const INVENTORY = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@external", "@inaccessible", "@key", "@requires", "@shareable"])

  type Query {
    inventory(id: ID!): Inventory
  }

  interface Inventory @key(fields: "id") {
    id: ID!
    products: [Product!]!
  }

  type OpenSourceInventory implements Inventory @key(fields: "id") {
    id: ID!
    products: [Product!]!
  }

  type Product @key(fields: "id") {
    id: ID!
    dimensions: ProductDimension @external
    delivery(zip: String): DeliveryEstimates @requires(fields: "dimensions { size weight }")
  }

  type ProductDimension @shareable {
    size: String
    weight: Float
    unit: String @inaccessible
  }

  type DeliveryEstimates {
    estimatedDelivery: String
    fastestDelivery: String
  }
`;

// as many as the products provide: a gateway may take the number from either
const EMPLOYED = {
  email: 'support@apollographql.com',
  name: 'Another Name',
  totalProductsCreated: 1337,
  yearsOfEmployment: 5,
};
const OPEN_SOURCE = { __typename: 'OpenSourceInventory', id: 'apollo-oss', products: [{ id: 'apollo-federation' }] };

const RESOLVERS = {
  users: {
    User: { __resolveReference: ({ email }: { email: string }) => (email === EMPLOYED.email ? { ...EMPLOYED } : null) },
  },
  inventory: {
    Query: { inventory: (_root: unknown, { id }: { id: string }) => (id === OPEN_SOURCE.id ? OPEN_SOURCE : null) },
    Product: {
      delivery: ({ dimensions }: { dimensions: { size: string; weight: number } }, { zip }: { zip: string }) => ({
        estimatedDelivery: `${dimensions.size}, ${dimensions.weight} kg, to ${zip}`,
      }),
    },
  },
};

export const NEIGHBOUR_SDLS = { users: USERS, inventory: INVENTORY };

export const neighbourSchema = (name: 'users' | 'inventory'): GraphQLSchema =>
  buildSubgraphSchema({ typeDefs: parse(NEIGHBOUR_SDLS[name]), resolvers: RESOLVERS[name] as never });
