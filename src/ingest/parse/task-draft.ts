import { fold } from '../../vietnamese/fold';
import type { UnitInText } from '../../vietnamese/unit-group';
import type { AssignmentMention, DeadlineMention, TaskMention } from '../parsed-document';
import { type Passage, placeIn } from '../segment/passage';
import type { DeadlineInText } from './deadline';

/** A task while its paragraphs are still being collected; citations are matched when all are known. */
export type TaskDraft = Omit<TaskMention, 'citations'>;

/** The units of a passage as assignments in a role. */
export function assign(
  passage: Passage,
  units: readonly UnitInText[],
  role: AssignmentMention['role'],
): AssignmentMention[] {
  return units.map(({ unit, start, end, isCollective }) => ({
    unit,
    role,
    isCollective,
    place: placeIn(passage, start, end),
  }));
}

/** The deadlines of a passage as mentions. */
export function mentionDeadlines(passage: Passage, deadlines: readonly DeadlineInText[]): DeadlineMention[] {
  return deadlines.map(({ start, end, ...deadline }) => ({ ...deadline, place: placeIn(passage, start, end) }));
}

/** Each unit once, but for a class that leads and helps: each of "các bộ, ngành" does its own part and helps the others with theirs. */
export function withoutRepeats(assignments: readonly AssignmentMention[]): AssignmentMention[] {
  const seen = new Set<string>();
  const ordered = [
    ...assignments.filter((a) => a.role === 'LEAD'),
    ...assignments.filter((a) => a.role === 'COORDINATE'),
  ];
  return ordered.filter(({ unit, role, isCollective }) => {
    const key = isCollective ? `${role} ${fold(unit)}` : fold(unit);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
