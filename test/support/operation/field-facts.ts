import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
} from 'graphql';

/** What drawing needs to know of a field: asked often, and slow to find out where graphql-js checks its classes. */
export interface FieldFacts {
  /** The type without its lists. */
  below: GraphQLNamedType;
  hasFields: boolean;
  isList: boolean;
}

const known = new WeakMap<GraphQLField<unknown, unknown>, FieldFacts>();

export function factsOf(field: GraphQLField<unknown, unknown>): FieldFacts {
  const found = known.get(field);
  if (found) return found;
  const below = getNamedType(field.type);
  const facts = { below, hasFields: isCompositeType(below), isList: isListType(getNullableType(field.type)) };
  known.set(field, facts);
  return facts;
}
