import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import type { RandomOperation } from './random-operation';

/**
 * The operation with everything taken away without which it still shows what it shows. An operation that is valid stays so.
 */
export async function smallestOperation(
  schema: GraphQLSchema,
  { query, variables, fault }: RandomOperation,
  stillShows: (operation: RandomOperation) => Promise<boolean>,
): Promise<RandomOperation> {
  let smallest = parse(query, { noLocation: true });
  const isValid = validate(schema, smallest).length === 0;
  const asOperation = (document: DocumentNode): RandomOperation => ({
    query: print(document),
    variables: onlyDeclared(document, variables),
    fault,
  });
  for (let i = 0; i < partCount(smallest); ) {
    const tried = tidied(withoutPart(smallest, i));
    const isFit = tried !== null && (!isValid || validate(schema, tried).length === 0);
    if (isFit && (await stillShows(asOperation(tried)))) smallest = tried;
    else i += 1;
  }
  return asOperation(smallest);
}

const PARTS: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.DIRECTIVE,
  Kind.OBJECT_FIELD,
]);

function partCount(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    enter: (node) => {
      if (PARTS.has(node.kind)) count += 1;
    },
  });
  return count;
}

/** Without part number `at`. */
function withoutPart(document: DocumentNode, at: number): DocumentNode {
  let count = -1;
  return visit(document, {
    enter: (node: ASTNode) => {
      if (PARTS.has(node.kind)) count += 1;
      return PARTS.has(node.kind) && count === at ? null : undefined;
    },
  });
}

/** Without variables and fragments that nothing uses; null where a selection is empty. */
function tidied(document: DocumentNode): DocumentNode | null {
  let isEmpty = false;
  const used = new Set<string>();
  visit(document, {
    SelectionSet: ({ selections }: { selections: readonly SelectionNode[] }) => {
      if (selections.length === 0) isEmpty = true;
    },
    FragmentSpread: ({ name }) => void used.add(`...${name.value}`),
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(`$${name.value}`),
  });
  if (isEmpty) return null;
  const kept = visit(document, {
    VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
    FragmentDefinition: ({ name }) => (used.has(`...${name.value}`) ? undefined : null),
  });
  // what a fragment used is unused with it
  return print(kept) === print(document) ? kept : tidied(kept);
}

function onlyDeclared(document: DocumentNode, variables: Record<string, unknown>): Record<string, unknown> {
  const declared = new Set<string>();
  visit(document, { VariableDefinition: ({ variable }) => void declared.add(variable.name.value) });
  return Object.fromEntries(Object.entries(variables).filter(([name]) => declared.has(name)));
}
