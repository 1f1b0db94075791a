import type { FormEvent } from 'react';
import { changeMade } from '../../ask/last-change';
import { useChange } from '../../ask/use-change';
import { DismissDoubtDocument } from '../../generated/graphql';
import { Field } from '../../parts/field';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useWords } from '../../words/language';
import { type Decided, type Doubt, nodeOfDoubt } from './doubt';
import { REVIEW } from './review-words';

/** It is right as it was read: off the list, and why. */
export function DismissForm({ item, onDecided }: { item: Doubt; onDecided: (what: Decided) => void }) {
  const said = useWords(REVIEW);
  const { put, refusal, isBusy } = useChange(DismissDoubtDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim() || null;
    const made = await changeMade(nodeOfDoubt(item), () => put({ input: { id: item.id, reason } }));
    if (made) onDecided({ change: made.change, remarks: [said.dismissed] });
  };
  return (
    <section>
      <h3>{said.asItIs}</h3>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div className="row">
          <Field label={said.reason} fault={refusal?.fields.reason}>
            {(tie) => <input {...tie} name="reason" />}
          </Field>
          <button type="submit" disabled={isBusy}>
            {said.dismiss}
          </button>
        </div>
        <RefusalNotice refusal={refusal} shown={['reason']} />
      </form>
    </section>
  );
}
