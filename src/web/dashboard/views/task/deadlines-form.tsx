import type { FormEvent } from 'react';
import type { Fault } from '../../ask/change';
import { deadlinesOf } from '../../ask/correctable-parts';
import { useChange } from '../../ask/use-change';
import { CorrectDeadlinesDocument, type DeadlineInput } from '../../generated/graphql';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/field';
import { OtherVersion } from '../../parts/other-version';
import { RefusalNotice } from '../../parts/refusal-notice';
import { dayText } from '../../words/format';
import { useWords } from '../../words/language';
import { FormButtons } from './form-buttons';
import type { TaskFormProps } from './task-form';
import { WRITING } from './writing-words';

const PARTS = ['text', 'from', 'on', 'rule'] as const;

const EMPTY: DeadlineInput = { text: '', from: null, on: null, recurring: false, rule: null };

/** Says by when a task is to be done: all its time limits, in their order. */
export function DeadlinesForm({ task, onSaved, onLeave }: TaskFormProps) {
  const said = useWords(WRITING);
  const { put, refusal, isBusy, forget } = useChange(CorrectDeadlinesDocument);
  const draft = useDraft<{ deadlines: DeadlineInput[] }>(task.version, { deadlines: deadlinesOf(task) });
  const { deadlines } = draft.values;
  const setOne = (at: number, changes: Partial<DeadlineInput>) =>
    draft.set({ deadlines: deadlines.map((one, index) => (index === at ? { ...one, ...changes } : one)) });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim() || null;
    if (await put({ input: { id: task.id, expectedVersion: draft.version, deadlines, reason } })) onSaved();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <OtherVersion draft={draft} onChosen={forget}>
        <ul>
          {draft.other?.deadlines.map(({ text, on }) => (
            <li key={`${text} ${on}`}>
              {text} {on && `(${dayText(on)})`}
            </li>
          ))}
        </ul>
      </OtherVersion>
      {deadlines.map((deadline, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a deadline has no name but its place
        <fieldset key={at} className="part">
          <legend>{said.deadline(at + 1)}</legend>
          <OneDeadline
            deadline={deadline}
            faults={Object.fromEntries(PARTS.map((part) => [part, refusal?.fields[`deadlines.${at}.${part}`]]))}
            onChange={(changes) => setOne(at, changes)}
          />
          <button
            type="button"
            className="quiet"
            aria-label={said.take(said.deadline(at + 1))}
            onClick={() => draft.set({ deadlines: deadlines.filter((_, index) => index !== at) })}
          >
            ✕
          </button>
        </fieldset>
      ))}
      <button type="button" onClick={() => draft.set({ deadlines: [...deadlines, EMPTY] })}>
        {said.addDeadline}
      </button>
      <Field label={said.reason} fault={refusal?.fields.reason}>
        {(tie) => <input {...tie} name="reason" />}
      </Field>
      <RefusalNotice
        refusal={draft.other ? null : refusal}
        shown={['reason', ...deadlines.flatMap((_, at) => PARTS.map((part) => `deadlines.${at}.${part}`))]}
      />
      <FormButtons isBusy={isBusy} isHeld={draft.other !== null} onLeave={onLeave} />
    </form>
  );
}

interface OneDeadlineProps {
  deadline: DeadlineInput;
  faults: Readonly<Record<string, Fault | undefined>>;
  onChange: (changes: Partial<DeadlineInput>) => void;
}

function OneDeadline({ deadline: { text, from, on, recurring, rule }, faults, onChange }: OneDeadlineProps) {
  const said = useWords(WRITING);
  return (
    <div className="row">
      <Field label={said.deadlineText} fault={faults.text}>
        {/* the words of the document are not these any more: where it says so is not known */}
        {(tie) => (
          <input
            {...tie}
            required
            value={text}
            onChange={({ target }) => onChange({ text: target.value, quote: null })}
          />
        )}
      </Field>
      <Field label={said.from} fault={faults.from}>
        {(tie) => (
          <input
            {...tie}
            type="date"
            value={from ?? ''}
            onChange={({ target }) => onChange({ from: target.value || null })}
          />
        )}
      </Field>
      <Field label={said.on} fault={faults.on}>
        {(tie) => (
          <input
            {...tie}
            type="date"
            value={on ?? ''}
            onChange={({ target }) => onChange({ on: target.value || null })}
          />
        )}
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={recurring ?? false}
          onChange={({ target }) => onChange({ recurring: target.checked, ...(!target.checked && { rule: null }) })}
        />{' '}
        {said.recurring}
      </label>
      {recurring && (
        <Field label={said.rule} fault={faults.rule}>
          {(tie) => (
            <input
              {...tie}
              value={rule ?? ''}
              onChange={({ target }) => onChange({ rule: target.value.trim() || null })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
