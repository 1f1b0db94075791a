import type { EntityManager } from 'typeorm';
import { decide } from '../../graph/decided';
import { fault, invalid } from '../../graph/refused';
import { textFaults } from '../../graph/text-fault';
import type { UpdateTaskInput } from './correction.inputs';
import { answerRemarks } from './diagnostic.queries';
import { completedOnFault, statusFault } from './status-rules';
import { Task } from './task.entity';

/** Stores what a person says of a task. Errors: Refused where the rules forbid it, all faults at once. */
export async function storeTaskUpdate(
  tx: EntityManager,
  task: Task,
  input: UpdateTaskInput,
  now: { at: Date; today: string },
): Promise<number> {
  const { title, expectedResult } = input;
  const status = input.status ?? task.status;
  // who takes a status back takes the day of completion along
  const kept = status === 'COMPLETED' ? task.completedOn : null;
  const completedOn = input.completedOn === undefined ? kept : input.completedOn;
  const forbidden = statusFault(task.status, status);
  const impossible = completedOnFault(completedOn, status, now.today);
  const faults = [
    ...(title === null ? [fault('title', 'REQUIRED', 'A task has a title; leave the field out to keep it.')] : []),
    ...textFaults('title', title),
    ...textFaults('expectedResult', expectedResult),
    ...(forbidden === null ? [] : [fault('status', 'FORBIDDEN_TRANSITION', forbidden)]),
    ...(impossible === null ? [] : [fault('completedOn', 'IMPOSSIBLE_DAY', impossible)]),
  ];
  if (faults.length) throw invalid(...faults);

  const values = {
    ...(title ? { title: title.trim() } : {}),
    ...(expectedResult === undefined ? {} : { expectedResult: expectedResult?.trim() ?? null }),
  };
  const readings = Object.fromEntries(Object.keys(values).map((field) => [field, task[field as keyof typeof values]]));
  const fields = Object.keys(values);
  const decided = fields.length ? decide(task.decided, readings, now.at) : task.decided;
  await tx.update(Task, task.id, { ...values, status, completedOn, decided: decided as never });
  await answerRemarks(tx, task.id, fields);
  return task.id;
}
