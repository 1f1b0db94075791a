import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { type ErrorCode, HubError } from '../errors';
import { MOST_ROWS } from '../graph/answer-size';
import { type Fragments, fragmentsOf } from '../graph/fragments-of';
import { DEFAULT_PAGE_SIZE } from '../graph/page';
import { countedLast } from '../limits/last-variables';
import { ENTITIES, representationsByType } from './representations';

/** Looks at the variables of a request. Errors: TOO_COSTLY, BAD_USER_INPUT. */
export type Bound = (variables: Readonly<Record<string, unknown>> | undefined) => void;

/**
 * Refuses an operation whose pages multiply to more rows than an answer may hold, for the variables of each request: a few
 * hundred bytes that go round in a circle would otherwise keep the hub busy for minutes.
 */
export function boundOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Bound {
  const fragments = fragmentsOf(document);
  const rowsFor = countedLast(countingVariables(document), (variables) =>
    rowsOf(operation, { schema, fragments, variables, met: { selections: 0, representations: 0 } }),
  );
  return (given) => {
    const rows = rowsFor(variablesOf(operation, given));
    if (rows > MOST_ROWS)
      throw refused(
        'TOO_COSTLY',
        `The pages of this query multiply to ${rows.toLocaleString('en')} rows; an answer may hold ${MOST_ROWS.toLocaleString('en')}. Ask for smaller pages (first), or for fewer levels.`,
      );
  };
}

/** The variables on which the number of rows hangs. */
function countingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument: ({ name, value }) => {
      if (!COUNTING.has(name.value)) return;
      visit(value, { Variable: (variable) => void names.add(variable.name.value) });
    },
  });
  return [...names];
}

const COUNTING: ReadonlySet<string> = new Set(['first', 'last', 'representations']);

/** An error of the caller's, which Apollo would otherwise answer as a fault of the server's. */
const refused = (code: ErrorCode, message: string): HubError => new HubError(code, message, { http: { status: 400 } });

/** How many fields a query may have once its fragments are written out: fragments in fragments double with every level. */
const MOST_SELECTIONS = 100_000;

/** How many references one operation may give: an alias could name the same list again and again. */
const MOST_REPRESENTATIONS = 2 * MOST_ROWS;

interface Query {
  schema: GraphQLSchema;
  fragments: Fragments;
  variables: Readonly<Record<string, unknown>>;
  /** What has been looked at so far. */
  met: { selections: number; representations: number };
}

function meet(query: Query, kind: keyof Query['met'], count: number, most: number): void {
  query.met[kind] += count;
  if (query.met[kind] > most)
    throw refused(
      'TOO_COSTLY',
      `This query multiplies to more than ${most.toLocaleString('en')} ${kind}. Ask for less at a time.`,
    );
}

function rowsOf(operation: OperationDefinitionNode, query: Query): number {
  const root = query.schema.getRootType(operation.operation);
  return root ? rowsBelow(operation.selectionSet, root, 1, query) : 0;
}

/** The request's variables, with the whole numbers that the operation gives where the request does not. */
function variablesOf(
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, defaultValue.value] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

/** Rows that a selection can yield for each of `times` parents. */
function rowsBelow(set: SelectionSetNode, type: GraphQLNamedType, times: number, query: Query): number {
  let rows = 0;
  for (const selection of set.selections) {
    if (rows > MOST_ROWS) return rows;
    meet(query, 'selections', 1, MOST_SELECTIONS);
    if (selection.kind === Kind.FIELD) rows += rowsOfField(selection, type, times, query);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const named = selection.typeCondition ? query.schema.getType(selection.typeCondition.name.value) : type;
      if (named) rows += rowsBelow(selection.selectionSet, named, times, query);
    } else {
      const fragment = query.fragments.get(selection.name.value);
      const named = fragment && query.schema.getType(fragment.typeCondition.name.value);
      if (fragment && named) rows += rowsBelow(fragment.selectionSet, named, times, query);
    }
  }
  return rows;
}

function rowsOfField(node: FieldNode, parent: GraphQLNamedType, times: number, query: Query): number {
  if (!node.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
  const field = parent.getFields()[node.name.value];
  if (!field) return 0;
  if (field.name === ENTITIES) return rowsOfEntities(node, node.selectionSet, query);
  // a page whose rows nobody asks for (totalCount alone) is not read
  const isPaged = field.args.some((arg) => arg.name === 'first') && asksRows(node.selectionSet, query);
  const size = isPaged ? pageSize(node, query) : 1;
  const below = rowsBelow(node.selectionSet, getNamedType(field.type), times * size, query);
  return below + (isPaged ? times * size : 0);
}

/** Rows that hang on the rows a gateway names, which are counted with them as a page's are where it was read whole. */
function rowsOfEntities(node: FieldNode, set: SelectionSetNode, query: Query): number {
  let rows = 0;
  for (const [name, count] of representationsByType(node, query)) {
    meet(query, 'representations', count, MOST_REPRESENTATIONS);
    const type = query.schema.getType(name);
    if (!isObjectType(type)) continue;
    const ofType = set.selections.filter((one) => applies(conditionOf(one, query), type, query));
    const below = rowsBelow({ ...set, selections: ofType }, type, count, query);
    rows += below === 0 ? 0 : below + count;
  }
  return rows;
}

/** The type that a selection is for, by name; undefined where it is for all. */
function conditionOf(selection: SelectionNode, { fragments }: Query): string | undefined {
  if (selection.kind === Kind.FIELD) return undefined;
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
  return fragment?.typeCondition?.name.value;
}

function applies(condition: string | undefined, type: GraphQLObjectType, { schema }: Query): boolean {
  const named = condition === undefined ? type : schema.getType(condition);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}

function asksRows(set: SelectionSetNode, query: Query): boolean {
  return set.selections.some((selection) => {
    meet(query, 'selections', 1, MOST_SELECTIONS);
    if (selection.kind === Kind.FIELD) return selection.name.value === 'nodes' || selection.name.value === 'edges';
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : query.fragments.get(selection.name.value);
    return inner !== undefined && asksRows(inner.selectionSet, query);
  });
}

function pageSize(node: FieldNode, query: Query): number {
  for (const argument of node.arguments ?? []) {
    if (argument.name.value !== 'first' && argument.name.value !== 'last') continue;
    const { value } = argument;
    const given =
      value.kind === Kind.VARIABLE ? query.variables[value.name.value] : 'value' in value ? value.value : null;
    if (given !== null && given !== undefined) return Math.max(0, Number(given) || 0);
  }
  return DEFAULT_PAGE_SIZE;
}
