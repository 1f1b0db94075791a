import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { useChange } from '../../ask/use-change';
import { PutTaskDocument } from '../../generated/graphql';
import { Field } from '../../parts/field';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { FormButtons } from './form-buttons';
import { WRITING } from './writing-words';

const SHOWN = ['title', 'ordinal', 'expectedResult', 'quote', 'start'] as const;

interface AddFormProps {
  plan: { id: string; version: number };
  /** The task that it is a part of. */
  parentId: string | null;
  onLeave: () => void;
}

/** Adds a task that the reader missed; who leads it and by when is said of it afterwards. */
export function AddForm({ plan, parentId, onLeave }: AddFormProps) {
  const said = useWords(WRITING);
  const shared = useWords(SHARED);
  const { put, refusal, isBusy } = useChange(PutTaskDocument);
  const [addedId, setAddedId] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const done = await put({
      input: {
        planId: plan.id,
        expectedVersion: plan.version,
        parentId,
        title: text('title'),
        quote: text('quote'),
        ordinal: text('ordinal') || null,
        expectedResult: text('expectedResult') || null,
        reason: text('reason') || null,
      },
    });
    if (done) setAddedId(done.task.id);
  };
  if (addedId !== null)
    return (
      <div className="notice saved" role="status">
        <span>{said.added}</span>
        <Link to={addressOf('task', addedId)} onClick={onLeave}>
          {said.openAdded}
        </Link>
        <button type="button" onClick={onLeave}>
          {shared.close}
        </button>
      </div>
    );
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <Field label={said.title} fault={refusal?.fields.title}>
        {(tie) => <textarea {...tie} name="title" required />}
      </Field>
      <Field label={said.quote} fault={refusal?.fields.quote ?? refusal?.fields.start}>
        {(tie) => <textarea {...tie} name="quote" required />}
      </Field>
      <div className="row">
        <Field label={said.ordinal} fault={refusal?.fields.ordinal}>
          {(tie) => <input {...tie} name="ordinal" />}
        </Field>
        <Field label={said.expectedResult} fault={refusal?.fields.expectedResult}>
          {(tie) => <input {...tie} name="expectedResult" />}
        </Field>
      </div>
      <Field label={said.reason}>{(tie) => <input {...tie} name="reason" />}</Field>
      <RefusalNotice refusal={refusal} shown={SHOWN} />
      <FormButtons isBusy={isBusy} onLeave={onLeave} save={said.add} />
    </form>
  );
}
