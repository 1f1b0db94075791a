import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputObjectTypeDefinitionNode,
  type InputValueDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  print,
  visit,
} from 'graphql';

/** What may carry directives, and what is in it: a type or a field, as graphql-js has it. */
interface Carrier {
  astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null;
}

/** What a class says of its type with type-graphql's `@Directive`. */
export const declaredOn = (schema: GraphQLSchema, type: string): readonly ConstDirectiveNode[] =>
  directivesOf(schema.getType(type));

/** Does the class declare a key of its type's own? */
export const declaresKey = (schema: GraphQLSchema, type: string): boolean =>
  declaredOn(schema, type).some(({ name }) => name.value === 'key');

/** The SDL with what the classes declare on types, fields and arguments: graphql-js prints none of it. */
export function withDeclared(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const typed = <Node extends TypeNode>(node: Node): Node => {
    const type = schema.getType(node.name.value);
    const fields = type !== undefined && 'getFields' in type ? (type.getFields() as FieldCarriers) : {};
    const withFields = { ...node, fields: node.fields?.map((field) => fielded(field, fields[field.name.value])) };
    return adding(withFields, directivesOf(type));
  };
  return visit(document, {
    ObjectTypeDefinition: typed,
    InterfaceTypeDefinition: typed,
    InputObjectTypeDefinition: typed,
  });
}

type TypeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | InputObjectTypeDefinitionNode;
type FieldNode = FieldDefinitionNode | InputValueDefinitionNode;
type FieldCarriers = Readonly<Record<string, FieldCarrier>>;

interface FieldCarrier extends Carrier {
  args?: readonly (Carrier & { name: string })[];
}

function fielded(node: FieldNode, field: FieldCarrier | undefined): FieldNode {
  const withOwn = adding(node, directivesOf(field));
  if (withOwn.kind === Kind.INPUT_VALUE_DEFINITION) return withOwn;
  const declared = (name: string) => directivesOf(field?.args?.find((argument) => argument.name === name));
  return { ...withOwn, arguments: withOwn.arguments?.map((node) => adding(node, declared(node.name.value))) };
}

const directivesOf = (carrier: Carrier | null | undefined): readonly ConstDirectiveNode[] =>
  carrier?.astNode?.directives ?? [];

/** The node with more directives, each once, in an order that says nothing. */
function adding<Node extends { readonly directives?: readonly ConstDirectiveNode[] }>(
  node: Node,
  more: readonly ConstDirectiveNode[],
): Node {
  if (more.length === 0) return node;
  const byText = new Map([...(node.directives ?? []), ...more].map((directive) => [print(directive), directive]));
  return { ...node, directives: [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, directive]) => directive) };
}
