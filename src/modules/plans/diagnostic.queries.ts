import type { EntityManager } from 'typeorm';

/** Takes the remarks that doubt these fields of a task off the list: a person has decided them. */
export async function answerRemarks(tx: EntityManager, taskId: number, fields: readonly string[]): Promise<void> {
  if (!fields.length) return;
  await tx.query(
    'update diagnostic set dismissed_at = now() where task_id = $1 and field = any($2::text[]) and dismissed_at is null',
    [taskId, fields],
  );
}

/** Takes the remarks off the list that doubt whether a passage is a task: a person says that it is one. */
export async function answerRowRemarks(
  tx: EntityManager,
  planId: number,
  passage: { start: number; end: number },
): Promise<void> {
  await tx.query(
    `update diagnostic set dismissed_at = now() where plan_id = $1 and code = 'TASK_ROW_UNSURE' and dismissed_at is null
        and (evidence->>'start')::int < $3 and (evidence->>'end')::int > $2`,
    [planId, passage.start, passage.end],
  );
}

/** Takes every remark on a task off the list: it is none. */
export async function answerAllRemarks(tx: EntityManager, taskId: number): Promise<void> {
  await tx.query('update diagnostic set dismissed_at = now() where task_id = $1 and dismissed_at is null', [taskId]);
}
