import {
  type GraphQLCompositeType,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type SelectedField, selectedFields, Unread, type Walk } from './selected-fields';
import { capitalised, vietnameseTerm } from './vietnamese-term';

export type ColumnKind = 'text' | 'number' | 'boolean' | 'day' | 'instant';

/** A column of a table: a path of fields below a row. */
export interface Column {
  heading: string;
  /** The keys that lead from a row to the value. */
  path: readonly string[];
  kind: ColumnKind;
  /** A row can have several values. */
  isList: boolean;
  /** What values are shown as, such as an enum's by their terms; absent: as they are. */
  shown: ReadonlyMap<string, string> | null;
}

/** Excel has 16,384; a person reads fewer. */
export const MOST_COLUMNS = 1000;

interface Part {
  /** As the operation names it; null where it leaves that to the schema. */
  alias: string | null;
  name: string;
  term: string;
}

interface Leaf extends Omit<Column, 'heading'> {
  parts: readonly Part[];
}

/**
 * The columns of rows of a type, in the order of the selection. `isRaw`: headed by the fields' own names, values as the graph has
 * them; else in Vietnamese where the schema has the words. Errors: Unread.
 */
export function columnsOf(
  walk: Walk,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  isRaw: boolean,
): Column[] {
  const leaves = leavesOf(walk, type, sets, { path: [], parts: [], isList: false });
  const short = leaves.map(({ parts }) => headingOf(parts));
  return leaves.map(({ parts, shown, ...leaf }, i) => {
    if (isRaw) return { ...leaf, shown: null, heading: leaf.path.join('.') };
    const isAlone = short.indexOf(short[i] as string) === short.lastIndexOf(short[i] as string);
    return { ...leaf, shown, heading: isAlone ? (short[i] as string) : wholeHeading(parts) };
  });
}

/** What is deeper leads back to itself. */
export const DEEPEST = 50;

interface Above {
  path: readonly string[];
  parts: readonly Part[];
  isList: boolean;
}

function leavesOf(
  walk: Walk,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  { path, parts, isList }: Above,
): Leaf[] {
  if (path.length > DEEPEST) throw new Unread();
  return selectedFields(walk, type, sets).flatMap((field): Leaf[] => {
    const named = getNamedType(field.type);
    const below: Above = {
      path: [...path, field.key],
      parts: [...parts, partOf(walk, field)],
      isList: isList || isListType(isNonNullType(field.type) ? field.type.ofType : field.type),
    };
    const inner = field.nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    if (!isCompositeType(named)) return [{ ...below, ...valuesOf(named) }];
    if (inner.length === 0) throw new Unread();
    return leavesOf(walk, named, inner, below);
  });
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  Date: 'day',
  DateTime: 'instant',
};

function valuesOf(type: GraphQLNamedType): Pick<Column, 'kind' | 'shown'> {
  if (!isEnumType(type)) return { kind: KINDS[type.name] ?? 'text', shown: null };
  const shown = type.getValues().flatMap(({ name, description }) => {
    const term = vietnameseTerm(description);
    return term === null ? [] : [[name, capitalised(term)] as const];
  });
  return { kind: 'text', shown: new Map(shown) };
}

/** A field by its term, with that of an argument that picks some of many: "phân công (chủ trì)". */
function partOf(walk: Walk, { nodes, name, description, key }: SelectedField): Part {
  const picked = nodes[0]?.arguments?.flatMap(({ value }) =>
    value.kind === Kind.ENUM ? [enumTerm(walk, value.value)] : [],
  );
  const qualities = (picked ?? []).filter((term) => term !== null);
  const term = vietnameseTerm(description) ?? name;
  const alias = nodes[0]?.alias ? key : null;
  return { alias, name, term: qualities.length > 0 ? `${term} (${qualities.join(', ')})` : term };
}

/** The term of an enum's value: names are told apart by the enums that have them, and terms are those of the only one. */
function enumTerm({ schema }: Walk, value: string): string | null {
  const terms = Object.values(schema.getTypeMap()).flatMap((type) => {
    const term = isEnumType(type) ? vietnameseTerm(type.getValue(value)?.description) : null;
    return term === null ? [] : [term];
  });
  return terms.length === 1 ? (terms[0] as string) : null;
}

/** Between the parts of a heading. */
const BETWEEN = ' – ';

/** What of a path says something: "thời hạn" before "hạn" says it already, "đơn vị" before "tên đơn vị" not more. */
function headingOf(parts: readonly Part[]): string {
  const aliased = parts.findLastIndex(({ alias }) => alias !== null);
  if (aliased === parts.length - 1) return parts[aliased]?.alias as string;
  const terms = aliased < 0 ? parts : parts.slice(aliased + 1);
  const kept: string[] = [];
  for (const { name, term } of terms) {
    // "nodes" of a page says nothing of what is on it
    if (name === 'nodes' || name === 'edges' || name === 'node') continue;
    const last = kept.at(-1);
    if (last?.split(/[ ,()]+/).includes(term) || last?.endsWith(` ${term}`)) continue;
    if (last !== undefined && (term.endsWith(` ${last}`) || term === last)) kept.pop();
    kept.push(term);
  }
  if (aliased < 0) return capitalised(kept.join(BETWEEN));
  // an alias over one value is its heading
  return parts[aliased]?.alias as string;
}

const wholeHeading = (parts: readonly Part[]): string =>
  parts.map(({ alias, term }, i) => alias ?? (i === 0 ? capitalised(term) : term)).join(BETWEEN);
