import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  print,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';
import { directiveNames } from './directive-names';

export type IndexedKind = 'type' | 'interface' | 'union' | 'enum' | 'input' | 'scalar';

/** A field of a type or an interface, an input field, or an argument, as a subgraph defines it. */
export interface IndexedField {
  name: string;
  type: string;
  defaultValue: string | null;
  arguments: ReadonlyMap<string, IndexedField>;
  /** Federation's names of what stands on it; @shareable and @external of its type count for it. */
  directives: ReadonlySet<string>;
}

/** A type with all its extensions, as a subgraph defines it. */
export interface IndexedType {
  name: string;
  kind: IndexedKind;
  fields: Map<string, IndexedField>;
  values: Set<string>;
  keys: IndexedKey[];
  /** Federation's names of what stands on the type or on one of its extensions. */
  directives: Set<string>;
}

export interface IndexedKey {
  /** Its fields with single spaces, as they are written: "id", "code owner { id }". */
  fields: string;
  isResolvable: boolean;
}

/** What a subgraph defines, by name: roots under their usual names, without what federation itself adds. */
export interface SubgraphIndex {
  name: string;
  types: ReadonlyMap<string, IndexedType>;
}

/** Reads a subgraph's SDL, which need not be valid. */
export function subgraphIndex(name: string, document: DocumentNode): SubgraphIndex {
  const types = new Map<string, IndexedType>();
  const nameOf = directiveNames(document);
  const roots = rootNames(document);
  for (const definition of document.definitions) {
    if (!isType(definition)) continue;
    const typeName = roots.get(definition.name.value) ?? definition.name.value;
    if (isOfFederation(typeName)) continue;
    const type = types.get(typeName) ?? emptyType(typeName, KINDS[definition.kind]);
    types.set(typeName, type);
    addTo(type, definition, nameOf);
  }
  return { name, types };
}

const KINDS: Readonly<Record<(TypeDefinitionNode | TypeExtensionNode)['kind'], IndexedKind>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'type',
  [Kind.OBJECT_TYPE_EXTENSION]: 'type',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.UNION_TYPE_EXTENSION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
  [Kind.SCALAR_TYPE_EXTENSION]: 'scalar',
};

const isType = (definition: { kind: string }): definition is TypeDefinitionNode | TypeExtensionNode =>
  definition.kind in KINDS;

// "_Service", "federation__FieldSet", "link__Import"; not "Unit" or "my_type"
export const isOfFederation = (name: string): boolean => /^(?:_|federation__|link__)/.test(name);

const emptyType = (name: string, kind: IndexedKind): IndexedType => ({
  name,
  kind,
  fields: new Map(),
  values: new Set(),
  keys: [],
  directives: new Set(),
});

type NameOf = (directive: ConstDirectiveNode) => string;

function addTo(type: IndexedType, definition: TypeDefinitionNode | TypeExtensionNode, nameOf: NameOf): void {
  const directives = definition.directives ?? [];
  for (const directive of directives) {
    type.directives.add(nameOf(directive));
    if (nameOf(directive) === 'key') type.keys.push(keyOf(directive));
  }
  const forFields = directives.map(nameOf).filter((one) => one === 'shareable' || one === 'external');
  if ('fields' in definition)
    for (const field of definition.fields ?? [])
      if (!field.name.value.startsWith('_')) type.fields.set(field.name.value, fieldOf(field, nameOf, forFields));
  if ('values' in definition) for (const { name } of definition.values ?? []) type.values.add(name.value);
}

function fieldOf(
  field: FieldDefinitionNode | InputValueDefinitionNode,
  nameOf: NameOf,
  inherited: readonly string[] = [],
): IndexedField {
  const given = field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : [];
  return {
    name: field.name.value,
    type: print(field.type),
    defaultValue: 'defaultValue' in field && field.defaultValue ? print(field.defaultValue) : null,
    arguments: new Map(given.map((argument) => [argument.name.value, fieldOf(argument, nameOf)])),
    directives: new Set([...inherited, ...(field.directives ?? []).map(nameOf)]),
  };
}

function keyOf(key: ConstDirectiveNode): IndexedKey {
  const given = (name: string) => key.arguments?.find((argument) => argument.name.value === name)?.value;
  const [fields, resolvable] = [given('fields'), given('resolvable')];
  // line ends and several spaces between two fields; nothing in "id"
  return {
    fields: fields?.kind === Kind.STRING ? fields.value.replace(/\s+/g, ' ').trim() : '',
    isResolvable: !(resolvable?.kind === Kind.BOOLEAN && !resolvable.value),
  };
}

/** "RootQuery" → "Query", where the schema names its roots. */
function rootNames(document: DocumentNode): ReadonlyMap<string, string> {
  const usual = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
  return new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.SCHEMA_DEFINITION || one.kind === Kind.SCHEMA_EXTENSION
        ? (one.operationTypes ?? []).map(({ operation, type }) => [type.name.value, usual[operation]] as const)
        : [],
    ),
  );
}
