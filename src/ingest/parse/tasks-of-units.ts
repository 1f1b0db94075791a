import type { ParagraphBlock } from '../segment/section-tree';
import { type Addressee, nextAddressee, readAddressee } from './addressee';
import { onlyHelp } from './coordination';
import type { Calendar } from './period';
import { assign, type TaskDraft } from './task-draft';
import { newTask } from './task-writer';

/** The addressee's task, and one for each other unit that acts behind it in the same paragraph. */
export function tasksOfUnits(
  block: ParagraphBlock,
  from: number,
  addressee: Addressee,
  ordinal: string | null,
  calendar: Calendar,
): TaskDraft[] {
  const tasks: TaskDraft[] = [];
  let begin = from;
  let current: Addressee | null = addressee;
  for (let part = 1; current !== null; part++) {
    const next = nextAddressee(block.text, current);
    const end = next < 0 ? block.text.length : next - 2;
    const numbered = part === 1 && next < 0 ? ordinal : `${ordinal ?? ''}${ordinal === null ? '' : '.'}${part}`;
    const stretch = { from: begin, dutyAt: current.dutyAt, to: end };
    const role = onlyHelp(current.units, block.text.slice(current.dutyAt, end)) ? 'COORDINATE' : 'LEAD';
    tasks.push(newTask(block, stretch, assign(block, current.units, role), numbered, calendar));
    current = next < 0 ? null : readAddressee(block.text, next);
    begin = next;
  }
  return tasks;
}
