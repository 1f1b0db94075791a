import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { type Draft, type DraftFragment, onceIn } from './draft';
import { factsOf } from './field-facts';
import { randomArguments } from './random-arguments';
import { fits, include, type ResponseShape } from './response-shape';
import { writtenValue } from './written-value';

/** Where in an operation a selection stands. */
interface Place {
  shape: ResponseShape;
  /** How many levels of things may follow. */
  depth: number;
  /** Of how many things at once it is asked, at a guess. */
  times: number;
}

/** A list without pages is taken to hold this many. */
const UNPAGED = 6;
/** What is asked of more things than these is not followed further. */
const MOST_TIMES = 250;

/** The inside of `{ … }` on a type: never empty. */
export function randomSelection(draft: Draft, type: GraphQLNamedType, place: Place): string {
  if (isUnionType(type) || isInterfaceType(type)) return onAbstract(draft, type, place);
  if (!isObjectType(type)) throw new Error(`${type} has no fields.`);
  const { chance } = draft;
  const parts: string[] = [];
  const isRoot = type === draft.schema.getQueryType();
  const count = 1 + chance.below(isRoot ? 2 : 5);
  for (const field of chosenFields(draft, type, place, count)) {
    const text = randomField(draft, type, field, place);
    if (text) parts.push(text);
    // the same field a second time: with more below it
    const again = text && onceIn(chance, 12) ? randomField(draft, type, field, place) : null;
    if (again) parts.push(again);
  }
  if (parts.length === 0 || onceIn(chance, 8)) parts.push(onceIn(chance, 3) ? 'kind_: __typename' : '__typename');
  if (place.depth > 0 && onceIn(chance, 8)) parts.push(fragmentOn(draft, type, place, type));
  if (type.getInterfaces().some(({ name }) => name === 'Node') && onceIn(chance, 12)) parts.push(onNode(place));
  return chance.shuffled(parts).join(' ');
}

type Field = GraphQLField<unknown, unknown>;

function chosenFields(draft: Draft, type: GraphQLObjectType, { depth, times }: Place, count: number): Field[] {
  const { chance } = draft;
  const canFollow = (field: Field) => {
    const { below, hasFields } = factsOf(field);
    if (!hasFields) return true;
    return isPart(type, below) || (depth > 0 && times <= MOST_TIMES);
  };
  const all = chance.shuffled(Object.values(type.getFields()).filter(canFollow));
  const rows = all.filter(({ name }) => isPage(type) && (name === 'nodes' || name === 'edges'));
  if (rows.length > 0 && chance.below(12) > 0)
    return [rows[0] as Field, ...all.filter((field) => !rows.includes(field) && onceIn(chance, 4))];
  if (type === draft.schema.getQueryType()) return all.slice(0, count);
  // things lead further than values: half of what is asked
  const [things, values] = [
    all.filter((field) => factsOf(field).hasFields),
    all.filter((field) => !factsOf(field).hasFields),
  ];
  const thingCount = Math.min(things.length, Math.ceil(chance.below(count + 1) / 2) || (values.length === 0 ? 1 : 0));
  return [...things.slice(0, thingCount), ...values.slice(0, Math.max(count - thingCount, 0))];
}

const isPage = (type: GraphQLNamedType): boolean => type.name.endsWith('Connection');

const VALUES: ReadonlySet<string> = new Set([
  'Evidence',
  'Share',
  'PageInfo',
  'Progress',
  'IndicatorStanding',
  'ChangedField',
  'TaskReportKey',
  'TaskReportRow',
  'IndicatorReportKey',
  'IndicatorReportRow',
]);

/** What belongs to the thing above it: a page's rows, the place in a text. */
const isPart = (type: GraphQLNamedType, below: GraphQLNamedType): boolean =>
  VALUES.has(below.name) || below.name.endsWith('Edge') || type.name.endsWith('Edge') || isPage(type);

