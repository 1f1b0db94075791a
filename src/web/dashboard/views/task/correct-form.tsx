import type { FormEvent } from 'react';
import { useChange } from '../../ask/use-change';
import { CorrectTaskDocument } from '../../generated/graphql';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/field';
import { OtherVersion } from '../../parts/other-version';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useWords } from '../../words/language';
import { FormButtons } from './form-buttons';
import type { TaskFormProps } from './task-form';
import { WRITING } from './writing-words';

/** Corrects what was read of a task. */
export function CorrectForm({ task, onSaved, onLeave }: TaskFormProps) {
  const said = useWords(WRITING);
  const { put, refusal, isBusy, forget } = useChange(CorrectTaskDocument);
  const draft = useDraft(task.version, { title: task.title, expectedResult: task.expectedResult ?? '' });
  const { title, expectedResult } = draft.values;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim() || null;
    const input = {
      id: task.id,
      expectedVersion: draft.version,
      // what nobody touched stays the document's: a later import may still read it better
      ...(title !== task.title && { title }),
      ...(expectedResult !== (task.expectedResult ?? '') && { expectedResult: expectedResult.trim() || null }),
      reason,
    };
    if (await put({ input })) onSaved();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <OtherVersion draft={draft} onChosen={forget}>
        <dl className="facts">
          <dt>{said.title}</dt>
          <dd>{draft.other?.title}</dd>
          <dt>{said.expectedResult}</dt>
          <dd>{draft.other?.expectedResult}</dd>
        </dl>
      </OtherVersion>
      <Field label={said.title} fault={refusal?.fields.title}>
        {(tie) => (
          <textarea {...tie} required value={title} onChange={(event) => draft.set({ title: event.target.value })} />
        )}
      </Field>
      <Field label={said.expectedResult} fault={refusal?.fields.expectedResult}>
        {(tie) => (
          <textarea
            {...tie}
            value={expectedResult}
            onChange={(event) => draft.set({ expectedResult: event.target.value })}
          />
        )}
      </Field>
      <details>
        <summary>{said.text}</summary>
        <p>{task.text}</p>
        <p className="quiet">{said.textHint}</p>
      </details>
      <Field label={said.reason} fault={refusal?.fields.reason}>
        {(tie) => <input {...tie} name="reason" />}
      </Field>
      <RefusalNotice refusal={draft.other ? null : refusal} shown={['title', 'expectedResult', 'reason']} />
      <FormButtons isBusy={isBusy} isHeld={draft.other !== null} onLeave={onLeave} />
    </form>
  );
}
