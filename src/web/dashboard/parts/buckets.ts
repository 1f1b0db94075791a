import type { Timeliness } from '../generated/graphql';

/** The five official buckets, in the order in which departments report them. */
export const BUCKETS = [
  'COMPLETED_ON_TIME',
  'COMPLETED_LATE',
  'OPEN_IN_TIME',
  'OPEN_OVERDUE',
  'NO_DEADLINE',
] as const satisfies readonly Timeliness[];

/** The field of a report's row that counts each. */
export const BUCKET_FIELDS = {
  COMPLETED_ON_TIME: 'completedOnTime',
  COMPLETED_LATE: 'completedLate',
  OPEN_IN_TIME: 'openInTime',
  OPEN_OVERDUE: 'openOverdue',
  NO_DEADLINE: 'noDeadline',
} as const satisfies Record<Timeliness, string>;

/** Colours that are told apart without red and green (Okabe and Ito, 2008). */
export const BUCKET_COLOURS: Record<Timeliness, string> = {
  COMPLETED_ON_TIME: '#009e73',
  COMPLETED_LATE: '#e69f00',
  OPEN_IN_TIME: '#0072b2',
  OPEN_OVERDUE: '#d55e00',
  NO_DEADLINE: '#8a8f98',
};
