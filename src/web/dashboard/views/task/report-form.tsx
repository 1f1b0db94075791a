import { type FormEvent, useState } from 'react';
import { useChange } from '../../ask/use-change';
import { PutProgressDocument, type TaskStatus } from '../../generated/graphql';
import { Field } from '../../parts/field';
import { RefusalNotice } from '../../parts/refusal-notice';
import { vietnamToday } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { FormButtons } from './form-buttons';
import type { TaskFormProps } from './task-form';
import { WRITING } from './writing-words';

const SHOWN = ['percent', 'status', 'completedOn', 'reportedOn', 'note'] as const;

/** What a unit says of a task on a day. A report is taken whichever version was seen: nobody's words are overwritten. */
export function ReportForm({ task, onSaved, onLeave }: TaskFormProps) {
  const said = useWords(WRITING);
  const language = useLanguage();
  const { put, refusal, isBusy } = useChange(PutProgressDocument);
  const [status, setStatus] = useState<TaskStatus | ''>('');
  const isCompleted = (status || task.status) === 'COMPLETED';
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim() || null;
    const percent = text('percent');
    const done = await put({
      input: {
        taskId: task.id,
        percent: percent === null ? null : Number(percent),
        status: status || null,
        completedOn: text('completedOn'),
        reportedOn: text('reportedOn') ?? vietnamToday(),
        note: text('note'),
      },
    });
    if (done) onSaved(done.remarks.map(({ code, message }) => said.remarks[code] ?? message));
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <div className="row">
        <Field label={said.percent} fault={refusal?.fields.percent}>
          {(tie) => <input {...tie} type="number" name="percent" min={0} max={100} step="any" />}
        </Field>
        <Field label={said.status} fault={refusal?.fields.status}>
          {(tie) => (
            <select {...tie} value={status} onChange={(event) => setStatus(event.target.value as TaskStatus | '')}>
              <option value="">
                {termOf('TaskStatus', task.status, language)} ({said.sameStatus})
              </option>
              {task.nextStatuses.map((one) => (
                <option key={one} value={one}>
                  {termOf('TaskStatus', one, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="row">
        <Field label={said.reportedOn} fault={refusal?.fields.reportedOn}>
          {(tie) => <input {...tie} type="date" name="reportedOn" required defaultValue={vietnamToday()} />}
        </Field>
        {isCompleted && (
          <Field label={said.completedOn} fault={refusal?.fields.completedOn}>
            {(tie) => <input {...tie} type="date" name="completedOn" defaultValue={task.completedOn ?? ''} />}
          </Field>
        )}
      </div>
      <Field label={said.note} fault={refusal?.fields.note}>
        {(tie) => <textarea {...tie} name="note" />}
      </Field>
      <RefusalNotice refusal={refusal} shown={isCompleted ? SHOWN : SHOWN.filter((one) => one !== 'completedOn')} />
      <FormButtons isBusy={isBusy} onLeave={onLeave} save={said.report} />
    </form>
  );
}
