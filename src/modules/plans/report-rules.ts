import type { FieldFault } from '../../graph/failure';
import { fault } from '../../graph/refused';
import { textFaults } from '../../graph/text-fault';
import type { ReportProgressInput, ReportRemark } from './report-progress.types';
import { completedOnFault, statusFault } from './status-rules';
import type { TaskStatus } from './task.enums';

/** What a report is judged by: the task as it is, and days. */
export interface Before {
  status: TaskStatus;
  completedOn: string | null;
  /** The day of the latest report so far. */
  reportedOn: string | null;
  planIssuedOn: string | null;
  today: string;
}

/** What a report makes of the task; a task that is not changed by it keeps both. */
export interface After {
  status: TaskStatus;
  completedOn: string | null;
  remarks: ReportRemark[];
}

/** What a report makes of a task, or everything that is wrong with it. Nothing but the beginning of the work follows from a figure. */
export function readReport(input: ReportProgressInput, before: Before): { faults: FieldFault[]; after: After } {
  const { percent = null, completedOn = null } = input;
  const isOlder = isOlderThanKnown(input.reportedOn, before);
  const begins = !input.status && !isOlder && before.status === 'NOT_STARTED' && (percent ?? 0) > 0;
  const said = input.status ?? (begins ? 'IN_PROGRESS' : before.status);
  const kept = said === 'COMPLETED' ? before.completedOn : null;
  const after = isOlder
    ? { status: before.status, completedOn: before.completedOn }
    : { status: said, completedOn: completedOn ?? kept };
  const faults = [
    ...emptinessOf(input),
    ...textFaults('note', input.note),
    ...dayFaults(input, before),
    ...transitionFaults(input, before, isOlder),
    ...completionFaults(completedOn, said, input.reportedOn, before.today),
    ...percentFaults(input, said, isOlder),
  ];
  const remarks = isOlder
    ? [OLDER_REPORT]
    : [
        ...(begins ? [BEGUN] : []),
        ...(percent === 100 && after.status !== 'COMPLETED' ? [COMPLETE_BUT_OPEN] : []),
        ...(after.status === 'COMPLETED' && after.completedOn === null ? [COMPLETED_WITHOUT_DAY] : []),
      ];
  return { faults, after: { ...after, remarks } };
}

/** A later report, or a completion on a later day, is known already. */
const isOlderThanKnown = (reportedOn: string, before: Before): boolean =>
  (before.reportedOn !== null && reportedOn < before.reportedOn) ||
  (before.completedOn !== null && reportedOn < before.completedOn);

function emptinessOf({ percent, status, completedOn, note }: ReportProgressInput): FieldFault[] {
  if ([percent, status, completedOn, note].some((value) => value !== null && value !== undefined)) return [];
  return [fault('percent', 'NOTHING_REPORTED', 'It says nothing: give percent, status, completedOn or a note.')];
}

function dayFaults({ reportedOn }: ReportProgressInput, { today, planIssuedOn }: Before): FieldFault[] {
  if (reportedOn > today) return [fault('reportedOn', 'IMPOSSIBLE_DAY', `${reportedOn} is after today, ${today}.`)];
  const earliest = planIssuedOn === null ? null : aYearBefore(planIssuedOn);
  if (earliest === null || reportedOn >= earliest) return [];
  return [
    fault(
      'reportedOn',
      'IMPOSSIBLE_DAY',
      `${reportedOn} is more than a year before the plan was issued, on ${planIssuedOn}; check the year.`,
    ),
  ];
}

/** Days are compared as text: 29 February of a year that has none sorts where it should. */
const aYearBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;

function transitionFaults({ status, percent }: ReportProgressInput, before: Before, isOlder: boolean): FieldFault[] {
  if (isOlder) return [];
  const forbidden = status ? statusFault(before.status, status) : null;
  if (forbidden !== null) return [fault('status', 'FORBIDDEN_TRANSITION', forbidden)];
  const isCalledOff = before.status === 'CANCELLED' && !status && (percent ?? null) !== null;
  return isCalledOff
    ? [fault('status', 'REQUIRED', 'The task is CANCELLED; say status IN_PROGRESS to take it up again.')]
    : [];
}

function completionFaults(
  completedOn: string | null,
  said: TaskStatus,
  reportedOn: string,
  today: string,
): FieldFault[] {
  const impossible = completedOnFault(completedOn, said, today);
  if (impossible !== null) return [fault('completedOn', 'IMPOSSIBLE_DAY', impossible)];
  return completedOn !== null && completedOn > reportedOn
    ? [fault('completedOn', 'IMPOSSIBLE_DAY', `${completedOn} is after the day of the report, ${reportedOn}.`)]
    : [];
}

function percentFaults({ percent, status }: ReportProgressInput, said: TaskStatus, isOlder: boolean): FieldFault[] {
  if (percent === null || percent === undefined) return [];
  if (!(percent >= 0 && percent <= 100))
    return [fault('percent', 'OUT_OF_RANGE', `${percent} is no share of the work; it is 0 to 100.`)];
  // an older report without a status says nothing of the status that the task has now
  if (isOlder && !status) return [];
  if (said === 'COMPLETED' && percent < 100)
    return [
      fault(
        'percent',
        'CONTRADICTS_STATUS',
        status
          ? `A task that is COMPLETED is done, not ${percent} percent of it; leave percent out, or say status IN_PROGRESS.`
          : `The task is COMPLETED; say status IN_PROGRESS to take it up again at ${percent} percent.`,
      ),
    ];
  return status === 'NOT_STARTED' && percent > 0
    ? [fault('percent', 'CONTRADICTS_STATUS', `A task that is NOT_STARTED is not done to ${percent} percent.`)]
    : [];
}

const BEGUN: ReportRemark = {
  code: 'BEGUN',
  message: 'A share of the work is done, so that the task went from NOT_STARTED to IN_PROGRESS.',
};
const COMPLETE_BUT_OPEN: ReportRemark = {
  code: 'COMPLETE_BUT_OPEN',
  message: '100 percent is reported and the task stays open; report status COMPLETED with completedOn once it is done.',
};
const COMPLETED_WITHOUT_DAY: ReportRemark = {
  code: 'COMPLETED_WITHOUT_DAY',
  message: 'The task is COMPLETED on a day that nobody reported and counts as late; report completedOn.',
};
const OLDER_REPORT: ReportRemark = {
  code: 'OLDER_REPORT',
  message: 'A later report or day of completion is known: the report is kept, status and day stay as they are.',
};
