import { type Change, ChangeType } from '@graphql-inspector/core';

/**
 * What an operation must touch for a change to concern it: mostly the place that changed; where something has to be given now,
 * or a type became another's, that which it belongs to.
 */
export function concernedPath(change: Change, path: string): string {
  const parts = path.split('.');
  const place = BELONGS_TO_ITS_PARENT.has(change.type) || mustBeGiven(change) ? parts.slice(0, -1) : parts;
  // a directive on a type or field: "Task.@oneOf"
  return place.filter((part, i) => i === 0 || !part.startsWith('@')).join('.');
}

const BELONGS_TO_ITS_PARENT: ReadonlySet<string> = new Set([
  // who does not know it cannot give it
  ChangeType.FieldArgumentAdded,
  ChangeType.FieldArgumentDefaultChanged,
  ChangeType.InputFieldAdded,
  ChangeType.InputFieldDefaultValueChanged,
  ChangeType.DirectiveArgumentAdded,
  // named by the union or the type, and then the member or the interface
  ChangeType.UnionMemberRemoved,
  ChangeType.UnionMemberAdded,
  ChangeType.ObjectTypeInterfaceRemoved,
  ChangeType.ObjectTypeInterfaceAdded,
]);

/** Whether the new type takes no null, so that those who gave nothing are refused too. */
function mustBeGiven({ type, meta }: Change): boolean {
  if (type === ChangeType.FieldArgumentTypeChanged) return meta.newArgumentType.endsWith('!');
  if (type === ChangeType.InputFieldTypeChanged) return meta.newInputFieldType.endsWith('!');
  if (type === ChangeType.DirectiveArgumentTypeChanged) return meta.newDirectiveArgumentType.endsWith('!');
  return false;
}
