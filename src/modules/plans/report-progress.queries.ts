import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../auth/viewer';
import { requireOwnUnit } from '../../graph/own-unit';
import { invalid } from '../../graph/refused';
import { ProgressReport } from './progress-report.entity';
import type { ReportProgressInput, ReportRemark } from './report-progress.types';
import { readReport } from './report-rules';
import { Task } from './task.entity';

/** Two reports within a millisecond are two changes: the database counts finer. */
const NOW = () => 'clock_timestamp()';

/** What the answer to a report is made from. */
export interface StoredReport {
  taskId: number;
  reportId: number;
  remarks: ReportRemark[];
}

/**
 * Keeps a report and makes the task be as it says; the task's version counts it even where nothing else is different.
 * Errors: Refused, with every fault. Served by progress_report_task_id_idx.
 */
export async function storeReport(
  tx: EntityManager,
  task: Task,
  input: ReportProgressInput,
  today: string,
): Promise<StoredReport> {
  const [days] = await tx.query<[{ issued_on: string | null; reported_on: string | null }]>(
    `select p.issued_on::text, (select max(reported_on)::text from progress_report where task_id = $2) as reported_on
       from plan p where p.id = $1`,
    [task.planId, task.id],
  );
  const { status, completedOn } = task;
  const before = { status, completedOn, reportedOn: days.reported_on, planIssuedOn: days.issued_on, today };
  const { faults, after } = readReport(input, before);
  if (faults.length) throw invalid(...faults);
  const { percent = null, note = null, reportedOn } = input;
  const made = await tx.insert(ProgressReport, {
    taskId: task.id,
    reportedOn,
    percent: percent === null ? null : Math.round(100 * percent) / 100,
    status: input.status ?? null,
    completedOn: input.completedOn ?? null,
    note: note?.trim() ?? null,
  });
  await tx.update(Task, task.id, { status: after.status, completedOn: after.completedOn, reportedAt: NOW });
  const { id } = made.identifiers[0] as { id: number };
  return { taskId: task.id, reportId: id, remarks: after.remarks };
}

/** Errors: FORBIDDEN for a reporter of units that the task is not assigned to. Served by assignment_task_id_idx. */
export const requireOwnTask = (tx: EntityManager, viewer: Viewer, task: Task, argument: string): Promise<void> =>
  requireOwnUnit(tx, viewer, {
    argument,
    rule: 'on a task that its unit, or one below it, leads or takes part in',
    unitIds: async () => {
      const rows = await tx.query<{ unit_id: number }[]>('select unit_id from assignment where task_id = $1', [
        task.id,
      ]);
      return rows.map((row) => row.unit_id);
    },
  });
