import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode, type ValueNode } from 'graphql';
import { type Fragments, fragmentsOf } from '../graph/fragments-of';

/**
 * How many comparisons validation would make of fields that meet under one name in the answer, at least: each is compared with
 * each, with their arguments, and so is what is below them. Counting ends at `most`, whatever there is beyond, and is above it
 * where it would take far longer than that.
 */
export function comparedFields(document: DocumentNode, most: number): number {
  const counting: Counting = { fragments: fragmentsOf(document), most, count: 0, met: 0 };
  for (const one of document.definitions) {
    if (counting.count > most) break;
    if (one.kind === Kind.OPERATION_DEFINITION || one.kind === Kind.FRAGMENT_DEFINITION)
      countIn([one.selectionSet], counting, 0);
  }
  return counting.count;
}

interface Counting {
  fragments: Fragments;
  most: number;
  count: number;
  /** Selections that have been looked at, each as often as its fragment is reached: one full of spreads has no fields to count. */
  met: number;
}

/** How many selections are looked at for each comparison that may be made. */
const MET_FOR_ONE = 10;

/** Fragments may go round in a circle: validation says so, and nothing is this deep. */
const DEEPEST = 100;

function countIn(sets: readonly SelectionSetNode[], counting: Counting, depth: number): void {
  if (depth > DEEPEST) return;
  for (const fields of meetingIn(sets, counting).values()) {
    const times = fields.length;
    const weight = times > 1 ? Math.max(...fields.map(argumentsIn)) : 0;
    counting.count += times + times * (times - 1) * (1 + weight);
    if (counting.count > counting.most) return;
    const below = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (below.length > 0) countIn(below, counting, depth + 1);
    if (counting.count > counting.most) return;
  }
}

/** The fields of one place in the answer, by what they are called there. */
function meetingIn(sets: readonly SelectionSetNode[], counting: Counting): Map<string, FieldNode[]> {
  const { fragments, most } = counting;
  const found = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const look = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      counting.met += 1;
      if (counting.met > most * MET_FOR_ONE) {
        counting.count = Math.max(counting.count, most + 1);
        return;
      }
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = found.get(key);
        if (known) known.push(selection);
        else found.set(key, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) look(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) look(set);
  return found;
}

const argumentsIn = ({ arguments: given = [] }: FieldNode): number =>
  given.reduce((sum, { value }) => sum + valuesIn(value), 0);

function valuesIn(value: ValueNode): number {
  if (value.kind === Kind.LIST) return value.values.reduce((sum, one) => sum + valuesIn(one), 1);
  if (value.kind === Kind.OBJECT) return value.fields.reduce((sum, one) => sum + valuesIn(one.value), 1);
  return 1;
}
