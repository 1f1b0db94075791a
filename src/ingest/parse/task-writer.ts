import type { AssignmentMention, Section } from '../parsed-document';
import { placeIn } from '../segment/passage';
import type { ParagraphBlock } from '../segment/section-tree';
import { findJointLeads, findPartners } from './coordination';
import { findDeadlines } from './deadline';
import type { Calendar } from './period';
import { assign, mentionDeadlines, type TaskDraft } from './task-draft';
import { applyLabels, findLabels } from './task-labels';
import { titleOf } from './task-title';

/** The stretch of a paragraph that a task is written in: the task from `from` on, its duty from `dutyAt` on, up to `to`. */
export interface TaskStretch {
  from: number;
  dutyAt: number;
  to: number;
}

/** The task that a stretch of a paragraph gives to the units; `onlyCoordinates`: the partners it names lead it. */
export function newTask(
  block: ParagraphBlock,
  stretch: TaskStretch,
  assignments: readonly AssignmentMention[],
  ordinal: string | null,
  calendar: Calendar,
  onlyCoordinates = false,
): TaskDraft {
  const { from, dutyAt, to } = stretch;
  const task: TaskDraft = {
    ordinal,
    title: titleOf(block.text.slice(dutyAt, to)),
    text: block.text.slice(from, to),
    section: block.section,
    parent: null,
    assignments: [...assignments],
    deadlines: [],
    expectedResult: null,
    place: placeIn(block, from, to),
  };
  addDetails(task, block, dutyAt, to, calendar, onlyCoordinates);
  return task;
}

/** Lets the task go on over the whole paragraph. */
export function extendTask(task: TaskDraft, block: ParagraphBlock, calendar: Calendar): void {
  task.text = `${task.text}\n${block.text}`;
  task.place = { start: task.place.start, end: block.end };
  addDetails(task, block, 0, block.text.length, calendar, false);
}

/** A numbered group whose unit is named in one line after its items stands as one task. */
export function groupTask(section: Section, block: ParagraphBlock, ordinal: string | null): TaskDraft {
  return {
    ordinal,
    title: section.title,
    text: section.title,
    section: block.section,
    parent: null,
    assignments: [],
    deadlines: [],
    expectedResult: null,
    place: { start: section.place.start, end: block.end },
  };
}

function addDetails(
  task: TaskDraft,
  block: ParagraphBlock,
  from: number,
  to: number,
  calendar: Calendar,
  onlyCoordinates: boolean,
): void {
  const labels = findLabels(block.text.slice(0, to)).filter(({ labelAt }) => labelAt >= from);
  const prose = block.text.slice(0, labels[0]?.labelAt ?? to);
  task.assignments.push(...assign(block, findJointLeads(prose, from), 'LEAD'));
  if (!onlyCoordinates) task.assignments.push(...assign(block, findPartners(prose, from), 'COORDINATE'));
  const deadlines = findDeadlines(prose.slice(from), calendar).map((found) => ({
    ...found,
    start: found.start + from,
    end: found.end + from,
  }));
  task.deadlines.push(...mentionDeadlines(block, deadlines));
  applyLabels(task, block, labels, calendar);
}
