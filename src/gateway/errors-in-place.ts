import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldResolver,
  GraphQLList,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  responsePathAsArray,
} from 'graphql';
import { pathInEntity } from './subgraph-errors';

type Path = readonly (string | number)[];

/**
 * Has every error that a field yields say where it is, and stand there as null. What Hive joins to the items of a list it
 * places at the list, with the item's index left out; a field knows its own place. No field of the schema refuses null any
 * more: `withNullsPropagated` sees to it afterwards.
 */
export function withErrorsInPlace(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      if (isObjectType(type)) field.resolve = placing(field.resolve ?? defaultFieldResolver, field.type);
      field.type = allNullable(field.type);
    }
  }
}

function allNullable(type: GraphQLOutputType): GraphQLOutputType {
  const nullable = getNullableType(type);
  return isListType(nullable) ? new GraphQLList(allNullable(nullable.ofType)) : nullable;
}

type Resolve = GraphQLFieldResolver<unknown, unknown>;

const placing =
  (resolve: Resolve, type: GraphQLOutputType): Resolve =>
  (root, args, ctx, info) => {
    const found: Found = {
      place: () => responsePathAsArray(info.path),
      field: `${info.parentType.name}.${info.fieldName}`,
    };
    const result = resolve(root, args, ctx, info);
    if (!(result instanceof Promise)) return placed(result, type, found);
    return result.then(
      (value) => placed(value, type, found),
      (error: unknown) => placed(error, type, found),
    );
  };

/** Where a value is, for the case that it is an error. */
interface Found {
  place(): Path;
  field: string;
}

/** The value, with the errors that stand in its place, or in place of an item of it, moved there. */
function placed(value: unknown, type: GraphQLOutputType, found: Found): unknown {
  if (value instanceof Error) return movedTo(value, found.place);
  if (value === null || value === undefined)
    return isNonNullType(type)
      ? new GraphQLError(`Cannot return null for non-nullable field ${found.field}.`, { path: found.place() })
      : value;
  const list = getNullableType(type);
  if (!Array.isArray(value) || !isListType(list)) return value;
  const isPlain = value.every((item) => typeof item === 'object' && item !== null && !(item instanceof Error));
  if (isPlain && !isListType(getNullableType(list.ofType))) return value;
  return value.map((item, i) => placed(item, list.ofType, { field: found.field, place: () => [...found.place(), i] }));
}

function movedTo(error: Error, place: () => Path): Error {
  const several = error instanceof GraphQLError ? error.originalError : error;
  if (several instanceof AggregateError)
    return new AggregateError(
      several.errors.map((one: unknown) => (one instanceof Error ? movedTo(one, place) : one)),
      several.message,
    );
  if (!(error instanceof GraphQLError)) return error;
  const { message, originalError, extensions } = error;
  return new GraphQLError(message, {
    path: truePath(error, place()),
    originalError: originalError ?? null,
    extensions,
  });
}

/** The place where an error was found, and what of its path lies below. */
function truePath(error: GraphQLError, place: Path): Path {
  const below = beyond(error.path ?? [], place);
  const inEntity = pathInEntity(error);
  if (below.length > 0 || !inEntity?.length || endsWith(place, inEntity)) return [...place, ...below];
  // an entity that is null because of one field leaves its error in all fields that were asked of it
  return place.at(-1) === inEntity[0] ? [...place, ...inEntity.slice(1)] : [...place.slice(0, -1), ...inEntity];
}

const endsWith = (path: Path, end: Path): boolean =>
  end.every((step, i) => path[path.length - end.length + i] === step);

const isName = (step: string | number): boolean => typeof step === 'string';

/** What follows the names of a place in a path. */
function beyond(path: Path, place: Path): Path {
  const names = place.filter(isName);
  let matched = 0;
  let at = 0;
  for (; at < path.length && matched < names.length; at++) if (path[at] === names[matched]) matched++;
  if (matched < names.length) return [];
  // of an item the index, or the indices, that lead to it
  const depth = place.length - 1 - place.findLastIndex(isName);
  const rest = path.slice(at);
  const indices = rest.findIndex(isName);
  return rest.slice(Math.min(depth, indices < 0 ? rest.length : indices));
}
