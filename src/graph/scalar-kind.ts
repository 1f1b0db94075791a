import { GraphQLScalarType } from 'graphql';
import { Float, getMetadataStorage, ID, Int } from 'type-graphql';

/** What a value is, as far as filters and orders tell values apart. */
export type ScalarKind = 'id' | 'text' | 'int' | 'float' | 'boolean' | 'date' | 'instant' | 'enum';

const KINDS: ReadonlyMap<unknown, ScalarKind> = new Map<unknown, ScalarKind>([
  [ID, 'id'],
  [String, 'text'],
  [Int, 'int'],
  [Float, 'float'],
  [Boolean, 'boolean'],
]);

const SCALARS: Readonly<Record<string, ScalarKind>> = { Date: 'date', DateTime: 'instant' };

/** The kind of a type as type-graphql is given it; null for an object. */
export function kindOf(type: unknown): ScalarKind | null {
  const known = KINDS.get(type);
  if (known) return known;
  if (type instanceof GraphQLScalarType) return SCALARS[type.name] ?? null;
  return isEnum(type) ? 'enum' : null;
}

const isEnum = (type: unknown): type is object => getMetadataStorage().enums.some(({ enumObj }) => enumObj === type);

/** The name under which an enum is in the schema. */
export function enumNameOf(enumClass: object): string {
  const found = getMetadataStorage().enums.find(({ enumObj }) => enumObj === enumClass);
  if (!found) throw new Error('An enum was not registered.');
  return found.name;
}
