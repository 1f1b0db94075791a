import type { Context } from '../../graph/context';
import { type Key, ref } from '../../graph/key';
import { type Row, rowsById } from '../../graph/rows-by-id';
import { rowToChange, type Write } from '../../graph/write';
import type { UpdateTaskInput } from './correction.inputs';
import { ProgressReport } from './progress-report.entity';
import { requireOwnTask, type StoredReport, storeReport } from './report-progress.queries';
import type { ReportProgressInput, ReportRemark } from './report-progress.types';
import { Task } from './task.entity';
import { storeTaskUpdate } from './update-task.queries';

/** What a mutation of one task and one of many have in common. `argument` names the id in errors. */

export interface TaskAnswer<Name extends string> {
  __typename: Name;
  task: Key;
}

export const taskAnswer =
  <Name extends string>(__typename: Name) =>
  (taskId: number): TaskAnswer<Name> => ({ __typename, task: ref('Task', taskId) });

export const taskUpdate = (
  ctx: Context,
  input: UpdateTaskInput,
  argument = 'id',
): Write<Task, number, TaskAnswer<'UpdateTaskSuccess'>> => ({
  operation: 'updateTask',
  input,
  target: rowToChange(Task, 'Task', input.id, input.expectedVersion, argument),
  store: (tx, task, at) => storeTaskUpdate(tx, task, input, { at, today: ctx.today }),
  answer: taskAnswer('UpdateTaskSuccess'),
});

interface ReportAnswer extends TaskAnswer<'ReportProgressSuccess'> {
  report: () => Promise<Row | null>;
  remarks: ReportRemark[];
}

export const progressReport = (
  ctx: Context,
  input: ReportProgressInput,
  argument = 'taskId',
): Write<Task, StoredReport, ReportAnswer> => ({
  operation: 'reportProgress',
  input,
  role: 'REPORTER',
  target: rowToChange(Task, 'Task', input.taskId, input.expectedVersion ?? null, argument),
  permit: (tx, task) => requireOwnTask(tx, ctx.viewer, task, argument),
  store: (tx, task) => storeReport(tx, task, input, ctx.today),
  answer: ({ taskId, reportId, remarks }) => ({
    ...taskAnswer('ReportProgressSuccess')(taskId),
    report: () => ctx.load(rowsById(ProgressReport), reportId),
    remarks,
  }),
});
