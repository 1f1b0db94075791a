import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../graph/fragments-of';
import { fieldsCalled } from './called-fields';
import { isMasked, isUnavailable } from './subgraph-errors';

type Path = readonly (string | number)[];

/** An operation over the schema that callers see. */
export interface CheckedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/**
 * An answer in which each error stands as null where it occurred, made into one as GraphQL has it: what may not be null
 * takes along what it stands in, up to what may be. Only where a subgraph gave no answer the null stays where it is, so that
 * the rest of the answer is not lost with it.
 */
export function withNullsPropagated(result: ExecutionResult, checked: CheckedOperation): ExecutionResult {
  const { data, errors } = result;
  if (!data || !errors?.length) return result;
  const landings = new Map(errors.map((error) => [error, landingOf(error, data, checked)]));
  // of what takes the same place along the first alone is told: the others would not have been asked for any more
  const causes = new Map<string, string>();
  // what a subgraph tells goes before what was missed here: a root that fails leaves its subgraph's other roots null
  for (const error of [...errors.filter(isMasked), ...errors]) {
    const landing = landings.get(error);
    const at = landing && JSON.stringify(landing.at);
    if (landing && at && !causes.has(at)) causes.set(at, JSON.stringify(landing.from));
  }
  const kept = errors.filter((error) => {
    const landing = landings.get(error);
    return !landing || causes.get(JSON.stringify(landing.at)) === JSON.stringify(landing.from);
  });
  let whole: ExecutionResult['data'] = data;
  for (const landing of landings.values()) if (landing) whole = withNullAt(whole, landing.at);
  return { ...result, data: whole, errors: kept };
}

/** Where an answer is null because of an error (`from`), and what becomes null with it (`at`). */
interface Landing {
  from: Path;
  at: Path;
}

/** What no answer came for; but a mutation that may not have been done ends the ones after it. */
const staysInPlace = (error: GraphQLError, { operation }: CheckedOperation): boolean =>
  isUnavailable(error) && !(operation.operation === OperationTypeNode.MUTATION && error.path?.length === 1);

function landingOf(error: GraphQLError, data: object, checked: CheckedOperation): Landing | null {
  if (!error.path || staysInPlace(error, checked)) return null;
  const types = typesAlong(error.path, checked);
  let value: unknown = data;
  for (const [i, step] of error.path.entries()) {
    value = (value as Record<string | number, unknown>)[step];
    if (value === undefined || types[i] === undefined) return null;
    if (value !== null) continue;
    const from = error.path.slice(0, i + 1);
    let length = from.length;
    while (length > 0 && isNonNullType(types[length - 1])) length--;
    return { from, at: from.slice(0, length) };
  }
  return null;
}

function withNullAt(data: ExecutionResult['data'], path: Path): ExecutionResult['data'] {
  const last = path.at(-1);
  if (last === undefined) return null;
  let holder: unknown = data;
  for (const step of path.slice(0, -1)) holder = (holder as Record<string | number, unknown> | null)?.[step];
  // what it stands in may be gone already
  if (typeof holder === 'object' && holder !== null) (holder as Record<string | number, unknown>)[last] = null;
  return data;
}

/** The type of each place along a path. Fields of one name in an answer have the same form, whatever the type they are of. */
function typesAlong(path: Path, { schema, document, operation }: CheckedOperation): (GraphQLOutputType | undefined)[] {
  const fragments = fragmentsOf(document);
  let selected: Selected[] = [
    { type: schema.getRootType(operation.operation)?.name ?? '', set: operation.selectionSet },
  ];
  let type: GraphQLOutputType | undefined;
  return path.map((step) => {
    if (typeof step === 'number') {
      const list = type && getNullableType(type);
      type = isListType(list) ? list.ofType : undefined;
      return type;
    }
    const spread = new Set<string>();
    const fields = selected.flatMap(({ type: parent, set }) =>
      fieldsCalled(step, set, fragments, spread).map(({ field, on }) => ({ parent: on ?? parent, field })),
    );
    const types = fields.map(({ parent, field }) => typeOfField(schema, parent, field));
    type = types.find((one) => one !== undefined);
    selected = fields.flatMap(({ field }, i) =>
      field.selectionSet && types[i] ? [{ type: getNamedType(types[i]).name, set: field.selectionSet }] : [],
    );
    return type;
  });
}

/** A selection, and the name of the type that it is of. */
interface Selected {
  type: string;
  set: SelectionSetNode;
}

function typeOfField(schema: GraphQLSchema, parent: string, field: FieldNode): GraphQLOutputType | undefined {
  const type = schema.getType(parent);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value]?.type : undefined;
}
