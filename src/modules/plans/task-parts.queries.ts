import type { EntityManager } from 'typeorm';
import { decide } from '../../graph/decided';
import type { DocumentWriters } from '../../graph/document-writers';
import type { Evidence } from '../../graph/evidence';
import { invalid } from '../../graph/refused';
import { Assignment } from './assignment.entity';
import type { AssignmentInput, DeadlineInput } from './correction.inputs';
import { Deadline } from './deadline.entity';
import { deadlineFaults } from './deadline-faults';
import { answerRemarks } from './diagnostic.queries';
import { namedUnits } from './named-units.queries';
import { quoter } from './passage';
import { textOfPlan } from './plan-text.queries';
import { Task } from './task.entity';
import { assignmentReading, deadlineReading } from './task-readings';

/** Makes the units of a task be those that a person says. A unit that stays in its role keeps its row. */
export async function storeAssignments(
  tx: EntityManager,
  task: Task,
  inputs: readonly AssignmentInput[],
  { at, unitNamed }: { at: Date; unitNamed: DocumentWriters['unitNamed'] },
): Promise<number> {
  const before = await tx.findBy(Assignment, { taskId: task.id });
  const quote = quoter(await textOfPlan(tx, task.planId), task.evidence);
  const units = await namedUnits(tx, task.planId, inputs, unitNamed);
  const wanted = inputs.map(({ role, quote: words }, position) => {
    const unitId = units[position] as number;
    const same = before.find((row) => row.unitId === unitId && row.role === role);
    const evidence = words || !same ? quote(words, `assignments.${position}.quote`) : same.evidence;
    return { id: same?.id, taskId: task.id, unitId, role, position, evidence };
  });
  const kept = new Set(wanted.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length) await tx.delete(Assignment, gone);
  for (const { id, ...row } of wanted)
    if (id === undefined) await tx.insert(Assignment, row);
    else await tx.update(Assignment, id, row);
  return decideParts(tx, task, { assignments: assignmentReading(before) }, at);
}

/** Makes the time limits of a task be those that a person says. */
export async function storeDeadlines(
  tx: EntityManager,
  task: Task,
  inputs: readonly DeadlineInput[],
  at: Date,
): Promise<number> {
  const before = await tx.findBy(Deadline, { taskId: task.id });
  await tx.delete(Deadline, { taskId: task.id });
  const rows = deadlineRows(task.id, inputs, quoter(await textOfPlan(tx, task.planId), task.evidence));
  if (rows.length) await tx.insert(Deadline, rows);
  return decideParts(tx, task, { deadlines: deadlineReading(before) }, at);
}

/** Deadlines as rows of a task. Errors: Refused, with every fault. */
export function deadlineRows(
  taskId: number,
  inputs: readonly DeadlineInput[],
  quote: (words: string | null | undefined, field: string) => Evidence,
): Omit<Deadline, 'id'>[] {
  const faults = inputs.flatMap((input, i) => deadlineFaults(input, `deadlines.${i}`));
  if (faults.length) throw invalid(...faults);
  return inputs.map(({ text, from, on, recurring, rule, quote: words }, position) => ({
    taskId,
    position,
    text: text.trim(),
    from: from ?? null,
    on: on ?? null,
    recurring: recurring ?? false,
    rule: rule ?? null,
    evidence: quote(words, `deadlines.${position}.quote`),
  }));
}

/** Remembers that a person decided, and what the document said; the task's version counts it. */
async function decideParts(
  tx: EntityManager,
  task: Task,
  readings: Readonly<Record<string, string[]>>,
  at: Date,
): Promise<number> {
  await tx.update(Task, task.id, { decided: decide(task.decided, readings, at) as never });
  await answerRemarks(tx, task.id, Object.keys(readings));
  return task.id;
}
