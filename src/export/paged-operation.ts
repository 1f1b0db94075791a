import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  separateOperations,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { Unread, type Walk } from './selected-fields';

export interface AskedOperation {
  document: DocumentNode;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>>;
}

/** An operation that is asked page by page. */
export interface PagedOperation {
  query: string;
  operationName: string | null;
  /** Its variables for so many rows after a cursor. */
  variables(first: number, after: string | null): Record<string, unknown>;
  /** The keys that lead to the rows in an answer. */
  path: readonly string[];
  /** The key beside the rows that says where the page ends; null where the list has no pages. */
  pageInfo: string | null;
  /** How many rows are wanted in all; null: all. */
  wanted: number | null;
  /** The cursor that the first page follows. */
  after: string | null;
}

export interface ListPlace {
  /** Where the operation asks for the list. */
  nodes: readonly FieldNode[];
  /** The keys to its rows. */
  path: readonly string[];
  /** Where it asks for the rows of a page; null where it has no pages. */
  rows: readonly FieldNode[] | null;
}

const FIRST = 'exportFirst';
const AFTER = 'exportAfter';
const PAGE_INFO = 'exportPage';

/**
 * The operation with pages of its list that are driven from outside: `first` of the original is how many are wanted in all. Nothing
 * is asked of a page but its rows and its end, as counting them would cost as much each time. What cannot be driven is said why.
 * Errors: Unread.
 */
export function askedInPages(
  asked: AskedOperation,
  operation: OperationDefinitionNode,
  walk: Walk,
  { nodes, path, rows }: ListPlace,
): PagedOperation | string {
  const { operationName, variables } = asked;
  if (rows === null) {
    const query = print(onlyOperation(asked.document, operation));
    return {
      query,
      operationName,
      variables: () => ({ ...variables }),
      path,
      pageInfo: null,
      wanted: null,
      after: null,
    };
  }
  const given = (name: string) => argumentOf(nodes[0] as FieldNode, name, walk.variables);
  for (const backward of ['last', 'before'])
    if (given(backward) !== null)
      return `An export goes through a list from its start: leave out "${backward}", and turn orderBy round.`;
  const [wanted, after] = [given('first'), given('after')];
  if (!(wanted === null || (Number.isInteger(wanted) && (wanted as number) >= 0))) throw new Unread();
  if (!(after === null || typeof after === 'string')) throw new Unread();
  const document = withPages(asked.document, operation, nodes, rows);
  return {
    query: print(document),
    operationName,
    variables: (first, cursor) => ({ ...variables, [FIRST]: first, [AFTER]: cursor }),
    path,
    pageInfo: PAGE_INFO,
    wanted: wanted as number | null,
    after,
  };
}

const DEFINITIONS = (
  parse(`query ($${FIRST}: Int, $${AFTER}: String) { __typename }`).definitions[0] as OperationDefinitionNode
).variableDefinitions as readonly VariableDefinitionNode[];

const END = (
  (parse(`{ ${PAGE_INFO}: pageInfo { hasNextPage endCursor } }`).definitions[0] as OperationDefinitionNode).selectionSet
    .selections as readonly SelectionNode[]
)[0] as SelectionNode;

function withPages(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  nodes: readonly FieldNode[],
  rows: readonly FieldNode[],
): DocumentNode {
  const variable = (name: string): ValueNode => ({ kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } });
  const argument = (name: string, value: ValueNode): ArgumentNode => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value,
  });
  const places = new Set(nodes);
  const paged = visit(document, {
    Field: {
      enter: (node) => {
        if (!places.has(node)) return undefined;
        const own = (node.arguments ?? []).filter(({ name }) => !DRIVEN.has(name.value));
        return {
          ...node,
          arguments: [...own, argument('first', variable(FIRST)), argument('after', variable(AFTER))],
          selectionSet: { kind: Kind.SELECTION_SET, selections: [...rows, END] },
        };
      },
    },
    OperationDefinition: (node) =>
      node === operation
        ? { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...DEFINITIONS] }
        : undefined,
  });
  const place = document.definitions.indexOf(operation);
  return onlyOperation(paged, paged.definitions[place] as OperationDefinitionNode);
}

const DRIVEN: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before']);

/** An operation with the fragments and variables that it uses, and nothing else. */
function onlyOperation(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const own = separateOperations(document)[operation.name?.value ?? ''] ?? document;
  const used = new Set<string>();
  visit(own, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  return visit(own, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}

function argumentOf(node: FieldNode, name: string, variables: Walk['variables']): unknown {
  const value = node.arguments?.find((one) => one.name.value === name)?.value;
  if (!value || value.kind === Kind.NULL) return null;
  if (value.kind === Kind.VARIABLE) return variables[value.name.value] ?? null;
  if (value.kind === Kind.INT) return Number(value.value);
  return value.kind === Kind.STRING ? value.value : undefined;
}
