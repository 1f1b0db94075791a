import type { TaskStatus } from './task.enums';

/** Where a status may go from where it is; staying is no change. Who misspoke goes back by the same ways. */
const NEXT: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  NOT_STARTED: ['IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'],
  IN_PROGRESS: ['NOT_STARTED', 'COMPLETED', 'SUSPENDED', 'CANCELLED'],
  COMPLETED: ['IN_PROGRESS'],
  SUSPENDED: ['NOT_STARTED', 'IN_PROGRESS', 'CANCELLED'],
  CANCELLED: ['NOT_STARTED', 'IN_PROGRESS'],
};

/** Why a task may not go from one status to another, or null where it may. */
export function statusFault(from: TaskStatus, to: TaskStatus): string | null {
  if (from === to || NEXT[from].includes(to)) return null;
  return `A task that is ${from} cannot become ${to}; it can become ${NEXT[from].join(' or ')}.`;
}

/** Why a day of completion cannot be, or null where it can: it belongs to a task that is completed, and has come. */
export function completedOnFault(completedOn: string | null, status: TaskStatus, today: string): string | null {
  if (completedOn === null) return null;
  if (status !== 'COMPLETED') return `Only a task that is COMPLETED has a day of completion; this one is ${status}.`;
  return completedOn > today ? `${completedOn} is after today, ${today}.` : null;
}
