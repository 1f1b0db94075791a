import 'reflect-metadata';
import type { TaskStatus } from '../../../src/modules/plans/task.enums';
import { currentDeadline, timelinessOf } from '../../../src/modules/plans/timeliness';

const on = (day: string | null, recurring = false) => ({ on: day, recurring });
const TODAY = '2026-11-22';

describe('the deadline that counts', () => {
  test.each([
    ['none where there is none', [], null],
    ['the only one, though passed', [on('2026-01-31')], '2026-01-31'],
    ['the earliest that is ahead', [on('2026-12-31'), on('2026-12-01'), on('2026-03-31')], '2026-12-01'],
    ['the one that ends today', [on('2026-12-31'), on(TODAY)], TODAY],
    ['the last where all have passed', [on('2026-06-30'), on('2026-10-31'), on('2026-01-31')], '2026-10-31'],
    ['one with a day before one without', [on(null, true), on('2026-12-01')], '2026-12-01'],
    ['a passed one with a day before one without', [on(null), on('2026-01-01')], '2026-01-01'],
    ['one without a day where no other is', [on(null, true)], null],
  ])('is %s', (_what, deadlines, day) => {
    expect(currentDeadline(deadlines, TODAY)?.on ?? null).toBe(day);
  });

  test('is the first as written where none has a day', () => {
    const [first, second] = [on(null, true), on(null)];
    expect(currentDeadline([first, second], TODAY)).toBe(first);
  });

  test('leaves the list as it was', () => {
    const deadlines = [on('2026-12-31'), on('2026-01-31')];
    currentDeadline(deadlines, TODAY);
    expect(deadlines).toEqual([on('2026-12-31'), on('2026-01-31')]);
  });
});

type Case = [
  what: string,
  status: TaskStatus,
  completedOn: string | null,
  deadlines: (string | null)[],
  bucket: string,
];

describe('on 22 November 2026', () => {
  const DUE = '2026-10-31';
  const AHEAD = '2026-12-31';
  test.each<Case>([
    ['not begun, deadline ahead', 'NOT_STARTED', null, [AHEAD], 'OPEN_IN_TIME'],
    ['not begun, deadline today', 'NOT_STARTED', null, [TODAY], 'OPEN_IN_TIME'],
    ['not begun, deadline yesterday', 'NOT_STARTED', null, ['2026-11-21'], 'OPEN_OVERDUE'],
    ['under way, deadline passed', 'IN_PROGRESS', null, [DUE], 'OPEN_OVERDUE'],
    ['under way, one deadline passed and one ahead', 'IN_PROGRESS', null, [DUE, AHEAD], 'OPEN_IN_TIME'],
    ['suspended is open', 'SUSPENDED', null, [AHEAD], 'OPEN_IN_TIME'],
    ['suspended is overdue', 'SUSPENDED', null, [DUE], 'OPEN_OVERDUE'],
    ['cancelled has none to miss', 'CANCELLED', null, [DUE], 'NO_DEADLINE'],
    ['without any deadline', 'IN_PROGRESS', null, [], 'NO_DEADLINE'],
    ['recurring without a day', 'IN_PROGRESS', null, [null], 'NO_DEADLINE'],
    ['recurring without a day, and a day', 'IN_PROGRESS', null, [null, DUE], 'OPEN_OVERDUE'],
    ['done before its deadline', 'COMPLETED', '2026-10-01', [DUE], 'COMPLETED_ON_TIME'],
    ['done on its last day', 'COMPLETED', DUE, [DUE], 'COMPLETED_ON_TIME'],
    ['done a day late', 'COMPLETED', '2026-11-01', [DUE], 'COMPLETED_LATE'],
    ['done today, deadline ahead', 'COMPLETED', TODAY, [AHEAD], 'COMPLETED_ON_TIME'],
    ['done between two deadlines', 'COMPLETED', '2026-11-01', [DUE, AHEAD], 'COMPLETED_ON_TIME'],
    ['done after both deadlines', 'COMPLETED', '2026-11-01', ['2026-09-30', DUE], 'COMPLETED_LATE'],
    ['done on a day nobody reported', 'COMPLETED', null, [AHEAD], 'COMPLETED_LATE'],
    ['done, without a deadline', 'COMPLETED', '2026-10-01', [], 'NO_DEADLINE'],
    ['done on no known day, without a deadline', 'COMPLETED', null, [null], 'NO_DEADLINE'],
    ['done tomorrow: open today', 'COMPLETED', '2026-11-23', [AHEAD], 'OPEN_IN_TIME'],
    ['done tomorrow: overdue today', 'COMPLETED', '2026-11-23', [DUE], 'OPEN_OVERDUE'],
  ])('%s', (_what, status, completedOn, days, bucket) => {
    const deadlines = days.map((day) => on(day, day === null));
    expect(timelinessOf({ status, completedOn }, deadlines, TODAY)).toBe(bucket);
  });
});

test.each([
  ['2026-03-01', 'OPEN_IN_TIME'],
  ['2026-04-01', 'OPEN_OVERDUE'],
  ['2026-04-15', 'COMPLETED_LATE'],
  ['2027-01-01', 'COMPLETED_LATE'],
])('a task due on 31 March and done on 15 April is, as of %s, %s', (asOf, bucket) => {
  expect(timelinessOf({ status: 'COMPLETED', completedOn: '2026-04-15' }, [on('2026-03-31')], asOf)).toBe(bucket);
});