function randomField(draft: Draft, parent: GraphQLObjectType, field: Field, place: Place): string | null {
  const { chance } = draft;
  const { below, hasFields, isList } = factsOf(field);
  let name = onceIn(chance, 7) ? newAlias(draft) : field.name;
  let there = place.shape.get(name);
  if (there && there.parent !== parent.name) {
    // two types that exclude each other may share a name where the types are the same
    const isPlain = !hasFields && field.args.length === 0;
    if (!isPlain || there.type !== String(field.type)) name = newAlias(draft);
    there = place.shape.get(name);
  }
  const isAgain = there !== undefined && there.parent === parent.name;
  const drawn = isAgain ? null : randomArguments(draft, parent.name, field);
  const text = drawn?.text ?? there?.asked.slice(field.name.length) ?? '';
  const shown = there ?? {
    parent: parent.name,
    asked: `${field.name}${text}`,
    type: String(field.type),
    below: new Map(),
  };
  place.shape.set(name, shown);
  const head = `${name === field.name ? '' : `${name}: `}${field.name}${text}${randomDirective(draft)}`;
  if (!hasFields) return head;
  const isStep = isPage(below) || !isPart(parent, below);
  const many = isPage(below) ? (drawn?.size ?? 4) : isList && !isPage(parent) ? UNPAGED : 1;
  const selection = randomSelection(draft, below, {
    shape: shown.below,
    depth: place.depth - (isStep ? 1 : 0),
    times: place.times * many,
  });
  return `${head} { ${selection} }`;
}

const newAlias = (draft: Draft): string => {
  draft.aliases += 1;
  return `a${draft.aliases}`;
};

function randomDirective(draft: Draft): string {
  const { chance, schema } = draft;
  if (!onceIn(chance, 25)) return '';
  const name = chance.oneOf(['skip', 'include']);
  const argument = schema.getDirective(name)?.args[0];
  // as a rule the field stays
  const isKept = chance.below(4) > 0;
  return argument ? ` @${name}(if: ${writtenValue(draft, argument.type, (name === 'include') === isKept)})` : '';
}

/** On an interface or a union: fragments on some of its types, so that most rows have something to say. */
function onAbstract(draft: Draft, type: GraphQLNamedType, place: Place): string {
  const { chance, schema } = draft;
  if (!(isUnionType(type) || isInterfaceType(type))) return '';
  const parts = onceIn(chance, 3) ? ['__typename'] : [];
  if (isInterfaceType(type) && onceIn(chance, 2)) parts.push(idField(place));
  else if (onceIn(chance, 4)) parts.push(onNode(place));
  const types = chance.shuffled(schema.getPossibleTypes(type));
  for (const one of types.slice(0, 1 + chance.below(types.length))) parts.push(fragmentOn(draft, one, place, type));
  return chance.shuffled(parts).join(' ');
}

function idField(place: Place): string {
  if (!place.shape.has('id')) place.shape.set('id', { parent: 'Node', asked: 'id', type: 'ID!', below: new Map() });
  return 'id';
}

const onNode = (place: Place): string => `... on Node { ${idField(place)} }`;

/** A fragment on an object type, where rows of `at` stand: one that is there already, a new one, or an inline one. */
function fragmentOn(draft: Draft, type: GraphQLObjectType, place: Place, at: GraphQLNamedType): string {
  const { chance, fragments } = draft;
  const known = fragments.filter(({ on, shape }) => on === type.name && fits(place.shape, shape));
  if (known.length > 0 && onceIn(chance, 2)) {
    const fragment = chance.oneOf(known);
    include(place.shape, fragment.shape);
    return `...${fragment.name}${randomDirective(draft)}`;
  }
  const made = onceIn(chance, 3) ? newFragment(draft, type, place) : null;
  if (made) return `...${made.name}${randomDirective(draft)}`;
  // without a type it is on what is there, which an abstract type does not say
  const condition = at === type && onceIn(chance, 3) ? '...' : `... on ${type.name}`;
  return `${condition}${randomDirective(draft)} { ${randomSelection(draft, type, { ...place, depth: place.depth - 1 })} }`;
}

/** A named fragment that fits in; null, and nothing left of it, where what it shows is shown otherwise already. */
function newFragment(draft: Draft, type: GraphQLObjectType, place: Place): DraftFragment | null {
  const before = { variables: draft.variables.length, fragments: draft.fragments.length, fault: draft.fault };
  const shape: ResponseShape = new Map();
  const text = randomSelection(draft, type, { ...place, shape, depth: place.depth - 1 });
  if (!fits(place.shape, shape)) {
    draft.variables.length = before.variables;
    draft.fragments.length = before.fragments;
    draft.fault = before.fault;
    return null;
  }
  const made = { name: `F${draft.fragments.length}`, on: type.name, text, shape };
  draft.fragments.push(made);
  include(place.shape, shape);
  return made;
}
