import {
  type FieldNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Fragments } from '../graph/fragments-of';

/** An operation as it is looked through. */
export interface Walk {
  schema: GraphQLSchema;
  fragments: Fragments;
  variables: Readonly<Record<string, unknown>>;
  /** How many more selections are looked at: fragments can multiply without end, or lead back to themselves. */
  left: number;
}

/** A field of an answer: what stands under one key. */
export interface SelectedField {
  key: string;
  /** Where the operation asks for it; several are answered as one. */
  nodes: FieldNode[];
  name: string;
  type: GraphQLOutputType;
  description: string | null;
}

/** The graph itself says what is wrong with such an operation. */
export class Unread extends Error {}

/** The fields that are asked of a type, in the order in which they are answered. Errors: Unread. */
export function selectedFields(
  walk: Walk,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): SelectedField[] {
  const found = new Map<string, SelectedField>();
  const seen = new Set<string>();
  const collect = (parent: GraphQLCompositeType, { selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      walk.left -= 1;
      if (walk.left < 0) throw new Unread();
      if (!isIncluded(selection, walk.variables)) continue;
      if (selection.kind === Kind.FIELD) add(found, parent, selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        collect(narrowed(walk, parent, selection.typeCondition?.name.value), selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = walk.fragments.get(selection.name.value);
        if (!fragment) throw new Unread();
        collect(narrowed(walk, parent, fragment.typeCondition.name.value), fragment.selectionSet);
      }
    }
  };
  for (const set of sets) collect(type, set);
  return [...found.values()];
}

function add(found: Map<string, SelectedField>, parent: GraphQLCompositeType, node: FieldNode): void {
  const key = node.alias?.value ?? node.name.value;
  const before = found.get(key);
  if (before) return void before.nodes.push(node);
  const name = node.name.value;
  const field =
    name === '__typename' ? TypeNameMetaFieldDef : 'getFields' in parent ? parent.getFields()[name] : undefined;
  if (!field) throw new Unread();
  const description = name === '__typename' ? null : (field.description ?? null);
  found.set(key, { key, nodes: [node], name, type: field.type, description });
}

function narrowed(walk: Walk, parent: GraphQLCompositeType, condition: string | undefined): GraphQLCompositeType {
  if (condition === undefined) return parent;
  const type = walk.schema.getType(condition);
  if (!isCompositeType(type)) throw new Unread();
  return isObjectType(type) || !isObjectType(parent) ? type : parent;
}

function isIncluded(selection: SelectionNode, variables: Walk['variables']): boolean {
  try {
    return (
      getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if !== true &&
      getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false
    );
  } catch {
    // a variable that is not given
    throw new Unread();
  }
}
