import type { EntityManager } from 'typeorm';
import { decide } from '../../graph/decided';
import type { DocumentWriters } from '../../graph/document-writers';
import { requireId } from '../../graph/global-id';
import { fault, invalid, notFound } from '../../graph/refused';
import { shown } from '../../graph/shown';
import { textFaults } from '../../graph/text-fault';
import { Assignment } from './assignment.entity';
import type { AddTaskInput } from './correction.inputs';
import { Deadline } from './deadline.entity';
import { answerRowRemarks } from './diagnostic.queries';
import { namedUnits } from './named-units.queries';
import { namedPassage, quoter } from './passage';
import type { Plan } from './plan.entity';
import { sectionAround, textOfPlan } from './plan-text.queries';
import { Task } from './task.entity';
import { deadlineRows } from './task-parts.queries';

/** Stores a task that the reader missed: all of it is a person's word, so that no import takes it away. */
export async function storeAddedTask(
  tx: EntityManager,
  plan: Plan,
  input: AddTaskInput,
  { at, unitNamed }: { at: Date; unitNamed: DocumentWriters['unitNamed'] },
): Promise<number> {
  const { title, ordinal = null, expectedResult = null, assignments, deadlines } = input;
  const faults = [
    ...textFaults('title', title),
    ...textFaults('ordinal', ordinal),
    ...textFaults('expectedResult', expectedResult),
  ];
  if (faults.length) throw invalid(...faults);
  const sourceText = await textOfPlan(tx, plan.id);
  const evidence = namedPassage(sourceText, input);
  const parentId = input.parentId == null ? null : await parentIn(tx, plan.id, input.parentId);
  await refuseSecond(tx, plan.id, evidence.start, evidence.end);
  const units = await namedUnits(tx, plan.id, assignments ?? [], unitNamed);
  const nothing = { title: null, expectedResult: null, assignments: [], deadlines: [], evidence: evidence.quote };
  const made = await tx.insert(Task, {
    planId: plan.id,
    sectionId: await sectionAround(tx, plan.id, evidence.start),
    parentId,
    position: evidence.start,
    ordinal,
    title: title.trim(),
    text: evidence.quote,
    expectedResult,
    evidence,
    origin: 'PERSON',
    decided: decide({}, nothing, at) as never,
  });
  const { id } = made.identifiers[0] as { id: number };
  const quote = quoter(sourceText, evidence);
  const rows = (assignments ?? []).map(({ role, quote: words }, position) => ({
    taskId: id,
    unitId: units[position] as number,
    role,
    position,
    evidence: quote(words, `assignments.${position}.quote`),
  }));
  if (rows.length) await tx.insert(Assignment, rows);
  const limits = deadlineRows(id, deadlines ?? [], quote);
  if (limits.length) await tx.insert(Deadline, limits);
  await answerRowRemarks(tx, plan.id, evidence);
  return id;
}

async function parentIn(tx: EntityManager, planId: number, parentId: string): Promise<number> {
  const id = requireId(parentId, 'Task', 'parentId');
  const parent = await tx.findOneBy(Task, { id });
  if (parent === null) throw notFound(`parentId: there is no Task with the id ${shown(parentId)}.`);
  if (parent.planId !== planId)
    throw invalid(
      fault('parentId', 'OF_ANOTHER_PLAN', 'It is a task of another plan; a part belongs to the same one.'),
    );
  return id;
}

/** Two people who add the same task add it once. */
async function refuseSecond(tx: EntityManager, planId: number, start: number, end: number): Promise<void> {
  const [same] = await tx.query<{ title: string }[]>(
    `select title from task where plan_id = $1 and position = $2 and (evidence->>'end')::int = $3 limit 1`,
    [planId, start, end],
  );
  if (same)
    throw invalid(
      fault('quote', 'TASK_THERE', `That very passage is the task ${shown(same.title)} already; correct that one.`),
    );
}
