import type { DeadlineMention, Section } from '../parsed-document';
import type { ParagraphBlock } from '../segment/section-tree';
import { findDeadlines } from './deadline';
import type { Calendar } from './period';
import { sectionPath } from './section-path';
import { mentionDeadlines, type TaskDraft } from './task-draft';
import { applyLabels, type Labelled } from './task-labels';
import { groupTask, newTask } from './task-writer';

/** The task that a labelled paragraph belongs to. */
export interface LabelledPart {
  task: TaskDraft;
  /** It begins here. */
  isNew: boolean;
  /** The paragraph names it: "Tên nhiệm vụ: …"; what follows without a label goes on with it. */
  isNamed: boolean;
}

/** Reads tasks whose parts are given one by one after labels. */
export class LabelledTasks {
  /** The task last read, and the section above its parts. */
  private current: { task: TaskDraft; above: number | null } | null = null;

  constructor(
    private readonly sections: readonly Section[],
    private readonly calendar: Calendar,
  ) {}

  /**
   * Takes a paragraph that begins with a label as a part of its task: "Cơ quan chủ trì: …" after "Tên nhiệm vụ: …", or
   * after the numbered paragraph `heading` that names it.
   */
  read(
    block: ParagraphBlock,
    labels: readonly Labelled[],
    isTaskOpen: boolean,
    heading: ParagraphBlock | null,
  ): LabelledPart | null {
    const own = block.section === null ? null : (this.sections[block.section] ?? null);
    const above = block.marker === null || block.marker.kind === 'BULLET' ? block.section : (own?.parent ?? null);
    const first = labels[0] as Labelled;
    if (first.label === 'NAME') {
      const stretch = { from: first.start, dutyAt: first.start, to: block.text.length };
      const task = newTask(block, stretch, [], sectionPath(this.sections, above), this.calendar);
      this.current = { task, above };
      return { task, isNew: true, isNamed: true };
    }
    const goesOn = this.current?.above === above ? this.current.task : null;
    if (goesOn === null && (!labels.some(({ label }) => label === 'LEAD') || own === null || isTaskOpen)) return null;
    const task = goesOn ?? groupTask(own as Section, block, sectionPath(this.sections, above));
    this.current = { task, above };
    applyLabels(task, block, labels, this.calendar);
    const behind = labels.at(-1)?.end ?? block.text.length;
    if (task.deadlines.length === 0) task.deadlines.push(...deadlinesIn(block, behind, this.calendar));
    if (task.deadlines.length === 0 && goesOn === null && heading !== null && heading.section === block.section)
      task.deadlines.push(...deadlinesIn(heading, 0, this.calendar));
    task.text = `${task.text}\n${block.text}`;
    task.place = { start: task.place.start, end: block.end };
    return { task, isNew: goesOn === null, isNamed: false };
  }
}

/** The deadlines that the paragraph says from `from` on. */
function deadlinesIn(block: ParagraphBlock, from: number, calendar: Calendar): DeadlineMention[] {
  const found = findDeadlines(block.text.slice(from), calendar);
  return mentionDeadlines(
    block,
    found.map((one) => ({ ...one, start: one.start + from, end: one.end + from })),
  );
}
