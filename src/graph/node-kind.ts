import { describedEnum } from './described-enum';

export const NodeKind = describedEnum('NodeKind', 'The five kinds of things that have a global id (loại đối tượng).', {
  PLAN: 'A plan (kế hoạch).',
  TASK: 'A task (nhiệm vụ).',
  UNIT: 'A unit (đơn vị).',
  INDICATOR: 'An indicator (chỉ tiêu).',
  LEGAL_DOCUMENT: 'A legal document (văn bản).',
});
export type NodeKind = keyof typeof NodeKind;

/** The GraphQL type of each kind. */
export const TYPE_OF_KIND = {
  PLAN: 'Plan',
  TASK: 'Task',
  UNIT: 'Unit',
  INDICATOR: 'Indicator',
  LEGAL_DOCUMENT: 'LegalDocument',
} as const satisfies Record<NodeKind, string>;

/** The GraphQL types of all kinds: those that node and nodes find. */
export const NODE_TYPES: ReadonlySet<string> = new Set(Object.values(TYPE_OF_KIND));

/** The kind of a node by its GraphQL type. Errors: where the type is no node's. */
export function kindOfType(type: string): NodeKind {
  const found = Object.entries(TYPE_OF_KIND).find(([, name]) => name === type);
  if (!found) throw new Error(`${type} is no kind of node.`);
  return found[0] as NodeKind;
}
