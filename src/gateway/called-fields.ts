import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import type { Fragments } from '../graph/fragments-of';

/** A field, and the type that the innermost fragment around it is on; null where none says. */
export interface CalledField {
  field: FieldNode;
  on: string | null;
}

/**
 * The fields of a selection whose answer stands under `key`, those in fragments too. As graphql-js has it, a fragment that is
 * `spread` already says nothing more.
 */
export const fieldsCalled = (
  key: string,
  set: SelectionSetNode,
  fragments: Fragments,
  spread: Set<string>,
  on: string | null = null,
): CalledField[] =>
  set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return (selection.alias ?? selection.name).value === key ? [{ field: selection, on }] : [];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return fieldsCalled(key, selection.selectionSet, fragments, spread, selection.typeCondition?.name.value ?? on);
    const fragment = fragments.get(selection.name.value);
    if (!fragment || spread.has(fragment.name.value)) return [];
    spread.add(fragment.name.value);
    return fieldsCalled(key, fragment.selectionSet, fragments, spread, fragment.typeCondition.name.value);
  });
