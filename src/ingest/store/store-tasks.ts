import { type EntityManager, In } from 'typeorm';
import type { Counts } from '../../graph/import-document';
import { Assignment } from '../../modules/plans/assignment.entity';
import { Deadline } from '../../modules/plans/deadline.entity';
import { Task } from '../../modules/plans/task.entity';
import { fold } from '../../vietnamese/fold';
import type { Evidence, ReadDocument, TaskMention } from '../parsed-document';
import type { UnitDirectory } from '../resolve/unit-directory';
import type { BeforeRemoval } from './keep-reported';
import { setParents } from './set-parents';
import { syncRows } from './sync-rows';

type ReadTask = TaskMention<Evidence>;

/**
 * The plan's tasks with their deadlines and assignments, matched to the stored ones by number and wording, then by
 * wording, then by number: what people reported on a task stays with it.
 */
export async function storeTasks(
  manager: EntityManager,
  document: ReadDocument,
  plan: { planId: number; sectionIds: readonly number[] },
  units: UnitDirectory,
  beforeRemoval: BeforeRemoval | undefined,
): Promise<{ ids: number[]; counts: Counts }> {
  const { planId, sectionIds } = plan;
  // what a task says of itself is stored as it was read; what it leads to has rows of its own
  const rows = document.tasks.map(({ section, parent, assignments, deadlines, citations, place, ...read }) => ({
    ...read,
    sectionId: section === null ? null : (sectionIds[section] ?? null),
    position: place.start,
    evidence: place,
  }));
  const { ids, counts } = await syncRows<Task>(
    manager,
    Task,
    { planId },
    rows,
    [(row) => `${row.ordinal} ${fold(row.text ?? '')}`, (row) => fold(row.text ?? ''), (row) => row.ordinal ?? null],
    beforeRemoval,
  );
  await setParents(
    manager,
    Task,
    ids,
    document.tasks.map((task) => task.parent),
  );
  await storeDeadlines(manager, document.tasks, ids);
  await storeAssignments(manager, document.tasks, ids, units);
  return { ids, counts };
}

async function storeDeadlines(manager: EntityManager, tasks: readonly ReadTask[], ids: readonly number[]) {
  const wanted = tasks.flatMap((task, i) =>
    task.deadlines.map(({ place, ...read }, position) => ({
      ...read,
      taskId: ids[i] as number,
      position,
      evidence: place,
    })),
  );
  await syncRows(manager, Deadline, { taskId: In([...ids]) }, wanted, [(row) => `${row.taskId} ${row.position}`]);
}

async function storeAssignments(
  manager: EntityManager,
  tasks: readonly ReadTask[],
  ids: readonly number[],
  units: UnitDirectory,
) {
  const byKey = new Map<string, Partial<Assignment>>();
  for (const [i, task] of tasks.entries()) {
    const taskId = ids[i] as number;
    for (const [position, assignment] of task.assignments.entries()) {
      const unitId = await units.resolve(assignment.unit, assignment.isCollective);
      const key = `${taskId} ${unitId} ${assignment.role}`;
      // a unit that a task names twice in one role has that role once
      if (!byKey.has(key))
        byKey.set(key, { taskId, unitId, role: assignment.role, position, evidence: assignment.place });
    }
  }
  await syncRows(
    manager,
    Assignment,
    { taskId: In([...ids]) },
    [...byKey.values()],
    [(row) => `${row.taskId} ${row.unitId} ${row.role}`],
  );
}
