import type { ChangeGroup } from '../../parts/change-groups';
import { HISTORY } from '../../parts/history-words';
import { UndoButton } from '../../parts/undo-button';
import { useWords } from '../../words/language';

/** What was saved, as the history has it, and what is to be said of it. */
export interface Saved {
  change: ChangeGroup | null;
  remarks: readonly string[];
}

/** Says that something was changed, and offers to put back what it was. */
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
