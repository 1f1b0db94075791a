import type { ReportProgressInput } from '../../../src/modules/plans/report-progress.types';
import { type Before, readReport } from '../../../src/modules/plans/report-rules';
import type { TaskStatus } from '../../../src/modules/plans/task.enums';

type Said = Partial<Omit<ReportProgressInput, 'taskId'>>;

const judge = (said: Said, before: Partial<Before> = {}) =>
  readReport(
    { taskId: 'x', reportedOn: '2026-06-30', ...said },
    {
      status: 'IN_PROGRESS',
      completedOn: null,
      reportedOn: null,
      planIssuedOn: '2026-01-15',
      today: '2026-11-22',
      ...before,
    },
  );

describe('what a report makes of a task', () => {
  test.each<[TaskStatus, Said, TaskStatus, string | null, string[]]>([
    ['IN_PROGRESS', { percent: 40 }, 'IN_PROGRESS', null, []],
    ['IN_PROGRESS', { note: 'chờ kinh phí' }, 'IN_PROGRESS', null, []],
    // only the beginning of the work follows from a figure
    ['NOT_STARTED', { percent: 40 }, 'IN_PROGRESS', null, ['BEGUN']],
    ['NOT_STARTED', { percent: 0 }, 'NOT_STARTED', null, []],
    ['NOT_STARTED', { note: 'chưa giao' }, 'NOT_STARTED', null, []],
    ['NOT_STARTED', { percent: 100 }, 'IN_PROGRESS', null, ['BEGUN', 'COMPLETE_BUT_OPEN']],
    ['IN_PROGRESS', { percent: 100 }, 'IN_PROGRESS', null, ['COMPLETE_BUT_OPEN']],
    ['SUSPENDED', { percent: 40 }, 'SUSPENDED', null, []],
    // what is said
    ['NOT_STARTED', { status: 'COMPLETED', completedOn: '2026-06-29' }, 'COMPLETED', '2026-06-29', []],
    ['IN_PROGRESS', { status: 'COMPLETED', percent: 100, completedOn: '2026-06-30' }, 'COMPLETED', '2026-06-30', []],
    ['IN_PROGRESS', { status: 'COMPLETED' }, 'COMPLETED', null, ['COMPLETED_WITHOUT_DAY']],
    ['COMPLETED', { completedOn: '2026-05-01' }, 'COMPLETED', '2026-05-01', []],
    ['COMPLETED', { status: 'IN_PROGRESS', percent: 80 }, 'IN_PROGRESS', null, []],
    ['IN_PROGRESS', { status: 'CANCELLED', percent: 40 }, 'CANCELLED', null, []],
    ['CANCELLED', { status: 'IN_PROGRESS', percent: 40 }, 'IN_PROGRESS', null, []],
    ['CANCELLED', { note: 'theo công văn' }, 'CANCELLED', null, []],
  ])('%s, %j: %s on %s, %j', (status, said, after, completedOn, codes) => {
    const { faults, after: made } = judge(said, { status });
    expect(faults).toEqual([]);
    expect(made).toEqual({
      status: after,
      completedOn,
      remarks: codes.map((code) => expect.objectContaining({ code })),
    });
  });

  test.each<[string, Said, Partial<Before>]>([
    ['an earlier report', { status: 'IN_PROGRESS', percent: 10 }, { status: 'SUSPENDED', reportedOn: '2026-07-01' }],
    ['a report before the completion', { percent: 10 }, { status: 'COMPLETED', completedOn: '2026-07-01' }],
    [
      'a status that the rules would forbid now',
      { status: 'SUSPENDED' },
      { status: 'COMPLETED', completedOn: '2026-07-01' },
    ],
  ])('%s is kept and changes nothing', (_what, said, before) => {
    const { faults, after } = judge(said, before);
    expect(faults).toEqual([]);
    expect(after).toEqual({
      status: before.status,
      completedOn: before.completedOn ?? null,
      remarks: [expect.objectContaining({ code: 'OLDER_REPORT' })],
    });
  });

  test('a report of the same day as the latest counts', () =>
    expect(judge({ status: 'SUSPENDED' }, { reportedOn: '2026-06-30' }).after.status).toBe('SUSPENDED'));
});

test.each<[string, Said, Partial<Before>, string, string, string]>([
  ['nothing', {}, {}, 'percent', 'NOTHING_REPORTED', 'It says nothing'],
  ['less than nothing', { percent: -0.01 }, {}, 'percent', 'OUT_OF_RANGE', '-0.01 is no share'],
  ['more than all', { percent: 100.5 }, {}, 'percent', 'OUT_OF_RANGE', '100.5 is no share'],
  ['no number', { percent: Number.NaN }, {}, 'percent', 'OUT_OF_RANGE', 'NaN is no share'],
  ['a blank note', { note: ' ' }, {}, 'note', 'BLANK', 'It is empty'],
  [
    'a day to come',
    { percent: 1, reportedOn: '2026-11-23' },
    {},
    'reportedOn',
    'IMPOSSIBLE_DAY',
    'after today, 2026-11-22',
  ],
  [
    'a day long before the plan',
    { percent: 1, reportedOn: '2025-01-14' },
    {},
    'reportedOn',
    'IMPOSSIBLE_DAY',
    '2025-01-14 is more than a year before the plan was issued, on 2026-01-15',
  ],
  [
    'a forbidden status',
    { status: 'CANCELLED' },
    { status: 'COMPLETED' },
    'status',
    'FORBIDDEN_TRANSITION',
    'it can become IN_PROGRESS. Rule REOPEN_FIRST',
  ],
  [
    'work on what was called off',
    { percent: 5 },
    { status: 'CANCELLED' },
    'status',
    'REQUIRED',
    'say status IN_PROGRESS',
  ],
  [
    'a day of completion of an open task',
    { completedOn: '2026-06-01' },
    {},
    'completedOn',
    'IMPOSSIBLE_DAY',
    'this one is IN_PROGRESS',
  ],
  [
    'a completion after the report',
    { status: 'COMPLETED', completedOn: '2026-07-01' },
    {},
    'completedOn',
    'IMPOSSIBLE_DAY',
    '2026-07-01 is after the day of the report, 2026-06-30',
  ],
  [
    'completed by half',
    { status: 'COMPLETED', percent: 50 },
    {},
    'percent',
    'CONTRADICTS_STATUS',
    'leave percent out, or say status IN_PROGRESS',
  ],
  [
    'half of what is completed',
    { percent: 50 },
    { status: 'COMPLETED' },
    'percent',
    'CONTRADICTS_STATUS',
    'say status IN_PROGRESS to take it up again at 50 percent',
  ],
  [
    'half of what was not begun',
    { status: 'NOT_STARTED', percent: 50 },
    {},
    'percent',
    'CONTRADICTS_STATUS',
    'NOT_STARTED',
  ],
])('%s is a fault', (_what, said, before, field, code, message) =>
  expect(judge(said, before).faults).toEqual([{ field, code, message: expect.stringContaining(message) }]),
);

test('all faults are told at once', () =>
  expect(
    judge({ percent: 120, note: '', reportedOn: '2999-01-01', completedOn: '2026-06-01' }).faults.map(
      ({ field }) => field,
    ),
  ).toEqual(['note', 'reportedOn', 'completedOn', 'percent']));

test.each([
  ['2025-01-15', []],
  ['2026-01-10', []],
])('a report of %s is taken: plans take up work that goes on', (reportedOn, faults) =>
  expect(judge({ percent: 5, reportedOn }).faults).toEqual(faults),
);
