import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { carrying, contextOf } from '../graph/as-recorded';
import { Key } from '../graph/key';
import type { GraphModule } from '../graph/module';
import type { Row } from '../graph/rows-by-id';
import { withCosts } from './declared-costs';
import { declaredReferences } from './declared-references';
import { declaresKey, withDeclared } from './directives';
import { publishedRowId } from './existence';
import { type FollowKey, following, mayHoldKey, property, toRow } from './follow-keys';
import { type FieldResolve, schemaOf } from './module-schema';
import { decodeReference, encodeReference, REFERENCE_KEY } from './reference-key';
import { OWNED_ENTITIES } from './registry';
import { linksOf } from './schema-links';
import { type ResolveReference, servedSubgraph } from './served-subgraph';

/** One module served alone, as an Apollo Federation 2 subgraph: its types, and what it adds to others' by key. */
export function subgraph(module: GraphModule, { hasOwnDatabase = false } = {}): GraphQLSchema {
  const { fields, others } = schemaOf(module);
  const resolvers: Record<string, Record<string, unknown>> = { ...(others as Record<string, Record<string, unknown>>) };
  const schema = schemaOf(module).schema;
  const follow = toRowOrKey(module, hasOwnDatabase);
  const references = { ...declaredReferences(module, schema) };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!('getFields' in type) || !('getInterfaces' in type) || type.name.startsWith('__')) continue;
    if (type.name === SUBSCRIPTION) continue;
    if (type.astNode?.kind === Kind.INTERFACE_TYPE_DEFINITION || others[type.name]) continue;
    const own: Record<string, unknown> = { ...fields[type.name] };
    for (const field of Object.values(type.getFields()))
      if (mayHoldKey(field.type))
        own[field.name] = following((own[field.name] as FieldResolve | undefined) ?? property(field.name), follow);
    if (isEntity(type.name)) {
      references[type.name] = resolveReference(type.name, follow);
      own[REFERENCE_KEY] = referenceOf(type.name);
    }
    if (Object.keys(own).length) resolvers[type.name] = own;
  }
  return withCosts(servedSubgraph(subgraphTypeDefs(module), resolvers, references));
}

/** The subgraph's SDL: sorted, with @key on every node, @shareable on every other object type, and what classes declare. */
export const printSubgraph = (module: GraphModule): string => `${print(subgraphTypeDefs(module))}\n`;

function subgraphTypeDefs(module: GraphModule): DocumentNode {
  const { schema } = schemaOf(module);
  const sorted = parse(printSchema(lexicographicSortSchema(schema)));
  const asked = { ...sorted, definitions: sorted.definitions.filter((one) => !isSubscription(one)) };
  const withDirectives = visit(asked, {
    ObjectTypeDefinition: (type) => ({
      ...type,
      directives: directivesOf(module, type),
      fields: isEntity(type.name.value) ? [...(type.fields ?? []), REFERENCE_FIELD] : (type.fields ?? []),
    }),
  });
  const declared = withDeclared(withDirectives, schema);
  const links = linksOf(declared, module.federation?.composed);
  const definitions: DefinitionNode[] = [...links.definitions, ...declared.definitions];
  return { kind: Kind.DOCUMENT, definitions };
}

/** What is followed is followed at the whole graph: a gateway would hold a connection to a subgraph for each that follows (decision 0043). */
const SUBSCRIPTION = 'Subscription';

const isSubscription = (one: DefinitionNode): boolean =>
  one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === SUBSCRIPTION;

const isEntity = (type: string): boolean => type in OWNED_ENTITIES;

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

function directivesOf(module: GraphModule, type: ObjectTypeDefinitionNode): ConstDirectiveNode[] {
  const name = type.name.value;
  if (ROOTS.has(name)) return [];
  // who declares a key says by itself what is shared
  if (!isEntity(name)) return declaresKey(schemaOf(module).schema, name) ? [] : [directive('@shareable')];
  // a reference that adds no field has nothing to resolve here
  const addsNothing = !(name in module.owns) && type.fields?.length === 1;
  const resolvable = addsNothing ? ', resolvable: false' : '';
  // gateways take the first key that they can: `id` is for those who have nothing else
  return [REFERENCE_KEY, 'id'].map((field) => directive(`@key(fields: "${field}"${resolvable})`));
}

/** What subgraphs know of a row besides its id: no part of the graph that callers see. */
const REFERENCE_FIELD = fieldDefinition(
  `"""How subgraphs refer to this row, the instant with it where it was read as recorded (khoá tham chiếu): hidden from callers."""
   ${REFERENCE_KEY}: ID! @inaccessible`,
);

function fieldDefinition(text: string): FieldDefinitionNode {
  const [type] = parse(`type T { ${text} }`, { noLocation: true }).definitions as [ObjectTypeDefinitionNode];
  return type.fields?.[0] as FieldDefinitionNode;
}

function directive(text: string): ConstDirectiveNode {
  const [type] = parse(`type T ${text} { f: Int }`).definitions as [ObjectTypeDefinitionNode];
  return type.directives?.[0] as ConstDirectiveNode;
}

/**
 * Own types: their row. Other types: a reference, once a batched look-up has said that the row is there to be seen; with a
 * database of its own that cannot be known here, and the owner says it.
 */
function toRowOrKey(module: GraphModule, hasOwnDatabase: boolean): FollowKey {
  const own = toRow(module.owns);
  return async (key, ctx) => {
    if (key.type in module.owns) return own(key, ctx);
    const id = hasOwnDatabase ? key.id : await ctx.load(publishedRowId(key.type), key.id);
    return id === null ? null : { __typename: key.type, id };
  };
}

/** The row's reference, with the instant that it was read at. */
const referenceOf =
  (type: string): FieldResolve =>
  (row, _args, ctx) =>
    encodeReference({ type, id: (row as Row).id, recordedAt: contextOf(row, ctx).recordedAt });

// async: a synchronous throw would take the sibling representations with it
const resolveReference =
  (type: string, follow: FollowKey): ResolveReference =>
  async (representation, ctx) => {
    // a representation is whatever the caller sent
    const given = representation[REFERENCE_KEY] ?? representation.id;
    const decoded = typeof given === 'string' ? decodeReference(given) : null;
    if (decoded?.type !== type) return null;
    const { id, recordedAt } = decoded;
    const at = recordedAt === null ? ctx : await ctx.asRecorded(recordedAt);
    const row = await follow(new Key(type, id), at);
    return (recordedAt === null ? row : carrying(row, at)) as object | null;
  };
