import { type DocumentNode, type FieldNode, GraphQLError, type OperationDefinitionNode } from 'graphql';
import { type Fragments, fragmentsOf } from '../graph/fragments-of';
import { fieldsCalled } from './called-fields';

/** Gives an error the places in the caller's query that its path leads to: a subgraph knows only its own query's. */
export function placedIn(document: DocumentNode, operation: OperationDefinitionNode) {
  const fragments = fragmentsOf(document);
  return (error: GraphQLError): GraphQLError => {
    if (error.locations || !error.path) return error;
    const nodes = fieldsAt(error.path, operation, fragments);
    const { message, path, originalError, extensions } = error;
    return new GraphQLError(message, { nodes, path, originalError: originalError ?? null, extensions });
  };
}

function fieldsAt(
  path: readonly (string | number)[],
  { selectionSet }: OperationDefinitionNode,
  fragments: Fragments,
): FieldNode[] {
  let sets = [selectionSet];
  let found: FieldNode[] = [];
  for (const key of path) {
    if (typeof key === 'number') continue;
    const spread = new Set<string>();
    found = sets.flatMap((set) => fieldsCalled(key, set, fragments, spread).map(({ field }) => field));
    sets = found.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return found;
}
