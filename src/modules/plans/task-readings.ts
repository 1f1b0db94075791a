import type { Evidence } from '../../graph/evidence';
import { fold } from '../../vietnamese/fold';
import type { AssignmentRole } from './task.enums';

/**
 * What a document says of a task's assignments and deadlines, in a form that can be compared with what the next edition
 * says: the words, not the rows that they led to.
 */
export const assignmentReading = (assignments: readonly { role: AssignmentRole; evidence: Evidence }[]): string[] =>
  assignments.map(({ role, evidence }) => `${role} ${fold(evidence.quote)}`).sort();

export const deadlineReading = (deadlines: readonly { text: string }[]): string[] =>
  deadlines.map(({ text }) => fold(text)).sort();
