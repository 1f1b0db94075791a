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
    found = sets.flatMap((set) => fieldsCalled(key, set, fragments));
    sets = found.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return found;
}

/** The fields of a selection whose answer stands under `key`, those in fragments too. */
const fieldsCalled = (key: string, set: SelectionSetNode, fragments: Fragments): FieldNode[] =>
  set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value === key ? [selection] : [];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return inner ? fieldsCalled(key, inner.selectionSet, fragments) : [];
  });
