import { useState } from 'react';
import { useChange } from '../ask/use-change';
import { useViewer } from '../ask/use-viewer';
import { UndoRecordedDocument } from '../generated/graphql';
import { instantText } from '../words/format';
import { useLanguage, useWords } from '../words/language';
import type { ChangeGroup } from './change-groups';
import { HISTORY } from './history-words';
import { RefusalNotice } from './refusal-notice';
import { scopeToUndo } from './undoable';

/** Undoes what was changed at once; nothing for who may not, or where it is no change of people. */
export function UndoButton({ of: { recordingId, recordedAt, changes } }: { of: ChangeGroup }) {
  const said = useWords(HISTORY);
  const language = useLanguage();
  const scopes = useViewer()?.scopes ?? [];
  const { put, refusal, isBusy } = useChange(UndoRecordedDocument);
  const [undoneCount, setUndoneCount] = useState<number | null>(null);
  const scope = scopeToUndo(changes);
  if (!scope || !scopes.includes(scope)) return null;
  const when = instantText(recordedAt, language);
  if (undoneCount !== null) return <span role="status">{said.undone(undoneCount)}</span>;
  const undo = async () => {
    const done = await put({ input: { recordingId, reason: said.whyUndone(when) } });
    if (done) setUndoneCount(done.undoneCount);
  };
  return (
    <>
      <button type="button" disabled={isBusy} aria-label={said.undoOf(when)} onClick={() => void undo()}>
        {isBusy ? said.undoing : said.undo}
      </button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
