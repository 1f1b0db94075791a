import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Gives an error the places in the caller's query that its path leads to: a subgraph knows only its own query's. */
export function placedIn(document: DocumentNode, operation: OperationDefinitionNode) {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  return (error: GraphQLError): GraphQLError => {
    if (error.locations || !error.path) return error;
    const nodes = fieldsAt(error.path, operation.selectionSet, fragments);
    const { message, path, originalError, extensions } = error;
    return new GraphQLError(message, { nodes, path, originalError: originalError ?? null, extensions });
  };
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function fieldsAt(path: readonly (string | number)[], root: SelectionSetNode, fragments: Fragments): FieldNode[] {
  let sets = [root];
  let found: FieldNode[] = [];
  for (const key of path) {
    if (typeof key === 'number') continue;
    const spread = new Set<string>();
    found = sets.flatMap((set) => fieldsCalled(key, set, fragments, spread));
    sets = found.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return found;
}

/**
 * The fields of a selection whose answer stands under `key`, those in fragments too. As graphql-js has it, a fragment that is
 * `spread` already says nothing more.
 */
const fieldsCalled = (key: string, set: SelectionSetNode, fragments: Fragments, spread: Set<string>): FieldNode[] =>
  set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value === key ? [selection] : [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsCalled(key, selection.selectionSet, fragments, spread);
    const fragment = fragments.get(selection.name.value);
    if (!fragment || spread.has(fragment.name.value)) return [];
    spread.add(fragment.name.value);
    return fieldsCalled(key, fragment.selectionSet, fragments, spread);
  });
