import type { FormEvent } from 'react';
import { useChange } from '../../ask/use-change';
import { DropTaskDocument } from '../../generated/graphql';
import { Field } from '../../parts/field';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useWords } from '../../words/language';
import { FormButtons } from './form-buttons';
import type { TaskFormProps } from './task-form';
import { WRITING } from './writing-words';

/** Takes a task away that is none, once it was said what goes. */
export function RemoveForm({ task, onSaved, onLeave }: TaskFormProps) {
  const said = useWords(WRITING);
  const { put, refusal, isBusy } = useChange(DropTaskDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim() || null;
    if (await put({ input: { id: task.id, expectedVersion: task.version, reason } })) onSaved();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <p>{said.removeAsk(task.title)}</p>
      <p className="quiet">{said.removeBack}</p>
      <Field label={said.reason} fault={refusal?.fields.reason}>
        {(tie) => <input {...tie} name="reason" />}
      </Field>
      <RefusalNotice refusal={refusal} shown={['reason']} />
      <FormButtons isBusy={isBusy} onLeave={onLeave} save={said.remove} />
    </form>
  );
}
