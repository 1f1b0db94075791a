import { mergeTypeDefs } from '@graphql-tools/merge';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLSchema, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import { withCosts } from './declared-costs';
import { following, mayHoldKey, property, toRow } from './follow-keys';
import { type ModuleSchema, type ResolverMap, schemaOf } from './module-schema';
import { MODULES, OWNED_ENTITIES } from './registry';

/** All modules in one process: one schema, in which a key leads straight to its owner's row. */
export function wholeGraph(): GraphQLSchema {
  const modules = MODULES.map(schemaOf);
  const schema = makeExecutableSchema({
    typeDefs: mergeTypeDefs(modules.map((m) => m.typeDefs)),
    resolvers: merged(modules) as never,
  });
  const follow = toRow(OWNED_ENTITIES);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!mayHoldKey(field.type)) continue;
      // a field without a resolver can still hold a key: a success type of a mutation does
      field.resolve = following(field.resolve ?? property(field.name), follow);
    }
  }
  return withCosts(schema);
}

/** What of a graph subgraphs and their gateway have: all but what is followed (decision 0043). */
export function withoutSubscription(schema: GraphQLSchema): GraphQLSchema {
  const { types, ...config } = schema.toConfig();
  const followed = schema.getSubscriptionType();
  return new GraphQLSchema({ ...config, types: types.filter((type) => type !== followed), subscription: null });
}

/** The schema as it is emitted: sorted, so that a change shows as what it is. */
export const printWholeGraph = (): string => `${printSchema(lexicographicSortSchema(wholeGraph()))}\n`;

function merged(modules: readonly ModuleSchema[]): ResolverMap {
  const all: Record<string, Record<string, unknown>> = {};
  for (const { fields, others } of modules) {
    for (const [type, own] of Object.entries(fields)) all[type] = { ...all[type], ...own };
    for (const [type, other] of Object.entries(others)) all[type] = other as Record<string, unknown>;
  }
  return all;
}
