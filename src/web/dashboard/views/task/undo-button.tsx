import { useState } from 'react';
import type { Refusal } from '../../ask/change';
import { isUndoable, undoTask } from '../../ask/undo-task';
import { useMay } from '../../ask/use-viewer';
import type { ChangeGroup } from '../../parts/change-groups';
import { HISTORY } from '../../parts/history-words';
import { RefusalNotice } from '../../parts/refusal-notice';
import { instantText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';

/** Puts back what was changed of a task at once; nothing for who may not, or where it cannot be put back. */
export function UndoButton({ of: { nodeId, recordedAt, changes } }: { of: ChangeGroup }) {
  const said = useWords(HISTORY);
  const language = useLanguage();
  const may = useMay('EDIT');
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (!may || !isUndoable(changes)) return null;
  const when = instantText(recordedAt, language);
  const undo = async () => {
    setState('busy');
    const refused = await undoTask(nodeId, changes, said.whyUndone(when));
    setRefusal(refused);
    setState(refused ? 'idle' : 'done');
  };
  if (state === 'done') return <span role="status">{said.undone}</span>;
  return (
    <>
      <button type="button" disabled={state === 'busy'} aria-label={said.undoOf(when)} onClick={() => void undo()}>
        {state === 'busy' ? said.undoing : said.undo}
      </button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
