import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { HubError } from '../errors';
import { type Condition, conditionsOf, type Included, includedIn } from './included';

/** How many selections are looked at once fragments are written out: fragments in fragments double with every level. */
const MOST_SELECTIONS = 100_000;

export interface Walk {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** How many selections were looked at. */
  met: number;
}

/** A selection where it stands, and the conditions under which it does. */
export interface Occurrence {
  set: SelectionSetNode;
  when: readonly Condition[];
}

interface FieldOccurrence {
  node: FieldNode;
  when: readonly Condition[];
}

/** The places of a field that is written several times and is one in the answer. */
export type Occurrences = [FieldOccurrence, ...FieldOccurrence[]] & { isIncluded: Included };

/** The fields of an object by what they are called in the answer, as execution collects them. Errors: TOO_COSTLY. */
export function collectFields(
  walk: Walk,
  type: GraphQLObjectType,
  sets: readonly Occurrence[],
): Map<string, Occurrences> {
  const found = new Map<string, Occurrences>();
  const seen = new Set<string>();
  const look = ({ set, when }: Occurrence): void => {
    for (const selection of set.selections) {
      walk.met += 1;
      if (walk.met > MOST_SELECTIONS) throw tooMany();
      const own = conditionsOf(selection.directives);
      if (own === null) continue;
      const all = own.length === 0 ? when : [...when, ...own];
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = found.get(key);
        if (known) known.push({ node: selection, when: all });
        else found.set(key, [{ node: selection, when: all }] as unknown as Occurrences);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
      if (!fragment || !applies(walk.schema, fragment.typeCondition?.name.value, type)) continue;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const place = `${selection.name.value} ${JSON.stringify(all)}`;
        if (seen.has(place)) continue;
        seen.add(place);
      }
      look({ set: fragment.selectionSet, when: all });
    }
  };
  for (const one of sets) look(one);
  for (const occurrences of found.values()) occurrences.isIncluded = includedIn(occurrences.map(({ when }) => when));
  return found;
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}

const tooMany = (): HubError =>
  new HubError(
    'TOO_COSTLY',
    `This query multiplies to more than ${MOST_SELECTIONS.toLocaleString('en')} selections. Ask for less at a time.`,
    { http: { status: 400 } },
  );
