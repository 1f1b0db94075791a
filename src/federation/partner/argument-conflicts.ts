import { type Conflict, listed } from './conflict';
import type { IndexedField } from './subgraph-index';

interface Sides {
  partner: string;
  owners: readonly string[];
}

/** Where a partner's copy of a field of ours takes other arguments: composed, those that one side lacks are gone for all. */
export function argumentConflict(
  at: string,
  { partner, owners }: Sides,
  theirs: IndexedField,
  ours: IndexedField,
): Conflict[] {
  const facts = differences(partsOf(theirs.arguments), partsOf(ours.arguments));
  if (facts.length === 0) return [];
  const written = [...partsOf(ours.arguments).values()].join(', ');
  return [
    {
      kind: 'ARGUMENT',
      at,
      between: [partner, ...owners],
      changes: [partner],
      message: `${at} takes ${written ? `(${written})` : 'no argument'} in ${listed(owners)}; in ${partner} it ${listed(facts)}. The field is ours, so ${partner} changes: write "${theirs.name}${written ? `(${written})` : ''}: ${ours.type}".`,
    },
  ];
}

/** What each part of a copy is, by name: `first` is "first: Int! = 20". */
export const partsOf = (fields: ReadonlyMap<string, IndexedField>): Map<string, string> =>
  new Map(
    [...fields.values()].map(({ name, type, defaultValue }) => [
      name,
      `${name}: ${type}${defaultValue === null ? '' : ` = ${defaultValue}`}`,
    ]),
  );

/** How a copy differs from ours: "lacks a: Int", "has b: Int of its own", 'has "c: Int" where ours is "c: String"'. */
export function differences(theirs: ReadonlyMap<string, string>, ours: ReadonlyMap<string, string>): string[] {
  const lacking = [...ours].filter(([name]) => !theirs.has(name)).map(([, words]) => words);
  const added = [...theirs].filter(([name]) => !ours.has(name)).map(([, words]) => words);
  const other = [...theirs].filter(([name, words]) => ours.has(name) && ours.get(name) !== words);
  return [
    ...(lacking.length ? [`lacks ${listed(lacking)}`] : []),
    ...(added.length ? [`has ${listed(added)} of its own`] : []),
    ...other.map(([name, words]) => `has "${words}" where ours is "${ours.get(name)}"`),
  ];
}
