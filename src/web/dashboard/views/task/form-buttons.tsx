import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';

/** Saves a form, or leaves it; nothing is saved while somebody else's version is to be looked at. */
export function FormButtons({
  isBusy,
  isHeld = false,
  onLeave,
  save,
}: {
  isBusy: boolean;
  isHeld?: boolean;
  onLeave: () => void;
  /** What saving is called; "Lưu" where absent. */
  save?: string;
}) {
  const said = useWords(SHARED);
  return (
    <p className="buttons">
      <button type="submit" className="primary" disabled={isBusy || isHeld}>
        {save ?? said.save}
      </button>
      <button type="button" onClick={onLeave}>
        {said.cancel}
      </button>
    </p>
  );
}
