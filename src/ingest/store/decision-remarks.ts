import type { Decided } from '../../graph/decided';
import type { Diagnostic, Evidence, TaskMention } from '../parsed-document';
import type { KeptDecision } from './kept-decisions';

/** Something to look at again, on a task that is stored. */
export interface DecisionRemark extends Diagnostic<Evidence> {
  taskId: number;
  field: string;
}

const MOST_CHARACTERS = 120;

const shown = (value: unknown): string => {
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  return text === '' ? 'nothing' : `"${text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text}"`;
};

/** The document was changed under a decision: the decision stands, and somebody should look. */
export const keptRemark = (
  kept: KeptDecision,
  task: Pick<TaskMention<Evidence>, 'ordinal' | 'place'>,
): DecisionRemark => ({
  code: 'DECISION_KEPT',
  severity: 'WARNING',
  message: `${kept.field} of task ${task.ordinal ?? shown(task.place.quote)}: a person decided ${shown(kept.decided)}, the document says ${shown(kept.read)} now. The decision was kept.`,
  place: task.place,
  taskId: kept.rowId,
  field: kept.field,
});

/** For the report of an import only: tasks on which people had decided something, and which the document leaves out now. */
export const droppedRemarks = (
  removed: readonly { title: string; ordinal: string | null; decided: Decided }[],
): Diagnostic<Evidence>[] =>
  removed
    .filter(({ decided }) => Object.keys(decided).length > 0)
    .map(({ title, ordinal, decided }) => ({
      code: 'DECISION_DROPPED',
      severity: 'WARNING',
      message: `The document no longer has task ${ordinal ?? ''} ${shown(title)}, on which people had decided ${Object.keys(decided).join(', ')}. It is gone; the history keeps it.`,
      place: null,
    }));
