import type { ChangeGroup } from '../../parts/change-groups';
import { HISTORY } from '../../parts/history-words';
import { useWords } from '../../words/language';
import { UndoButton } from './undo-button';

/** What was saved of a task, as its history has it, and what else follows from it. */
export interface Saved {
  change: ChangeGroup | null;
  remarks: readonly string[];
}

/** Says that a task was changed, and offers to put back what it was. */
export function SavedNotice({ saved: { change, remarks } }: { saved: Saved }) {
  const said = useWords(HISTORY);
  return (
    <div className="notice saved" role="status">
      <span>
        {said.saved}
        {remarks.map((remark) => (
          <small key={remark}>{remark}</small>
        ))}
      </span>
      {change && <UndoButton key={change.key} of={change} />}
    </div>
  );
}
