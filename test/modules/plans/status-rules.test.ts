import { completedOnFault, nextStatuses, statusFault } from '../../../src/modules/plans/status-rules';
import type { TaskStatus } from '../../../src/modules/plans/task.enums';

const STATUSES: TaskStatus[] = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'];

/** Where each status may go, in the order of STATUSES: x may, a letter names the rule that forbids it. */
const MATRIX: Record<TaskStatus, string> = {
  NOT_STARTED: 'xxxxx',
  IN_PROGRESS: 'xxxxx',
  COMPLETED: 'oxxoo',
  SUSPENDED: 'xxrxx',
  CANCELLED: 'xxvvx',
};
const RULES: Record<string, string> = { o: 'Rule REOPEN_FIRST', r: 'Rule RESUME_FIRST', v: 'Rule REVIVE_FIRST' };

const PAIRS = STATUSES.flatMap((from) =>
  STATUSES.map((to, i) => ({ from, to, rule: RULES[MATRIX[from][i] as string] ?? null })),
);

test.each(PAIRS)('from $from to $to: $rule', ({ from, to, rule }) => {
  const said = statusFault(from, to);
  if (rule === null) return expect(said).toBeNull();
  expect(said).toContain(
    `A task that is ${from} cannot become ${to}; it can become ${nextStatuses(from).join(' or ')}.`,
  );
  expect(said).toContain(rule);
});

test.each(STATUSES)('every status leads back from %s, and none to itself', (from) => {
  expect(nextStatuses(from)).not.toContain(from);
  expect(nextStatuses(from)).toContain(from === 'IN_PROGRESS' ? 'NOT_STARTED' : 'IN_PROGRESS');
});

test.each<[string | null, TaskStatus, string | null]>([
  [null, 'NOT_STARTED', null],
  ['2026-05-01', 'COMPLETED', null],
  ['2026-11-22', 'COMPLETED', null],
  ['2026-11-23', 'COMPLETED', '2026-11-23 is after today, 2026-11-22.'],
  ['2026-05-01', 'SUSPENDED', 'Only a task that is COMPLETED has a day of completion; this one is SUSPENDED.'],
])('completed on %s as %s: %s', (day, status, said) => expect(completedOnFault(day, status, '2026-11-22')).toBe(said));
