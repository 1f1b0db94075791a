import { type ASTNode, type GraphQLError, Kind, parse, visit } from 'graphql';

/** The kinds of nodes that are values as they stand in a query. */
const VALUES: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/**
 * Where a value that its type does not take stands in a query, as in "filter.dueOn.lt"; null for errors about anything
 * else. Validation names the place by line and column only, and a caller who builds queries knows arguments.
 */
export function literalPlace(error: GraphQLError): string | null {
  const [node] = error.nodes ?? [];
  if (!node?.loc || !error.source || !VALUES.has(node.kind)) return null;
  const { start } = node.loc;
  let found: string | null = null;
  visit(parse(error.source), {
    enter(visited, _key, parent, _path, ancestors) {
      if (found !== null || visited.loc?.start !== start || visited.kind !== node.kind) return;
      found = placeOf([...ancestors, ...(parent ? [parent] : [])]);
    },
  });
  return found;
}

/** The names of the argument and of the fields inside it that lead to a value, with the places in lists. */
function placeOf(ancestors: readonly (ASTNode | readonly ASTNode[])[]): string | null {
  const from = ancestors.findLastIndex((one) => 'kind' in one && one.kind === Kind.ARGUMENT);
  if (from < 0) return null;
  const names = ancestors
    .slice(from)
    .flatMap((one) => ('name' in one && one.name && 'value' in one.name ? [one.name.value] : []));
  return names.join('.');
}
