import type { Block, ParagraphBlock } from '../segment/section-tree';
import { ACTS } from './addressee';
import type { TaskDraft } from './task-draft';

// Matches: what leads the duties that a general one is divided into: "… phụ trách. Cụ thể:", "…; cụ thể như sau:". Must not match: "quy định cụ thể:".
const IN_DETAIL = /(?:^|[.;] )(?:[Cc]ụ thể|[Tt]rong đó|[Bb]ao gồm|[Gg]ồm)(?: như sau| là| gồm)? ?:$/u;

/** The text without its "Cụ thể:", where items that follow are duties; else as it is. */
export function withoutDivision(text: string, next: ParagraphBlock): string {
  return text.endsWith(':') && IN_DETAIL.test(text) && beginsDuty(next) ? text.replace(IN_DETAIL, ':') : text;
}

/** The open task's units and its number, for the duties that it is divided into. */
export interface Division {
  assignments: TaskDraft['assignments'];
  rank: number;
  path: string | null;
}

/** The open task's units, where the line "Cụ thể:" divides their task into the duties below it; null where it does not. */
export function divisionOf(
  open: { task: TaskDraft; rank: number },
  block: ParagraphBlock,
  next: Block | undefined,
): Division | null {
  if (
    block.marker !== null ||
    !block.text.endsWith(':') ||
    !IN_DETAIL.test(block.text) ||
    next?.kind !== 'paragraph' ||
    next.marker === null
  )
    return null;
  if (next.marker.rank <= open.rank || !beginsDuty(next)) return null;
  const { assignments, ordinal } = open.task;
  return { assignments: [...assignments], rank: open.rank, path: ordinal };
}

/** Whether an item begins with what a unit is to do: "Phối hợp với Bộ …", unlike "Kinh phí: …". */
function beginsDuty({ text, marker }: ParagraphBlock): boolean {
  const body = text.slice(marker?.length ?? 0);
  return ACTS.test(` ${body.charAt(0).toLowerCase()}${body.slice(1, 60)}`);
}
