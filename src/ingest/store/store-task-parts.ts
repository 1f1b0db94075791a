import { type EntityManager, In } from 'typeorm';
import type { Decided } from '../../graph/decided';
import { Assignment } from '../../modules/plans/assignment.entity';
import { Deadline } from '../../modules/plans/deadline.entity';
import { Task } from '../../modules/plans/task.entity';
import { assignmentReading, deadlineReading } from '../../modules/plans/task-readings';
import { findPassage } from '../../vietnamese/find-passage';
import type { Evidence, TaskMention } from '../parsed-document';
import type { UnitDirectory } from '../resolve/unit-directory';
import { type KeptDecision, noteReadings } from './kept-decisions';
import { syncRows } from './sync-rows';

/** A task that was read, as it is stored. */
export interface StoredTask {
  id: number;
  read: TaskMention<Evidence>;
  decided: Decided;
}

/** Deadlines and assignments as they were read, but for tasks on which a person decided them; where both differ now. */
export async function storeTaskParts(
  manager: EntityManager,
  tasks: readonly StoredTask[],
  units: UnitDirectory,
  sourceText: string,
): Promise<KeptDecision[]> {
  const undecided = (field: string) => tasks.filter(({ decided }) => !(field in decided));
  await storeDeadlines(manager, undecided('deadlines'));
  await storeAssignments(manager, undecided('assignments'), units);
  return keepDecided(manager, tasks, sourceText);
}

/** What people decided on parts of these tasks, read at once. */
async function keepDecided(
  manager: EntityManager,
  tasks: readonly StoredTask[],
  sourceText: string,
): Promise<KeptDecision[]> {
  const decided = tasks.filter((task) => 'deadlines' in task.decided || 'assignments' in task.decided);
  if (!decided.length) return [];
  const those = { where: { taskId: In(decided.map(({ id }) => id)) }, order: { position: 'ASC' } } as const;
  const deadlines = byTask(await manager.find(Deadline, those));
  const assignments = byTask(await manager.find(Assignment, those));
  const kept: KeptDecision[] = [];
  for (const task of decided) {
    const parts = { deadlines: deadlines.get(task.id) ?? [], assignments: assignments.get(task.id) ?? [] };
    kept.push(...(await keepParts(manager, task, parts, sourceText)));
  }
  return kept;
}

async function storeDeadlines(manager: EntityManager, tasks: readonly StoredTask[]) {
  const wanted = tasks.flatMap(({ id, read }) =>
    read.deadlines.map(({ place, ...deadline }, position) => ({ ...deadline, taskId: id, position, evidence: place })),
  );
  const scope = { taskId: In(tasks.map(({ id }) => id)) };
  await syncRows(manager, Deadline, scope, wanted, [(row) => `${row.taskId} ${row.position}`]);
}

async function storeAssignments(manager: EntityManager, tasks: readonly StoredTask[], units: UnitDirectory) {
  const byKey = new Map<string, Partial<Assignment>>();
  for (const { id, read } of tasks)
    for (const [position, assignment] of read.assignments.entries()) {
      const unitId = await units.resolve(assignment.unit, assignment.isCollective);
      const key = `${id} ${unitId} ${assignment.role}`;
      // a unit that a task names twice in one role has that role once
      if (!byKey.has(key))
        byKey.set(key, { taskId: id, unitId, role: assignment.role, position, evidence: assignment.place });
    }
  const scope = { taskId: In(tasks.map(({ id }) => id)) };
  await syncRows(manager, Assignment, scope, [...byKey.values()], [(row) => `${row.taskId} ${row.unitId} ${row.role}`]);
}

/** What a person decided stays; where it stands in the text is found again, and what the text says is noted. */
async function keepParts(
  manager: EntityManager,
  task: StoredTask,
  { deadlines, assignments }: { deadlines: Deadline[]; assignments: Assignment[] },
  sourceText: string,
): Promise<KeptDecision[]> {
  for (const [entity, rows] of [
    [Deadline, deadlines],
    [Assignment, assignments],
  ] as const)
    for (const { id, evidence } of rows) {
      if (sourceText.slice(evidence.start, evidence.end) === evidence.quote) continue;
      const moved = findPassage(sourceText, evidence.quote, task.read.place.start) ?? task.read.place;
      await manager.update(entity, id, { evidence: moved });
    }
  const read = ({ place, ...mention }: { place: Evidence }) => ({ ...mention, evidence: place });
  const noted = noteReadings(task.id, task.decided, {
    deadlines: { reading: deadlineReading(task.read.deadlines), value: deadlineReading(deadlines) },
    assignments: {
      reading: assignmentReading(task.read.assignments.map(read) as never),
      value: assignmentReading(assignments),
    },
  });
  if (noted.decided !== task.decided) {
    const { decided } = await manager.findOneByOrFail(Task, { id: task.id });
    await manager.update(Task, task.id, { decided: { ...decided, ...onlyParts(noted.decided) } as never });
  }
  return noted.kept;
}

function byTask<Part extends { taskId: number }>(parts: readonly Part[]): Map<number, Part[]> {
  const groups = new Map<number, Part[]>();
  for (const part of parts) {
    const group = groups.get(part.taskId);
    if (group) group.push(part);
    else groups.set(part.taskId, [part]);
  }
  return groups;
}

/** The other fields of the task may have been noted meanwhile. */
const onlyParts = (decided: Decided): Decided =>
  Object.fromEntries(Object.entries(decided).filter(([field]) => field === 'deadlines' || field === 'assignments'));
