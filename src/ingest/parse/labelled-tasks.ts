import type { Section } from '../parsed-document';
import type { ParagraphBlock } from '../segment/section-tree';
import type { Calendar } from './period';
import { sectionPath } from './section-path';
import type { TaskDraft } from './task-draft';
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

  /** Takes a paragraph that begins with a label as a part of its task: "Cơ quan chủ trì: …" after "Tên nhiệm vụ: …". */
  read(block: ParagraphBlock, labels: readonly Labelled[], isTaskOpen: boolean): LabelledPart | null {
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
    task.text = `${task.text}\n${block.text}`;
    task.place = { start: task.place.start, end: block.end };
    return { task, isNew: goesOn === null, isNamed: false };
  }
}
