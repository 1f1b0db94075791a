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
import { COUNT_COST, costsOf, LIST_SIZE } from '../graph/costs';
import { collectFields, type Occurrence, type Walk } from './collected-fields';
import type { Included } from './included';
import { type Amount, argumentSize, type GivenVariables, pageArgument, pageSize, sized } from './page-amount';

/** What an operation may cost, as it is written: the price of each field, for the variables of each request. */
export interface CostField {
  /** What it is called in the answer. */
  key: string;
  name: string;
  isIncluded: Included;
  /** What asking for it costs. */
  call: number;
  /** How many objects it gives at most. */
  size: Amount;
  isList: boolean;
  /** The argument that says how many: where to ask for less. */
  lowered: string | null;
  below: CostSet | null;
}

/** What is selected of an object, by what it may be; `fixed` is what that costs at most where no variable changes it. */
export interface CostSet {
  byType: ReadonlyMap<string, readonly CostField[]>;
  fixed: number | null;
}

/** The price of introspection, whatever is asked of it: how much it gives hangs on the schema alone. */
const INTROSPECTION_COST = 1000;

/** The prices of an operation that is valid. Errors: TOO_COSTLY where its fragments multiply without end. */
export function costTree(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CostSet {
  const fragments = new Map(
    document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])),
  );
  const root = schema.getRootType(operation.operation);
  const walk: Walk = { schema, fragments, met: 0 };
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
  const byType = new Map(
    types.flatMap((one) => {
      if (!isObjectType(one)) return [];
      const fields = [...collectFields(walk, one, sets)].flatMap(([key, nodes]) => {
        const [first] = nodes;
        const field = one.getFields()[first.node.name.value];
        if (field) return [fieldOf(walk, key, field, nodes, page)];
        // of the names that are no fields of the type only these give objects
        return first.node.name.value.startsWith('__') && first.node.selectionSet ? [introspection(key, nodes)] : [];
      });
      return [[one.name, fields] as const];
    }),
  );
  return { byType, fixed: fixedOf([...byType.values()]) };
}

type Nodes = ReturnType<typeof collectFields> extends Map<string, infer N> ? N : never;

function introspection(key: string, nodes: Nodes): CostField {
  const { name } = nodes[0].node;
  const { isIncluded } = nodes;
  const nothing = { size: 0, isList: false, lowered: null, below: null };
  return { key, name: name.value, isIncluded, call: INTROSPECTION_COST, ...nothing };
}

function fieldOf(
  walk: Walk,
  key: string,
  field: GraphQLField<unknown, unknown>,
  nodes: Nodes,
  page: ShownPage | null,
): CostField {
  const costs = costsOf(field);
  const { node } = nodes[0];
  const { isIncluded } = nodes;
  const isList = isListType(getNullableType(field.type));
  const named = getNamedType(field.type);
  const count = field.name === 'totalCount' && page ? page.count : 0;
  const call = (costs.call ?? 0) + count;
  const base = { key, name: field.name, isIncluded, call, isList };
  if (!isCompositeType(named)) return { ...base, size: 0, lowered: null, below: null };
  const { size, lowered } = isList ? listSize(field, node, page) : { size: 1, lowered: null };
  const pageBelow = pageOf(field, node, costs.count ?? COUNT_COST);
  return { ...base, size, lowered, below: setOf(walk, named, nodes.map(selections), pageBelow) };
}

const selections = ({ node, when }: Nodes[number]): Occurrence => ({
  set: node.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] },
  when,
});

function listSize(field: GraphQLField<unknown, unknown>, node: FieldNode, page: ShownPage | null) {
  const { size = LIST_SIZE } = costsOf(field);
  if (typeof size === 'object') return { size: argumentSize(node, size.of), lowered: size.of };
  // Relay's connections: what they show is as much as was asked of the field that gave them
  if (page && (field.name === 'nodes' || field.name === 'edges')) return page;
  return { size, lowered: null };
}

const pageOf = (field: GraphQLField<unknown, unknown>, node: FieldNode, count: number): ShownPage | null =>
  field.args.some(({ name }) => name === 'first') ? { size: pageSize(node), lowered: pageArgument(node), count } : null;

/** What fields cost at most whatever the variables are; null where they matter. */
function fixedOf(sets: readonly (readonly CostField[])[]): number | null {
  let most = 0;
  for (const fields of sets) {
    let sum = 0;
    for (const { isIncluded, call, size, below } of fields) {
      if (isIncluded !== true || typeof size !== 'number' || (below && below.fixed === null)) return null;
      sum += call + (below ? size * (1 + (below.fixed ?? 0)) : 0);
    }
    most = Math.max(most, sum);
  }
  return most;
}

/** What is selected of an object may cost at most. */
export function mostOf(set: CostSet, variables: GivenVariables): number {
  if (set.fixed !== null) return set.fixed;
  let most = 0;
  for (const fields of set.byType.values()) {
    let sum = 0;
    for (const field of fields) sum += mostOfField(field, variables);
    most = Math.max(most, sum);
  }
  return most;
}

/** What a field may cost at most, each time it is asked. */
export function mostOfField({ isIncluded, call, size, below }: CostField, variables: GivenVariables): number {
  if (isIncluded !== true && !isIncluded(variables)) return 0;
  if (!below) return call;
  return call + sized(size, variables) * (1 + mostOf(below, variables));
}
