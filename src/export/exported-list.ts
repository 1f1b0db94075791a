import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ValueNode,
} from 'graphql';
import { fragmentsOf } from '../graph/fragments-of';
import { type Column, columnsOf, DEEPEST, MOST_COLUMNS } from './columns';
import { type AskedOperation, askedInPages, type PagedOperation } from './paged-operation';
import { type SelectedField, selectedFields, Unread, type Walk } from './selected-fields';
import { vietnameseTerm } from './vietnamese-term';

/** The one list of an operation, as a table. */
export interface ExportedList {
  columns: Column[];
  /** How the rows are called, in Vietnamese. */
  name: string;
  /** The key under which the list is answered, as a name for a file. */
  key: string;
  operation: PagedOperation;
}

export type FoundList =
  | { kind: 'list'; list: ExportedList }
  /** It can be asked, and is no table. */
  | { kind: 'fault'; message: string }
  /** What is wrong with it the graph says where it is asked. */
  | { kind: 'unread' };

/** A list that was found: at the root, or below single objects. */
interface Candidate {
  /** The keys that lead to it, its own last. */
  path: string[];
  field: SelectedField;
  /** The field of a page that holds its rows; null where the list has no pages. */
  rows: SelectedField | null;
}

/** Selections that an operation has at most; real ones have a few dozen. */
const MOST_SELECTIONS = 10_000;

/** The list that an operation asks for, with columns in the order of its selection. `isRaw`: in the graph's own words. */
export function exportedList(schema: GraphQLSchema, asked: AskedOperation, isRaw: boolean): FoundList {
  const operation = operationOf(asked);
  if (!operation) return { kind: 'unread' };
  if (operation.operation !== OperationTypeNode.QUERY)
    return fault(`A ${operation.operation} is no list of rows: only a query can be exported.`);
  const variables = { ...defaultsOf(operation), ...asked.variables };
  const walk: Walk = { schema, fragments: fragmentsOf(asked.document), variables, left: MOST_SELECTIONS };
  try {
    return listOf(walk, asked, operation, isRaw);
  } catch (error) {
    if (error instanceof Unread) return { kind: 'unread' };
    throw error;
  }
}

function listOf(walk: Walk, asked: AskedOperation, operation: OperationDefinitionNode, isRaw: boolean): FoundList {
  const root = walk.schema.getQueryType();
  if (!root) return { kind: 'unread' };
  const candidates = candidatesIn(walk, root, [operation.selectionSet], []);
  const [candidate] = candidates;
  if (!candidate)
    return fault('This query asks for no list: select the nodes of one, such as { tasks { nodes { title } } }.');
  if (candidates.length > 1)
    return fault(
      `This query asks for ${candidates.length} lists (${candidates.map(({ path }) => path.join('.')).join(', ')}), and a table holds one: ask for each by itself.`,
    );
  const { field, rows, path } = candidate;
  const rowField = rows ?? field;
  const type = getNamedType(rowField.type);
  if (!isCompositeType(type)) throw new Unread();
  const columns = columnsOf(walk, type, setsOf(rowField), isRaw);
  if (columns.length > MOST_COLUMNS)
    return fault(`This query has ${columns.length} columns; a table has ${MOST_COLUMNS} at most.`);
  const paged = askedInPages(asked, operation, walk, {
    nodes: field.nodes,
    path: rows ? [...path, rows.key] : path,
    rows: rows?.nodes ?? null,
  });
  if (typeof paged === 'string') return fault(paged);
  return {
    kind: 'list',
    list: { columns, name: vietnameseTerm(type.description) ?? type.name, key: field.key, operation: paged },
  };
}

const fault = (message: string): FoundList => ({ kind: 'fault', message });

/** The lists below single objects; those inside of a list's rows are cells of theirs. */
function candidatesIn(
  walk: Walk,
  type: GraphQLCompositeType,
  sets: Parameters<typeof selectedFields>[2],
  above: string[],
): Candidate[] {
  if (above.length > DEEPEST) throw new Unread();
  return selectedFields(walk, type, sets).flatMap((field): Candidate[] => {
    const named = getNamedType(field.type);
    if (!isCompositeType(named) || field.name.startsWith('__')) return [];
    const path = [...above, field.key];
    if (isList(field)) return [{ path, field, rows: null }];
    if (!isPage(named)) return candidatesIn(walk, named, setsOf(field), path);
    const inside = selectedFields(walk, named, setsOf(field));
    const lists = inside.filter((one) => one.nodes[0]?.selectionSet && isList(one));
    return lists.map((rows) => ({ path: lists.length > 1 ? [...path, rows.key] : path, field, rows }));
  });
}

const isList = ({ type }: SelectedField): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** A page of a list as Relay has them. */
const isPage = (type: GraphQLCompositeType): boolean => isObjectType(type) && 'pageInfo' in type.getFields();

const setsOf = ({ nodes }: { nodes: readonly FieldNode[] }) =>
  nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));

function operationOf({ document, operationName }: AskedOperation): OperationDefinitionNode | null {
  const all = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const found = operationName === null ? all : all.filter(({ name }) => name?.value === operationName);
  return found.length === 1 ? (found[0] as OperationDefinitionNode) : null;
}

/** The operation's own values of its variables, as far as they are simple: they say what is left out and how many are wanted. */
const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, simpleValue(defaultValue)]] : [],
    ),
  );

function simpleValue(value: ValueNode): unknown {
  if (value.kind === Kind.INT) return Number(value.value);
  return value.kind === Kind.STRING || value.kind === Kind.BOOLEAN ? value.value : null;
}
