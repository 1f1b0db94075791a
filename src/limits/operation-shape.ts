import { type DirectiveNode, type DocumentNode, Kind, type SelectionSetNode, type ValueNode } from 'graphql';
import { HubError } from '../errors';
import { type Fragments, fragmentsOf } from '../graph/fragments-of';
import { comparedFields } from './compared-fields';
import type { ShapeLimits } from './limits';

/** How often a field may be written in one place. */
const MOST_REPEATED = 20;
/** How often fields that meet under one name may be compared, by validation. */
const MOST_COMPARED = 20_000;
/** How many directives may stand at one place. */
const MOST_AT_ONE_PLACE = 5;

interface Looked {
  most: ShapeLimits;
  aliases: number;
  directives: number;
}

/**
 * Looks at the form of a document before it is validated, which takes longer than it is long: how deep it goes, and how much
 * of a kind it has. What is asked of the schema itself is not followed: validation bounds it. Errors: TOO_COSTLY,
 * BAD_USER_INPUT for a list that is too long.
 */
export function checkShape(document: DocumentNode, most: ShapeLimits): void {
  const looked: Looked = { most, aliases: 0, directives: 0 };
  const fragments = fragmentsOf(document);
  const depths = new Map<string, number>();
  const spreads = new Map<string, Spread[]>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
    const name = isOperation ? '' : definition.name.value;
    countDirectives(definition.directives, looked);
    const found: Found = { depth: 0, spreads: [] };
    if (isOperation) boundRootFields(definition.selectionSet, fragments, most);
    lookInto(definition.selectionSet, looked, found, 1);
    // of several operations the deepest counts
    depths.set(name, Math.max(depths.get(name) ?? 0, found.depth));
    spreads.set(name, [...(spreads.get(name) ?? []), ...found.spreads]);
  }
  const deepest = deepestOf(depths, spreads, most.depth);
  if (deepest > most.depth) throw tooMuch(`This query goes deeper than ${most.depth} levels`, 'MAX_DEPTH');
  if (comparedFields(document, MOST_COMPARED) > MOST_COMPARED)
    throw tooMuch('This query writes the same fields too often, itself or in its fragments', null);
}

interface Found {
  depth: number;
  spreads: Spread[];
}

/** A fragment that is spread so many levels down. */
interface Spread {
  name: string;
  at: number;
}

function lookInto(set: SelectionSetNode, looked: Looked, found: Found, depth: number): void {
  const { most } = looked;
  // the rest of what is far too deep is not looked at: this goes down by recursion
  if (depth > most.depth + 1) return;
  const written = new Map<string, number>();
  for (const selection of set.selections) {
    countDirectives(selection.directives, looked);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      found.spreads.push({ name: selection.name.value, at: depth - 1 });
      continue;
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      lookInto(selection.selectionSet, looked, found, depth);
      continue;
    }
    const { name, alias, arguments: given } = selection;
    const key = alias?.value ?? name.value;
    const times = (written.get(key) ?? 0) + 1;
    written.set(key, times);
    if (times > MOST_REPEATED)
      throw tooMuch(`This query writes the field "${key}" more than ${MOST_REPEATED} times in one place`, null);
    if (alias) looked.aliases += 1;
    if (looked.aliases > most.aliases) throw tooMuch(`This query has more than ${most.aliases} aliases`, 'MAX_ALIASES');
    for (const argument of given ?? []) boundLiteral(argument.value, argument.name.value, most.listValues);
    found.depth = Math.max(found.depth, depth);
    if (selection.selectionSet && !name.value.startsWith('__'))
      lookInto(selection.selectionSet, looked, found, depth + 1);
  }
}

function countDirectives(directives: readonly DirectiveNode[] = [], looked: Looked): void {
  if (directives.length > MOST_AT_ONE_PLACE)
    throw tooMuch(`This query has ${directives.length} directives in one place; ${MOST_AT_ONE_PLACE} are taken`, null);
  looked.directives += directives.length;
  if (looked.directives > looked.most.directives)
    throw tooMuch(`This query has more than ${looked.most.directives} directives`, 'MAX_DIRECTIVES');
}

/** Those of the fragments at the root are among them, each fragment's once. */
function boundRootFields(root: SelectionSetNode, fragments: Fragments, { rootFields }: ShapeLimits): void {
  const seen = new Set<string>();
  let count = 0;
  const look = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) count += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) look(fragment.selectionSet);
      }
    }
  };
  look(root);
  if (count > rootFields)
    throw tooMuch(`This query asks for ${count} things at its root; ${rootFields} are taken`, 'MAX_ROOT_FIELDS');
}

function boundLiteral(value: ValueNode, at: string, most: number): void {
  if (value.kind === Kind.OBJECT)
    for (const field of value.fields) boundLiteral(field.value, `${at}.${field.name.value}`, most);
  if (value.kind !== Kind.LIST) return;
  if (value.values.length > most) throw tooLong(at, value.values.length, most);
  for (const one of value.values) boundLiteral(one, at, most);
}

/** The deepest level of an operation with its fragments, one level of fragments after another; they may go round in a circle. */
function deepestOf(depths: ReadonlyMap<string, number>, spreads: ReadonlyMap<string, Spread[]>, most: number): number {
  const reached = new Map([['', 0]]);
  let deepest = 0;
  for (let next: [string, number][] = [['', 0]]; next.length > 0; ) {
    const further = new Map<string, number>();
    for (const [name, at] of next) {
      deepest = Math.max(deepest, at + (depths.get(name) ?? 0));
      if (deepest > most) return deepest;
      for (const spread of spreads.get(name) ?? []) {
        const there = at + spread.at;
        // validation says of a circle of fragments that it is one
        if ((reached.get(spread.name) ?? -1) >= there) continue;
        reached.set(spread.name, there);
        further.set(spread.name, there);
      }
    }
    next = [...further];
  }
  return deepest;
}

/** An error of the caller's, with what whoever runs it may set otherwise. */
const tooMuch = (what: string, setting: string | null): HubError =>
  new HubError(
    'TOO_COSTLY',
    `${what}${setting === null ? '' : ` (the setting ${setting})`}. Ask for less at a time, in several queries.`,
    { http: { status: 400 } },
  );

/** A list of values that is too long, by the name of its argument. */
export const tooLong = (at: string, length: number, most: number): HubError =>
  new HubError(
    'BAD_USER_INPUT',
    `${at}: it has ${length.toLocaleString('en')} values; a list may have ${most.toLocaleString('en')}. Ask in several queries.`,
    { argument: at, http: { status: 400 } },
  );
