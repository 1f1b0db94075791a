import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import type { Context } from '../graph/context';
import { decodeId } from '../graph/global-id';
import { Key } from '../graph/key';
import type { GraphModule } from '../graph/module';
import { publishedRowExists } from './existence';
import { type FollowKey, following, mayHoldKey, property, toRow } from './follow-keys';
import { type FieldResolve, schemaOf } from './module-schema';
import { OWNED_ENTITIES } from './registry';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/** One module served alone, as an Apollo Federation 2 subgraph: its types, and what it adds to others' by key. */
export function subgraph(module: GraphModule): GraphQLSchema {
  const { fields, others } = schemaOf(module);
  const resolvers: Record<string, Record<string, unknown>> = { ...(others as Record<string, Record<string, unknown>>) };
  const schema = schemaOf(module).schema;
  const follow = toRowOrKey(module);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!('getFields' in type) || !('getInterfaces' in type) || type.name.startsWith('__')) continue;
    if (type.astNode?.kind === Kind.INTERFACE_TYPE_DEFINITION || others[type.name]) continue;
    const own: Record<string, unknown> = { ...fields[type.name] };
    for (const field of Object.values(type.getFields()))
      if (mayHoldKey(field.type))
        own[field.name] = following((own[field.name] as FieldResolve | undefined) ?? property(field.name), follow);
    if (isEntity(type.name)) own.__resolveReference = resolveReference(type.name, follow);
    if (Object.keys(own).length) resolvers[type.name] = own;
  }
  return buildSubgraphSchema({ typeDefs: subgraphTypeDefs(module), resolvers: resolvers as never });
}

/** The subgraph's SDL: sorted, with @key on every node and @shareable on every other object type. */
export const printSubgraph = (module: GraphModule): string => `${print(subgraphTypeDefs(module))}\n`;

function subgraphTypeDefs(module: GraphModule): DocumentNode {
  const sorted = parse(printSchema(lexicographicSortSchema(schemaOf(module).schema)));
  const withDirectives = visit(sorted, {
    ObjectTypeDefinition: (type) => ({ ...type, directives: directivesOf(module, type) }),
  });
  const definitions: DefinitionNode[] = [...parse(LINK).definitions, ...withDirectives.definitions];
  return { kind: Kind.DOCUMENT, definitions };
}

const isEntity = (type: string): boolean => type in OWNED_ENTITIES;

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

function directivesOf(module: GraphModule, type: ObjectTypeDefinitionNode): ConstDirectiveNode[] {
  const name = type.name.value;
  if (ROOTS.has(name)) return [];
  if (!isEntity(name)) return [directive('@shareable')];
  // a reference that adds no field has nothing to resolve here
  const addsNothing = !(name in module.owns) && type.fields?.length === 1;
  return [directive(addsNothing ? '@key(fields: "id", resolvable: false)' : '@key(fields: "id")')];
}

function directive(text: string): ConstDirectiveNode {
  const [type] = parse(`type T ${text} { f: Int }`).definitions as [ObjectTypeDefinitionNode];
  return type.directives?.[0] as ConstDirectiveNode;
}

/** Own types: their row. Other types: a reference, once a batched look-up has said that the row is there to be seen. */
function toRowOrKey(module: GraphModule): FollowKey {
  const own = toRow(module.owns);
  return async (key, ctx) => {
    if (key.type in module.owns) return own(key, ctx);
    const exists = await ctx.load(publishedRowExists(key.type), key.id);
    return exists ? { __typename: key.type, id: key.id } : null;
  };
}

// async: a synchronous throw would take the sibling representations with it
const resolveReference =
  (type: string, follow: FollowKey) =>
  async ({ id }: { id?: unknown }, ctx: Context): Promise<unknown> => {
    // a representation is whatever the caller sent
    const decoded = typeof id === 'string' ? decodeId(id) : null;
    return decoded?.type === type ? follow(new Key(type, decoded.id), ctx) : null;
  };
