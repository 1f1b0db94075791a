import {
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  printSchema,
} from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { Context } from '../graph/context';
import { encodeId } from '../graph/global-id';
import { linkResolvers } from '../graph/link-fields';
import type { GraphModule } from '../graph/module';
import type { Row } from '../graph/rows-by-id';
import { DateTimeScalar } from '../graph/scalars';
import { inItsTime } from './in-its-time';

export type FieldResolve = GraphQLFieldResolver<unknown, Context>;
type TypeResolve = GraphQLTypeResolver<unknown, Context>;

/** A resolver map in the form that graphql-tools and Apollo's subgraph library take. */
export type ResolverMap = Record<string, unknown>;

/** One module's schema, taken apart so that it can be put together with others or served alone. */
export interface ModuleSchema {
  module: GraphModule;
  schema: GraphQLSchema;
  typeDefs: DocumentNode;
  /** Field resolvers by type and field; fields that read a property of the row have none. */
  fields: Record<string, Record<string, FieldResolve>>;
  /** Scalars, and how interfaces and unions find the type of a value. */
  others: ResolverMap;
}

// type-graphql marks a resolver class once, so that a second build of a module must reuse the first
const built = new Map<GraphModule, ModuleSchema>();

/** The schema of a module, made from its classes and links. */
export function schemaOf(module: GraphModule): ModuleSchema {
  let result = built.get(module);
  if (!result) {
    result = build(module);
    built.set(module, result);
  }
  return result;
}

/** Type-graphql wants one where there is a subscription; here each answer of one is read anew (decision 0043). */
const NO_PUB_SUB = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Subscriptions are answered by src/server/live.');
  },
};

function build(module: GraphModule): ModuleSchema {
  const schema = buildSchemaSync({
    resolvers: [...module.resolvers, ...linkResolvers(module)] as unknown as NonEmptyArray<() => void>,
    orphanedTypes: Object.values(module.types),
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    validate: false,
    pubSub: NO_PUB_SUB,
  });
  describeRoots(schema);
  return {
    module,
    schema,
    typeDefs: parse(printSchema(schema), { noLocation: true }),
    fields: fieldsOf(schema),
    others: othersOf(schema),
  };
}

/** Type-graphql makes the roots itself and gives them no description. */
function describeRoots(schema: GraphQLSchema): void {
  const roots = [
    [schema.getQueryType(), 'What can be asked (truy vấn). Reading needs no key.'],
    [schema.getMutationType(), 'What can be changed (cập nhật). Writing needs a key.'],
    [schema.getSubscriptionType(), 'What can be followed (theo dõi), over WebSocket or as a stream of events.'],
  ] as const;
  for (const [root, description] of roots) if (root) root.description = description;
}

function fieldsOf(schema: GraphQLSchema): ModuleSchema['fields'] {
  const fields: ModuleSchema['fields'] = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const own: Record<string, FieldResolve> = {};
    for (const field of Object.values(type.getFields())) {
      // rows carry the raw id; the opaque one is made where it leaves the graph
      if (field.name === 'id') own[field.name] = (row) => opaqueId(type.name, (row as Row).id);
      else if (field.resolve) own[field.name] = inItsTime(field.resolve as FieldResolve);
    }
    if (Object.keys(own).length) fields[type.name] = own;
  }
  return fields;
}

/** An id that is no number is none of a row of ours: it leaves the graph as it is. */
const opaqueId = (type: string, id: unknown): unknown => (typeof id === 'number' ? encodeId(type, id) : id);

function othersOf(schema: GraphQLSchema): ResolverMap {
  const others: ResolverMap = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isScalarType(type) && !isSpecifiedScalarType(type)) others[type.name] = type;
    if ((isInterfaceType(type) || isUnionType(type)) && type.resolveType)
      others[type.name] = { __resolveType: type.resolveType as TypeResolve };
    if (isEnumType(type))
      for (const value of type.getValues())
        if (value.value !== value.name) throw new Error(`${type.name}.${value.name} must stand for its own name.`);
  }
  return others;
}
