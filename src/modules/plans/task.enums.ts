import { registerEnumType } from 'type-graphql';

export const TaskStatus = {
  NOT_STARTED: 'NOT_STARTED',
  IN_PROGRESS: 'IN_PROGRESS',
  COMPLETED: 'COMPLETED',
  SUSPENDED: 'SUSPENDED',
  CANCELLED: 'CANCELLED',
} as const;
export type TaskStatus = keyof typeof TaskStatus;

registerEnumType(TaskStatus, {
  name: 'TaskStatus',
  description: 'How far a task has come (tình trạng nhiệm vụ).',
  valuesConfig: {
    NOT_STARTED: { description: 'Nothing was reported yet (chưa thực hiện).' },
    IN_PROGRESS: { description: 'Work is going on (đang thực hiện).' },
    COMPLETED: { description: 'Done (hoàn thành).' },
    SUSPENDED: { description: 'Put off, still open (tạm dừng).' },
    CANCELLED: { description: 'No longer to be done (hủy bỏ).' },
  },
});

export const AssignmentRole = { LEAD: 'LEAD', COORDINATE: 'COORDINATE' } as const;
export type AssignmentRole = keyof typeof AssignmentRole;

registerEnumType(AssignmentRole, {
  name: 'AssignmentRole',
  description: 'In what role a unit takes part in a task (vai trò).',
  valuesConfig: {
    LEAD: { description: 'Answers for the task (chủ trì).' },
    COORDINATE: { description: 'Works along (phối hợp).' },
  },
});

export const Timeliness = {
  COMPLETED_ON_TIME: 'COMPLETED_ON_TIME',
  COMPLETED_LATE: 'COMPLETED_LATE',
  OPEN_IN_TIME: 'OPEN_IN_TIME',
  OPEN_OVERDUE: 'OPEN_OVERDUE',
  NO_DEADLINE: 'NO_DEADLINE',
} as const;
export type Timeliness = keyof typeof Timeliness;

registerEnumType(Timeliness, {
  name: 'Timeliness',
  description: 'A task against its deadline, in the official buckets (tiến độ so với thời hạn).',
  valuesConfig: {
    COMPLETED_ON_TIME: { description: 'Done by its deadline (hoàn thành đúng hạn).' },
    COMPLETED_LATE: { description: 'Done after it, or on a day nobody reported (hoàn thành quá hạn).' },
    OPEN_IN_TIME: { description: 'Open, and its deadline is ahead (đang thực hiện trong hạn).' },
    OPEN_OVERDUE: { description: 'Open, and its deadline has passed (đang thực hiện quá hạn).' },
    NO_DEADLINE: { description: 'No day was set, or the task was cancelled (không có thời hạn).' },
  },
});
