import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { costsOf } from '../../../src/graph/costs';

/** Under which every object of an answer says its type. */
const TYPE = 't__';

const TYPE_FIELD: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
  alias: { kind: Kind.NAME, value: TYPE },
};

/** The same, with the type of every object. */
export const withTypes = (query: string): DocumentNode =>
  visit(parse(query), {
    SelectionSet: (set): SelectionSetNode => ({ ...set, selections: [TYPE_FIELD, ...set.selections] }),
  });

export interface Objects {
  /** Objects of the answer; of a list without pages those that it is taken to hold. */
  counted: number;
  /** Lists without pages that were longer than they are taken to be. */
  longer: number;
}

/** What is in the answer to a query that was asked `withTypes`, counted without the rule: by its objects alone. */
export function objectsIn(schema: GraphQLSchema, document: DocumentNode, data: unknown): Objects {
  const names = fieldNames(document);
  const found: Objects = { counted: -1, longer: 0 };
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    found.counted += 1;
    const type = schema.getType((value as Record<string, string>)[TYPE] ?? '') as GraphQLObjectType;
    for (const [key, below] of Object.entries(value)) {
      const field = [...(names.get(key) ?? [])].map((name) => type.getFields()[name]).find((one) => one !== undefined);
      if (!field || !isCompositeType(getNamedType(field.type))) continue;
      const items: unknown[] = Array.isArray(below) ? below : [below];
      const { size } = costsOf(field);
      if (typeof size === 'number' && items.length > size) found.longer += 1;
      for (const item of typeof size === 'number' ? items.slice(0, size) : items) look(item);
    }
  };
  look(data);
  return found;
}

/** What fields may stand behind a name in the answer. Of two that share one, one is found in the type. */
function fieldNames(document: DocumentNode): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  visit(document, {
    Field: ({ name, alias }) => {
      const key = alias?.value ?? name.value;
      names.set(key, (names.get(key) ?? new Set()).add(name.value));
    },
  });
  return names;
}

/** The lists of objects without pages in a schema, as "Type.field". */
export const listsWithoutPages = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    !isObjectType(type) || type.name.startsWith('__') || type.name.endsWith('Connection')
      ? []
      : Object.values(type.getFields()).flatMap((field) =>
          isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type))
            ? [`${type.name}.${field.name}`]
            : [],
        ),
  );
