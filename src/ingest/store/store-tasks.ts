import type { EntityManager } from 'typeorm';
import type { Counts } from '../../graph/import-document';
import { RejectedTask } from '../../modules/plans/rejected-task.entity';
import { Task } from '../../modules/plans/task.entity';
import type { ReadDocument } from '../parsed-document';
import type { UnitDirectory } from '../resolve/unit-directory';
import { type DecisionRemark, keptRemark } from './decision-remarks';
import { keepAddedTasks } from './keep-added-tasks';
import type { BeforeRemoval } from './keep-reported';
import { matchTasks, rejectedAmong } from './match-tasks';
import { setParents } from './set-parents';
import { storeTaskParts } from './store-task-parts';
import { syncRows } from './sync-rows';

export interface StoredTasks {
  /** Row ids in the order in which the tasks were read; null: a person said that it is no task. */
  ids: (number | null)[];
  counts: Counts;
  /** Where the document and what people decided differ. */
  remarks: DecisionRemark[];
  /** Tasks that are gone, with what people had decided on them. */
  removed: Task[];
}

/**
 * The plan's tasks with their deadlines and assignments, matched to the stored ones by number and wording (`matchTasks`):
 * what people reported and decided on a task stays with it.
 */
export async function storeTasks(
  manager: EntityManager,
  document: ReadDocument,
  plan: { planId: number; sectionIds: readonly number[] },
  units: UnitDirectory,
  beforeRemoval: BeforeRemoval | undefined,
): Promise<StoredTasks> {
  const { planId, sectionIds } = plan;
  // what a task says of itself is stored as it was read; what it leads to has rows of its own
  const rows = document.tasks.map(({ section, parent, assignments, deadlines, citations, place, ...read }) => ({
    ...read,
    sectionId: section === null ? null : (sectionIds[section] ?? null),
    position: place.start,
    evidence: place,
  }));
  const rejected = await rejectedOf(manager, planId, rows);
  const accepted = rows.flatMap((_, i) => (rejected.has(i) ? [] : [i]));
  const synced = await syncRows<Task>(
    manager,
    Task,
    { planId },
    accepted.map((i) => rows[i] as Partial<Task>),
    matchTasks,
    beforeRemoval,
  );
  const ids: (number | null)[] = rows.map(() => null);
  for (const [k, i] of accepted.entries()) ids[i] = synced.ids[k] as number;
  await setParents(manager, Task, ids, parentsOf(document, rejected));

  const stored = accepted.map((i, k) => ({
    id: synced.ids[k] as number,
    read: document.tasks[i] as ReadDocument['tasks'][number],
    decided: synced.matches[k]?.decided ?? {},
  }));
  const parts = await storeTaskParts(manager, stored, units, document.sourceText);
  const added = await keepAddedTasks(manager, document, planId, synced.ids);
  const readById = new Map(stored.map((task) => [task.id, task.read]));
  const remarks = [...synced.kept, ...parts].map((kept) =>
    keptRemark(kept, readById.get(kept.rowId) as ReadDocument['tasks'][number]),
  );
  return { ids, counts: synced.counts, remarks: [...remarks, ...added], removed: synced.removed };
}

async function rejectedOf(
  manager: EntityManager,
  planId: number,
  rows: readonly Partial<Task>[],
): Promise<ReadonlySet<number>> {
  const rejected = await manager.find(RejectedTask, { where: { planId }, order: { id: 'ASC' } });
  if (!rejected.length) return new Set();
  return rejectedAmong(rejected, rows, await manager.findBy(Task, { planId }));
}

/** The parts of what is no task belong to the task around it. */
function parentsOf(document: ReadDocument, rejected: ReadonlySet<number>): (number | null)[] {
  return document.tasks.map(({ parent }) => {
    let above = parent;
    while (above !== null && rejected.has(above)) above = document.tasks[above]?.parent ?? null;
    return above;
  });
}
