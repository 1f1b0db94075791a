import type { ChangeRowFragment, NodeKind, NodePart, Scope } from '../generated/graphql';

/** What people change of a node itself; of the rest its document says what it is. */
const OWN: Readonly<Record<NodeKind, readonly string[]>> = {
  TASK: ['title', 'expectedResult', 'status', 'completedOn', 'decidedFields', 'parent'],
  UNIT: ['name', 'code', 'parent'],
  INDICATOR: ['owner'],
  PLAN: ['issuer'],
  LEGAL_DOCUMENT: ['issuer'],
};

const PARTS: ReadonlySet<NodePart> = new Set<NodePart>([
  'DEADLINE',
  'ASSIGNMENT',
  'PROGRESS_REPORT',
  'OBSERVATION',
  'CITATION',
  'DIAGNOSTIC',
  'UNIT_ALIAS',
  'UNIT_SUCCESSION',
  'UNIT_MERGE',
]);

/** What a report changes of its task besides. */
const REPORTED: readonly string[] = ['status', 'completedOn'];

function isPeoples({ kind, part, operation, fields }: ChangeRowFragment): boolean {
  // a passage moves in its text with a new edition only
  if (part) return PARTS.has(part) && (operation !== 'CHANGED' || !fields.some(({ name }) => name === 'evidence'));
  return operation === 'CHANGED' && fields.every(({ name }) => OWN[kind].includes(name));
}

/** What one must be allowed to do to undo what was changed of a node at once; null where it is an import's. */
export function scopeToUndo(changes: readonly ChangeRowFragment[]): Scope | null {
  if (!changes.every(isPeoples)) return null;
  const isReported = changes.every(({ part, fields }) =>
    part ? part === 'PROGRESS_REPORT' || part === 'OBSERVATION' : fields.every(({ name }) => REPORTED.includes(name)),
  );
  return isReported && changes.some(({ part }) => part !== null) ? 'REPORT' : 'EDIT';
}
