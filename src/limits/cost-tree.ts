import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { CONDITION_COST, COUNT_COST, type Costs, costsOf, LIST_SIZE, PAST_COST } from '../graph/costs';
import { fragmentsOf } from '../graph/fragments-of';
import { collectFields, type Occurrence, type Occurrences, type Walk } from './collected-fields';
import type { Included } from './included';
import {
  type Amount,
  argumentSize,
  argumentValue,
  type GivenVariables,
  pageArgument,
  pageSize,
  sized,
} from './page-amount';
import { sumOf, timesOf, writtenAmount } from './written-amount';

/** What an operation may cost, as it is written: the price of each field, for the variables of each request. */
export interface CostField {
  /** What it is called in the answer. */
  key: string;
  name: string;
  isIncluded: Included;
  /** What asking for it costs. */
  call: Amount;
  /** How many objects it gives at most. */
  size: Amount;
  isList: boolean;
  /** The argument that says how many: where to ask for less. */
  lowered: string | null;
  below: CostSet | null;
}

/** What is selected of an object of one type. */
export interface PricedType {
  /** What each object costs, for what is asked of it that gives no objects. */
  object: number;
  fields: readonly CostField[];
}

/** What is selected of an object, by what it may be; `fixed` is what one costs at most where no variable changes it. */
export interface CostSet {
  byType: ReadonlyMap<string, PricedType>;
  fixed: number | null;
}

/** The price of introspection, whatever is asked of it: how much it gives hangs on the schema alone. */
const INTROSPECTION_COST = 1000;

/** An object costs 1, and 1 more for every so many values that are asked of it. */
const VALUES_PER_POINT = 10;

/** The prices of an operation that is valid. Errors: TOO_COSTLY where its fragments multiply without end. */
export function costTree(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CostSet {
  const root = schema.getRootType(operation.operation);
  const walk: Walk = { schema, fragments: fragmentsOf(document), met: 0 };
  if (!root) return { byType: new Map(), fixed: 0 };
  return setOf(walk, root, [{ set: operation.selectionSet, when: [] }], null);
}

/** The page that a connection shows of its list, as the field said that gave it. */
interface ShownPage {
  size: Amount;
  lowered: string;
  count: number;
}

function setOf(walk: Walk, type: GraphQLCompositeType, sets: readonly Occurrence[], page: ShownPage | null): CostSet {
  const types = isAbstractType(type) ? walk.schema.getPossibleTypes(type) : [type];
  // the root is there whatever is asked
  const { schema } = walk;
  const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
    (one) => one === type,
  );
  const byType = new Map(
    types.flatMap((one) => {
      if (!isObjectType(one)) return [];
      let values = 0;
      const fields = [...collectFields(walk, one, sets)].flatMap(([key, nodes]) => {
        const [first] = nodes;
        const name = first.node.name.value;
        if (!first.node.selectionSet) values += 1;
        const field = one.getFields()[name];
        if (field) return [fieldOf(walk, key, field, nodes, page)];
        // of the names that are no fields of the type only these give objects
        return name.startsWith('__') && first.node.selectionSet ? [introspection(key, nodes)] : [];
      });
      const object = (isRoot ? 0 : 1) + Math.floor(values / VALUES_PER_POINT);
      return [[one.name, { object, fields }] as const];
    }),
  );
  return { byType, fixed: fixedOf([...byType.values()]) };
}

function introspection(key: string, nodes: Occurrences): CostField {
  const { name } = nodes[0].node;
  const { isIncluded } = nodes;
  const nothing = { size: 0, isList: false, lowered: null, below: null };
  return { key, name: name.value, isIncluded, call: INTROSPECTION_COST, ...nothing };
}

function fieldOf(
  walk: Walk,
  key: string,
  field: GraphQLField<unknown, unknown>,
  nodes: Occurrences,
  page: ShownPage | null,
): CostField {
  const costs = costsOf(field);
  const { node } = nodes[0];
  const { isIncluded } = nodes;
  const isList = isListType(getNullableType(field.type));
  const named = getNamedType(field.type);
  const count = field.name === 'totalCount' && page ? page.count : 0;
  const call = sumOf((costs.call ?? 0) + count, ofArguments(node, costs));
  const base = { key, name: field.name, isIncluded, call, isList };
  if (!isCompositeType(named)) return { ...base, size: 0, lowered: null, below: null };
  const { size, lowered } = isList ? listSize(costs, field, node, page) : { size: 1, lowered: null };
  const pageBelow = pageOf(field, node, costs.count ?? COUNT_COST);
  return { ...base, size, lowered, below: setOf(walk, named, nodes.map(selections), pageBelow) };
}

/** What is filtered, ordered and read as it was. */
function ofArguments(node: FieldNode, { isOfAll = false }: Costs): Amount {
  const each = isOfAll ? CONDITION_COST.ofAll : CONDITION_COST.ofOne;
  const written = ['filter', 'orderBy'].map((name) => writtenAmount(argumentValue(node, name)));
  const past = argumentValue(node, 'recordedAt');
  return sumOf(timesOf(each, sumOf(...written)), past && past.kind !== Kind.NULL ? PAST_COST : 0);
}

const selections = ({ node, when }: Occurrences[number]): Occurrence => ({
  set: node.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] },
  when,
});

function listSize(
  { size = LIST_SIZE }: Costs,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  page: ShownPage | null,
) {
  if (typeof size === 'object') return { size: argumentSize(node, size.of), lowered: size.of };
  // Relay's connections: what they show is as much as was asked of the field that gave them
  if (page && (field.name === 'nodes' || field.name === 'edges')) return page;
  return { size, lowered: null };
}

const pageOf = (field: GraphQLField<unknown, unknown>, node: FieldNode, count: number): ShownPage | null =>
  field.args.some(({ name }) => name === 'first') ? { size: pageSize(node), lowered: pageArgument(node), count } : null;

/** What one object costs at most whatever the variables are; null where they matter. */
function fixedOf(types: readonly PricedType[]): number | null {
  let most = 0;
  for (const { object, fields } of types) {
    let sum = object;
    for (const { isIncluded, call, size, below } of fields) {
      const each = below ? below.fixed : 0;
      if (isIncluded !== true || typeof call !== 'number' || typeof size !== 'number' || each === null) return null;
      sum += call + size * each;
    }
    most = Math.max(most, sum);
  }
  return most;
}

/** What one object costs at most, with all that is selected of it. */
export function mostOf(set: CostSet, variables: GivenVariables): number {
  if (set.fixed !== null) return set.fixed;
  let most = 0;
  for (const { object, fields } of set.byType.values()) {
    let sum = object;
    for (const field of fields) sum += mostOfField(field, variables);
    most = Math.max(most, sum);
  }
  return most;
}

/** What a field may cost at most, each time it is asked. */
export function mostOfField({ isIncluded, call, size, below }: CostField, variables: GivenVariables): number {
  if (isIncluded !== true && !isIncluded(variables)) return 0;
  const asked = sized(call, variables);
  return below ? asked + sized(size, variables) * mostOf(below, variables) : asked;
}
