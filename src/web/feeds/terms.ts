import { type GraphQLSchema, getNamedType, isEnumType, isObjectType } from 'graphql';
import { vietnameseTerm } from '../../export/vietnamese-term';

/** What the schema calls things in Vietnamese: the term that stands in brackets at the end of a description. */
export interface Terms {
  /** Of a field; its name where nothing is said. */
  field(type: string, name: string): string;
  /** Of the value of an enum; the value as it is for a field of another type. */
  value(type: string, field: string, value: string): string;
  /** Of a value of an enum by its name. */
  enumValue(name: string, value: string): string;
}

export function termsOf(schema: GraphQLSchema): Terms {
  const fieldOf = (type: string, name: string) => {
    const found = schema.getType(type);
    return isObjectType(found) ? found.getFields()[name] : undefined;
  };
  const enumValue = (name: string, value: string): string => {
    const found = schema.getType(name);
    return (isEnumType(found) && vietnameseTerm(found.getValue(value)?.description)) || value;
  };
  return {
    field: (type, name) => vietnameseTerm(fieldOf(type, name)?.description) ?? name,
    value: (type, name, value) => {
      const field = fieldOf(type, name);
      return field ? enumValue(getNamedType(field.type).name, value) : value;
    },
    enumValue,
  };
}
