import type { DocumentNode } from 'graphql';
import { listed } from './conflict';
import { type IndexedField, type IndexedType, type SubgraphIndex, subgraphIndex } from './subgraph-index';

/** A type of ours: what all of our subgraphs together say of it. */
export interface OurType {
  type: IndexedType;
  /** The subgraphs that define it. */
  subgraphs: readonly string[];
  /** Which subgraphs define a field, by its name. */
  fieldSubgraphs: ReadonlyMap<string, readonly string[]>;
  /** The fields of the key that others are to use; null for a type without one. */
  key: IndexedField[] | null;
}

export interface OurDefinitions {
  names: readonly string[];
  types: ReadonlyMap<string, OurType>;
}

/** What our own subgraphs define, type by type. */
export function ourDefinitions(subgraphs: readonly { name: string; typeDefs: DocumentNode }[]): OurDefinitions {
  const indexes = subgraphs.map(({ name, typeDefs }) => subgraphIndex(name, typeDefs));
  const names = new Set(indexes.flatMap(({ types }) => [...types.keys()]));
  return {
    names: indexes.map(({ name }) => name),
    types: new Map([...names].map((name) => [name, joined(name, indexes)])),
  };
}

function joined(name: string, indexes: readonly SubgraphIndex[]): OurType {
  const copies = indexes.flatMap(({ name: subgraph, types }) => {
    const type = types.get(name);
    return type ? [{ subgraph, type }] : [];
  });
  const [first] = copies as [(typeof copies)[number]];
  const fields = new Map(copies.flatMap(({ type }) => [...type.fields]));
  const keys = copies.flatMap(({ type }) => type.keys);
  return {
    type: { ...first.type, fields, keys },
    subgraphs: copies.map(({ subgraph }) => subgraph),
    fieldSubgraphs: new Map(
      [...fields.keys()].map((field) => [
        field,
        copies.filter(({ type }) => type.fields.has(field)).map(({ subgraph }) => subgraph),
      ]),
    ),
    key: publicKey(keys.map((key) => key.fields.split(' ').map((field) => fields.get(field)))),
  };
}

/** The first key that is not hidden from callers: what is hidden is between our own subgraphs. */
function publicKey(keys: readonly (IndexedField | undefined)[][]): IndexedField[] | null {
  for (const key of keys) {
    const fields = key.filter((field): field is IndexedField => field !== undefined);
    if (fields.length === key.length && fields.every(({ directives }) => !directives.has('inaccessible')))
      return fields;
  }
  return null;
}

/** How a partner writes the key of a type of ours: `@key(fields: "id")`. */
export const keyDirective = (key: readonly IndexedField[]): string =>
  `@key(fields: "${key.map(({ name }) => name).join(' ')}")`;

/** `type Unit @key(fields: "id") { id: ID! … }`. */
export const keyedType = (name: string, key: readonly IndexedField[], more = ' …'): string =>
  `type ${name} ${keyDirective(key)} { ${key.map((field) => `${field.name}: ${field.type}`).join(' ')}${more} }`;

/** Our types with a key, which others may add fields to: "Plan, Task and Unit". */
export const keyedTypes = ({ types }: OurDefinitions): string =>
  listed([...types].flatMap(([name, { key }]) => (key ? [name] : [])).sort());
