import { useChange } from '../../ask/use-change';
import { type KeyRowFragment, RevokeKeyDocument } from '../../generated/graphql';
import { Dialog } from '../../parts/dialog';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { ACCOUNT } from './account-words';

/** Asks once more, and takes a key back. */
export function RevokeKey({ of: key, onEnd }: { of: KeyRowFragment; onEnd: () => void }) {
  const said = useWords(ACCOUNT);
  const shared = useWords(SHARED);
  const { put, refusal, isBusy } = useChange(RevokeKeyDocument);
  const revoke = async () => {
    if (await put({ input: { id: key.id } })) onEnd();
  };
  return (
    <Dialog title={said.revoke} onClose={onEnd}>
      <p>{said.revokeAsk(key.name)}</p>
      <RefusalNotice refusal={refusal} />
      <p className="buttons">
        <button type="button" className="danger" disabled={isBusy} onClick={() => void revoke()}>
          {said.revoke}
        </button>
        <button type="button" onClick={onEnd}>
          {shared.cancel}
        </button>
      </p>
    </Dialog>
  );
}
