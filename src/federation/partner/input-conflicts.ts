import { differences, partsOf } from './argument-conflicts';
import { type Conflict, listed } from './conflict';
import type { OurDefinitions } from './our-definitions';
import type { IndexedType, SubgraphIndex } from './subgraph-index';

/**
 * Where a partner's copy of an enum or an input of ours differs. Composed, a value or field that one copy lacks is refused or
 * silently gone for everybody, so the copies have to be the same.
 */
export function inputConflicts(partner: SubgraphIndex, ours: OurDefinitions): Conflict[] {
  return [...partner.types.values()].flatMap((type): Conflict[] => {
    const our = ours.types.get(type.name);
    if (!our || our.type.kind !== type.kind || (type.kind !== 'enum' && type.kind !== 'input')) return [];
    const own = copyOf(our.type);
    const facts = differences(copyOf(type), own);
    if (facts.length === 0) return [];
    const [kind, copy] =
      type.kind === 'enum'
        ? (['ENUM', `write "enum ${type.name} { ${[...own.values()].join(' ')} }"`] as const)
        : (['INPUT', `copy it from schema/${our.subgraphs[0]}.graphql`] as const);
    return [
      {
        kind,
        at: type.name,
        between: [partner.name, ...our.subgraphs],
        changes: [partner.name],
        message: `The ${type.kind} ${type.name} is that of ${listed(our.subgraphs)}; in ${partner.name} it ${listed(facts)}. Copies must be the same, so ${partner.name} changes: ${copy}, or give it a name of its own.`,
      },
    ];
  });
}

const copyOf = ({ values, fields }: IndexedType): Map<string, string> =>
  new Map([...[...values].map((value) => [value, value] as const), ...partsOf(fields)]);
