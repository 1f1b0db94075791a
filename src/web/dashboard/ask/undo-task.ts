import {
  type ChangeRowFragment,
  ChangesSinceDocument,
  CorrectAssignmentsDocument,
  type CorrectableTaskFragment,
  CorrectDeadlinesDocument,
  CorrectTaskDocument,
  TaskAsItWasDocument,
  type TaskStatus,
  type UpdateTaskInput,
} from '../generated/graphql';
import { type ChangeGroup, changeGroups } from '../parts/change-groups';
import { ask } from './ask';
import { AskError } from './ask-error';
import { change, type Refusal } from './change';
import { askAnew } from './use-answer';

/** Fields of a task that people correct: of others the document says what they are. */
const OWN = ['title', 'expectedResult', 'status', 'completedOn'] as const;

const ownFields = (changes: readonly ChangeRowFragment[]) =>
  changes.flatMap(({ part, operation, fields }) =>
    part === null && operation === 'CHANGED'
      ? fields.filter(({ name }) => (OWN as readonly string[]).includes(name))
      : [],
  );

const hasPart = (changes: readonly ChangeRowFragment[], part: ChangeRowFragment['part']): boolean =>
  changes.some((one) => one.part === part);

/** Whether what was changed of a task at once can be put back by the mutations that there are. */
export const isUndoable = (changes: readonly ChangeRowFragment[]): boolean =>
  !changes.some(({ part, operation }) => part === null && operation !== 'CHANGED') &&
  (ownFields(changes).length > 0 || hasPart(changes, 'DEADLINE') || hasPart(changes, 'ASSIGNMENT'));

/** Makes a task be again what its history says it was before some changes that were made at once. Gives why not, or null. */
export async function undoTask(
  taskId: string,
  changes: readonly ChangeRowFragment[],
  reason: string,
): Promise<Refusal | null> {
  const refusal = await putBack(taskId, changes, reason).catch((error: unknown): Refusal => {
    if (!(error instanceof AskError)) throw error;
    return { kind: error.fault, message: error.message, fields: {} };
  });
  await askAnew();
  return refusal;
}

async function putBack(id: string, changes: readonly ChangeRowFragment[], reason: string): Promise<Refusal | null> {
  const [{ recordedAt }] = changes as [ChangeRowFragment];
  const before = new Date(Date.parse(recordedAt) - 1).toISOString();
  const { was, is } = await ask(TaskAsItWasDocument, { id, before });
  if (was?.__typename !== 'Task' || is?.__typename !== 'Task') return { kind: 'absent', message: '', fields: {} };
  let expectedVersion = is.version;
  for (const fields of ownSteps(changes, is)) {
    const { done, refusal } = await change(CorrectTaskDocument, { input: { id, expectedVersion, reason, ...fields } });
    if (refusal) return refusal;
    expectedVersion = done.task.version;
  }
  if (hasPart(changes, 'DEADLINE')) {
    const input = { id, expectedVersion, reason, deadlines: deadlinesOf(was) };
    const { done, refusal } = await change(CorrectDeadlinesDocument, { input });
    if (refusal) return refusal;
    expectedVersion = done.task.version;
  }
  if (!hasPart(changes, 'ASSIGNMENT')) return null;
  const input = { id, expectedVersion, reason, assignments: assignmentsOf(was) };
  return (await change(CorrectAssignmentsDocument, { input })).refusal;
}

type OwnStep = Pick<UpdateTaskInput, (typeof OWN)[number]>;

/** What to say of the task's own fields, in turn: a status that cannot follow from the present one is reached by way of IN_PROGRESS. */
function ownSteps(
  changes: readonly ChangeRowFragment[],
  now: { status: TaskStatus; nextStatuses: readonly TaskStatus[] },
): OwnStep[] {
  const fields: OwnStep = Object.fromEntries(ownFields(changes).map(({ name, before }) => [name, before]));
  if (Object.keys(fields).length === 0) return [];
  const { status } = fields;
  const isNear = !status || status === now.status || now.nextStatuses.includes(status);
  return isNear ? [fields] : [{ status: 'IN_PROGRESS' }, fields];
}

/** As inputs, each with where the document says so. */
export const deadlinesOf = ({ deadlines }: Pick<CorrectableTaskFragment, 'deadlines'>) =>
  deadlines.map(({ evidence, ...deadline }) => ({ ...deadline, quote: evidence.quote }));

export const assignmentsOf = ({ assignments }: Pick<CorrectableTaskFragment, 'assignments'>) =>
  assignments.map(({ role, unit, evidence }) => ({ role, unitId: unit.id, quote: evidence.quote }));

/** The last change of a node since an instant: what was just written. Null where that cannot be asked. */
export async function lastChangeOf(nodeId: string, since: string): Promise<ChangeGroup | null> {
  const { changes } = await ask(ChangesSinceDocument, { nodeId, since }).catch(() => ({ changes: { nodes: [] } }));
  return changeGroups(changes.nodes).at(-1) ?? null;
}
