import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../words/language';
import { SHARED } from '../words/shared-words';

/** A question that stands before everything else until it is answered; Escape closes it. */
export function Dialog({ title, onClose, children }: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const said = useWords(SHARED);
  const heading = useId();
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={place} className="dialog" aria-labelledby={heading} onClose={onClose}>
      <header className="panel-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="quiet" onClick={onClose}>
          {said.close}
        </button>
      </header>
      {children}
    </dialog>
  );
}
