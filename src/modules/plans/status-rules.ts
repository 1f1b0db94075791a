import type { TaskStatus } from './task.enums';

/** Where a status may go from where it is; staying is no change. Who misspoke goes back by the same ways. */
const NEXT: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  NOT_STARTED: ['IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'],
  IN_PROGRESS: ['NOT_STARTED', 'COMPLETED', 'SUSPENDED', 'CANCELLED'],
  COMPLETED: ['IN_PROGRESS'],
  SUSPENDED: ['NOT_STARTED', 'IN_PROGRESS', 'CANCELLED'],
  CANCELLED: ['NOT_STARTED', 'IN_PROGRESS'],
};

/** Why the ways that are missing in NEXT are, by where they would begin. */
const RULE: Readonly<Partial<Record<TaskStatus, string>>> = {
  COMPLETED: 'Rule REOPEN_FIRST: what is done is taken up again before anything else can be said of it.',
  SUSPENDED: 'Rule RESUME_FIRST: what was put off is taken up again before it is done.',
  CANCELLED: 'Rule REVIVE_FIRST: what is no longer to be done is taken up again before it is done or put off.',
};

/** What a status can become. */
export const nextStatuses = (from: TaskStatus): readonly TaskStatus[] => NEXT[from];

/** Why a task may not go from one status to another, by which rule and where it may go, or null where it may. */
export function statusFault(from: TaskStatus, to: TaskStatus): string | null {
  if (from === to || NEXT[from].includes(to)) return null;
  return `A task that is ${from} cannot become ${to}; it can become ${NEXT[from].join(' or ')}. ${RULE[from]}`;
}

/** No plan is older: an earlier day is a slip of the pen. */
export const EARLIEST_DAY = '1945-01-01';

/** Why a day of completion cannot be, or null where it can: it belongs to a task that is completed, and has come. */
export function completedOnFault(completedOn: string | null, status: TaskStatus, today: string): string | null {
  if (completedOn === null) return null;
  if (status !== 'COMPLETED') return `Only a task that is COMPLETED has a day of completion; this one is ${status}.`;
  if (completedOn < EARLIEST_DAY) return `${completedOn} is before ${EARLIEST_DAY}; check the year.`;
  return completedOn > today ? `${completedOn} is after today, ${today}.` : null;
}
