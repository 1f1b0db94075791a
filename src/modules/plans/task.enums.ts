import { describedEnum } from '../../graph/described-enum';

export const TaskStatus = describedEnum('TaskStatus', 'How far a task has come (tình trạng nhiệm vụ).', {
  NOT_STARTED: 'Nothing was reported yet (chưa thực hiện).',
  IN_PROGRESS: 'Work is going on (đang thực hiện).',
  COMPLETED: 'Done (hoàn thành).',
  SUSPENDED: 'Put off, still open (tạm dừng).',
  CANCELLED: 'No longer to be done (hủy bỏ).',
});
export type TaskStatus = keyof typeof TaskStatus;

export const TaskOrigin = describedEnum('TaskOrigin', 'How a task came into the graph (nguồn của nhiệm vụ).', {
  DOCUMENT: 'It was read in the document (đọc từ văn bản).',
  PERSON: 'A person added what the reader missed (người dùng bổ sung).',
});
export type TaskOrigin = keyof typeof TaskOrigin;

export const AssignmentRole = describedEnum('AssignmentRole', 'In what role a unit takes part in a task (vai trò).', {
  LEAD: 'Answers for the task (chủ trì).',
  COORDINATE: 'Works along (phối hợp).',
});
export type AssignmentRole = keyof typeof AssignmentRole;

export const Timeliness = describedEnum(
  'Timeliness',
  'A task against its deadline, in the official buckets (tiến độ so với thời hạn).',
  {
    COMPLETED_ON_TIME: 'Done by its deadline (hoàn thành đúng hạn).',
    COMPLETED_LATE: 'Done after it, or on a day nobody reported (hoàn thành quá hạn).',
    OPEN_IN_TIME: 'Open, and its deadline is ahead (đang thực hiện trong hạn).',
    OPEN_OVERDUE: 'Open, and its deadline has passed (đang thực hiện quá hạn).',
    NO_DEADLINE: 'No day was set, or the task was cancelled (không có thời hạn).',
  },
);
export type Timeliness = keyof typeof Timeliness;
