import type { Picked } from '../../graph/reads';
import type { TaskStatus, Timeliness } from './task.enums';

interface DueDay {
  on: string | null;
  recurring: boolean;
}

/** The deadline that counts on a day: the earliest that has not passed, else the last with a day, else the first. */
export function currentDeadline<D extends DueDay>(deadlines: readonly D[], asOf: string): D | null {
  const dated = deadlines.filter((d): d is D & { on: string } => d.on !== null);
  const inOrder = dated.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return inOrder.find((d) => d.on >= asOf) ?? inOrder.at(-1) ?? deadlines[0] ?? null;
}

/** The deadline that counts today, of all that are set for a task. */
export const CURRENT_DEADLINE: Picked<DueDay> = { link: 'deadlines', reads: ['on'], pick: currentDeadline };

/**
 * The official bucket of a task on a day. It compares days and reads no history: a task completed after `asOf` counts
 * as open then, one completed on a day nobody reported as late. A recurring deadline without a day, and a cancelled
 * task, have none to miss.
 */
export function timelinessOf(
  task: { status: TaskStatus; completedOn: string | null },
  deadlines: readonly DueDay[],
  asOf: string,
): Timeliness {
  const due = currentDeadline(deadlines, asOf)?.on ?? null;
  if (due === null || task.status === 'CANCELLED') return 'NO_DEADLINE';
  if (task.status === 'COMPLETED') {
    if (task.completedOn === null) return 'COMPLETED_LATE';
    if (task.completedOn <= asOf) {
      const last = currentDeadline(deadlines, task.completedOn)?.on ?? due;
      return task.completedOn <= last ? 'COMPLETED_ON_TIME' : 'COMPLETED_LATE';
    }
  }
  return due >= asOf ? 'OPEN_IN_TIME' : 'OPEN_OVERDUE';
}
