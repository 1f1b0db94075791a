import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { UNAUTHORIZED } from '../auth/api-keys';
import type { Viewer } from '../auth/viewer';
import { HubError } from '../errors';

/**
 * Refuses what somebody asks without a key, but for what the graph is (ANONYMOUS_READING=off). Errors: UNAUTHENTICATED.
 */
export const refusesAnonymous: ApolloServerPlugin<object> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, contextValue }) => {
      const { viewer } = contextValue as { viewer?: Viewer };
      if (viewer && operation && !asksOfGraphAlone(document, operation)) requireName(viewer);
    },
  }),
};

/** Errors: UNAUTHENTICATED for an anonymous reader. */
export function requireName(viewer: Viewer): void {
  if (viewer.kind !== 'anonymous') return;
  throw new HubError(
    'UNAUTHENTICATED',
    'Reading needs a key here: send the header "Authorization: Bearer KEY"; who runs this graph gives keys out.',
    UNAUTHORIZED,
  );
}

/** What every graph answers of itself, and a subgraph its gateway. */
// Matches: "__schema", "__typename", "_service". Must not match: "_entities", "plan".
const OF_GRAPH = /^(?:__|_service$)/;

/** Does an operation ask what the graph is, and nothing of what is in it? */
function asksOfGraphAlone(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  // each fragment once, however often it is spread
  const met = new Set<string>();
  const isOfGraph = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return OF_GRAPH.test(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return isOfGraph(selection.selectionSet);
      if (met.has(selection.name.value)) return true;
      met.add(selection.name.value);
      const named = document.definitions.find(
        (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
      );
      return named?.kind === Kind.FRAGMENT_DEFINITION && isOfGraph(named.selectionSet);
    });
  return isOfGraph(operation.selectionSet);
}
