import { type DocumentNode, Kind, type TypeNode } from 'graphql';
import { type Conflict, listed } from './conflict';
import { keyedType, type OurDefinitions } from './our-definitions';
import { isOfFederation, type SubgraphIndex } from './subgraph-index';

const BUILT_IN: ReadonlySet<string> = new Set(['String', 'Int', 'Float', 'Boolean', 'ID', 'FieldSet']);

/** Types that a partner refers to without defining them: each subgraph must define what it uses, ours included. */
export function unknownTypes(partner: SubgraphIndex, document: DocumentNode, ours: OurDefinitions): Conflict[] {
  const users = new Map<string, string>();
  const use = (type: TypeNode, user: string): void => {
    let named = type;
    while (named.kind !== Kind.NAMED_TYPE) named = named.type;
    const name = named.name.value;
    const isDefined = partner.types.has(name) || BUILT_IN.has(name) || isOfFederation(name);
    if (!isDefined && !users.has(name)) users.set(name, user);
  };
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name) continue;
    const owner = definition.name.value;
    if ('types' in definition) for (const type of definition.types ?? []) use(type, owner);
    if ('interfaces' in definition) for (const type of definition.interfaces ?? []) use(type, owner);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      use(field.type, `${owner}.${field.name.value}`);
      if ('arguments' in field)
        for (const argument of field.arguments ?? [])
          use(argument.type, `${owner}.${field.name.value}(${argument.name.value}:)`);
    }
  }
  return [...users].map(([name, user]) => conflictOf(partner, name, user, ours));
}

function conflictOf(index: SubgraphIndex, name: string, user: string, ours: OurDefinitions): Conflict {
  const partner = index.name;
  const our = ours.types.get(name);
  const conflict = { kind: 'TYPE_UNKNOWN' as const, at: name, changes: [partner] };
  if (!our)
    return {
      ...conflict,
      between: [partner],
      message: `${name}, which ${user} of ${partner} leads to, is defined neither in ${partner} nor in ours. ${partner} changes: define it${closest(name, [...index.types.keys(), ...ours.types.keys()])}.`,
    };
  const definition = our.key
    ? `write "${keyedType(name, our.key, '').replace(') {', ', resolvable: false) {')}" where it adds no field`
    : `copy it from schema/${our.subgraphs[0]}.graphql`;
  return {
    ...conflict,
    between: [partner, ...our.subgraphs],
    message: `${name}, which ${user} of ${partner} leads to, is defined in ${listed(our.subgraphs)}, but not in ${partner}; every subgraph defines what it uses. ${partner} changes: ${definition}.`,
  };
}

/** The types that are spelt alike, if any is. */
function closest(name: string, known: readonly string[]): string {
  const spelt = (text: string) => [...text.toLowerCase()].sort().join('');
  const alike = [...new Set(known)].filter(
    (one) => spelt(one) === spelt(name) || isOneLetterApart(one.toLowerCase(), name.toLowerCase()),
  );
  return alike.length ? `, or write ${listed(alike)} where that is meant` : '';
}

/** "unt" and "unit", "unitt" and "unit", "umit" and "unit". */
function isOneLetterApart(a: string, b: string): boolean {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1);
}
