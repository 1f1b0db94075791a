import type { EntityManager } from 'typeorm';
import { Assignment } from '../../modules/plans/assignment.entity';
import { Deadline } from '../../modules/plans/deadline.entity';
import { Task } from '../../modules/plans/task.entity';
import { findPassage } from '../../vietnamese/find-passage';
import type { Evidence, ReadDocument } from '../parsed-document';
import type { DecisionRemark } from './decision-remarks';
import { noteReadings } from './kept-decisions';

/**
 * Finds the places of tasks that a person added, and that the reader still does not read, in the text as it is now. One
 * whose passage the text no longer has stays, at the beginning of the text, with a remark.
 */
export async function keepAddedTasks(
  manager: EntityManager,
  document: ReadDocument,
  planId: number,
  readIds: readonly number[],
): Promise<DecisionRemark[]> {
  const { sourceText } = document;
  const read = new Set(readIds);
  const added = await manager.find(Task, { where: { planId, origin: 'PERSON' }, order: { id: 'ASC' } });
  const remarks: DecisionRemark[] = [];
  for (const task of added) {
    if (read.has(task.id)) continue;
    const quote = String(task.decided.evidence?.was ?? task.evidence.quote);
    const found = isThere(sourceText, task.evidence, quote)
      ? task.evidence
      : findPassage(sourceText, quote, task.position);
    const evidence = found ?? beginningOf(sourceText);
    const { decided } = noteReadings(task.id, task.decided, {
      evidence: { reading: found === null ? null : quote, value: quote },
    });
    if (evidence.start !== task.evidence.start || evidence.quote !== task.evidence.quote || decided !== task.decided)
      await manager.update(Task, task.id, { evidence, position: evidence.start, decided: decided as never });
    for (const entity of [Assignment, Deadline] as const)
      for (const part of await manager.findBy(entity, { taskId: task.id })) {
        if (isThere(sourceText, part.evidence, part.evidence.quote)) continue;
        const moved = findPassage(sourceText, part.evidence.quote, evidence.start) ?? evidence;
        await manager.update(entity, part.id, { evidence: moved });
      }
    if (found === null)
      remarks.push({
        code: 'DECISION_KEPT',
        severity: 'WARNING',
        message: `The task "${task.title}", which a person added, stands no more in the document: "${quote}". It was kept.`,
        place: evidence,
        taskId: task.id,
        field: 'evidence',
      });
  }
  return remarks;
}

const isThere = (text: string, place: Evidence, quote: string): boolean =>
  place.quote === quote && text.slice(place.start, place.end) === quote;

/** The first words of a text: where something stands that stands nowhere else. */
function beginningOf(text: string): Evidence {
  const start = text.length - text.trimStart().length;
  const end = text.indexOf('\n', start);
  const quote = text.slice(start, end < 0 ? undefined : end).trimEnd();
  return { quote, start, end: start + quote.length };
}

/** Did a person add a task to what is a plan by that alone? */
export async function hasAddedTasks(manager: EntityManager, documentId: number): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select from task t join plan p on p.id = t.plan_id where p.document_id = $1 and t.origin = 'PERSON' limit 1`,
    [documentId],
  );
  return rows.length > 0;
}
