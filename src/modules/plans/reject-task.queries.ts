import type { EntityManager } from 'typeorm';
import { fault, invalid } from '../../graph/refused';
import { fold } from '../../vietnamese/fold';
import { answerAllRemarks } from './diagnostic.queries';
import { ProgressReport } from './progress-report.entity';
import { RejectedTask } from './rejected-task.entity';
import { Task } from './task.entity';

/**
 * Takes a task away that is none, and remembers it, so that the next import does not bring it back; its parts belong to
 * the task around it. Errors: Refused where units have reported on it.
 */
export async function rejectTask(tx: EntityManager, task: Task): Promise<{ id: number; planId: number }> {
  const { id, planId, ordinal, text, evidence } = task;
  const reports = await tx.countBy(ProgressReport, { taskId: id });
  if (reports > 0)
    throw invalid(
      fault(
        'id',
        'HAS_REPORTS',
        `${reports} progress reports were made on it, so that it is a task; where it is not to be done any more, set its status to CANCELLED.`,
      ),
    );
  await answerAllRemarks(tx, id);
  await tx.query('update task set parent_id = $2 where parent_id = $1', [id, task.parentId]);
  if (task.origin === 'DOCUMENT') await tx.insert(RejectedTask, { planId, ordinal, textKey: fold(text), evidence });
  await tx.delete(Task, id);
  return { id, planId };
}
